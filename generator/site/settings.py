"""What a build is told from outside: the folder, the day, whether samples are shown."""

import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from generator.errors import WRONG_USAGE, UserError

VIETNAM = timezone(timedelta(hours=7))
GIVEN_DAY = "SOURCE_DATE_EPOCH"
TRUE_WORDS = {"true", "1", "yes", "on", "có"}


@dataclass(frozen=True, slots=True)
class Settings:
    """`root` holds content/, data/ and mkdocs.yml; `as_of` is the day of the build, which the site speaks of.

    `raised` are the codes of warnings that stop a build here.
    """

    root: Path
    as_of: date
    samples: bool
    raised: frozenset[str] = frozenset()


def samples_wanted(default: bool = True) -> bool:
    """PORTAL_SAMPLES=false leaves the samples out."""
    word = os.environ.get("PORTAL_SAMPLES")
    return default if word is None else word.strip().lower() in TRUE_WORDS


def build_day(as_of: date | None = None) -> date:
    """The one day of everything that is said: `as_of` where it is given, else SOURCE_DATE_EPOCH's, else today's.

    All in Việt Nam (UTC+7), on whatever machine. Errors: UserError where the variable is no number of seconds.
    """
    given = os.environ.get(GIVEN_DAY)
    if as_of is not None:
        return as_of
    if not given:
        return datetime.now(VIETNAM).date()
    try:
        return datetime.fromtimestamp(int(given), VIETNAM).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UserError(f"«{given}» không phải số giây kể từ 01/01/1970", WRONG_USAGE, GIVEN_DAY) from error


def settings_for(
    root: Path, as_of: date | None = None, samples: bool | None = None, raised: frozenset[str] = frozenset()
) -> Settings:
    """The settings of a folder. Errors: UserError, as `build_day`."""
    return Settings(root, build_day(as_of), samples_wanted() if samples is None else samples, raised)
