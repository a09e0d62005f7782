"""An Excel workbook that `thidua template` made → the plain data of its record, and the cell of every value."""

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.errors import UserError
from generator.exports.editing.shapes import Shape
from generator.exports.excel.tables import IN_WORKBOOKS, Column, Steps, Table, compact, tables_of, value_of
from generator.exports.excel.workbook import (
    BETWEEN,
    FIRST_ROW,
    FLAGS,
    KEY_ROW,
    META,
    NUMBER,
    PARENT,
    REFERRING,
    AnyCell,
    options,
    sheet_title,
)  # fmt: skip
from generator.model.kinds import KINDS
from generator.reading.problems.problem import Loc

MAX_BYTES, MAX_UNPACKED, MAX_PARTS, MAX_ROWS = 5 << 20, 60 << 20, 500, 3000
Cells = dict[Steps, AnyCell]
Labels = dict[Steps, dict[str, Loc]]


class NotOurWorkbookError(UserError):
    """The file is no workbook, too large, or not made by `thidua template`."""


@dataclass
class Read:
    """The record's kind, path and plain data; where each value stands; and what is wrong, by sheet and cell."""

    kind: str
    path: str
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Loc, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def place(self, loc: Loc) -> str:
        """The cell of a value, or of the nearest group around it."""
        while loc and loc not in self.places:
            loc = loc[:-1]
        return self.places.get(loc, self.path)


def read_workbook(content: bytes) -> Read:
    """Read the bytes of an .xlsx file; nothing in it is computed or followed. Errors: NotOurWorkbookError."""
    book = _opened(content)
    if META not in book.sheetnames:
        raise NotOurWorkbookError("tệp này không phải mẫu do thidua template tạo ra")
    read = Read(str(book[META]["B1"].value), str(book[META]["B2"].value))
    if read.kind not in IN_WORKBOOKS:
        raise NotOurWorkbookError("mẫu này không phải của kế hoạch, báo cáo hay công nhận")
    labels: Labels = {}
    for number, table in enumerate(tables_of(read.kind)):
        title = sheet_title(table, number)
        if title not in book.sheetnames:
            read.problems.append(f"{title}: thiếu trang này; tạo lại mẫu bằng thidua template")
        elif table.steps:
            _read_table(book[title], table, read, labels)
        else:
            _read_form(book[title], table, read)
    read.data = compact(read.data, Shape("group", model=KINDS[read.kind].model))
    return read


def _opened(content: bytes) -> Workbook:
    if len(content) > MAX_BYTES:
        raise NotOurWorkbookError("tệp lớn hơn 5 MiB")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            sizes = [part.file_size for part in parts.infolist()]
        if len(sizes) > MAX_PARTS or sum(sizes) > MAX_UNPACKED:
            raise NotOurWorkbookError("tệp giải nén ra quá lớn")
        return load_workbook(io.BytesIO(content), keep_links=False)
    except NotOurWorkbookError:
        raise
    except Exception as error:
        raise NotOurWorkbookError("không đọc được tệp này như một bảng tính .xlsx") from error


def _read_form(page: Worksheet, table: Table, read: Read) -> None:
    columns = {".".join(column.keys): column for column in table.columns}
    for row in range(FIRST_ROW, min(page.max_row, MAX_ROWS) + 1):
        column = columns.get(str(page.cell(row, 4).value or ""))
        if column is not None:
            _take(page.cell(row, 2), column, read, read.data, ())


def _read_table(page: Worksheet, table: Table, read: Read, labels: Labels) -> None:
    columns = _columns(page, table)
    if page.max_row > MAX_ROWS:
        read.problems.append(f"{page.title}: quá {MAX_ROWS} dòng")
    for row in range(FIRST_ROW, min(page.max_row, MAX_ROWS) + 1):
        cells = {column.keys: page.cell(row, number) for number, column in columns.items()}
        if any(_text(cell, read) for keys, cell in cells.items() if keys not in {(NUMBER,), (PARENT,)}):
            _read_row(cells, columns, table, read, labels)


