"""Dates, periods, shares and counts as Vietnamese text. Numbers: decimal comma, thousands by a point."""

import re
from datetime import date
from fractions import Fraction

from generator.labels.targets import BOUNDS
from generator.model.dates import Moment, PartialDate, Period
from generator.model.results import Reached

MOST_DECIMALS = 6
_ISO_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def vi_date(when: PartialDate | date | None) -> str:
    """05/3/2023, tháng 8/2021, năm 2021 — as Vietnamese offices write them, two digits for day and month."""
    if when is None:
        return ""
    if isinstance(when, date) or when.day is not None:
        return f"{when.day:02d}/{when.month:02d}/{when.year}"
    return f"tháng {when.month}/{when.year}" if when.month else f"năm {when.year}"


def vi_written(text: str) -> str:
    """A date that data gives as 2022-03-28 as readers write it, 28/03/2022; any other text as it stands."""
    return "/".join(reversed(text.split("-"))) if _ISO_DAY.fullmatch(text) else text


def vi_period(period: Period | None) -> str:
    """năm 2023, 2021–2025, quý II/2023, 03/2023–12/2023."""
    if period is None:
        return ""
    start, end = period.start, period.end
    if "Q" in period.written.upper():
        return f"quý {('I', 'II', 'III', 'IV')[((start.month or 1) - 1) // 3]}/{start.year}"
    if start == end:
        return vi_date(start)
    if start.month is None and end.month is None:
        return f"{start.year}–{end.year}"
    return f"{_short(start)}–{_short(end)}"


def vi_moment(when: Moment) -> str:
    """28/11/2026, or 14:00 ngày 28/11/2026 where the hour is given."""
    return f"{when.hour:%H:%M} ngày {vi_date(when.day)}" if when.hour else vi_date(when.day)


def vi_reached(reported: Reached | None) -> str:
    """41, or as the source bounds it: trên 280, gần 22.000, khoảng 280."""
    bound = reported.bound() if reported else None
    if bound is not None:
        return f"{BOUNDS[bound[0]]} {vi_count(bound[1])}"
    return str(reported.count) if reported else ""


def vi_share(share: Fraction, digits: int = 1) -> str:
    """9/10 → 90%; 43/48 → 89,6%. Rounded half up for reading only: no rule ever sees it."""
    units, rest = divmod(_rounded(share, digits), 10**digits)
    text = f"{units},{rest:0{digits}d}".rstrip("0").rstrip(",") if digits else str(units)
    return f"{text}%"


def share_distinct_from(share: Fraction, *limits: Fraction | None) -> str:
    """A share with as many decimals as it needs not to look like a limit it does not equal (docs/RULES.md, notation).

    89.97% against 90% prints 89,97%, because 90% would contradict «không đạt».
    """
    for digits in range(1, MOST_DECIMALS):
        shown = _rounded(share, digits), 100 * 10**digits
        if all(
            _side(share.numerator, share.denominator, limit) == _side(*shown, limit)
            for limit in limits
            if limit is not None
        ):
            return vi_share(share, digits)
    return vi_share(share, MOST_DECIMALS)


def _side(over: int, under: int, limit: Fraction) -> int:
    """1, 0 or -1 where over/under lies above, at or below the limit."""
    one, other = over * limit.denominator, limit.numerator * under
    return (one > other) - (one < other)


def _rounded(share: Fraction, digits: int) -> int:
    """The share in units of its last digit shown, half up."""
    return int((2 * share.numerator * 100 * 10**digits + share.denominator) // (2 * share.denominator))


def vi_measure(value: Fraction) -> str:
    """5/2 → 2,5. At most three decimals."""
    return f"{float(value):.3f}".rstrip("0").rstrip(".").replace(".", ",")


def vi_count(number: int) -> str:
    """1234 → 1.234."""
    return f"{number:,}".replace(",", ".")


def _short(when: PartialDate) -> str:
    return vi_date(when).removeprefix("tháng ").removeprefix("năm ")
