"""Fetch the third-party files the site serves itself (fonts, plotly.js, the forms of admin/) and pin them by hash.

vendor.py                    checks the files on disk against tools/vendored.json
vendor.py --fetch            fetches the pinned packages with npm, refuses another integrity, writes the files
vendor.py --fetch --update   takes the newest versions and rewrites the pins; read the diff before committing it
"""

import argparse
import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ASSETS = "theme/assets"
PINS = ROOT / "tools" / "vendored.json"
ELSEWHERE = (
    (r"https://cdn\.jsdelivr\.net/fontsource/fonts/material-symbols-outlined[^)\s]+", "vendor/material-symbols.woff2"),
    (r"https://cdn\.jsdelivr\.net/fontsource/fonts/source-sans-3[^)\s]+", "vendor/not-used.woff2"),
    (r"https://cdn\.jsdelivr\.net/fontsource/fonts/noto-mono[^)\s]+", "vendor/not-used.woff2"),
    (r"\$\{\w+\}@\$\{\w+\}/locales", "vendor/locales"),
    (r"https://unpkg\.com/@sveltia/cms", "vendor/sveltia"),
)
# What theme/admin/admin.js needs and Sveltia CMS does not say: a file's path to who reads it, a say in where a new file
# goes, in what a saved record is called and in what a pick among its own parts offers, and a new record known by its
# path, as one that was read is. A pick offers no new record from within another; on a phone the page may be enlarged.
# Whoever is signed in is known to this tab alone and forgotten with it; only what holds no token, which the window of
# the repository's own sign-in must see as well, is kept for all tabs.
TOLD = (
    (
        (
            r"(static async set\((\w+),(\w+)\)\{)(if\(\3===void 0\))\{globalThis\.localStorage"
            r"(\.removeItem\(\2\));return\}globalThis\.localStorage(\.setItem\(\2,JSON\.stringify\(\3\)\))"
        ),
        (
            r"\1globalThis.localStorage\5;globalThis.sessionStorage\5;\4return;"
            r"(\3?.token?globalThis.sessionStorage:globalThis.localStorage)\6"
        ),
    ),
    (
        r"(static async get\((\w+)\)\{let (\w+)=)globalThis\.localStorage(\.getItem\(\2\));",
        r"\1globalThis.sessionStorage\4??globalThis.localStorage\4;",
    ),
    (
        r"(static async delete\((\w+)\)\{)globalThis\.localStorage(\.removeItem\(\2\))\}",
        r"\1globalThis.localStorage\3;globalThis.sessionStorage\3}",
    ),
    (r"`maximum-scale=1`,", ""),
    (r"(\(\{fieldConfig:\{collection:\w+,file:\w+\},draft:\w+\}\)=>\{)(if)", r"\1return;\2"),
    (r"(path:(\w+),folder:\{collectionName:[\s\S]{0,480}?\.parser;if\(\w+\)return \w+\(\w+)\)", r"\1,\2)"),
    (
        r"(\w+\(\w+,\{collection:(\w+),locale:\w+,content:(\w+\[\w+\]),currentSlug:\w+\}\)):(\w+;return)",
        r"(window.thiduaPath?.(\2.name,\3)??\1):\4",
    ),
    (
        (
            r"options:(\w+\(\{locale:(\w+)\.locale,fieldConfig:\2\.fieldConfig,"
            r"refEntries:\w+\(\w+\),currentLocaleValues:(\w+\(\w+\)),[^}]*\}\))"
        ),
        r"options:(window.thiduaOwn?.(\2.fieldConfig,\3)??\1)",
    ),
    (r"(await \w+\(\{type:`preSave`,entry:(\w+),collection:(\w+),)", r"window.thiduaSaved?.(\3.name,\2),\1"),
    (r"(\w+=)\w+\(\w+\)(,\w+=\{id:\w+,slug:\w+\?\w+:\w+,subPath:)", r"\1!0\2"),
)
# The words of a clerk for those of Sveltia CMS, and those it has in English alone.
WORDS = ROOT / "tools" / "sveltia_words.json"
PLOTLY_RULES = re.compile(r'\{"X,X div":.*?\}(?=[,;])', re.S)


