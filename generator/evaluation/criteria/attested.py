"""What is attested rather than counted: grades, recognised levels, compliance, quality. docs/RULES.md C-2."""

from collections.abc import Mapping, Sequence

from generator.evaluation import rules
from generator.evaluation.criteria.comparators import Criterion
from generator.evaluation.verdict import Decision, Status
from generator.model.comparator import Comparator
from generator.model.reference import Award
from generator.model.results import Figure


def graded(asked: Comparator, figure: Figure, awards: Mapping[str, Award], *, interim: bool) -> Decision | None:
    """One organisation's grade against the one asked; None where no grade, or no rank to compare by."""
    difference = _steps(figure.grade, asked.grade, awards)
    if difference is None:
        return None
    if interim:
        status: Status = "at_risk" if difference < 0 else "pending"
        return Decision(status=status, rule=rules.MID_YEAR, grade=figure.grade)
    return Decision(status=_compared(difference), rule=rules.GRADE, grade=figure.grade)


def _steps(given: str | None, wanted: str | None, awards: Mapping[str, Award]) -> int | None:
    """How many ranks `given` stands above `wanted`."""
    if given is None or wanted is None:
        return None
    if given == wanted:
        return 0
    above, below = (awards[grade].rank if grade in awards else None for grade in (given, wanted))
    return None if above is None or below is None else above - below


def recognised(criterion: Criterion, level: int) -> Decision:
    """A standard's level against the one asked; 0 is reported but not recognised."""
    wanted = int(criterion.low)
    status = _compared(level - wanted)
    return Decision(status=status, rule=rules.LEVEL, reached=level, need=wanted, low=criterion.low)


def attained(reported: Sequence[bool | None], *, closed: bool) -> Decision | None:
    """Whether the body itself got the award; None where nobody says. A decision is final whenever it comes."""
    if any(reported):
        return Decision(status="met", rule=rules.ATTAINS, flags=() if closed else ("early",))
    if all(stated is None for stated in reported):
        return None
    return Decision(status="not_met" if closed else "pending", rule=rules.ATTAINS if closed else rules.MID_YEAR)


def placed(criterion: Criterion, rank: int | None, *, interim: bool) -> Decision | None:
    """A place in an order against the one asked; a better one is met as well. None where nobody says."""
    if rank is None:
        return None
    reached = rank <= criterion.low
    if interim:
        return Decision(status="pending" if reached else "at_risk", rule=rules.MID_YEAR, low=criterion.low)
    return Decision(status="met" if reached else "not_met", rule=rules.RANK, low=criterion.low)


def complied(*, violated: bool, attested: bool, interim: bool) -> Decision | None:
    """Compliance 100 %: None where nobody attests; a confirmed violation is certain at once."""
    if violated:
        early = ("early",) if interim else ()
        return Decision(status="not_met", rule=rules.COMPLIANCE, flags=early)  # type: ignore[arg-type]
    if not attested:
        return None
    return Decision(status="pending" if interim else "met", rule=rules.MID_YEAR if interim else rules.COMPLIANCE)


def quality(figure: Figure, *, interim: bool) -> Decision | None:
    """A target without a figure, by its attested outcome; None where there is none."""
    if figure.outcome is None or not figure.attested:
        return None
    achieved = figure.outcome == "achieved"
    if interim:
        status: Status = "at_risk" if figure.outcome == "not_achieved" else "pending"
        return Decision(status=status, rule=rules.MID_YEAR, outcome=figure.outcome)
    return Decision(status="met" if achieved else "not_met", rule=rules.QUALITY, outcome=figure.outcome)


def _compared(difference: int) -> Status:
    return "exceeded" if difference > 0 else "met" if difference == 0 else "not_met"
