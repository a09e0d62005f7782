"""One cell → its text as the contract writes it. What the clerk sees is what is read, or the cell is refused."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.datetime import from_excel

from generator.exports.editing.shapes import Shape
from generator.exports.excel.written.letters import column_letters
from generator.exports.excel.written.texts import CellText, plain
from generator.formats import vi_date
from generator.model.dates import FIRST_YEAR, LAST_YEAR
from generator.reading.problems.nearest import quoted

AnyCell = Cell | MergedCell
_QUIET = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_SHOWN = re.compile(r"[#0?, ]*(?:\.([#0?]+))?\s*%?\s*")
_DATED = frozenset({"date", "period", "moment"})
_WORDED = frozenset({"text", "markdown"})
_SERIALS = (20_000, 80_000)
_MOST_DIGITS = 11


def cell_text(cell: AnyCell, shape: Shape) -> CellText:
    """The text of a cell for a place of that shape."""
    value = cell.value
    if value is None or value == "":
        return CellText()
    if cell.data_type == "f":
        return CellText(problem="ô chứa công thức; gõ thẳng giá trị")
    if cell.data_type == "e":
        return CellText(problem=f"ô báo lỗi {value}; gõ thẳng giá trị")
    if cell.font is not None and cell.font.strike:
        return CellText(
            problem=f"chữ trong ô bị gạch ngang: {quoted(str(value))}; xóa hẳn, hoặc bỏ gạch ngang nếu còn dùng"
        )
    if str(cell.number_format).replace(" ", "") in {";;;", ";;"}:
        return CellText(problem="ô được định dạng để không hiện ra; chọn lại định dạng Văn bản (Text) rồi xem giá trị")
    return _typed(value, str(cell.number_format), shape)


def place_of(cell: AnyCell) -> str:
    """`Chỉ tiêu!D7`."""
    return f"{cell.parent.title}!{column_letters(cell.column or 1)}{cell.row}"


def _typed(value: Any, form: str, shape: Shape) -> CellText:
    kind = shape.item.kind if shape.kind == "list" and shape.item else shape.kind
    if isinstance(value, bool):
        return (
            CellText(("không", "có")[value])
            if kind == "flag"
            else CellText(problem=f"ô là giá trị {_truth(value)}; gõ thành chữ")
        )
    if isinstance(value, datetime | date):
        return _day(value, kind)
    if isinstance(value, time | timedelta):
        return CellText(problem=f"ô là một giờ ({value}), không phải điều mẫu hỏi; gõ lại thành chữ")
    if isinstance(value, int | float):
        return _number(value, form, kind)
    return plain(str(value))


def _truth(value: bool) -> str:
    return "TRUE" if value else "FALSE"


def _day(value: date, kind: str) -> CellText:
    hour = value.time() if isinstance(value, datetime) else time()
    if kind not in _DATED:
        return CellText(
            problem=f"Excel đã đổi điều gõ ở đây thành ngày {value:%d/%m/%Y}; đặt ô là Văn bản (Text) rồi gõ lại"
        )
    if hour == time():
        return CellText(f"{value:%Y-%m-%d}")
    if kind == "moment" and not hour.second:
        return CellText(f"{value:%Y-%m-%d %H:%M}")
    return CellText(problem=f"ô có cả giờ ({value:%d/%m/%Y %H:%M:%S}); chỉ gõ ngày, như {value:%d/%m/%Y}")


def _number(value: float, form: str, kind: str) -> CellText:
    held = Decimal(f"{value:.15g}")
    if kind in _DATED:
        return _serial(held)
    quiet = _QUIET.sub("", form.partition(";")[0])
    share = "%" in quiet
    held = held * 100 if share else held
    seen = _seen(held, quiet)
    sign = "%" if share else ""
    if seen is None or seen != held or (kind in _WORDED and quiet.strip().startswith("00")):
        shown = f"{_decimal(seen)}{sign}" if seen is not None else "một số khác"
        return CellText(
            problem=f"ô hiện {shown} nhưng giữ {_decimal(held)}{sign} (thường do một phép tính); gõ đúng số "
            f"trong văn bản, ví dụ {shown}"
        )
    if kind in _WORDED and held != held.to_integral_value():
        return CellText(problem=f"ô là số {_decimal(held)}{sign}; đặt ô là Văn bản (Text) rồi gõ lại đúng như in")
    return CellText(f"{_decimal(held)}{sign}")


def _seen(held: Decimal, form: str) -> Decimal | None:
    """The number as its format shows it, None where the format shows something else altogether."""
    if form.strip().lower() in {"general", "@", ""}:
        most = max(0, _MOST_DIGITS - 2 - max(held.adjusted(), 0))
        return held.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP) if most else held
    match = _SHOWN.match(form)
    if match is None or re.search(r",\s*(?:\.|%|$)", match[0]) or re.search(r"[A-Za-z/]", form):
        return None
    return held.quantize(Decimal(1).scaleb(-len(match[1] or "")), ROUND_HALF_UP)


def _decimal(number: Decimal) -> str:
    written = f"{number.normalize():f}"
    whole, point, part = written.partition(".")
    return f"{whole},{part[:6]}" if point else whole


def _serial(held: Decimal) -> CellText:
    """A number in a place for a day: a year, or the serial by which Excel counts days."""
    if held == held.to_integral_value() and FIRST_YEAR <= held <= LAST_YEAR:
        return CellText(str(int(held)))
    if _SERIALS[0] <= held <= _SERIALS[1]:
        day = from_excel(int(held))
        guess = vi_date(day.date() if isinstance(day, datetime) else day) if isinstance(day, date) else ""
        return CellText(problem=f"{_decimal(held)} là số thứ tự ngày của Excel, có phải «{guess}»? gõ lại ngày như vậy")
    return CellText(_decimal(held))