def main() -> int:
    """Run the command line; 0 when every file is as pinned."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fetch", action="store_true", help="fetch with npm and write the files")
    parser.add_argument("--update", action="store_true", help="with --fetch: newest versions, new pins")
    options = parser.parse_args()
    pins: list[dict[str, Any]] = json.loads(PINS.read_text("utf-8"))
    if options.fetch:
        pins = [fetch(pin, update=options.update) for pin in pins]
        PINS.write_text(json.dumps(pins, indent=2, ensure_ascii=False) + "\n", "utf-8")
    wrong = [problem for pin in pins for problem in problems(pin)]
    print("\n".join(wrong) or f"{sum(len(pin['sha256']) for pin in pins)} files as pinned")
    return 1 if wrong else 0


def problems(pin: dict[str, Any]) -> list[str]:
    """What is wrong with the files of one package; empty when all are as pinned."""
    found = []
    for name, expected in pin["sha256"].items():
        path = folder_of(pin) / name
        if not path.is_file():
            found.append(f"{name}: missing")
        elif sha256(path.read_bytes()) != expected:
            found.append(f"{name}: hash differs from the pin")
    return found


def folder_of(pin: dict[str, Any]) -> Path:
    """Where the files of one package stand: theme/assets unless the pin names another folder."""
    return ROOT / pin.get("folder", ASSETS)


def fetch(pin: dict[str, Any], *, update: bool) -> dict[str, Any]:
    """Fetch one package, write its files into its folder, return its pin with their hashes."""
    with tempfile.TemporaryDirectory() as folder:
        packed, tarball = pack(pin["package"], None if update else pin["version"], Path(folder))
        if not update and packed["integrity"] != pin["integrity"]:
            raise SystemExit(f"{pin['package']}: integrity differs from the pin")
        with tarfile.open(tarball) as archive:
            contents = {target: member(archive, source) for source, target in pin["files"].items()}
            contents |= bundled(archive, pin, Path(folder))
    contents |= derived(pin["package"], packed["version"], contents)
    for name, data in contents.items():
        path = folder_of(pin) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    hashes = {name: sha256(data) for name, data in sorted(contents.items())}
    return {**pin, "version": packed["version"], "integrity": packed["integrity"], "sha256": hashes}


def pack(package: str, version: str | None, folder: Path) -> tuple[dict[str, Any], Path]:
    """Download a package with npm: its description, and the tarball, whose sha512 is verified here."""
    wanted = f"{package}@{version}" if version else package
    run = subprocess.run(["npm", "pack", "--json", wanted], cwd=folder, check=True, capture_output=True, text=True)
    answer = json.loads(run.stdout)
    described = answer[0] if isinstance(answer, list) else next(iter(answer.values()))
    tarball = next(folder.glob("*.tgz"))
    digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    if described["integrity"] != f"sha512-{digest}":
        raise SystemExit(f"{package}: the tarball is not what npm describes")
    return described, tarball


def member(archive: tarfile.TarFile, name: str) -> bytes:
    """The bytes of one file of the package."""
    handle = archive.extractfile(f"package/{name}")
    if handle is None:
        raise SystemExit(f"{name}: not in the package")
    return handle.read()


def bundled(archive: tarfile.TarFile, pin: dict[str, Any], folder: Path) -> dict[str, bytes]:
    """The modules of a package as one script for a page: `tool` makes it, `name` is its global.

    It is made of `entry`, a module of the package, or of what `exports` names of its modules, and of the packages that
    it `needs`, each pinned in an entry of its own.
    """
    bundle: dict[str, Any] | None = pin.get("bundle")
    if bundle is None:
        return {}
    unpacked(archive, pin["package"], folder)
    for needed in (pinned(name) for name in bundle.get("needs", ())):
        with tempfile.TemporaryDirectory() as aside:
            packed, tarball = pack(needed["package"], needed["version"], Path(aside))
            if packed["integrity"] != needed["integrity"]:
                raise SystemExit(f"{needed['package']}: integrity differs from the pin")
            with tarfile.open(tarball) as within:
                unpacked(within, needed["package"], folder)
    entry = folder / "node_modules" / pin["package"] / bundle.get("entry", "thidua-entry.js")
    if named := bundle.get("exports"):
        lines = [f'export {{ {", ".join(names)} }} from "{module}";' for module, names in named.items()]
        entry.write_text("\n".join(lines), "utf-8")
    options = ["--bundle", "--minify", "--charset=utf8", "--format=iife", f"--global-name={bundle['name']}"]
    command = ["npx", "--yes", bundle["tool"], str(entry), *options]
    made = subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return {bundle["file"]: made.stdout}


def unpacked(archive: tarfile.TarFile, package: str, folder: Path) -> None:
    """Put a package where modules look for it."""
    place = folder / "node_modules" / package
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as aside:
        archive.extractall(aside, filter="data")
        (Path(aside) / "package").rename(place)


def pinned(package: str) -> dict[str, Any]:
    """The pin of a package. Errors: StopIteration for one without."""
    pins: list[dict[str, Any]] = json.loads(PINS.read_text("utf-8"))
    return next(pin for pin in pins if pin["package"] == package)


def derived(package: str, version: str, contents: dict[str, bytes]) -> dict[str, bytes]:
    """What is made of a package's files: the style rules of plotly.js, a Sveltia CMS that stays home; versions."""
    if bundle := contents.get("vendor/plotly-basic.min.js"):
        # a strict policy forbids the inline style that plotly.js writes, so its rules become a file
        sheet = plotly_css(bundle.decode("utf-8"))
        return {"vendor/plotly.css": sheet.encode(), "vendor/VERSION": f"{package} {version}\n".encode()}
    if bundle := contents.get("vendor/sveltia-cms.js"):
        made = {"vendor/sveltia-cms.js": stay_home(bundle.decode("utf-8")).encode()}
        made["vendor/locales/vi.json"] = said_otherwise(contents["vendor/locales/vi.json"].decode("utf-8")).encode()
        return {**made, "vendor/VERSION": f"{package} {version}, fonts and words from here\n".encode()}
    return {}


