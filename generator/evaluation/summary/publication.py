"""What bodies have published of a year, and what was owed by when: plan, mid-year, year-end and final report. C-6, C-9.

That nothing is public is silence only where a plan or a guidance set a day that has passed; whether something was sent
without being published, `sent_on` says.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.evaluation.due import DueDay, last_day, phase_of
from generator.evaluation.engine import Evaluation
from generator.evaluation.obligations import Duty
from generator.evaluation.succession import last_day_of
from generator.evaluation.summary.completeness import ReportCell
from generator.model.dates import PartialDate
from generator.model.plans import Obligation, Plan
from generator.model.results import PHASES

PLAN_FORM = "01"
PLAN_STAGE = "plan"
STAGES = (PLAN_STAGE, *PHASES)
PublicationStatus = Literal[
    "published", "late", "sent", "withdrawn", "silent", "past_mark", "waiting", "not_owed", "dissolved"
]  # fmt: skip
_OWED: frozenset[PublicationStatus] = frozenset({"sent", "withdrawn", "silent", "waiting"})
_PUBLIC: frozenset[PublicationStatus] = frozenset({"published", "late"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One thing that may have been owed: its last day `due` with who set it, and what came of it.

    `days` count from the last day: to the day of the evaluation where nothing is public, to that of publication where
    it was late; negative while there is time left. `past_mark`: nothing is public after a day that the portal alone
    set. `on` is the day of the plan, or of the publication of the report `result`; `sent_on` when it was sent.
    """

    stage: str
    status: PublicationStatus
    due: DueDay | None = None
    days: int | None = None
    on: PartialDate | None = None
    sent_on: PartialDate | None = None
    result: str | None = None

    def public(self) -> bool:
        """Whether the plan or the report can be read."""
        return self.status in _PUBLIC

    def owed(self) -> bool:
        """Whether it was published, or is or was due on a day that a plan or a guidance set."""
        set_by_text = self.due is not None and self.due.set_by != "default"
        return self.public() or (self.status in _OWED and set_by_text)


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """A body with one of its plans of a year, or with none: a publication for each of `STAGES`."""

    body: str
    plan: Plan | None
    stages: tuple[Publication, ...]

    def matters(self) -> bool:
        """Whether there is a plan, or anything was owed."""
        return self.plan is not None or any(one.status != "not_owed" for one in self.stages)


def publications(evaluation: Evaluation, body: str, year: int) -> list[PublicationLine]:
    """A line for each plan of a body that covers a year, one without a plan where there is none."""
    owed = _owed(evaluation, body, year)
    plans = [evaluation.cases[key].plan for key in evaluation.by_organisation.get(body, ())]
    covering = [plan for plan in plans if year in plan.period.years()]
    if not covering:
        stages = tuple(_unplanned(evaluation, body, stage, owed.get(stage)) for stage in STAGES)
        return [PublicationLine(body, None, stages)]
    bearing = _bearing(covering, year, owed)
    return [
        PublicationLine(body, plan, tuple(_planned(evaluation, plan, year, owed if plan in bearing else {})))
        for plan in covering
    ]


def _bearing(covering: list[Plan], year: int, owed: dict[str, tuple[Duty, DueDay]]) -> list[Plan]:
    """The plans that guidance asks for: those that name it, else those of the year alone, else the first."""
    asking = {duty.guidance for duty, _ in owed.values()}
    naming = [plan for plan in covering if asking.intersection(plan.answers)]
    return naming or [plan for plan in covering if list(plan.period.years()) == [year]] or covering[:1]


def years_of(evaluation: Evaluation, bodies: Iterable[str]) -> set[int]:
    """The years up to the day of the evaluation in which some bodies had a plan or owed anything."""
    found: set[int] = set()
    for body in bodies:
        for key in evaluation.by_organisation.get(body, ()):
            found.update(evaluation.cases[key].plan.period.years())
        guidance = (evaluation.record.guidance[duty.guidance] for duty in evaluation.obligations.get(body, ()))
        found.update(one.period.last().year for one in guidance)
    return {year for year in found if year <= evaluation.as_of.year}


