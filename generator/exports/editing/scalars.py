"""How each scalar of the contract looks to an editor that reads YAML's own types, with its words for a mistake."""

from typing import Any

from generator.model.amounts import AMOUNT_FORMS, BASE_FORMS, CHANGE_FORMS, NOT_STATED, PLACE_FORMS, QUANTITY_FORMS
from generator.model.dates import DATE_FORMS, FIRST_YEAR, LAST_YEAR, MOMENT_FORMS, PERIOD_FORMS
from generator.model.fields import COLOUR_FORMS, COUNT_FORMS, PERCENT_FORMS, SLUG, SLUG_LENGTH
from generator.model.ids import REVISION_FORM
from generator.model.pictures import LONGEST as LONGEST_PICTURE
from generator.model.pictures import PATTERN, PICTURE_FORMS
from generator.model.web_addresses import LONGEST

# Days of the calendar, 29 February in leap years alone. Patterns hold as JavaScript reads them with its flag `u`.
_YEAR = r"(19\d{2}|20\d{2}|2100)"
_LEAP = r"(((19|20)(0[48]|[2468][048]|[13579][26]))|2000)"
_MONTH = r"(0?[1-9]|1[0-2])"
_DAYS_OF_MONTHS = (
    (r"(0?[1-9]|1\d|2[0-8])", _MONTH, _YEAR),
    (r"(29|30)", r"(0?[13-9]|1[0-2])", _YEAR),
    ("31", r"(0?[13578]|1[02])", _YEAR),
    ("29", "0?2", _LEAP),
)
_DATE = (
    rf"({_YEAR}(-{_MONTH})?|({_MONTH}/)?{_YEAR}|"
    + "|".join(rf"{year}-{month}-{day}|{day}/{month}/{year}" for day, month, year in _DAYS_OF_MONTHS)
    + ")"
)
_PERIOD = rf"({_DATE}(\s*\.\.\s*{_DATE})?|\d{{4}}-[Qq][1-4])"
_UP_TO_100 = r"(0?\d{1,2}([.,]\d{1,6})?|100([.,]0{1,6})?)"
_PERCENT = rf"{_UP_TO_100}\s?%"
_AMOUNT = r"(\d{1,3}(\.\d{3}){1,4}|\d{1,15})(,\d{1,6})?"
_COUNT = r"\d{1,7}(,\d{1,6})?"
_SPAN = rf"({_UP_TO_100}\s?%?\s?[-–—]\s?{_UP_TO_100}\s?%|{_COUNT}\s?[-–—]\s?{_COUNT})"
_NO_HOST = (
    r"(10|127|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\.[\d.]+([:/?#]|$)"  # of an inner network
    r"|[^\s/?#]*@|[^\s/?#:]*\.(local|localdomain|lan|internal|intranet)([:/?#]|$)"
)
_URL = rf"""[Hh][Tt][Tt][Pp][Ss]?://(?!{_NO_HOST})(\[[0-9A-Fa-f:.]+\]|[^\s<>"'/?#:]+\.)[^\s<>"']*"""
_REFERENCE = rf"{SLUG.pattern}{REVISION_FORM}(?:/{SLUG.pattern}{REVISION_FORM})*"
_TEXT: dict[str, Any] = {
    "type": ["string", "number", "boolean"],
    "minLength": 1,
    "errorMessage": "Cần một đoạn chữ, không phải danh sách hay nhóm khóa",
}
_TRUE_OR_FALSE = "Viết true hoặc false"


def _written(pattern: str, forms: str, examples: list[str], *kinds: str, **bounds: int) -> dict[str, Any]:
    """A scalar with a form; blanks around it do not matter."""
    return {
        "type": ["string", *kinds],
        "pattern": rf"^\s*{pattern}\s*$",
        "patternErrorMessage": f"Viết {forms}",
        "errorMessage": f"Viết {forms}",
        "examples": examples,
        **bounds,
    }