def stay_home(bundle: str) -> str:
    """Sveltia CMS with its fonts and Vietnamese words taken from beside the page, and with what `TOLD` adds."""
    for pattern, own in (*ELSEWHERE, *TOLD):
        bundle, times = re.subn(pattern, own, bundle)
        if times != 1:
            raise SystemExit(f"Sveltia CMS: {pattern} stands {times} times instead of once")
    return bundle.partition("//# sourceMappingURL=")[0]


def said_otherwise(text: str) -> str:
    """The Vietnamese words of Sveltia CMS as clerks of the portal say them."""
    own = json.loads(WORDS.read_text("utf-8"))
    for found, instead in own["instead"].items():
        text = text.replace(found, instead)
    words = json.loads(text)
    for key, said in own["missing"].items():
        *groups, last = key.split(".")
        place = words
        for group in groups:
            place = place.setdefault(group, {})
        place.setdefault(last, said)
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def plotly_css(bundle: str) -> str:
    """The rules that the bundle would insert: `X` stands for a chart, `Y` for its notices."""
    match = PLOTLY_RULES.search(bundle)
    if match is None:
        raise SystemExit("plotly.js: its style rules are no longer where they were")
    # the object is JSON but for string quotes, which the minifier chooses
    text = re.sub(r"'((?:[^'\\]|\\.)*)'", lambda found: json.dumps(found[1]), match[0])
    rules: dict[str, str] = json.loads(re.sub(r'([{,])([A-Z])(?=:")', r'\1"\2"', text))
    lines = []
    for selector, rule in rules.items():
        full = re.sub(r"^X|(?<=,)X", ".js-plotly-plot .plotly", selector)
        lines.append(f"{re.sub(r'^Y|(?<=,)Y', '.plotly-notifier', full)}{{{rule}}}")
    return "/* The style rules of plotly.js, MIT licence; written by tools/vendor.py. */\n" + "\n".join(lines) + "\n"


def sha256(data: bytes) -> str:
    """Hexadecimal."""
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
