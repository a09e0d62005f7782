"""What the pages of a workbook hold: words that are locked, cells to fill in, and which value each of those is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.exports.editing.shapes import Shape
from generator.exports.excel.tables import Column, SheetRow, Steps, Table

Place = tuple[int, int]
"""Row and column of a cell, from 1."""
BANNER_ROW, HEAD_ROW, FIRST_ROW = 1, 2, 3
BLANK_ROWS, BLANK_BELOW = 12, 6
ROW, PARENT, KEY = "#", "^", "!"
NUMBER_TITLE, REQUIRED = "Số thứ tự", " *"


@dataclass(frozen=True, slots=True)
class Slot:
    """Cells to fill in, from `row` to `last` of one column, and which value of the record they hold.

    `address` is the place of a single value, or of a table's: its steps, `#` for the row, the keys below; after the
    `#`, `^` stands for the row of the table above, `!` for the key of a mapping.
    """

    row: int
    column: int
    last: int
    address: Steps
    shape: Shape


@dataclass
class SheetPage:
    """One sheet: its locked words and notes by place, its slots, the texts they hold, and computed cells."""

    title: str
    captions: dict[Place, str] = field(default_factory=dict)
    notes: dict[Place, str] = field(default_factory=dict)
    slots: list[Slot] = field(default_factory=list)
    values: dict[Place, str] = field(default_factory=dict)
    computed: dict[Place, tuple[str, str]] = field(default_factory=dict)
    widths: list[int] = field(default_factory=list)
    closed: set[Place] = field(default_factory=set)

    def head(self, titles: Iterable[str]) -> None:
        """The titles of the columns."""
        self.captions.update(((HEAD_ROW, number), title) for number, title in enumerate(titles, 1))


def page_title(title: str, number: int) -> str:
    """The name on a sheet's tab: at most 31 letters, none that Excel refuses, different for each page."""
    plain = "".join(letter for letter in title if letter not in "[]:*?/\\'")
    return f"{number} {plain}"[:31].strip() if number else plain


def form_page(table: Table, row: SheetRow, asked: frozenset[Steps] | None = None) -> SheetPage:
    """A page with one line for each single value; only those `asked`, where that is stated."""
    page = SheetPage(page_title(table.title, 0), widths=[34, 70, 80])
    page.head(("Mục", "Nội dung", "Giải thích"))
    columns = [column for column in table.columns if asked is None or column.keys in asked]
    for at, column in enumerate(columns, FIRST_ROW):
        page.captions[at, 1] = column.title + (REQUIRED if column.required else "")
        if column.help:
            page.captions[at, 3] = column.help
        page.slots.append(Slot(at, 2, at, column.keys, column.shape))
        page.values[at, 2] = row.cells.get(column.keys, "")
    return page


def table_page(table: Table, number: int, rows: list[SheetRow], blank: int | None = None) -> SheetPage:
    """A page with one row for each group of a list."""
    columns = list(_columns(table))
    page = SheetPage(page_title(table.title, number), widths=[8, *(24 for _ in columns)])
    page.head([NUMBER_TITLE, *(column.title + (REQUIRED if column.required else "") for column in columns)])
    more = blank if blank is not None else BLANK_BELOW if table.parent else BLANK_ROWS
    last = FIRST_ROW + len(rows) + more - 1
    page.captions.update(((at, 1), str(at - FIRST_ROW + 1)) for at in range(FIRST_ROW, last + 1))
    for place, column in enumerate(columns, 2):
        page.slots.append(Slot(FIRST_ROW, place, last, (*table.steps, ROW, *column.keys), column.shape))
        if column.help:
            page.notes[HEAD_ROW, place] = column.help
        for at, row in enumerate(rows, FIRST_ROW):
            page.values[at, place] = _cell(row, column)
    return page


def _columns(table: Table) -> Iterator[Column]:
    if table.parent and table.parent.mapping:
        yield Column((PARENT,), "Của chỉ tiêu", "Chọn trong danh sách", Shape("slug", refers="targets"), True)
    elif table.parent:
        title = f"Thuộc dòng nào của «{table.parent.title}»"
        yield Column((PARENT,), title, "Số thứ tự của dòng ấy", Shape("text"), True)
    if table.mapping:
        yield Column((KEY,), "Đơn vị", "Tên hay mã của đơn vị", Shape("slug", refers="organisations"), True)
    yield from table.columns


def _cell(row: SheetRow, column: Column) -> str:
    if column.keys == (PARENT,):
        return row.parent
    return row.label if column.keys == (KEY,) else row.cells.get(column.keys, "")
