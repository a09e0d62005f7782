"""When a report is due: the plan's own days, else the guidance's, else 31 March of the next year. RULES.md C-6, C-9."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.dates import Period
from generator.model.organisations import Organisation
from generator.model.plans import Guidance, Obligation, Plan
from generator.model.results import PHASES

ACTORS = {"political-school": "school", "ministry-school": "ministry-school"}
DOSSIER_FORM = "04"


@dataclass(frozen=True, slots=True)
class Due:
    """The last days to report; None where nobody set one. `final` always has a day."""

    mid_year: date | None
    year_end: date | None
    final: date

    def on(self, phase: str) -> date | None:
        """The last day of a phase."""
        return (self.mid_year, self.year_end, self.final)[PHASES.index(phase)]

    def last(self) -> date:
        """The day up to which silence is pending: the earlier of year-end and final."""
        return min(self.year_end, self.final) if self.year_end else self.final


def last_day(obligation: Obligation) -> date | None:
    """The last day to meet an obligation: `before` is strictly before (docs/RULES.md C-9)."""
    if obligation.before is not None:
        return obligation.before.first() - timedelta(days=1)
    return obligation.until.last() if obligation.until else None


def default_final(period: Period) -> date:
    """31 March of the year after the period."""
    return date(period.last().year + 1, 3, 31)


def due_days(plan: Plan, period: Period, guidance: Sequence[Guidance], organisations: Iterable[Organisation]) -> Due:
    """The days for a plan's reports on `period`; `guidance` is what the plan answers.

    What plan and guidance say holds for the plan's last year; earlier and later years have the default.
    """
    last_year = period.last().year
    if last_year != plan.period.last().year:
        return Due(None, None, default_final(period))
    stated = plan.reports_due
    actors = {ACTORS[body.kind] for body in organisations if body.kind in ACTORS}
    asked = [item for asking in guidance if asking.period.last().year == last_year for item in asking.obligations]
    return Due(
        stated.mid_year.last() if stated.mid_year else _of_phase(asked, "mid-year", actors),
        stated.year_end.last() if stated.year_end else _of_phase(asked, "year-end", actors),
        stated.final.last() if stated.final else _of_phase(asked, "final", actors) or default_final(period),
    )


def phase_of(obligation: Obligation) -> str | None:
    """Which report an obligation asks for: as stated, else form 04 is the year-end dossier."""
    return obligation.report or ("year-end" if obligation.form == DOSSIER_FORM else None)


def _of_phase(asked: list[Obligation], phase: str, actors: set[str]) -> date | None:
    days = [last_day(item) for item in asked if phase_of(item) == phase and actors.intersection(item.who)]
    return min((day for day in days if day), default=None)
