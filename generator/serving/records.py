"""The records of a project while it is edited: the newest state without an error, judged."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from jinja2 import Environment

from generator import garbage
from generator.pages.portal import Portal
from generator.pages.site import Site
from generator.reading.last_good import GoodFolder
from generator.reading.problems.problem import Problem
from generator.reading.read import LoadedFolder, Sides
from generator.site.build import judge
from generator.site.settings import Settings


@dataclass
class LiveRecords:
    """`portals` are of the newest state without an error. After each call they may be others than before.

    `store` is where `thidua check` remembers what files hold; the start uses it.
    """

    settings: Settings
    templates: Environment
    site: Site
    store: Path | None = None
    portals: list[Portal] = field(default_factory=list)
    _judged: Sides | None = None

    def __post_init__(self) -> None:
        """Read and check everything."""
        settings = self.settings
        with garbage.paused():
            self._good = GoodFolder(
                settings.root, samples=settings.samples, as_of=settings.as_of, raised=settings.raised, store=self.store
            )
            self._good.check()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the last check of all files found."""
        return self._good.problems

    def reading(self, problems: tuple[Problem, ...] = ()) -> LoadedFolder:
        """The state to show, with what may be said of it."""
        sides = self._good.sides
        return LoadedFolder(sides.real.record, sides.sample_record, problems, sides.files, sides.places)

    def read(self, touched: Collection[str]) -> bool:
        """Take in what changed, as far as the changed files themselves allow; whether that is another state."""
        self.settings = replace(self.settings, changes=self.settings.changes.without(touched))
        self._good.read(touched)
        return self.judge()

    def check(self, go_on: Callable[[], object] = bool) -> bool:
        """Check all files, and give up what does not hold; whether that is another state.

        What `go_on` raises, called often, stops the check; it is then still to be done.
        """
        self._good.check(go_on)
        return self.judge()

    def reads_as(self, settings: Settings) -> bool:
        """Whether the folder would be read and checked in the same way."""
        same = (self.settings.samples, self.settings.as_of, self.settings.raised)
        return same == (settings.samples, settings.as_of, settings.raised)

    def dress(self, settings: Settings, templates: Environment, site: Site) -> None:
        """Show the records by other templates from now on."""
        self.settings, self.templates, self.site, self._judged = settings, templates, site, None
        self.judge()

    def judge(self) -> bool:
        """Judge the state to show, if that was not done; whether it was done now."""
        sides = self._good.sides
        if self._judged is sides:
            return False
        records = sides.real.record, sides.sample_record
        self.portals = judge(self.settings, *records, self.templates, self.site, self.portals, sides.places)
        self._judged = sides
        return True
