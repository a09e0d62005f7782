"""Pages → the bytes of an .xlsx file: Vietnamese labels, notes and drop-downs; only the cells to fill in are open."""

import io
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.exports.excel.layout import Sheet, pages_of
from generator.exports.excel.made import LISTS, META, lines_of
from generator.exports.excel.names import offered, shown, words_of
from generator.exports.excel.pages import BANNER_ROW, FIRST_ROW, HEAD_ROW, Place, SheetPage, Slot
from generator.reading.naming.names import Names

_RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_MADE = datetime(2023, 1, 1)
_INPUT, _CAPTION, _HEAD, _BANNER, _CLOSED = "Ô nhập", "Lời dẫn", "Tiêu đề cột", "Tên bản ghi", "Ô khóa"
_MAY = ("formatRows", "formatColumns", "formatCells")


def workbook_bytes(sheet: Sheet) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _add_styles(book)
    lists = _Lists(sheet.names)
    pages = pages_of(sheet)
    for page in pages:
        _write(book.create_sheet(page.title), page, lists)
    lists.write(book)
    hidden = book.create_sheet(META)
    hidden.sheet_state = "hidden"
    for row, line in enumerate(
        lines_of(sheet.kind, sheet.path, pages[0].captions[BANNER_ROW, 1], sheet.stated, pages), 1
    ):
        for column, text in enumerate(line, 1):
            _put(hidden, (row, column), text)
    book.security = WorkbookProtection(lockStructure=True)
    book.properties.created = book.properties.modified = _MADE
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _add_styles(book: Workbook) -> None:
    wrapped = Alignment(wrap_text=True, vertical="top")
    # Text format, so that 2023-03-01, 90% and 0123 stay as typed.
    book.add_named_style(NamedStyle(_INPUT, number_format="@", alignment=wrapped, protection=Protection(locked=False)))
    book.add_named_style(NamedStyle(_CAPTION, alignment=wrapped))
    blue, grey = (PatternFill("solid", fgColor=colour) for colour in ("FFDDE6F3", "FFE4E4E4"))
    book.add_named_style(NamedStyle(_HEAD, alignment=wrapped, font=Font(bold=True), fill=blue))
    book.add_named_style(NamedStyle(_BANNER, font=Font(bold=True, size=13)))
    book.add_named_style(NamedStyle(_CLOSED, fill=grey))


def _write(sheet: Worksheet, page: SheetPage, lists: "_Lists") -> None:
    styles = {BANNER_ROW: _BANNER, HEAD_ROW: _HEAD}
    for place, text in page.captions.items():
        _put(sheet, place, text).style = styles.get(place[0], _CAPTION)
    for place, note in page.notes.items():
        sheet.cell(*place).comment = Comment(note, "Cổng thi đua", width=360, height=120)
    for place in page.closed:
        sheet.cell(*place).style = _CLOSED
    for slot in page.slots:
        _open(sheet, slot, page, lists)
    for place, (formula, form) in page.computed.items():
        cell = sheet.cell(*place, formula)
        cell.style, cell.number_format = _CLOSED, form
    for number, width in enumerate(page.widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = f"B{FIRST_ROW}"
    sheet.protection.sheet = True
    for allowed in _MAY:
        setattr(sheet.protection, allowed, False)


def _open(sheet: Worksheet, slot: Slot, page: SheetPage, lists: "_Lists") -> None:
    """The cells of a slot, with what they hold and offer."""
    first: Any = None
    words = lists.words(slot)
    for row in range(slot.row, slot.last + 1):
        text = page.values.get((row, slot.column), "")
        shown_text = "\n".join(shown(line, words) for line in text.split("\n")) if words else text
        cell = _put(sheet, (row, slot.column), shown_text)
        if first is None:
            cell.style, first = _INPUT, cell
        else:
            cell._style = first._style  # what `style` looks up each time
        if shown_text.startswith(_RISKY):
            cell.quotePrefix = True
    letter = get_column_letter(slot.column)
    lists.offer(sheet, f"{letter}{slot.row}:{letter}{slot.last}", slot)


def _put(sheet: Worksheet, place: Place, text: str) -> Any:
    """A text, never a formula."""
    cell: Any = sheet.cell(*place)
    if text:
        cell.value = text.replace("_x", "_x005F_x")
        cell.data_type = "s"
    return cell


class _Lists:
    """The drop-downs: each list once, on a sheet of its own, because Excel takes only 255 letters in place."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._lists: dict[tuple[str, ...], int] = {}
        self._rules: dict[tuple[str, int], DataValidation] = {}

    def words(self, slot: Slot) -> dict[str, tuple[str, ...]]:
        """What may stand in a slot, with its names."""
        return dict(words_of(slot.shape, self._names))

    def offer(self, page: Worksheet, cells: str, slot: Slot) -> None:
        """A drop-down for some cells, where there is something to offer; other text stays possible."""
        entries = offered(self.words(slot))
        if slot.shape.kind == "flag":
            entries = ("có", "không")
        if not entries:
            return
        number = self._lists.setdefault(entries, len(self._lists) + 1)
        rule = self._rules.get((page.title, number))
        if rule is None:
            letter = get_column_letter(number)
            source = f"'{LISTS}'!${letter}$1:${letter}${len(entries)}"
            rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
            page.add_data_validation(rule)
            self._rules[page.title, number] = rule
        rule.add(cells)

    def write(self, book: Workbook) -> None:
        """The sheet of the lists, hidden."""
        page = book.create_sheet(LISTS)
        page.sheet_state = "hidden"
        for entries, number in self._lists.items():
            for row, text in enumerate(entries, 1):
                _put(page, (row, number), text)
