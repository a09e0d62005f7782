"""Make the font subsets of the pages and of the kiosk from pinned npm packages, and pin them by hash.

fonts.py          checks the files against tools/fonts.json
fonts.py --fetch  fetches the pinned packages with npm, subsets them with fontTools, writes files and hashes

One file a face with the letters that the record has, half of what the faces cut for the web at large weigh. Those of
pages keep their hints: without them words stand unevenly on a desktop screen that rounds to whole pixels.
"""

import argparse
import io
import json
import sys
import tarfile
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

from tools.vendor import ROOT, member, pack, sha256

PINS = ROOT / "tools" / "fonts.json"
PAGES = "theme/assets/fonts"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"
MARKS = "đĐ–—‘’“”«»…•·°×≤≥"
# On pages alone: letters of foreign names, and signs that texts and controls have.
OTHERS = "".join(map(chr, range(0xA1, 0x100))) + "ŒœŠšŽžŸ₫€−‐‑―‚„†‡‹›⁄→←↑↓↗™\u2009\u202f"


def main() -> int:
    """Run the command line; 0 when every file is as pinned."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fetch", action="store_true", help="fetch with npm, subset and write")
    pins: list[dict[str, Any]] = json.loads(PINS.read_text("utf-8"))
    if parser.parse_args().fetch:
        pins = [fetch(pin) for pin in pins]
        PINS.write_text(json.dumps(pins, indent=2, ensure_ascii=False) + "\n", "utf-8")
    wrong = [name for pin in pins for name, wanted in pin["sha256"].items() if found(pin, name) != wanted]
    print("\n".join(f"{name}: not as pinned" for name in wrong) or "fonts as pinned")
    return 1 if wrong else 0


def found(pin: dict[str, Any], name: str) -> str:
    """The hash of a committed file; empty where it is missing."""
    path = ROOT / pin["folder"] / name
    return sha256(path.read_bytes()) if path.is_file() else ""


def characters() -> str:
    """Printable ASCII, all Vietnamese letters, and the marks that slides use."""
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    plain = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0"
    return plain + "".join(sorted(letters | {letter.upper() for letter in letters})) + MARKS


def fetch(pin: dict[str, Any]) -> dict[str, Any]:
    """Fetch one package, write its subsets and licence, return its pin with their hashes."""
    with tempfile.TemporaryDirectory() as folder:
        packed, tarball = pack(pin["package"], pin["version"], Path(folder))
        if packed["integrity"] != (pin["integrity"] or packed["integrity"]):
            raise SystemExit(f"{pin['package']}: integrity differs from the pin")
        with tarfile.open(tarball) as archive:
            made = {new: member(archive, name) for name, new in pin["licences"].items()}
            made |= {new: subset_of(member(archive, name), pin) for name, new in pin["subsets"].items()}
    for name, data in made.items():
        path = ROOT / pin["folder"] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    hashes = {name: sha256(data) for name, data in sorted(made.items())}
    return {**pin, "integrity": packed["integrity"], "sha256": hashes}


def subset_of(data: bytes, pin: dict[str, Any]) -> bytes:
    """The font cut down to `characters`, of pages with `OTHERS`, as woff2: same input, same bytes."""
    options = subset.Options(flavor="woff2", hinting=pin["hinting"], layout_features=pin["features"])
    options.recalc_timestamp = False
    font: TTFont = subset.load_font(io.BytesIO(data), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters() + (OTHERS if pin["folder"] == PAGES else ""))
    cutter.subset(font)
    made = io.BytesIO()
    subset.save_font(font, made, options)
    return made.getvalue()


if __name__ == "__main__":
    sys.exit(main())
