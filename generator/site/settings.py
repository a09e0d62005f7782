"""What a build is told from outside: the folder, the date, whether samples are shown."""

import logging
import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from generator.site.history import ContentDay, content_day

VIETNAM = timezone(timedelta(hours=7))
GIVEN_DAY = "SOURCE_DATE_EPOCH"
log = logging.getLogger("mkdocs.plugins.thidua")
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
    """The settings of a folder.

    The date is the newest content commit's, so that the same commit makes the same site; the day of the build's where
    records are not committed, or nothing tells. Where git's word is doubtful that is said as a warning. A build is
    never of an earlier day than its site speaks of. Errors: WrongDayError.
    """
    built = today or build_day()
    found = content_day(root) if as_of is None else ContentDay(as_of)
    if found.doubt:
        log.warning(found.doubt)
    day = found.day or built
    return Settings(root, day, samples_wanted() if samples is None else samples, raised, max(day, built))
