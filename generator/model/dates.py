"""Dates as precise as their source, and periods. Shapes: docs/loi.md, bad-date and bad-period."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache, total_ordering
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_VIETNAMESE = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-[Qq]([1-4])", re.ASCII)
_HOUR = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2100
KEPT = 5_000  # the same days and years come again in file after file, and are then the same in memory
DATE_FORMS = "2023-12-31, 31/12/2023, 2023-12 hoặc 2023"
MOMENT_FORMS = "2026-11-28, hoặc cả giờ Việt Nam: 2026-11-28 14:00"
PERIOD_FORMS = "2023, 2021..2025, 2023-Q2 hoặc 2023-03..2023-12"


@lru_cache
def _last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year; `month` and `day` are None where the source is less precise.

    Errors: ValueError for what no calendar has.
    """

    year: int
    month: int | None = None
    day: int | None = None
    _days: tuple[date, date] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """The days are worked out once: all that compares periods asks for them."""
        month, day = self.month, self.day
        last = _last_of(self.year, month or 12) if day is None else date(self.year, month or 12, day)
        object.__setattr__(self, "_days", (date(self.year, month or 1, day or 1), last))

    def __reduce__(self) -> tuple[Any, ...]:
        """Kept outside as it is written: the days are worked out anew."""
        return PartialDate, (self.year, self.month, self.day)

    def first(self) -> date:
        """The first day it may mean."""
        return self._days[0]

    def last(self) -> date:
        """The last day it may mean."""
        return self._days[1]

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.first(), self.last()) < (other.first(), other.last())

    def __str__(self) -> str:
        """As the contract writes it: 2023-12-31, 2021-08, 2021."""
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days; `written` is how the file puts it."""

    start: PartialDate
    end: PartialDate
    written: str

    def first(self) -> date:
        """The first day."""
        return self.start.first()

    def last(self) -> date:
        """The last day."""
        return self.end.last()

    def years(self) -> range:
        """The years it touches."""
        return range(self.start.year, self.end.year + 1)

    def holds(self, day: date) -> bool:
        """Whether `day` lies in it."""
        return self.first() <= day <= self.last()

    def __str__(self) -> str:
        return self.written


def parse_date(value: Any) -> PartialDate:
    """Text of the contract → PartialDate. Errors: `bad_date`."""
    return _date(_text(value, "bad_date", DATE_FORMS))


@lru_cache(maxsize=KEPT)
def _date(text: str) -> PartialDate:
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
    elif match := _VIETNAMESE.fullmatch(text):
        day, month, year = match.groups()
    else:
        raise _bad("bad_date", text, DATE_FORMS)
    return _existing(text, int(year), month and int(month), day and int(day))


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a minute of a day in Việt Nam: `hour` is None where the whole day is meant."""

    day: PartialDate
    hour: time | None = None

    def first(self) -> date:
        """The first day it may mean."""
        return self.day.first()

    def last(self) -> date:
        """The last day it may mean."""
        return self.day.last()

    def begins(self) -> datetime:
        """The minute it begins, in Việt Nam's time without a zone."""
        return datetime.combine(self.first(), self.hour or time.min)

    def ends(self) -> datetime:
        """The minute it has passed: that very minute, or the midnight after its day."""
        if self.hour is not None:
            return datetime.combine(self.last(), self.hour)
        return datetime.combine(self.last() + timedelta(days=1), time.min)

    def __str__(self) -> str:
        return f"{self.day} {self.hour:%H:%M}" if self.hour else str(self.day)


def parse_moment(value: Any) -> Moment:
    """A day, or a day and an hour: `2026-11-28 14:00`. Errors: `bad_date`."""
    text = _text(value, "bad_date", MOMENT_FORMS)
    day, _, hour = text.partition(" ")
    try:
        found = parse_date(day)
    except PydanticCustomError as error:
        raise _bad("bad_date", text, MOMENT_FORMS) from error
    match = _HOUR.fullmatch(hour.strip())
    if hour and (match is None or found.day is None):
        raise _bad("bad_date", text, MOMENT_FORMS)
    return Moment(found, time(int(match[1]), int(match[2])) if match else None)


def parse_period(value: Any) -> Period:
    """Text of the contract → Period. Errors: `bad_period`."""
    return _period(_text(value, "bad_period", PERIOD_FORMS))


@lru_cache(maxsize=KEPT)
def _period(text: str) -> Period:
    if match := _QUARTER.fullmatch(text):
        year, quarter = int(match[1]), int(match[2])
        return Period(PartialDate(year, 3 * quarter - 2), PartialDate(year, 3 * quarter), text)
    start, dots, end = (part.strip() for part in text.partition(".."))
    try:
        first = parse_date(start)
        last = parse_date(end) if dots else first
    except PydanticCustomError as error:
        raise _bad("bad_period", text, PERIOD_FORMS) from error
    if first.first() > last.last():
        raise _bad("bad_period", text, f"{PERIOD_FORMS}; đầu kỳ không được sau cuối kỳ")
    return Period(first, last, f"{first}..{last}" if dots else str(first))


def _text(value: Any, code: str, allowed: str) -> str:
    if not isinstance(value, str):
        raise _bad(code, str(value), allowed)
    return value.strip()


def _existing(text: str, year: int, month: int | str | None, day: int | str | None) -> PartialDate:
    try:
        found = PartialDate(year, int(month) if month else None, int(day) if day else None)
    except ValueError as error:
        raise _bad("bad_date", text, f"{DATE_FORMS}; ngày phải có trong lịch") from error
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _bad("bad_date", text, f"năm từ {FIRST_YEAR} đến {LAST_YEAR}")
    if month == 0 or day == 0:
        raise _bad("bad_date", text, DATE_FORMS)
    return found


def _bad(code: str, found: str, allowed: str) -> PydanticCustomError:
    return PydanticCustomError(code, "không đọc được", {"found": found, "allowed": [allowed]})


DateField = Annotated[
    PartialDate, PlainValidator(parse_date), WithJsonSchema({"type": "string", "format": "thidua-date"})
]
MomentField = Annotated[
    Moment, PlainValidator(parse_moment), WithJsonSchema({"type": "string", "format": "thidua-moment"})
]
PeriodField = Annotated[
    Period, PlainValidator(parse_period), WithJsonSchema({"type": "string", "format": "thidua-period"})
]
