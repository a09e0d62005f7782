"""What to write instead: guesses from what was found. Every guess is shown, none is applied."""

import calendar
import re
import unicodedata
from collections.abc import Callable, Sequence

from pydantic_core import PydanticCustomError

from generator.model.dates import FIRST_YEAR, LAST_YEAR, parse_date, parse_period
from generator.model.fields import SLUG_LENGTH, parse_count, parse_percent, parse_slug, parse_span, parse_url
from generator.vietnamese import slugify

LONGEST_GUESSED = 200
_ADVICE = {
    "bad-period": "viết lại theo một trong các dạng ấy; câu chữ của văn bản thì ghi vào notes",
    "bad-range": "viết hai số, số nhỏ trước; nếu chỉ có một số thì dùng at_least, at_most, more_than hoặc exactly",
    "bad-url": "chép nguyên địa chỉ từ thanh địa chỉ của trình duyệt",
    "exactly-zero": "viết at_most: 0",
    "unit-missing": "thêm «unit: …» (ví dụ tỷ đồng), hoặc viết số đếm liền, không dấu",
    "not-one-owner": "giữ một trong hai khóa",
    "complete-without-source": "ghi nguồn nói rằng đã gửi đủ, hoặc bỏ complete",
}
_YES = {"có", "yes", "y", "on", "1", "đúng", "x"}
_NO = {"không", "no", "n", "off", "0", "sai"}
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_QUARTER = re.compile(r"(?:quý|q)\s*(iv|i{1,3}|[1-4])\s*(?:năm|/|-|\s)\s*(\d{4})", re.IGNORECASE)


def remedy(code: str, found: str) -> str:
    """A hint for a wrong scalar: a guess at what is meant, else what to do, "" where the message says it all."""
    guesser = _GUESSERS.get(code)
    guessed = guesser(found.strip()) if guesser and len(found) <= LONGEST_GUESSED else ""
    return guessed or _ADVICE.get(code, "")


def flag_remedy(name: str, found: str) -> str:
    """A hint for what is no true or false; a comparator that does not hold is left out, not denied."""
    if name in {"all", "some"} and found.strip().lower() in _NO:
        return f"xóa khóa {name}, rồi dùng một phép so sánh khác"
    return remedy("bad-flag", found)


def type_remedy(kind: str, name: str, found: object) -> str:
    """What to do where a text, a list or a group of keys stands in the place of another."""
    if kind == "tuple_type":
        return f"viết «{name}:», rồi mỗi mục một dòng bắt đầu bằng «- », kể cả khi chỉ có một mục"
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
    if re.fullmatch(r"\d{3,}(?:[.,]\d+)?%", plain):
        return "phần của một tổng số không quá 100%; tăng so với năm trước thì viết «change: {at_least: …, from: năm}»"
    return _suggest([plain, f"{plain}%", plain.replace(",", ".")], parse_percent)


def _count(text: str) -> str:
    if "%" in text:
        return "trường này nhận số đếm, không nhận tỷ lệ"
    plain = _ascii_digits(text)
    return _suggest([plain, re.sub(r"[ .,_\u00a0](?=\d{3}\b)", "", plain)], parse_count)


def _period(text: str) -> str:
    plain = _ascii_digits(text)
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
    mended = re.sub(r"^(https?):?/*(?=\w)", r"\1://", text, flags=re.IGNORECASE).replace(" ", "%20")
    return _suggest([mended], parse_url)


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
