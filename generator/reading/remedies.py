"""What to write instead: guesses from what was found. Every guess is shown, none is applied."""

import calendar
import re
import unicodedata
from collections.abc import Callable, Sequence

from pydantic_core import PydanticCustomError

from generator.model.dates import FIRST_YEAR, LAST_YEAR, parse_date
from generator.model.fields import SLUG_LENGTH, parse_count, parse_percent, parse_slug

_YES = {"có", "yes", "y", "on", "1", "đúng", "x"}
_NO = {"không", "no", "n", "off", "0", "sai"}


def remedy(code: str, found: str) -> str:
    """A hint for a wrong scalar, or "" where there is no good guess."""
    guesser = _GUESSERS.get(code)
    return guesser(found.strip()) if guesser and len(found) <= 80 else ""


def slug_of(text: str) -> str:
    """A text as an id: without accents, lower case, hyphens."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:SLUG_LENGTH].strip("-")


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
    return _suggest([plain, f"{plain}%", plain.replace(",", ".")], parse_percent)


def _count(text: str) -> str:
    if "%" in text:
        return "trường này nhận số đếm, không nhận tỷ lệ"
    if "phần trăm" in text or "％" in text:
        return _percent(text)
    plain = _ascii_digits(text)
    return _suggest([plain, re.sub(r"[ .,_\u00a0](?=\d{3}\b)", "", plain)], parse_count)


def _period(text: str) -> str:
    match = re.fullmatch(r"(\d{4})\s*[-–—/]\s*(\d{4})", text)
    return f"có phải «{match[1]}..{match[2]}»?" if match and match[1] <= match[2] else ""


def _flag(text: str) -> str:
    word = text.lower()
    return "viết true" if word in _YES else "viết false" if word in _NO else ""


def _url(text: str) -> str:
    return f"có phải «https://{text}»?" if re.match(r"(?:www\.|[\w-]+\.[a-z]{2,}(?:/|$))", text) else ""


_GUESSERS: dict[str, Callable[[str], str]] = {
    "bad-date": _date,
    "bad-period": _period,
    "bad-percent": _percent,
    "bad-count": _count,
    "bad-flag": _flag,
    "bad-url": _url,
    "bad-id": lambda text: _suggest([slug_of(text)], parse_slug),
}
