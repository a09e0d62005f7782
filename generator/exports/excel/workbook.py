"""A record, or an empty form for one, as an Excel workbook: labels, notes and drop-downs in Vietnamese."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.exports.editing.vocabulary import words_for
from generator.exports.excel.tables import Column, SheetRow, Table, rows_of, tables_of
from generator.model.comparator import COMPARATORS

META, LISTS = "thidua", "Danh mục"
FIRST_ROW, KEY_ROW = 3, 2
BLANK_ROWS, BLANK_BELOW = 20, 6
BETWEEN = " – "
FLAGS = {"true": "có", "false": "không"}
NUMBER, PARENT = "#", "^"
REFERRING = frozenset({"slug", "reference"})
_HEAD = PatternFill("solid", fgColor="FFDDE6F3")
_LOCKED = PatternFill("solid", fgColor="FFEEEEEE")
_RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_MADE = datetime(2023, 1, 1)
_INPUT, _TOLD = "Ô nhập", "Lời dẫn"
Names = Mapping[str, Mapping[str, str]]
AnyCell = Cell | MergedCell


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a workbook is made of: the record's kind and path, its plain data, and the names of what it may refer to.

    `names` go by what a column refers to: `awards`, `organisations` … `hints` are texts shown beside the rows of a
    mapping, by key: what each target of a plan asks.
    """

    kind: str
    path: str
    data: Mapping[str, Any]
    names: Names
    hints: Mapping[str, str] = field(default_factory=dict)


def workbook_bytes(sheet: Sheet) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    wrapped = Alignment(wrap_text=True, vertical="top")
    # Text format, so that 2023-03-01, 90% and 0123 stay as typed.
    book.add_named_style(NamedStyle(_INPUT, number_format="@", alignment=wrapped, protection=Protection(locked=False)))
    book.add_named_style(NamedStyle(_TOLD, alignment=wrapped))
    lists = _Lists()
    for number, table in enumerate(tables_of(sheet.kind)):
        rows = rows_of(table, sheet.data, sheet.kind)
        page = book.create_sheet(sheet_title(table, number))
        if table.steps:
            _fill_table(page, table, [*rows, *_to_fill(table, rows, sheet)], sheet, lists)
        else:
            _fill_form(page, table, rows[0], sheet, lists)
        page.protection.sheet = True
        for allowed in ("formatRows", "formatColumns", "insertRows", "sort"):
            setattr(page.protection, allowed, False)
    lists.write(book)
    _write_meta(book, sheet)
    book.properties.created = book.properties.modified = _MADE
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_title(table: Table, number: int) -> str:
    """The name on a sheet's tab: at most 31 letters, none that Excel refuses, different for each table."""
    plain = "".join(letter for letter in table.title if letter not in "[]:*?/\\'")
    return f"{number} {plain}"[:31].strip() if number else plain


def _to_fill(table: Table, rows: list[SheetRow], sheet: Sheet) -> list[SheetRow]:
    """A row for every hint that has none: its figures are left to fill in."""
    told = {row.label for row in rows}
    named = table.steps in {("figures",), ("explanations",)}
    return [SheetRow(key) for key in sheet.hints if named and key not in told]


def _fill_form(page: Worksheet, table: Table, row: SheetRow, sheet: Sheet, lists: "_Lists") -> None:
    for column, head in enumerate(("Mục", "Nội dung", "Giải thích"), 1):
        _head(page.cell(1, column), head)
    page.cell(1, 4, "khóa")
    for at, part in enumerate(table.columns, FIRST_ROW):
        _say(page.cell(at, 1), part.title)
        _say(page.cell(at, 3), part.help)
        page.cell(at, 4, ".".join(part.keys))
        _input(page.cell(at, 2), part, row.cells.get(part.keys, ""), sheet.names)
        lists.offer(page, f"B{at}", part, sheet.names)
    for letter, width in (("A", 34), ("B", 70), ("C", 80)):
        page.column_dimensions[letter].width = width
    page.column_dimensions["D"].hidden = True
    page.freeze_panes = "B3"


def _fill_table(page: Worksheet, table: Table, rows: list[SheetRow], sheet: Sheet, lists: "_Lists") -> None:
    label = Column((NUMBER,), "Mã chỉ tiêu" if table.mapping else "Số thứ tự", "", table.columns[0].shape)
    parent = Column((PARENT,), f"Thuộc dòng nào của «{table.parent.title if table.parent else ''}»", "", label.shape)
    columns = [label, *([parent] if table.parent else []), *table.columns]
    for number, column in enumerate(columns, 1):
        _head(page.cell(1, number), column.title, column.help)
        page.cell(KEY_ROW, number, ".".join(column.keys) or "=")
        page.column_dimensions[get_column_letter(number)].width = 12 if number == 1 else 24
    page.row_dimensions[KEY_ROW].hidden = True
    last = FIRST_ROW + len(rows) + (BLANK_BELOW if table.parent else BLANK_ROWS) - 1
    for at in range(FIRST_ROW, last + 1):
        row = rows[at - FIRST_ROW] if at - FIRST_ROW < len(rows) else None
        _fill_row(page, at, columns, row, sheet.names)
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        lists.offer(page, f"{letter}{FIRST_ROW}:{letter}{last}", column, sheet.names)
    _fill_computed(page, table, columns, last, sheet.hints)
    page.freeze_panes = f"B{FIRST_ROW}"


