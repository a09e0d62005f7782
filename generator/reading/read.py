"""Folders → the Record and every problem found on the way."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import collector
from generator.model.record import Record
from generator.reading.files import Loaded, load_folder
from generator.reading.links import link_findings
from generator.reading.placing import place
from generator.reading.problems import Finding, Problem
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
    with collector.at_rest():
        sides, findings = read_sides(root, samples=samples, as_of=as_of)
        problems = place(root, findings, raised)
    files = sum(side.files for side in sides)
    return Reading(sides[0].record, sides[1].record if len(sides) > 1 else None, problems, files)


def read_sides(
    root: Path,
    *,
    samples: bool = True,
    as_of: date | None = None,
    uses: dict[str, set[tuple[str, str]]] | None = None,
) -> tuple[list[Loaded], list[Finding]]:
    """The real record, then the samples where there are any, and every finding; `uses` as in `link_findings`."""
    loaded = load_folder(root)
    sample = load_folder(root, EXAMPLES) if samples and (root / EXAMPLES).is_dir() else None
    findings = [*loaded.findings, *link_findings(loaded, other=sample, as_of=as_of, uses=uses)]
    findings += unregistered_findings(root, loaded)
    if sample is None:
        return [loaded], findings
    _lend_awards(loaded, sample)
    findings += [*sample.findings, *link_findings(sample, lender=loaded, other=loaded, as_of=as_of, uses=uses)]
    findings += unregistered_findings(root, sample, lender=loaded)
    return [loaded, sample], findings


def _lend_awards(real: Loaded, sample: Loaded) -> None:
    """Samples without an awards.yml of their own use the real taxonomy."""
    if not sample.record.awards:
        sample.record.awards.update(real.record.awards)
