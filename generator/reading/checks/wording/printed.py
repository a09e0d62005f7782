"""The numbers in a sentence of a document: shares and counts, how each is compared, the years named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

_N = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(
    rf"(?<![\w/.,-])(?P<low>{_N})\s*(?P<mark>%|％|phần\s+trăm)?"
    rf"(?:\s*(?:[-\u2013\u2014]|đến)\s*(?P<high>{_N})\s*(?P<end>%|％|phần\s+trăm)?)?(?![\w/.,-]*[\w/])",
    re.IGNORECASE,
)
_BEFORE = (
    ("at_most", re.compile(r"(?:không\s+(?:quá|vượt(?:\s+quá)?|hơn)|tối\s+đa|nhiều\s+nhất|dưới)\s*$", re.IGNORECASE)),
    ("at_least", re.compile(r"(?:ít\s+nhất|tối\s+thiểu|không\s+(?:dưới|ít\s+hơn|thấp\s+hơn))\s*$", re.IGNORECASE)),
    ("more_than", re.compile(r"(?<!\w)(?:trên|hơn)\s*$", re.IGNORECASE)),
    ("at_least", re.compile(r"(?<!\w)từ\s*$", re.IGNORECASE)),
)
_FILLER = re.compile(r"\s*(?:là|đạt|có|được|khoảng)?\s*$")
_AFTER = re.compile(r"[^.;:]{0,40}?trở\s+lên", re.IGNORECASE)
_NO_COUNT = re.compile(
    r"(?:năm|số|lần\s+thứ|thứ|mức|khóa|tháng|quý|ngày|điều|khoản|mẫu|hạng|bậc|lớp|giai\s+đoạn)\s*$", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\w)năm\s+((?:19|20)\d\d)(?!\d)(?!\s*[-\u2013\u2014])", re.IGNORECASE)
_COMPARED = re.compile(r"so\s+với\s+(?:cùng\s+kỳ\s+|kết\s+quả\s+)?$|(?:từ|trước|đến|hết|sau|của)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Printed:
    """One number, or the ends of a range, with the comparator its words mean ("" where they say none).

    A share is a fraction of one. `text` is the phrase as printed.
    """

    values: tuple[Fraction, ...]
    share: bool
    way: str
    text: str


@lru_cache(maxsize=1000)
def numbers_in(sentence: str) -> tuple[Printed, ...]:
    """The shares and counts of a sentence; numbers of years, documents, levels and places are left out."""
    return tuple(_numbers(sentence))


def _numbers(sentence: str) -> Iterator[Printed]:
    for match in _NUMBER.finditer(sentence):
        share = bool(match["mark"] or match["end"])
        before, after = sentence[: match.start()], sentence[match.end() :]
        if not share and (_NO_COUNT.search(before) or _is_year(match["low"])):
            continue
        ends = [match["low"], match["high"]] if match["high"] else [match["low"]]
        way, phrase = ("between", "") if match["high"] else _way(before, after)
        values = tuple(_value(end) / (100 if share else 1) for end in ends)
        yield Printed(values, share, way, f"{phrase}{match[0].strip()}{' trở lên' if way and not phrase else ''}")


def _way(before: str, after: str) -> tuple[str, str]:
    """The comparator of the words around a number, and those before it."""
    near = _FILLER.sub("", before)
    for way, pattern in _BEFORE:
        if match := pattern.search(near):
            return way, f"{' '.join(match[0].split())} "
    return ("at_least", "") if _AFTER.match(after) else ("", "")


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in {"19", "20"}


def _value(number: str) -> Fraction:
    if "," not in number and re.fullmatch(r"\d{1,3}\.\d{1,2}", number):
        return Fraction(number)  # a point before decimals, as some print
    return Fraction(number.replace(".", "").replace(",", "."))


def years_in(sentence: str) -> list[int]:
    """The years that a sentence names as its own, «năm 2023»; not those that something is compared with."""
    found = _YEAR.finditer(sentence)
    return [int(match[1]) for match in found if not _COMPARED.search(sentence[: match.start()])]