SCALARS: dict[str, dict[str, Any]] = {
    "text": _TEXT,
    "markdown": _TEXT,
    "slug": {
        "type": ["string", "integer"],
        "pattern": f"^{SLUG.pattern}$",
        "maxLength": SLUG_LENGTH,
        "patternErrorMessage": "Mã viết chữ thường không dấu, chữ số, nối bằng gạch ngang",
    },
    "reference": {
        "type": "string",
        "pattern": f"^{_REFERENCE}$",
        "patternErrorMessage": "Mã viết dạng 2023/ten-truong",
        "examples": ["2023/ten-truong"],
    },
    "date": _written(
        _DATE, DATE_FORMS, ["2023-12-31", "31/12/2023", "2023-12"], "integer", minimum=FIRST_YEAR, maximum=LAST_YEAR
    ),
    "period": _written(
        _PERIOD, PERIOD_FORMS, ["2021..2025", "2023-Q2"], "integer", minimum=FIRST_YEAR, maximum=LAST_YEAR
    ),
    "percent": _written(_PERCENT, PERCENT_FORMS, ["90%", "12,5%"]),
    "count": _written(r"\d{1,9}", COUNT_FORMS, ["3"], "integer", minimum=0),
    "quantity": _written(rf"({_PERCENT}|{_AMOUNT})", QUANTITY_FORMS, ["90%", "3"], "integer", minimum=0),
    "amount": _written(_AMOUNT, AMOUNT_FORMS, ["3", "1.234,5"], "integer", minimum=0),
    "change": _written(r"[-+−–]?\s?\d{1,4}([.,]\d{1,6})?\s?%", CHANGE_FORMS, ["+10%", "-5%"]),
    "place": _written(r"0*[1-9]\d{0,2}", PLACE_FORMS, ["1"], "integer", minimum=1, maximum=999),
    "base": _written(rf"(\d{{1,9}}|{NOT_STATED})", BASE_FORMS, ["44", NOT_STATED], "integer", minimum=0),
    "colour": _written(r"#[0-9A-Fa-f]{6}", COLOUR_FORMS, ["#1a6b3c"]),
    "picture": _written(PATTERN, PICTURE_FORMS, ["pictures/2024/co-mai.jpg"], maxLength=LONGEST_PICTURE),
    "moment": _written(
        rf"{_DATE}(\s+([01]?\d|2[0-3]):[0-5]\d)?", MOMENT_FORMS, ["2026-11-28 14:00"], "integer", minimum=FIRST_YEAR
    ),
    "span": _written(_SPAN, "10–15% hoặc 3–5, số nhỏ đứng trước", ["10–15%", "3–5"]),
    "box": _written(
        r"\d{1,5}\s?[x×]\s?\d{1,5}(\+\d{1,5}\+\d{1,5})?",
        "512x256 hoặc 512x256+0+0 (rộng x cao + trái + trên)",
        ["512x256"],
    ),
    "hours": _written(r"\d{1,2}:\d{2}\s?[-–]\s?\d{1,2}:\d{2}", "07:00-17:00; 18:00-06:00 là qua đêm", ["07:00-17:00"]),
    "days": _written(
        r"[1-7](\s?[-,]\s?[1-7])*",
        "1-5 hoặc 1,3,6; 1 là thứ Hai, 7 là Chủ nhật",
        ["1-5"],
        "integer",
        minimum=1,
        maximum=7,
    ),
    "measure": _written(r"\d{1,4}([.,]\d{1,3})?", "10 hoặc 2,5", ["10", "2,5"], "number", exclusiveMinimum=0),
    "flag": {
        "anyOf": [
            {"type": "boolean", "errorMessage": _TRUE_OR_FALSE},
            {"enum": ["true", "false"], "doNotSuggest": True, "errorMessage": _TRUE_OR_FALSE},
        ]
    },
    "url": {
        "type": "string",
        "pattern": rf"^\s*{_URL}\s*$",
        "maxLength": LONGEST,
        "patternErrorMessage": "Địa chỉ bắt đầu bằng https:// hoặc http://, của một trang ai cũng mở được",
        "examples": ["https://"],
    },
}
