"""What a build is given from outside: the folder, the day, whether samples are shown."""

import os
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.config.day import build_day, is_given
from generator.history.last_changes import LastChanges, last_changes, refuse_ahead

TRUE_WORDS = {"true", "1", "yes", "on", "có"}


@dataclass(frozen=True, slots=True)
class Settings:
    """`root` holds content/, data/ and mkdocs.yml; `as_of` is the day of the build, which the site speaks of.

    `raised` are the codes of warnings that stop a build here; `given` says whether the day was given from outside.
    `docs` is the folder of prose; `drafts` says whether plans that nobody filled in yet are shown, too. `changes` are
    known once a build begins.
    """

    root: Path
    as_of: date
    samples: bool
    raised: frozenset[str] = frozenset()
    given: bool = True
    docs: str = "docs"
    drafts: bool = False
    changes: LastChanges = field(default_factory=LastChanges)

    def with_changes(self) -> "Settings":
        """Knowing when each file was last changed. Errors: UserError where git fails, or is ahead of the clock."""
        changes = last_changes(self.root, self.docs)
        if not self.given:
            refuse_ahead(changes, self.as_of)
        return replace(self, changes=changes)


def samples_wanted(default: bool = True) -> bool:
    """PORTAL_SAMPLES=false leaves the samples out."""
    word = os.environ.get("PORTAL_SAMPLES")
    return default if word is None else word.strip().lower() in TRUE_WORDS


def settings_for(
    root: Path, as_of: date | None = None, samples: bool | None = None, raised: frozenset[str] = frozenset(),
    drafts: bool = False,
) -> Settings:  # fmt: skip
    """The settings of a folder. Errors: UserError, as `build_day`."""
    shown = samples_wanted() if samples is None else samples
    return Settings(root, build_day(as_of), shown, raised, is_given(as_of), drafts=drafts)
