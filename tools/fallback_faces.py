"""Write theme/assets/fallbacks.css: faces of the reader's own device, fitted to the portal's, till those have come.

`python -m tools.fallback_faces FOLDER…` looks for the TTF files below the folders, as Debian's packages hold them:
fonts-liberation (the widths of Arial and Times New Roman), fonts-roboto-unhinted, fonts-noto-core, fonts-dejavu-core.

A letter of the device's face is as wide as ours on average over the texts of the record, and a line as high: nothing
moves when ours come. Needed again only where a face is added or changes its version.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "theme/assets/fonts"
SHEET = ROOT / "theme/assets/fallbacks.css"
TEXTS = ("content/**/*.yml", "data/**/*.yml", "docs/*.md")
WEIGHTS = {400: "400", 600: "600 700"}
HEAD = "/* Made by tools/fallback_faces.py: faces of the reader's device, as wide and high as the portal's. */\n"


@dataclass(frozen=True)
class Device:
    """A face of a device: what we call it, its file for measuring, the names it has there."""

    family: str
    file: str
    names: tuple[str, ...]


SANS = {
    False: (
        Device("Be Vietnam Arial", "LiberationSans-Regular", ("Arial", "ArialMT", "Liberation Sans", "Arimo")),
        Device("Be Vietnam Roboto", "Roboto-Regular", ("Roboto", "Roboto-Regular")),
        Device("Be Vietnam Noto", "NotoSans-Regular", ("Noto Sans", "NotoSans-Regular")),
        Device("Be Vietnam DejaVu", "DejaVuSans", ("DejaVu Sans", "DejaVuSans")),
    ),
    True: (
        Device("Be Vietnam Arial", "LiberationSans-Bold",
               ("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Arimo Bold")),
        Device("Be Vietnam Roboto", "Roboto-Bold", ("Roboto Bold", "Roboto-Bold")),
        Device("Be Vietnam Noto", "NotoSans-Bold", ("Noto Sans Bold", "NotoSans-Bold")),
        Device("Be Vietnam DejaVu", "DejaVuSans-Bold", ("DejaVu Sans Bold", "DejaVuSans-Bold")),
    ),
}  # fmt: skip
SERIF = (
    Device("Source Serif Times", "LiberationSerif-Bold",
           ("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold", "Tinos Bold")),
    Device("Source Serif Noto", "NotoSerif-Bold", ("Noto Serif Bold", "NotoSerif-Bold")),
    Device("Source Serif DejaVu", "DejaVuSerif-Bold", ("DejaVu Serif Bold", "DejaVuSerif-Bold")),
)  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """Of a face, in parts of its size: the mean advance of a letter of the record, and its line's metrics."""

    advance: float
    ascent: float
    descent: float
    gap: float


def letters() -> Counter[str]:
    """How often a letter stands in the texts of the record."""
    return Counter(
        letter
        for pattern in TEXTS
        for path in sorted(ROOT.glob(pattern))
        for letter in re.sub(r"\s+", " ", path.read_text("utf-8"))
    )


def measured(font: TTFont, texts: Mapping[str, int]) -> Measure:
    """What a face measures; letters that it has not are left out."""
    characters, widths, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    there = {characters[ord(letter)]: times for letter, times in texts.items() if ord(letter) in characters}
    total = sum(widths[glyph][0] * times for glyph, times in there.items())
    return Measure(total / units / sum(there.values()), *_line(font))


def _line(font: TTFont) -> tuple[float, float, float]:
    """Ascent, descent and gap, as a browser takes them."""
    table: Any = font["OS/2"]
    units = font["head"].unitsPerEm
    if table.fsSelection & (1 << 7):
        return table.sTypoAscender / units, -table.sTypoDescender / units, table.sTypoLineGap / units
    table = font["hhea"]
    return table.ascent / units, -table.descent / units, table.lineGap / units


def rules(files: Mapping[str, Path], texts: Mapping[str, int]) -> Iterator[str]:
    """The faces of the sheet."""
    for weight in (400, 600):
        ours = _ours("be-vietnam-pro", weight, texts)
        yield from (_rule(device, weight, ours, _theirs(device, files, texts)) for device in SANS[weight > 400])
    ours = _ours("source-serif-4", 600, texts)
    yield from (_rule(device, 600, ours, _theirs(device, files, texts)) for device in SERIF)


def _ours(family: str, weight: int, texts: Mapping[str, int]) -> Measure:
    return measured(TTFont(FONTS / f"{family}-{weight}.woff2"), texts)


def _theirs(device: Device, files: Mapping[str, Path], texts: Mapping[str, int]) -> Measure:
    return measured(TTFont(files[device.file]), texts)


def _rule(device: Device, weight: int, ours: Measure, theirs: Measure) -> str:
    size = ours.advance / theirs.advance
    values = {
        "size-adjust": size, "ascent-override": ours.ascent / size, "descent-override": ours.descent / size,
        "line-gap-override": ours.gap / size,
    }  # fmt: skip
    lines = "".join(f"  {name}: {value:.2%};\n" for name, value in values.items())
    source = ", ".join(f'local("{name}")' for name in device.names)
    head = f'font-family: "{device.family}"; font-weight: {WEIGHTS[weight]};'
    return f"@font-face {{\n  {head}\n  src: {source};\n{lines}}}\n"


def main() -> int:
    """Write the sheet; 1 where a face to measure is missing."""
    files = {path.stem: path for folder in sys.argv[1:] for path in Path(folder).rglob("*.ttf")}
    wanted = {device.file for device in (*SANS[False], *SANS[True], *SERIF)}
    if missing := sorted(wanted - files.keys()):
        print("không thấy", ", ".join(f"{name}.ttf" for name in missing))
        return 1
    SHEET.write_text(HEAD + "".join(rules(files, letters())), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
