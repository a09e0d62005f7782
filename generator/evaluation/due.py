"""When a report is due: the plan's own days, else the guidance's, else 31 March of the next year. RULES.md C-6, C-9."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.model.dates import PartialDate, Period
from generator.model.organisations import Organisation
from generator.model.plans import Guidance, Obligation, Plan
from generator.model.results import PHASES

ACTORS = {"political-school": "school", "ministry-school": "ministry-school"}
DOSSIER_FORM = "04"
SetBy = Literal["plan", "guidance", "default"]


@dataclass(frozen=True, slots=True, order=True)
class DueDay:
    """A last day and who set it: the plan itself, the guidance with this id, or the portal where no text did."""

    day: date
    set_by: SetBy
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """The last days to report; None where nobody set one. `final` always has a day."""

    mid_year: DueDay | None
    year_end: DueDay | None
    final: DueDay

    def on(self, phase: str) -> DueDay | None:
        """The last day of a phase."""
        return (self.mid_year, self.year_end, self.final)[PHASES.index(phase)]

    def last(self) -> DueDay:
        """The day up to which silence is pending: the earlier of year-end and final."""
        if self.year_end is not None and self.year_end.day <= self.final.day:
            return self.year_end
        return self.final


def last_day(obligation: Obligation) -> date | None:
    """The last day to meet an obligation: `before` is strictly before (docs/RULES.md C-9)."""
    if obligation.before is not None:
        return obligation.before.first() - timedelta(days=1)
    return obligation.until.last() if obligation.until else None


def default_final(period: Period) -> DueDay:
    """31 March of the year after the period."""
    return DueDay(date(period.last().year + 1, 3, 31), "default")


def due_days(plan: Plan, period: Period, guidance: Sequence[Guidance], organisations: Iterable[Organisation]) -> Due:
    """The days for a plan's reports on `period`; `guidance` is what the plan answers.

    What plan and guidance say holds for the plan's last year; earlier and later years have the default.
    """
    last_year = period.last().year
    if last_year != plan.period.last().year:
        return Due(None, None, default_final(period))
    stated = plan.reports_due
    actors = {ACTORS[body.kind] for body in organisations if body.kind in ACTORS}
    asking = [entry for entry in guidance if entry.period.last().year == last_year]
    return Due(
        _stated(stated.mid_year) or _of_phase(asking, "mid-year", actors),
        _stated(stated.year_end) or _of_phase(asking, "year-end", actors),
        _stated(stated.final) or _of_phase(asking, "final", actors) or default_final(period),
    )


def phase_of(obligation: Obligation) -> str | None:
    """Which report an obligation asks for: as stated, else form 04 is the year-end dossier."""
    return obligation.report or ("year-end" if obligation.form == DOSSIER_FORM else None)


def _stated(day: PartialDate | None) -> DueDay | None:
    return DueDay(day.last(), "plan") if day else None


def _of_phase(asking: list[Guidance], phase: str, actors: set[str]) -> DueDay | None:
    days = [
        DueDay(day, "guidance", entry.id)
        for entry in asking
        for item in entry.obligations
        if phase_of(item) == phase and actors.intersection(item.who) and (day := last_day(item))
    ]
    return min(days, default=None)
