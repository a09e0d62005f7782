"""Which report is meant: the first of a plan, year and phase, or a later one that corrects or retracts another."""

from dataclasses import dataclass

from generator.model.ids import file_of, versioned, year_of
from generator.model.kinds import RESULTS
from generator.model.plans import Plan
from generator.model.record import Record
from generator.model.results import Result
from generator.reading.text.disk import EXAMPLES


@dataclass(frozen=True, slots=True)
class Reporting:
    """Which report a workbook is for: of the plan, in the year and phase; and what it corrects or retracts."""

    plan: Plan
    year: int
    phase: str
    path: str
    corrects: str = ""
    retracts: str = ""

    @property
    def stated(self) -> dict[str, str]:
        """What the workbook says of the report by itself."""
        identity = {"plan": self.plan.id} if self.year != year_of(self.plan.id) else {}
        identity |= {"phase": self.phase}
        named = {"corrects": self.corrects, "retracts": self.retracts}
        return identity | {key: name for key, name in named.items() if name}


def folder_of_reports(plan: Plan, year: int) -> str:
    """Where the reports of a plan for a year stand."""
    return f"{f'{EXAMPLES}/' if plan.sample else ''}{RESULTS.folder}/{year}/{file_of(plan.id)}"


def revisions(record: Record, folder: str, phase: str) -> list[Result]:
    """The reports of one phase in a folder, `content/results/2023/x`, in order of revision."""
    found = [r for r in record.results.values() if r.path.rpartition("/")[0] == folder and r.phase == phase]
    return sorted(found, key=lambda result: result.revision)


def first_report(plan: Plan, year: int, phase: str) -> Reporting:
    """The report that none stands before."""
    return Reporting(plan, year, phase, f"{folder_of_reports(plan, year)}/{phase}.yml")


def next_report(plan: Plan, known: list[Result], old: Result, retracts: bool) -> Reporting:
    """The report after those `known` of a phase, which corrects or retracts one of them."""
    name = file_of(old.id)
    path = f"{folder_of_reports(plan, old.year)}/{versioned(old.phase, known[-1].revision + 1)}.yml"
    return Reporting(plan, old.year, old.phase, path, "" if retracts else name, name if retracts else "")
