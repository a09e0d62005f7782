"""Pages → the bytes of an .xlsx file: Vietnamese labels, notes and drop-downs; only the cells to fill in are open."""

import io
import zipfile
from collections.abc import Iterator

from generator.exports.excel.layout import Sheet, pages_of
from generator.exports.excel.names import offered, shown, words_of
from generator.exports.excel.pages import BANNER_ROW, HEAD_ROW, SheetPage, Slot
from generator.exports.excel.written import parts
from generator.exports.excel.written.letters import column_letters
from generator.exports.excel.written.meta import LISTS, META, lines_of
from generator.exports.excel.written.sheet import Written, WrittenSheet, notes_drawing, notes_xml, sheet_xml
from generator.reading.naming.names import Names, Words

_RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_STYLES = {BANNER_ROW: parts.BANNER, HEAD_ROW: parts.TITLE}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def workbook_bytes(sheet: Sheet) -> bytes:
    """The workbook as the bytes of an .xlsx file, the same each time."""
    lists = _Lists(sheet.names)
    pages = pages_of(sheet)
    sheets = [_written(page, lists) for page in pages]
    return _packed([*sheets, lists.sheet(), _hidden(sheet, pages)])


def _hidden(sheet: Sheet, pages: list[SheetPage]) -> WrittenSheet:
    found = WrittenSheet(META, hidden=True)
    banner = pages[0].captions[BANNER_ROW, 1]
    for row, line in enumerate(lines_of(sheet.kind, sheet.path, banner, sheet.stated, pages), 1):
        for column, text in enumerate(line, 1):
            if text:
                found.put((row, column), text)
    return found


def _packed(sheets: list[WrittenSheet]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _parts(sheets):
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _parts(sheets: list[WrittenSheet]) -> Iterator[tuple[str, str]]:
    noted = [number for number, sheet in enumerate(sheets, 1) if sheet.notes]
    yield "[Content_Types].xml", parts.content_types(len(sheets), noted)
    yield "_rels/.rels", parts.ROOT
    yield "xl/workbook.xml", parts.workbook([(sheet.title, sheet.hidden) for sheet in sheets])
    yield "xl/_rels/workbook.xml.rels", parts.workbook_relations(len(sheets))
    yield "xl/styles.xml", parts.STYLES
    for number, sheet in enumerate(sheets, 1):
        yield f"xl/worksheets/sheet{number}.xml", sheet_xml(sheet)
        if sheet.notes:
            yield f"xl/worksheets/_rels/sheet{number}.xml.rels", parts.notes_relations(number)
            yield f"xl/comments{number}.xml", notes_xml(sheet.notes)
            yield f"xl/drawings/notes{number}.vml", notes_drawing(sheet.notes)


def _written(page: SheetPage, lists: "_Lists") -> WrittenSheet:
    sheet = WrittenSheet(page.title, notes=page.notes, widths=page.widths, locked=True)
    for place, text in page.captions.items():
        sheet.put(place, text, _STYLES.get(place[0], parts.CAPTION))
    for place in page.closed:
        sheet.put(place, "", parts.CLOSED)
    for slot in page.slots:
        _open(sheet, slot, page, lists)
    for place, (formula, form) in page.computed.items():
        style = parts.SHARE if "%" in form else parts.COUNT
        sheet.cells[place] = Written(formula.removeprefix("="), style, formula=True)
    sheet.choices = lists.choices(page)
    return sheet


def _open(sheet: WrittenSheet, slot: Slot, page: SheetPage, lists: "_Lists") -> None:
    """The cells of a slot, with what they hold."""
    words = lists.words(slot)
    for row in range(slot.row, slot.last + 1):
        text = page.values.get((row, slot.column), "")
        text = "\n".join(shown(line, words) for line in text.split("\n")) if words and text else text
        sheet.put((row, slot.column), text, parts.RISKY if text.startswith(_RISKY) else parts.INPUT)


class _Lists:
    """The drop-downs: each list once, on a sheet of its own, because Excel takes only 255 letters in place."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._lists: dict[tuple[str, ...], int] = {}
        self._offered: dict[int, tuple[Words, tuple[str, ...]]] = {}

    def words(self, slot: Slot) -> Words:
        """What may stand in a slot, with its names."""
        return words_of(slot.shape, self._names)

    def _entries(self, slot: Slot) -> tuple[str, ...]:
        if slot.shape.kind == "flag":
            return "có", "không"
        words = self.words(slot)
        if id(words) not in self._offered:  # those of the record are the same object for all its places
            self._offered[id(words)] = words, offered(words)
        return self._offered[id(words)][1]

    def choices(self, page: SheetPage) -> list[tuple[str, list[str]]]:
        """The drop-downs of a page: each list with the cells it is for; other text stays possible."""
        found: dict[str, list[str]] = {}
        for slot in page.slots:
            entries = self._entries(slot)
            if entries:
                letter = column_letters(self._lists.setdefault(entries, len(self._lists) + 1))
                column = column_letters(slot.column)
                source = f"'{LISTS}'!${letter}$1:${letter}${len(entries)}"
                found.setdefault(source, []).append(f"{column}{slot.row}:{column}{slot.last}")
        return list(found.items())

    def sheet(self) -> WrittenSheet:
        """The sheet of the lists, hidden."""
        found = WrittenSheet(LISTS, hidden=True)
        for entries, number in self._lists.items():
            for row, text in enumerate(entries, 1):
                found.put((row, number), text)
        return found
