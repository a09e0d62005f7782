"""The hidden page that says how a workbook was made: each locked word, each place to fill in. Sealed by a digest."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from generator.exports.excel.cells import plain
from generator.exports.excel.forged import MAX_ROWS, is_forged
from generator.exports.excel.opening import NotOurWorkbookError
from generator.exports.excel.pages import Place, SheetPage
from generator.exports.excel.tables import IN_WORKBOOKS, Steps

META, LISTS = "thidua", "Danh mục"
VERSION = "2"
_CAPTION, _SLOT, _COMPUTED, _STATED = "chữ", "ô", "tính", "định sẵn"
_AGAIN = "tạo lại mẫu bằng thidua template, rồi chép số liệu sang"
Line = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class MadeSlot:
    """Cells to fill in: from `row` to `last` of a column, and the address of their value (as in `pages.Slot`)."""

    row: int
    column: int
    last: int
    address: Steps


@dataclass
class MadePage:
    """What a page was made with."""

    captions: dict[Place, str] = field(default_factory=dict)
    slots: list[MadeSlot] = field(default_factory=list)
    computed: set[Place] = field(default_factory=set)


@dataclass
class Made:
    """What a workbook was made for: the kind and path of its record, its banner, what it states, and its pages."""

    kind: str
    path: str
    banner: str
    stated: dict[str, str] = field(default_factory=dict)
    pages: dict[str, MadePage] = field(default_factory=dict)


def lines_of(kind: str, path: str, banner: str, stated: Mapping[str, str], pages: Iterable[SheetPage]) -> list[Line]:
    """The lines of the hidden page, the sealed head first."""
    lines: list[Line] = [("", key, _STATED, text) for key, text in stated.items()]
    for page in pages:
        lines += [(page.title, _cell(place), _CAPTION, text) for place, text in page.captions.items()]
        lines += [(page.title, _cell(place), _COMPUTED, "") for place in page.computed]
        for slot in page.slots:
            cells = f"{_cell((slot.row, slot.column))}:{_cell((slot.last, slot.column))}"
            lines.append((page.title, cells, _SLOT, "/".join(slot.address)))
    head = (kind, path, banner, "")
    return [(VERSION, _seal([head, *lines]), "", ""), head, *lines]


def made_of(book: Workbook) -> Made:
    """How a workbook was made. Errors: NotOurWorkbookError where that does not stand in it, or was changed."""
    if META not in {sheet.title for sheet in book.worksheets}:
        raise NotOurWorkbookError("tệp này không phải mẫu do thidua template tạo ra; tạo mẫu rồi chép số liệu sang")
    first, *lines = _read(book)
    if first[0] != VERSION:
        raise NotOurWorkbookError(f"mẫu do một bản chương trình khác tạo ra, không đọc chắc được; {_AGAIN}")
    if not lines or first[1] != _seal(lines):
        raise _changed()
    (kind, path, banner, _), *rest = lines
    if kind not in IN_WORKBOOKS:
        raise NotOurWorkbookError("mẫu này không phải của loại bản ghi nhập bằng Excel")
    made = Made(kind, path, banner)
    try:
        for line in rest:
            _take(made, *line)
    except ValueError as error:
        raise _changed() from error
    pages = made.pages.values()
    slots = [[((slot.row, slot.last, slot.column), slot.address) for slot in page.slots] for page in pages]
    if is_forged(kind, frozenset(made.stated), slots):
        raise _changed()
    return made


def _changed() -> NotOurWorkbookError:
    return NotOurWorkbookError(f"trang ẩn «{META}» của mẫu đã bị sửa, xóa hay chèn dòng; {_AGAIN}")


def _take(made: Made, title: str, cells: str, sort: str, about: str) -> None:
    if sort == _STATED:
        made.stated[cells] = about
        return
    page = made.pages.setdefault(title, MadePage())
    if sort == _SLOT:
        column, row, _, last = (int(bound or 0) for bound in range_boundaries(cells))
        page.slots.append(MadeSlot(row, column, last, tuple(about.split("/"))))
    elif sort == _CAPTION:
        page.captions[coordinate_to_tuple(cells)] = about
    else:
        page.computed.add(coordinate_to_tuple(cells))


def _read(book: Workbook) -> list[Line]:
    if book[META].max_row > MAX_ROWS:
        raise _changed()
    rows = book[META].iter_rows(max_col=4, values_only=True)
    texts = [[plain("" if value is None else str(value)).text for value in row] for row in rows]
    return [(row[0], row[1], row[2], row[3]) for row in texts if any(row)] or [("", "", "", "")]


def _seal(lines: Iterable[Line]) -> str:
    return hashlib.sha256("\n".join(_joined(lines)).encode()).hexdigest()[:32]


def _joined(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield "\t".join(" ".join(plain(part).text.split()) for part in line)


def _cell(place: Place) -> str:
    return f"{get_column_letter(place[1])}{place[0]}"
