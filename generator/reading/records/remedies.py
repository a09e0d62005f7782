"""What to write instead: guesses from what was found. Every guess is shown, none is applied."""

import calendar
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction

from pydantic_core import PydanticCustomError

from generator.model.comparator import CHANGES, FIGURES
from generator.model.dates import FIRST_YEAR, LAST_YEAR, parse_date, parse_period
from generator.model.fields import SLUG_LENGTH, parse_count, parse_percent, parse_slug, parse_span
from generator.model.web_addresses import parse_web_address
from generator.vietnamese import slugify

LONGEST_GUESSED = 200
_ADVICE = {
    "not-one-comparator": "giữ đúng một khóa; chỉ tiêu không có con số thì dùng quality",
    "unknown-value": "chọn một giá trị trong danh sách ấy",
    "empty-text": "viết nội dung; không có thì xóa cả dòng",
    "bad-date": "viết ngày bằng số, như 31/12/2023; câu chữ của văn bản thì ghi vào note",
    "bad-count": "viết số nguyên liền nhau, không kèm chữ",
    "bad-percent": "viết số rồi dấu %, như 90%",
    "bad-flag": "viết true hoặc false",
    "bad-id": "viết chữ thường không dấu, nối bằng gạch ngang",
    "bad-period": "viết lại theo một trong các dạng ấy; câu chữ của văn bản thì ghi vào notes",
    "bad-range": "viết hai số, số nhỏ trước; nếu chỉ có một số thì dùng at_least, at_most, more_than hoặc exactly",
    "bad-url": "chép nguyên địa chỉ từ thanh địa chỉ của trình duyệt",
    "bad-picture": "chép ảnh vào thư mục pictures/, rồi ghi đường dẫn từ đó",
    "exactly-zero": "viết at_most: 0",
    "unit-missing": "thêm «unit: …» (ví dụ tỷ đồng), hoặc viết số đếm liền, không dấu",
    "not-one-owner": "giữ một trong hai khóa",
    "complete-without-source": "ghi nguồn nói rằng đã gửi đủ, hoặc bỏ complete",
}
_SHORTER = "bỏ phần sau dấu ? hay # của địa chỉ; vẫn quá dài thì dẫn tới trang chứa nó"
_YES = {"có", "yes", "y", "on", "1", "đúng", "x"}
_NO = {"không", "no", "n", "off", "0", "sai"}
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_FRACTION = re.compile(r"0?[.,]\d{1,6}|1[.,]0{1,6}")
_DATE_SERIALS = (20_000, 80_000)  # 03/10/1954 to 10/01/2119 as spreadsheets number days
_QUARTER = re.compile(r"(?:quý|q)\s*(iv|i{1,3}|[1-4])\s*(?:năm|/|-|\s)\s*(\d{4})", re.IGNORECASE)


def remedy(code: str, found: str, name: str = "") -> str:
    """A hint for a wrong scalar under the key `name`: a guess at what is meant, else what to do."""
    guesser = _GUESSERS.get(code)
    guessed = _SHORTER if code == "bad-url" else ""
    if len(found) <= LONGEST_GUESSED:
        guessed = _by_name(code, found.strip(), name) or (guesser(found.strip()) if guesser else "")
    return guessed or _ADVICE.get(code, "")


def _by_name(code: str, text: str, name: str) -> str:
    """A guess that hangs on the key: where a share may stand, 0.9 is 90%; where a count is asked for, it is none."""
    asked = name in FIGURES or name == "between"
    if code == "bad-percent" and re.fullmatch(r"\d{3,}(?:[.,]\d+)?\s?%", text):
        key = name if name in CHANGES else "at_least"
        grown = f"tăng so với năm trước thì viết «change: {{{key}: …, from: năm}}»" if asked else "xem lại số"
        return f"phần của một tổng số không quá 100%; {grown}"
    if code in {"bad-percent", "unit-missing"} or (code == "bad-count" and asked):
        return _share(text)
    if code == "bad-count" and name in {"reached", "count"}:
        return _reached(text)
    return ""


