"""Values of the record as cells: plain numbers, ISO days, texts."""

from datetime import date
from fractions import Fraction

from generator.model.amounts import Amount
from generator.model.dates import PartialDate, Period
from generator.model.fields import Percent


def number(value: Fraction | int | None) -> int | float | None:
    """An exact figure as a number; a float only where it has decimals."""
    if value is None or isinstance(value, int):
        return value
    return value.numerator if value.denominator == 1 else float(value)


def percent(share: Percent | Fraction | None) -> int | float | None:
    """A share in per cent: 9/10 → 90."""
    if share is None:
        return None
    return number((share.value if isinstance(share, Percent) else share) * 100)


def rounded_percent(share: Fraction | None) -> int | float | None:
    """A share in per cent with four decimals, half up; the exact one is what it was divided from."""
    if share is None:
        return None
    return number(Fraction((2 * share.numerator * 10**6 + share.denominator) // (2 * share.denominator), 10**4))


def amount(value: Amount | None) -> int | float | None:
    """A quantity in its unit."""
    return number(value.value) if value is not None else None


def rough(day: PartialDate | None) -> str | None:
    """A day, month or year as precise as its source."""
    return str(day) if day is not None else None


def day(value: date | None) -> str | None:
    """A day as YYYY-MM-DD."""
    return value.isoformat() if value is not None else None


def ends(period: Period | None) -> tuple[str | None, str | None]:
    """The first and last day of a period."""
    return (day(period.first()), day(period.last())) if period is not None else (None, None)
