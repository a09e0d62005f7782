"""What a build is told from outside: the folder, the date, whether samples are shown."""

import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from generator.site.history import content_date

VIETNAM = timezone(timedelta(hours=7))
GIVEN_DAY = "SOURCE_DATE_EPOCH"
TRUE_WORDS = {"true", "1", "yes", "on", "có"}


class WrongDayError(Exception):
    """SOURCE_DATE_EPOCH is no number of seconds; the message says so."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`root` holds content/, data/ and mkdocs.yml; `as_of` is the day the site speaks of.

    `today` is the day of the build, by which consent and notices hold or have ended; None where it is `as_of`.
    `raised` are the codes of warnings that stop a build here.
    """

    root: Path
    as_of: date
    samples: bool
    raised: frozenset[str] = frozenset()
    today: date | None = None


def samples_wanted(default: bool = True) -> bool:
    """PORTAL_SAMPLES=false leaves the samples out."""
    word = os.environ.get("PORTAL_SAMPLES")
    return default if word is None else word.strip().lower() in TRUE_WORDS


def build_day() -> date:
    """Today in Viet Nam; SOURCE_DATE_EPOCH gives another, so that a build can be repeated. Errors: WrongDayError."""
    given = os.environ.get(GIVEN_DAY)
    if not given:
        return datetime.now(VIETNAM).date()
    try:
        return datetime.fromtimestamp(int(given), VIETNAM).date()
    except (ValueError, OverflowError, OSError) as error:
        raise WrongDayError(f"{GIVEN_DAY}={given} không phải số giây kể từ 01/01/1970") from error


def settings_for(
    root: Path, as_of: date | None = None, samples: bool | None = None, raised: frozenset[str] = frozenset(),
    today: date | None = None,
) -> Settings:  # fmt: skip
    """The settings of a folder; its day is the newest content commit's, else the day of the build.

    A build is never of an earlier day than its site speaks of. Errors: WrongDayError.
    """
    built = today or build_day()
    day = as_of or content_date(root) or built
    return Settings(root, day, samples_wanted() if samples is None else samples, raised, max(day, built))
