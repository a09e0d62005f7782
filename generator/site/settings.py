"""What a build is told from outside: the folder, the date, whether samples are shown."""

import logging
import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from generator.site.history import ContentDay, content_day

log = logging.getLogger("mkdocs.plugins.thidua")
TRUE_WORDS = {"true", "1", "yes", "on", "có"}


@dataclass(frozen=True, slots=True)
class Settings:
    """`root` holds content/, data/ and mkdocs.yml; `as_of` is the day the site speaks of.

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


def settings_for(
    root: Path, as_of: date | None = None, samples: bool | None = None, raised: frozenset[str] = frozenset()
) -> Settings:
    """The settings of a folder.

    The date is the newest content commit's, so that the same commit makes the same site; today's where records are
    not committed, or nothing tells. Where git's word is doubtful that is said as a warning.
    """
    found = content_day(root) if as_of is None else ContentDay(as_of)
    if found.doubt:
        log.warning(found.doubt)
    day = found.day or datetime.now(UTC).date()
    return Settings(root, day, samples_wanted() if samples is None else samples, raised)
