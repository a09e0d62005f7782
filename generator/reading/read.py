"""Folders → the Record and every problem found on the way."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator import garbage
from generator.model.record import Record
from generator.reading.checks.links import link_findings
from generator.reading.checks.registry import unregistered_findings
from generator.reading.document.places import PackedPlaces
from generator.reading.pictures.findings import picture_findings
from generator.reading.problems.placing import place
from generator.reading.problems.problem import Finding, Problem
from generator.reading.records.blanks import without_explained
from generator.reading.records.folder import Contents, Loaded, load_folder
from generator.reading.sample_day import sample_day
from generator.reading.text.disk import EXAMPLES


@dataclass(frozen=True)
class LoadedFolder:
    """What was read: the real record, the sample's (None where there is no examples/), the problems, the file count.

    `problems` are sorted by file, line and column, and complete. A file with an error has no record. `places` are, by
    path, the lines of what stands near the top of a file.
    """

    record: Record
    sample_record: Record | None
    problems: tuple[Problem, ...]
    files: int
    places: Mapping[str, PackedPlaces] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.is_error)


def read_folder(
    root: Path, *, samples: bool = True, as_of: date | None = None, raised: Collection[str] = ()
) -> LoadedFolder:
    """Reads content/ and data/ below `root`, and examples/ where `samples`. Bad data raises nothing.

    Dates of what has happened may not lie after `as_of`, in samples after their own day; the codes in `raised` are
    errors here.
    """
    with garbage.paused():
        sides = load_sides(root, samples=samples)
        return reading_of(root, sides, check_sides(root, sides, as_of), raised)


@dataclass(frozen=True)
class Sides:
    """What was loaded of the real record, and of the samples where there are any."""

    real: Loaded
    sample: Loaded | None

    @property
    def places(self) -> dict[str, PackedPlaces]:
        """The lines of what stands near the top of each file."""
        return {**self.real.places, **(self.sample.places if self.sample else {})}

    @property
    def sample_record(self) -> Record | None:
        """The record of the samples, where there are any."""
        return self.sample.record if self.sample else None

    @property
    def files(self) -> int:
        """How many files there are."""
        return self.real.files + (self.sample.files if self.sample else 0)


def load_sides(root: Path, *, samples: bool = True, contents: Contents | None = None) -> Sides:
    """Reads the folders; what is wrong between files is found by `check_sides`. `contents` as in `load_folder`."""
    real = load_folder(root, contents=contents)
    if not samples or not (root / EXAMPLES).is_dir():
        return Sides(real, None)
    return sides_of(root, real, load_folder(root, EXAMPLES, contents))


def sides_of(root: Path, real: Loaded, sample: Loaded) -> Sides:
    """Both sides; samples have their own day, and the real taxonomy where they have no awards.yml of their own."""
    sample.record.own_day, findings = sample_day(root)
    sample.findings += findings
    if not sample.record.awards:
        sample.record.awards.update(real.record.awards)
    return Sides(real, sample)


def check_sides(
    root: Path, sides: Sides, as_of: date | None = None, go_on: Callable[[], object] = bool
) -> list[Finding]:
    """Every finding, those made when the files were loaded included. What `go_on` raises, called often, stops it."""
    real, sample = sides.real, sides.sample
    findings = link_findings(real, other=sample, as_of=as_of, go_on=go_on)
    findings += unregistered_findings(root, real)
    findings += picture_findings(root, real.entries)
    if sample is not None:
        day = as_of and sample.record.day(as_of)
        findings += link_findings(sample, lender=real, other=real, as_of=day, go_on=go_on)
        findings += unregistered_findings(root, sample, lender=real)
        findings += picture_findings(root, sample.entries, sample=True)
    return without_explained(findings)


def reading_of(root: Path, sides: Sides, findings: list[Finding], raised: Collection[str]) -> LoadedFolder:
    """The records with every problem at its place."""
    sample = sides.sample_record
    return LoadedFolder(sides.real.record, sample, place(root, findings, raised), sides.files, sides.places)
