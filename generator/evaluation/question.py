"""What is asked of the record: one reading of a target on one period, and the figures that stand for it."""

from dataclasses import dataclass, replace
from datetime import date

from generator.evaluation.case import Case
from generator.evaluation.criteria.comparators import Criterion, resolve
from generator.evaluation.effective import NOTHING, Standing
from generator.evaluation.readings import Asked
from generator.model.dates import Period
from generator.model.results import Figure, Reached
from generator.model.targets import Target


@dataclass(frozen=True, slots=True)
class Question:
    """`standings` holds one entry per year of the period with results, oldest first; `newest` the last that tells.

    `violated` is what stands of any phase and confirms a violation, where the target asks for none.
    """

    case: Case
    target: Target
    asked: Asked
    period: Period
    criterion: Criterion
    standings: tuple[Standing, ...]
    newest: Standing
    violated: Standing | None

    @classmethod
    def put(cls, case: Case, target: Target, asked: Asked, period: Period) -> "Question":
        """The question for one reading of a target of the case's plan."""
        criterion = resolve(target, asked.comparator, case.legal(target, asked.of, period))
        standings = [as_asked(standing, target) for standing in case.standings(target.id, period)]
        if target.each is not None:
            asked = replace(asked, of=None)
        reported = [standing for standing in standings if standing.figure is not None]
        newest = reported[-1] if reported else standings[-1] if standings else NOTHING
        violated = case.violated(target.id, period) if criterion.kind == "all" else None
        return cls(case, target, asked, period, criterion, tuple(standings), newest, violated)

    @property
    def proposed(self) -> int | None:
        """How many the newest figure says were proposed."""
        return self.newest.proposed

    @property
    def as_of(self) -> date:
        """The day asked about."""
        return self.case.scene.as_of

    @property
    def figures(self) -> list[Figure]:
        """The figures that stand, oldest first."""
        return [standing.figure for standing in self.standings if standing.figure is not None]

    @property
    def deciding(self) -> Standing:
        """What decides: the newest, or the report of a violation that no later report can take back (C-6)."""
        newest = self.newest.figure
        return self.violated if self.violated and not (newest and newest.violations) else self.newest

    @property
    def phase(self) -> str:
        """The phase of the newest figure; final where there is none."""
        return self.newest.result.phase if self.newest.result else "final"

    @property
    def year(self) -> int:
        """The year the newest figure reports on."""
        return self.newest.result.year if self.newest.result else self.period.last().year

    @property
    def several_years(self) -> bool:
        """Whether the period touches more than one year."""
        return len(self.period.years()) > 1

    @property
    def closed(self) -> bool:
        """Whether the newest figure is the last year's, at its end."""
        return self.year == self.period.last().year and self.phase != "mid-year"

    @property
    def overdue(self) -> bool:
        """Whether the last day to report has passed."""
        return self.as_of > self.case.due(self.period).last().day


def as_asked(standing: Standing, target: Target) -> Standing:
    """What stands, with the count the target asks for: proposals where it asks for them, violations where none may be.

    Awards never count as proposals, nor proposals as awards.
    """
    figure = standing.figure
    if figure is None:
        return standing
    standing = replace(standing, proposed=figure.proposed)
    if target.stage == "proposed":
        reported = None if figure.proposed is None else Reached(count=str(figure.proposed))
        return replace(
            standing, figure=figure.model_copy(update={"reported": reported, "items": None, "registered": None})
        )
    if target.comparator() == "at_most" and figure.reported is None and figure.violations is not None:
        reported = Reached(count=str(figure.violations))
        return replace(standing, figure=figure.model_copy(update={"reported": reported}))
    return standing
