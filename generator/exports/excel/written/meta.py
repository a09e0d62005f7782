"""The hidden page that says how a workbook was made: each locked word, each place to fill in. Sealed by a digest."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from generator.exports.excel.pages import SheetPage
from generator.exports.excel.written.letters import cell_name
from generator.exports.excel.written.texts import plain

META, LISTS = "thidua", "Danh mục"
VERSION = "2"
CAPTION, SLOT, COMPUTED, STATED = "chữ", "ô", "tính", "định sẵn"
Line = tuple[str, str, str, str]


def lines_of(kind: str, path: str, banner: str, stated: Mapping[str, str], pages: Iterable[SheetPage]) -> list[Line]:
    """The lines of the hidden page, the sealed head first."""
    lines: list[Line] = [("", key, STATED, text) for key, text in stated.items()]
    for page in pages:
        lines += [(page.title, cell_name(place), CAPTION, text) for place, text in page.captions.items()]
        lines += [(page.title, cell_name(place), COMPUTED, "") for place in page.computed]
        for slot in page.slots:
            cells = f"{cell_name((slot.row, slot.column))}:{cell_name((slot.last, slot.column))}"
            lines.append((page.title, cells, SLOT, "/".join(slot.address)))
    head = (kind, path, banner, "")
    return [(VERSION, seal([head, *lines]), "", ""), head, *lines]


def seal(lines: Iterable[Line]) -> str:
    """The digest that says that nobody changed some lines."""
    return hashlib.sha256("\n".join(_joined(lines)).encode()).hexdigest()[:32]


def _joined(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield "\t".join(" ".join(plain(part).text.split()) for part in line)