def _fill_row(page: Worksheet, at: int, columns: Iterable[Column], row: SheetRow | None, names: Names) -> None:
    fixed: dict[tuple[str, ...], str] = {(NUMBER,): row.label, (PARENT,): row.parent} if row else {}
    for number, column in enumerate(columns, 1):
        text = fixed.get(column.keys) or (row.cells.get(column.keys, "") if row else "")
        _input(page.cell(at, number), column, text, names)


def _fill_computed(page: Worksheet, table: Table, columns: list[Column], last: int, hints: Mapping[str, str]) -> None:
    """Columns that the sheet itself computes or that only inform; locked, and left out when it is read."""
    at = {column.keys: get_column_letter(number) for number, column in enumerate(columns, 1)}
    free = len(columns) + 1
    if table.steps == ("targets",):
        _head(page.cell(1, free), "Số phép so sánh (phải là 1)")
        asked = (letter for keys, letter in at.items() if keys[0] in COMPARATORS and keys[-1] != "from")
        cells = ",".join(f"{letter}{{row}}" for letter in asked)
        _formulas(page, free, last, f"=COUNTA({cells})", "0")
    elif table.steps == ("figures",):
        _head(page.cell(1, free), "Tỷ lệ (tự tính)")
        share = f"{at['reached', 'count']}{{row}}/{at['of',]}{{row}}"
        _formulas(page, free, last, f'=IFERROR({share},"")', "0.0%")
        _head(page.cell(1, free + 1), "Chỉ tiêu")
        for row in range(FIRST_ROW, last + 1):
            _say(page.cell(row, free + 1), hints.get(str(page.cell(row, 1).value or ""), ""))


def _formulas(page: Worksheet, column: int, last: int, formula: str, form: str) -> None:
    for row in range(FIRST_ROW, last + 1):
        cell = page.cell(row, column, formula.format(row=row))
        cell.number_format, cell.fill = form, _LOCKED


def _head(cell: AnyCell, title: str, note: str = "") -> None:
    _say(cell, title)
    cell.font, cell.fill = Font(bold=True), _HEAD
    if note:
        cell.comment = Comment(note, "Cổng thi đua", width=360, height=120)


def _say(cell: AnyCell, text: str, style: str = _TOLD) -> None:
    """A text, never a formula."""
    if text:
        cell.value = text
        cell.data_type = "s"
    cell.style = style


def _input(cell: AnyCell, column: Column, text: str, names: Names) -> None:
    """A cell to fill in."""
    _say(cell, shown(column, text, names), _INPUT)
    if text.startswith(_RISKY):
        cell.quotePrefix = True


def shown(column: Column, text: str, names: Names) -> str:
    """What a cell shows for a value: a word of a vocabulary with its meaning, an id with its name."""
    if column.shape.kind == "flag":
        return FLAGS.get(text, text)
    meaning = options(column, names).get(text)
    return f"{text}{BETWEEN}{meaning}" if meaning else text


def options(column: Column, names: Names) -> Mapping[str, str]:
    """The values a column offers, each with its meaning; none where anything may be written."""
    if column.shape.kind == "choice":
        return words_for(column.shape.choices)
    return names.get(column.shape.refers, {}) if column.shape.kind in REFERRING else {}


class _Lists:
    """The drop-downs: each list once, on a sheet of its own, because Excel takes only 255 letters in place."""

    def __init__(self) -> None:
        self._lists: dict[tuple[str, ...], int] = {}

    def offer(self, page: Worksheet, cells: str, column: Column, names: Names) -> None:
        """A drop-down for some cells, where the column has values to offer; other text stays possible."""
        flags = tuple(FLAGS.values()) if column.shape.kind == "flag" else ()
        offered = flags or tuple(f"{word}{BETWEEN}{meaning}" for word, meaning in options(column, names).items())
        if not offered:
            return
        number = self._lists.setdefault(offered, len(self._lists) + 1)
        letter = get_column_letter(number)
        source = f"'{LISTS}'!${letter}$1:${letter}${len(offered)}"
        rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
        page.add_data_validation(rule)
        rule.add(cells)

    def write(self, book: Workbook) -> None:
        """The sheet of the lists, hidden."""
        page = book.create_sheet(LISTS)
        page.sheet_state = "hidden"
        for offered, number in self._lists.items():
            for row, text in enumerate(offered, 1):
                _say(page.cell(row, number), text)


def _write_meta(book: Workbook, sheet: Sheet) -> None:
    page = book.create_sheet(META)
    page.sheet_state = "hidden"
    for row, (key, value) in enumerate((("kind", sheet.kind), ("path", sheet.path)), 1):
        _say(page.cell(row, 1), key)
        _say(page.cell(row, 2), value)