def _share(text: str) -> str:
    """Shares written as fractions of one: 0.9 → 90%, 0,93 → 93%, 0,1–0,15 → 10–15%."""
    ends = re.split(r"\s*[-\u2013\u2014]\s*", text)
    if len(ends) > 2 or not all(map(_FRACTION.fullmatch, ends)):
        return ""
    shares = [f"{float(100 * Fraction(end.replace(',', '.'))):g}".replace(".", ",") for end in ends]
    return f"có phải «{'–'.join(shares)}%»?"


def _reached(text: str) -> str:
    """What is written for a count and is a share, or a count with its base."""
    if match := re.fullmatch(r"(\d{1,9})\s*(?:/|trên)\s*(\d{1,9})", text):
        return f"viết «reached: {match[1]}», «of: {match[2]}»"
    if share := re.fullmatch(r"(\d{1,3}(?:[.,]\d{1,6})?)\s?%", text):
        return f"tỷ lệ thì ghi vào share: '{share[0]}'; reached là số đếm"
    return ""


def flag_remedy(name: str, found: str) -> str:
    """A hint for what is no true or false; a comparator that does not hold is left out, not denied."""
    if name in {"all", "some"} and found.strip().lower() in _NO:
        return f"xóa khóa {name}, rồi dùng một phép so sánh khác"
    return remedy("bad-flag", found)


def cut_remedy(name: str, whole: str) -> str:
    """A hint for a value that a comma between brackets cut in two."""
    return f"dấu phẩy trong {{…}} tách giá trị: {_share(whole) or f'viết {name}: {chr(39)}{whole}{chr(39)}'}"


def type_remedy(kind: str, name: str, found: object) -> str:
    """What to do where a text, a list or a group of keys stands in the place of another."""
    if kind == "tuple_type":
        return f"viết «{name}:», rồi mỗi mục một dòng bắt đầu bằng «- », kể cả khi chỉ có một mục"
    if kind == "model_type" and isinstance(found, str) and found.strip().isdigit():
        return f"viết các khóa trong ngoặc, ví dụ {{reached: {found.strip()}, of: …}}"
    if kind in {"dict_type", "model_type"}:
        return "viết mỗi khóa con một dòng «khóa: giá trị», thụt vào hai dấu cách"
    if isinstance(found, list | dict):
        return "viết một đoạn chữ; nếu chữ bắt đầu bằng [ hay { hoặc có «: » thì đặt cả đoạn trong nháy"
    return ""


def slug_of(text: str) -> str:
    """A text as an id: without accents, lower case, hyphens."""
    return slugify(text)[:SLUG_LENGTH].strip("-")


def _suggest(candidates: Sequence[str], parse: Callable[[str], object]) -> str:
    for candidate in candidates:
        try:
            parse(candidate)
        except PydanticCustomError:
            continue
        return f"có phải «{candidate}»?"
    return ""


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in text)


def _date(text: str) -> str:
    plain = _ascii_digits(text)
    numbers = re.findall(r"\d+", plain)
    if plain.isdigit() and _DATE_SERIALS[0] <= int(plain) <= _DATE_SERIALS[1]:
        meant = date(1899, 12, 30) + timedelta(days=int(plain))
        return f"{plain} là số thứ tự ngày của bảng tính, có phải «{meant:%d/%m/%Y}»?"
    tries: list[str] = []
    if len(numbers) == 3:
        first, second, third = numbers
        if len(first) == 4:
            tries = [f"{first}-{second}-{third}", f"{first}-{third}-{second}"]
        elif len(third) == 4:
            tries = [f"{first}/{second}/{third}", f"{second}/{first}/{third}"]
        elif len(third) == 2:
            tries = [f"{first}/{second}/20{third}"]
    elif len(numbers) == 2 and len(numbers[1]) == 4:
        tries = [f"{numbers[1]}-{numbers[0].zfill(2)}"]
    return _suggest(tries, parse_date) or _month_end(numbers)