def _columns(page: Worksheet, table: Table) -> dict[int, Column]:
    """The columns by the number they have in the sheet, known by their hidden keys."""
    known = {".".join(column.keys) or "=": column for column in table.columns}
    plain = Shape("text")
    known |= {NUMBER: Column((NUMBER,), "", "", plain), PARENT: Column((PARENT,), "", "", plain)}
    keys = {number: str(page.cell(KEY_ROW, number).value or "") for number in range(1, min(page.max_column, 200) + 1)}
    return {number: known[key] for number, key in keys.items() if key in known}


def _read_row(
    cells: Cells,
    columns: dict[int, Column],
    table: Table,
    read: Read,
    labels: Labels,
) -> None:
    first = cells[NUMBER,]
    above = _above(cells, table, read, labels)
    label = _text(first, read)
    if above is None:
        return
    if table.mapping and not label:
        read.problems.append(f"{_where(first)}: thiếu mã của dòng này")
        return
    group, loc = above
    into = _container(group, table)
    node, loc = _place_in(into, (*loc, *table.within), label)
    read.places[loc] = _where(first)
    seen = labels.setdefault(table.steps, {})
    if table.parent is None and label and label in seen:
        read.problems.append(f"{_where(first)}: «{label}» đã dùng cho một dòng khác")
    seen.setdefault(label or str(len(seen) + 1), loc)
    for column in columns.values():
        if column.keys == () and table.mapping:
            into[label] = _text(cells[()], read)
        elif column.keys not in {(NUMBER,), (PARENT,)}:
            _take(cells[column.keys], column, read, node, loc)


def _above(cells: Cells, table: Table, read: Read, labels: Labels) -> tuple[dict[str, Any], Loc] | None:
    """The group that a row belongs to, with its place."""
    if table.parent is None:
        return read.data, ()
    named = _text(cells[PARENT,], read)
    loc = labels.get(table.parent.steps, {}).get(named)
    if loc is None:
        read.problems.append(f"{_where(cells[PARENT,])}: không có dòng «{named}» ở trang «{table.parent.title}»")
        return None
    group: Any = read.data
    for step in loc:
        group = group[step]
    return group, loc


def _container(group: dict[str, Any], table: Table) -> Any:
    """The table's list or mapping in its group, made where it is not there."""
    *above, last = table.within
    for key in above:
        group = group.setdefault(key, {})
    return group.setdefault(last, {} if table.mapping else [])


def _place_in(into: Any, loc: Loc, label: str) -> tuple[dict[str, Any], Loc]:
    """A new, empty item of a list or mapping, and its place."""
    node: dict[str, Any] = {}
    if isinstance(into, dict):
        into[label] = node
        return node, (*loc, label)
    into.append(node)
    return node, (*loc, len(into) - 1)


def _take(cell: AnyCell, column: Column, read: Read, into: dict[str, Any], loc: Loc) -> None:
    text = _text(cell, read)
    read.places[(*loc, *column.keys)] = _where(cell)
    if not text:
        return
    for key in column.keys[:-1]:
        into = into.setdefault(key, {})
    into[column.keys[-1]] = value_of(_meant(text, column), column.shape)


def _meant(text: str, column: Column) -> str:
    """The word or id without the meaning that the drop-down shows behind it."""
    if column.shape.kind == "flag":
        return next((word for word, shown in FLAGS.items() if shown == text.lower()), text)
    word = text.partition(BETWEEN)[0].strip()
    if column.shape.kind in REFERRING:
        return word if column.shape.refers else text
    if column.shape.kind == "choice":
        return word if word in options(column, {}) else text
    return text


def _text(cell: AnyCell, read: Read) -> str:
    """What a cell says as the contract writes it; a formula is a problem, for its result is not in the file."""
    value = cell.value
    if cell.data_type == "f":
        problem = f"{_where(cell)}: ô chứa công thức; gõ thẳng giá trị"
        if problem not in read.problems:
            read.problems.append(problem)
        return ""
    if cell.data_type == "e":
        return str(value)
    return _written(value, str(cell.number_format))


def _written(value: Any, form: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int | float):
        number = Decimal(repr(value)) * (100 if "%" in form else 1)
        return f"{number.normalize():f}" + ("%" if "%" in form else "")
    return str(value).strip()


def _where(cell: AnyCell) -> str:
    return f"{cell.parent.title}!{get_column_letter(cell.column or 1)}{cell.row}"
