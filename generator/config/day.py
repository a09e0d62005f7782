"""The one day of everything that is said."""

import os
from datetime import date, datetime, timedelta, timezone

from generator.errors import WRONG_USAGE, UserError

VIETNAM = timezone(timedelta(hours=7))
GIVEN_DAY = "SOURCE_DATE_EPOCH"
NOON = 12


def day_at(seconds: int) -> date:
    """The day it is in Việt Nam so many seconds after 01/01/1970 UTC. Errors: ValueError, OverflowError, OSError."""
    return datetime.fromtimestamp(seconds, VIETNAM).date()


def is_given(as_of: date | None = None) -> bool:
    """Whether the day is given from outside, and not by the machine's clock."""
    return as_of is not None or GIVEN_DAY in os.environ


def fix_day(as_of: date | None) -> None:
    """Have this process, and those it starts, speak of one day, however long it runs; None: nothing is fixed."""
    if as_of is not None:
        noon = datetime(as_of.year, as_of.month, as_of.day, NOON, tzinfo=VIETNAM)
        os.environ[GIVEN_DAY] = str(int(noon.timestamp()))


def build_day(as_of: date | None = None) -> date:
    """The day to speak of: `as_of` where it is given, else SOURCE_DATE_EPOCH's, else today's.

    All in Việt Nam (UTC+7), on whatever machine. Errors: UserError where the variable is no number of seconds, also
    where it does not decide: MkDocs reads it too.
    """
    given = os.environ.get(GIVEN_DAY)
    fixed = _fixed(given) if given is not None else None
    return as_of or fixed or datetime.now(VIETNAM).date()


def _fixed(given: str) -> date:
    try:
        if (seconds := int(given)) < 0:
            raise ValueError(given)
        return day_at(seconds)
    except (ValueError, OverflowError, OSError) as error:
        message = f"«{given}» không phải số giây kể từ 01/01/1970; ghi một số như 1796000000, hay bỏ biến này"
        raise UserError(message, WRONG_USAGE, GIVEN_DAY) from error