def _month_end(numbers: list[str]) -> str:
    """How many days a month has, where the day is past its end."""
    if len(numbers) != 3:
        return ""
    year, month = (numbers[0], numbers[1]) if len(numbers[0]) == 4 else (numbers[2], numbers[1])
    if not (1 <= int(month) <= 12 and FIRST_YEAR <= int(year) <= LAST_YEAR):
        return f"năm phải từ {FIRST_YEAR} đến {LAST_YEAR}" if len(year) == 4 and 1 <= int(month) <= 12 else ""
    return f"tháng {int(month)} năm {year} có {calendar.monthrange(int(year), int(month))[1]} ngày"


def _percent(text: str) -> str:
    plain = _ascii_digits(unicodedata.normalize("NFKC", text)).replace(" ", "")
    plain = re.sub(r"phầntrăm$", "%", plain)
    return _suggest([plain, f"{plain}%", plain.replace(",", ".")], parse_percent)


def _count(text: str) -> str:
    if "%" in text:
        return "trường này nhận số đếm, không nhận tỷ lệ"
    plain = _ascii_digits(text)
    whole = re.sub(r"[.,]0+$", "", plain)
    alone = re.sub(r"\s*[^\W\d_]+(?:\s+[^\W\d_]+)*$", "", plain)
    return _suggest([plain, re.sub(r"[ .,_\u00a0](?=\d{3}\b)", "", plain), whole, alone], parse_count)


def _period(text: str) -> str:
    plain = _ascii_digits(text)
    if re.fullmatch(r"\d{4}", plain) and not FIRST_YEAR <= int(plain) <= LAST_YEAR:
        return f"năm phải từ {FIRST_YEAR} đến {LAST_YEAR}"
    if match := _QUARTER.fullmatch(plain):
        return _suggest([f"{match[2]}-Q{_ROMAN.get(match[1].upper(), match[1])}"], parse_period)
    ends = [_end(part) for part in re.split(r"\s*(?:\.\.|[–—]|đến|tới)\s*|(?<=\d{4})\s*[-/]\s*(?=\d)|\s+-\s+", plain)]
    if len(ends) == 2:
        return _suggest(["..".join(ends), "..".join(reversed(ends))], parse_period)
    return _suggest(ends, parse_period) if len(ends) == 1 else ""


def _end(text: str) -> str:
    """One end of a period as the contract writes it, as far as it is known."""
    plain = re.sub(r"^(?:từ\s+)?(?:năm|tháng|kỳ)?\s*", "", text.strip().lower()).replace(" năm ", "/")
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{4})", plain)
    return f"{match[2]}-{match[1].zfill(2)}" if match else plain


def _range(text: str) -> str:
    numbers = re.findall(r"\d+(?:[.,]\d+)?", _ascii_digits(text))
    if len(numbers) != 2:
        return ""
    unit = "%" if re.search(r"[%％]|phần\s+trăm", text) else ""
    low, high = numbers
    return _suggest([f"{low}–{high}{unit}", f"{high}–{low}{unit}"], parse_span)


def _flag(text: str) -> str:
    word = text.lower()
    return "viết true" if word in _YES else "viết false" if word in _NO else ""


def _url(text: str) -> str:
    if re.match(r"(?:www\.|[\w-]+\.[a-z]{2,}(?:/|$))", text):
        return f"có phải «https://{text}»?"
    if re.match(r"file:|[a-z]:[\\/]|\\\\", text, re.IGNORECASE):
        return "đây là tệp trên máy: đăng tệp lên trang của đơn vị rồi chép địa chỉ ở đó, hoặc xóa dòng này"
    if re.match(r"https?://[^/\s]", text, re.IGNORECASE) and " " not in text:
        return "viết địa chỉ mà người ngoài cơ quan cũng mở được; không có thì xóa dòng này"
    mended = re.sub(r"^(https?):?/*(?=\w)", r"\1://", text, flags=re.IGNORECASE).replace(" ", "%20")
    return _suggest([mended], parse_web_address)


_GUESSERS: dict[str, Callable[[str], str]] = {
    "bad-date": _date,
    "bad-period": _period,
    "bad-percent": _percent,
    "bad-range": _range,
    "bad-count": _count,
    "bad-flag": _flag,
    "bad-url": _url,
    "bad-id": lambda text: _suggest([slug_of(text)], parse_slug),
}
