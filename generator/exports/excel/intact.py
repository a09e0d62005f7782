"""Whether a workbook is as it was made but for what was filled in: every filled cell is read, or named here."""

from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.exports.excel.cells import AnyCell, place_of
from generator.exports.excel.forged import MAX_COLUMNS, MAX_ROWS
from generator.exports.excel.made import Made, MadePage
from generator.exports.excel.pages import Place
from generator.exports.excel.written.letters import column_letters
from generator.exports.excel.written.meta import LISTS, META
from generator.exports.excel.written.texts import plain
from generator.reading.problems.nearest import quoted

_AGAIN = "bấm Hoàn tác (Ctrl+Z), hoặc tạo lại mẫu bằng thidua template rồi chép số liệu sang"


def page_problems(book: Workbook, made: Made) -> tuple[list[str], set[str]]:
    """What is not as it was made, in words with its cell; and the pages of which no cell can be trusted."""
    problems: list[str] = []
    broken: set[str] = set()
    standing = {sheet.title for sheet in book.worksheets}
    for title, page in made.pages.items():
        if title not in standing:
            problems.append(f"{title}: thiếu trang này (đã xóa hay đổi tên); tạo lại mẫu bằng thidua template")
            broken.add(title)
            continue
        found = list(_moved(book[title], page))
        if found:
            broken.add(title)
        else:
            found = [*_hidden(book[title], page), *_strays(book[title], page)]
        problems += [*_merged(book[title]), *found]
    return [*problems, *_own_sheets(book, made)], broken


def _moved(sheet: Worksheet, page: MadePage) -> Iterator[str]:
    """The first locked word that does not stand where it stood: rows, columns or the word itself were changed."""
    if sheet.max_row > MAX_ROWS or sheet.max_column > MAX_COLUMNS:
        yield f"{sheet.title}: trang có quá nhiều dòng, cột; xóa các dòng, cột thêm vào"
        return
    for place, text in page.captions.items():
        cell = sheet.cell(*place)
        if _words(cell) != " ".join(plain(text).text.split()):
            now = f"nay là {quoted(_words(cell))}" if _words(cell) else "nay trống"
            yield (
                f"{place_of(cell)}: ở đây mẫu ghi {quoted(text)}, {now}: có dòng, cột bị chèn, xóa hay sắp xếp, "
                f"hoặc ô bị sửa; {_AGAIN}"
            )
            return


def _words(cell: AnyCell) -> str:
    return " ".join(plain("" if cell.value is None else str(cell.value)).text.split())


def _merged(sheet: Worksheet) -> Iterator[str]:
    for merged in sheet.merged_cells.ranges:
        yield f"{sheet.title}!{merged.coord}: các ô bị gộp, chữ của ô bị che không đọc được; bỏ gộp ô rồi điền từng ô"


def _inputs(page: MadePage) -> set[Place]:
    return {(row, slot.column) for slot in page.slots for row in range(slot.row, slot.last + 1)}


def _hidden(sheet: Worksheet, page: MadePage) -> Iterator[str]:
    """Rows, columns and pages that were hidden while something is filled in there."""
    filled = [place for place in sorted(_inputs(page)) if sheet.cell(*place).value not in (None, "")]
    if filled and sheet.sheet_state != "visible":
        yield f"{sheet.title}: trang bị ẩn mà có điều đã điền; bỏ ẩn, xem lại rồi nhập"
    rows = {row for row, _ in filled if sheet.row_dimensions[row].hidden}
    columns = {column for _, column in filled if _is_hidden(sheet, column)}
    for row in sorted(rows):
        yield f"{sheet.title}!A{row}: dòng {row} bị ẩn (hay bị lọc) mà có điều đã điền; bỏ ẩn, bỏ lọc, xem lại rồi nhập"
    for column in sorted(columns):
        letter = column_letters(column)
        yield f"{sheet.title}!{letter}1: cột {letter} bị ẩn mà có điều đã điền; bỏ ẩn, xem lại rồi nhập"


def _is_hidden(sheet: Worksheet, column: int) -> bool:
    """Columns hidden together stand under the letter of the first."""
    return any(
        found.hidden and found.min is not None and found.min <= column <= (found.max or found.min)
        for found in sheet.column_dimensions.values()
    )


def _strays(sheet: Worksheet, page: MadePage) -> Iterator[str]:
    """What is filled in beside the cells that are read, and what a note, a picture or a typed-over formula says."""
    inputs = _inputs(page)
    for place, cell in _cells(sheet):
        if cell.comment is not None and place in inputs:
            yield f"{place_of(cell)}: ghi chú (comment) ở ô này không được đọc; chép vào cột Ghi chú hoặc xóa"
        if cell.value in (None, "") or place in inputs or place in page.captions:
            continue
        if place not in page.computed:
            what = f"{quoted(str(cell.value))} đứng ngoài các ô của mẫu nên không được đọc"
            yield f"{place_of(cell)}: {what}; {_where(page, place)}"
        elif cell.data_type != "f":
            yield f"{place_of(cell)}: ô này tự tính, điều gõ vào không được đọc; xóa, ghi số đếm ở các cột bên trái"
    if getattr(sheet, "_images", None) or getattr(sheet, "_charts", None):
        yield f"{sheet.title}: trang có ảnh hay biểu đồ, cổng không đọc; chép chữ, số trong đó vào ô rồi xóa"


def _cells(sheet: Worksheet) -> list[tuple[Place, AnyCell]]:
    """The cells that stand in the file, row by row; to ask for a whole page would make all the others."""
    return sorted(sheet._cells.items())


def _where(page: MadePage, place: Place) -> str:
    """What to do with a text beside the cells of the pattern."""
    last = max((slot.last for slot in page.slots), default=0)
    if place[0] > last and any(slot.column == place[1] for slot in page.slots):
        return "hết dòng trống thì nhập phần đã điền, rồi thidua template lần nữa: mẫu mới có thêm dòng"
    return "chuyển vào ô hợp với nó, hoặc xóa"


def _own_sheets(book: Workbook, made: Made) -> Iterator[str]:
    """Pages of the clerk's own, where anything is written on them."""
    for sheet in book.worksheets:
        if sheet.title in made.pages or sheet.title in {META, LISTS}:
            continue
        cells = (cell for _, cell in _cells(sheet) if cell.value not in (None, ""))
        first = next(cells, None)
        if first is not None:
            why = f"trang «{sheet.title}» không phải của mẫu nên không được đọc"
            yield f"{place_of(first)}: {why}; chép vào các trang của mẫu, hoặc xóa trang"