def stage_of(obligation: Obligation) -> str | None:
    """Which of `STAGES` an obligation asks for: form 01 is the plan."""
    return PLAN_STAGE if obligation.form == PLAN_FORM else phase_of(obligation)


def _owed(evaluation: Evaluation, body: str, year: int) -> dict[str, tuple[Duty, DueDay]]:
    """Stage → the duty with the first last day that guidance of the year set."""
    found: dict[str, tuple[Duty, DueDay]] = {}
    for duty, item in _duties(evaluation, body, year):
        stage, day = stage_of(item), last_day(item)
        if stage is not None and day is not None:
            due = DueDay(day, "guidance", duty.guidance)
            if stage not in found or due < found[stage][1]:
                found[stage] = duty, due
    return found


def _duties(evaluation: Evaluation, body: str, year: int) -> Iterator[tuple[Duty, Obligation]]:
    for duty in evaluation.obligations.get(body, ()):
        asking = evaluation.record.guidance[duty.guidance]
        if duty.cluster is None and asking.period.last().year == year:
            yield from ((duty, item) for item in asking.obligations if item.id == duty.obligation)


def _unplanned(evaluation: Evaluation, body: str, stage: str, owed: tuple[Duty, DueDay] | None) -> Publication:
    if owed is None:
        return Publication(stage=stage, status="not_owed")
    duty, due = owed
    days = (evaluation.as_of - due.day).days
    ended = last_day_of([evaluation.record.organisations[body]])
    status: PublicationStatus = "waiting" if days <= 0 else "silent"
    if duty.sent_on is not None:
        status = "sent"
    elif ended is not None and ended < due.day:
        status = "dissolved"
    return Publication(stage=stage, status=status, due=due, days=days, sent_on=duty.sent_on)


def _planned(
    evaluation: Evaluation, plan: Plan, year: int, owed: dict[str, tuple[Duty, DueDay]]
) -> Iterator[Publication]:
    case = evaluation.cases[plan.id]
    duty, due = owed.get(PLAN_STAGE, (None, None))
    sent = duty.sent_on if duty is not None else None
    yield Publication(stage=PLAN_STAGE, status="published", due=due, on=case.scene.plan_date(case.first), sent_on=sent)
    cells = {cell.phase: cell for cell in evaluation.cells_of.get(plan.id, ()) if cell.year == year}
    for phase in PHASES:
        yield _report(cells[phase], owed.get(phase), evaluation.as_of)


def _report(cell: ReportCell, owed: tuple[Duty, DueDay] | None, as_of: date) -> Publication:
    """A report of a plan; what guidance asks of the body holds where the plan has no day of its own."""
    sent = owed[0].sent_on if owed is not None else None
    due = cell.due_day
    if owed is not None and (due is None or due.set_by == "default"):
        due = owed[1]
    status = _status(cell, due, sent, as_of)
    days = (as_of - due.day).days if due is not None else None
    if status in _PUBLIC and cell.published_on is not None and due is not None:
        days = (cell.published_on.first() - due.day).days
        status = "late" if days > 0 and due.set_by != "default" else "published"
    return Publication(
        stage=cell.phase, status=status, due=due, days=days, on=cell.published_on, sent_on=sent, result=cell.result
    )


def _status(cell: ReportCell, due: DueDay | None, sent: PartialDate | None, as_of: date) -> PublicationStatus:
    if cell.status in ("made", "late"):
        return "published"
    if cell.status == "withdrawn":
        return "withdrawn"
    if cell.status == "dissolved":
        return "dissolved"
    if sent is not None:
        return "sent"
    if due is None:
        return "not_owed"
    if as_of <= due.day:
        return "waiting"
    return "past_mark" if due.set_by == "default" else "silent"
