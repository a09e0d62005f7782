"""The one style sheet of the pages for readers: Material's rules, then the portal's, each after what it overrides.

One file instead of nine: a phone asks once before it paints.
"""

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from generator.errors import OUTSIDE, UserError

SHEET = "portal.css"
SHEETS = ("fonts", "fallbacks", "portal", "parts", "tables", "charts", "search", "print")
MATERIALS = ("main.*.min.css", "palette.*.min.css")
_TEXT_OR_COMMENT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)


class NoMaterialError(UserError):
    """The installed theme has no style sheets where they are looked for: another version than the one locked."""

    exit_code = OUTSIDE


def materials_sheets() -> tuple[Path, ...]:
    """The style sheets of the installed mkdocs-material. Errors: NoMaterialError."""
    found = find_spec("material")
    folder = Path(found.origin if found and found.origin else "").parent / "templates/assets/stylesheets"
    sheets = tuple(path for pattern in MATERIALS for path in sorted(folder.glob(pattern)))
    if len(sheets) != len(MATERIALS):
        raise NoMaterialError("không thấy kiểu dáng của mkdocs-material; cài lại bằng make env")
    return sheets


def own_sheets(assets: Path) -> tuple[Path, ...]:
    """The portal's style sheets in the folder `assets`, in their order."""
    return tuple(assets / f"{name}.css" for name in SHEETS)


def one_sheet(sheets: Iterable[Path]) -> bytes:
    """All `sheets` as one, without comments, a tenth of what travels, among them names of unpublished source maps."""
    return "".join(_TEXT_OR_COMMENT.sub(r"\1", sheet.read_text("utf-8")) for sheet in sheets).encode()
