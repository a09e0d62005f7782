"""Which reports were made, by organisation and period, with their due days. Missing is missing. Issue: roll-ups."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.evaluation.case import Case
from generator.evaluation.due import Due, DueDay
from generator.evaluation.succession import end_inferred, last_day_of
from generator.model.dates import PartialDate, Period
from generator.model.results import PHASES, Result

ReportStatus = Literal["made", "late", "withdrawn", "missing", "pending", "not_asked", "dissolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCell:
    """One report of one plan: `year` reported on, `phase`, the last day `due_day` with who set it, and the newest
    result file if any.

    `not_asked`: nobody set a day for this phase and nothing was published; `dissolved`: the body ended before the day;
    `inferred` says that this end, or the day of it, is inferred.
    """

    plan: str
    organisations: tuple[str, ...]
    year: int
    phase: str
    due_day: DueDay | None
    status: ReportStatus
    result: str | None = None
    published_on: PartialDate | None = None
    inferred: bool = False

    @property
    def due(self) -> date | None:
        """The last day alone."""
        return self.due_day.day if self.due_day else None


def reports(cases: Mapping[str, Case]) -> list[ReportCell]:
    """The cells of all plans: for every year of the plan's period, every phase."""
    return [cell for _, case in sorted(cases.items()) for cell in _of_case(case)]


def _of_case(case: Case) -> Iterator[ReportCell]:
    period = case.plan.period
    for year in period.years():
        own = Period(PartialDate(year), PartialDate(year), str(year))
        due = case.due(period if year == period.last().year else own)
        for phase in PHASES:
            yield _cell(case, year, phase, due)


def _cell(case: Case, year: int, phase: str, due: Due) -> ReportCell:
    made = [result for result in case.results(year) if result.phase == phase]
    standing = [result for result in made if not result.retracts]
    first = min(standing, key=lambda result: result.published_on, default=None)
    newest = standing[-1] if standing else None
    due_day = due.on(phase)
    status = _status(case, first, made, due_day.day if due_day else None)
    return ReportCell(
        plan=case.plan.id,
        organisations=tuple(case.plan.organisations),
        year=year,
        phase=phase,
        due_day=due_day,
        status=status,
        result=newest.id if newest else None,
        published_on=first.published_on if first else None,
        inferred=status == "dissolved" and end_inferred(case.bodies()),
    )


def _status(case: Case, first: Result | None, made: list[Result], day: date | None) -> ReportStatus:
    if first is None:
        if day is None:
            return "not_asked"
        ended = last_day_of(case.bodies())
        if ended is not None and ended < day and ended < case.scene.as_of:
            return "dissolved"
        return "missing" if case.scene.as_of > day else "pending"
    if all(case.withdrawn(result) for result in made if not result.retracts):
        return "withdrawn"
    return "late" if day is not None and first.published_on.first() > day else "made"
