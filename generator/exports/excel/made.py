"""What the hidden page of a workbook says of how it was made, where nobody changed it."""

from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from generator.exports.excel.forged import MAX_ROWS, is_forged
from generator.exports.excel.opening import NotOurWorkbookError
from generator.exports.excel.pages import Place
from generator.exports.excel.tables import IN_WORKBOOKS, Steps
from generator.exports.excel.written.meta import CAPTION, META, SLOT, STATED, VERSION, Line, seal
from generator.exports.excel.written.texts import plain

_AGAIN = "tạo lại mẫu bằng thidua template, rồi chép số liệu sang"


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


def made_of(book: Workbook) -> Made:
    """How a workbook was made. Errors: NotOurWorkbookError where that does not stand in it, or was changed."""
    if META not in {sheet.title for sheet in book.worksheets}:
        raise NotOurWorkbookError("tệp này không phải mẫu do thidua template tạo ra; tạo mẫu rồi chép số liệu sang")
    first, *lines = _read(book)
    if first[0] != VERSION:
        raise NotOurWorkbookError(f"mẫu do một bản chương trình khác tạo ra, không đọc chắc được; {_AGAIN}")
    if not lines or first[1] != seal(lines):
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
    if sort == STATED:
        made.stated[cells] = about
        return
    page = made.pages.setdefault(title, MadePage())
    if sort == SLOT:
        column, row, _, last = (int(bound or 0) for bound in range_boundaries(cells))
        page.slots.append(MadeSlot(row, column, last, tuple(about.split("/"))))
    elif sort == CAPTION:
        page.captions[coordinate_to_tuple(cells)] = about
    else:
        page.computed.add(coordinate_to_tuple(cells))


def _read(book: Workbook) -> list[Line]:
    if book[META].max_row > MAX_ROWS:
        raise _changed()
    rows = book[META].iter_rows(max_col=4, values_only=True)
    texts = [[plain("" if value is None else str(value)).text for value in row] for row in rows]
    return [(row[0], row[1], row[2], row[3]) for row in texts if any(row)] or [("", "", "", "")]
