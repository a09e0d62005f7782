"""Folders → the Record and every problem found on the way."""

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.model.record import Record
from generator.reading.files import Loaded, load_folder
from generator.reading.links import link_findings
from generator.reading.placing import place
from generator.reading.problems import Problem
from generator.reading.registry import unregistered_findings

EXAMPLES = "examples"


@dataclass(frozen=True)
class Reading:
    """What was read: the real record, the sample's (None where there is no examples/), the problems, the file count.

    `problems` are sorted by file, line and column, and complete. A file with an error has no record.
    """

    record: Record
    sample_record: Record | None
    problems: tuple[Problem, ...]
    files: int

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def read_folder(
    root: Path, *, samples: bool = True, as_of: date | None = None, raised: Collection[str] = ()
) -> Reading:
    """Reads content/ and data/ below `root`, and examples/ where `samples`. Bad data raises nothing.

    Dates of what has happened may not lie after `as_of`; the codes in `raised` are errors here.
    """
    with _collector_at_rest():
        loaded = load_folder(root)
        sample = load_folder(root, EXAMPLES) if samples and (root / EXAMPLES).is_dir() else None
        findings = [
            *loaded.findings,
            *link_findings(loaded, other=sample, as_of=as_of),
            *unregistered_findings(root, loaded),
        ]
        if sample:
            _lend_awards(loaded, sample)
            findings += [*sample.findings, *link_findings(sample, lender=loaded, other=loaded, as_of=as_of)]
            findings += unregistered_findings(root, sample, lender=loaded)
        problems = place(root, findings, raised)
    files = loaded.files + (sample.files if sample else 0)
    return Reading(loaded.record, sample.record if sample else None, problems, files)


def _lend_awards(real: Loaded, sample: Loaded) -> None:
    """Samples without an awards.yml of their own use the real taxonomy."""
    if not sample.record.awards:
        sample.record.awards.update(real.record.awards)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No garbage collection while loading: nothing loaded is garbage, and looking costs several times the reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
