"""What an interim figure says: mid-year forecasts, and targets of several years. docs/RULES.md C-6."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from generator.evaluation import rules
from generator.evaluation.criteria.comparators import Bounds, Criterion, bounds
from generator.evaluation.criteria.counts import judge, weigh
from generator.evaluation.criteria.nesting import Base
from generator.evaluation.verdict import Decision, tokens
from generator.model.dates import Period

LATE = Fraction(4, 5)


def elapsed(period: Period, day: date) -> Fraction:
    """The part of the period gone by the end of `day`, from 0 to 1."""
    days = (period.last() - period.first()).days + 1
    gone = (day - period.first()).days + 1
    return Fraction(min(max(gone, 0), days), days)


def forecast(
    criterion: Criterion,
    shown: int | None,
    so_far: int | None,
    expected: int | None,
    ruled_out: int | None,
    base: Base,
) -> Decision:
    """A mid-year figure. `shown`: what is reported as reached; `so_far`: decided already (items, contests), so enough
    is enough; `expected`: a forecast, which is never shown as reached; `ruled_out`: sure to miss. A base that rests on
    another target may still change, so it makes no miss certain.
    """
    if criterion.unit and base.value == 0:
        return weigh(criterion, shown, 0, status="pending", rule=rules.MID_YEAR)
    found = bounds(criterion, base.value or 0)
    hardest = _hardest(criterion, found)
    if so_far is not None and _certain(so_far, found.need, hardest):
        return early(judge(criterion, so_far, base.value))
    counting = base.value is not None and ruled_out is not None and criterion.kind != "most"
    possible = (base.value or 0) - (ruled_out or 0) if counting else None
    if possible is not None and possible < found.need <= (base.value or 0) and not base.nested:
        return weigh(criterion, shown, base.value, status="not_met", rule=rules.MID_YEAR, flags=("early",))
    tight = possible is not None and possible <= found.need
    short = expected is not None and expected < found.need
    over = expected is not None and hardest is not None and expected > hardest
    return weigh(
        criterion, shown, base.value, status="at_risk" if tight or short or over else "pending", rule=rules.MID_YEAR
    )


def _hardest(criterion: Criterion, found: Bounds) -> int | None:
    """The number beyond which a count is too many; None where more never harms."""
    return found.ceiling if criterion.hard or criterion.kind == "most" else found.legal


def _certain(so_far: int, need: int, hardest: int | None) -> bool:
    """Whether a count that can only grow decides already: enough, or too many where there may be too many."""
    return so_far >= need if hardest is None else so_far > hardest


def cumulative(criterion: Criterion, reached: int, period: Period, as_of: date, *, closed: bool) -> Decision:
    """A count over several years. `closed` when the last year has its report: without it nobody missed anything."""
    finding, found = judge(criterion, reached, None), bounds(criterion, 0)
    over = as_of > period.last()
    if (over and closed) or finding.status == "not_applicable":
        return finding
    if _certain(reached, found.need, _hardest(criterion, found)):
        return finding if over else early(finding)
    behind_time = reached < expected_by(criterion, period, as_of) or elapsed(period, as_of) >= LATE
    status = "at_risk" if finding.status == "not_met" and behind_time else "pending"
    return weigh(criterion, reached, None, status=status, rule=rules.MULTI_YEAR)


def expected_by(criterion: Criterion, period: Period, as_of: date) -> int:
    """How many of a count over several years the elapsed part of the period makes, rounded down."""
    gone = elapsed(period, as_of)
    return (bounds(criterion, 0).need * gone.numerator) // gone.denominator


def behind(finding: Decision, period: Period, as_of: date) -> Decision:
    """A figure of an early year of several: never decided before the last year's report, at risk late in the period."""
    if finding.status == "undetermined":
        return finding
    late = finding.status == "not_met" and elapsed(period, as_of) >= LATE
    return replace(finding, status="at_risk" if late else "pending", rule=rules.MULTI_YEAR, reasons=())


def underway(finding: Decision) -> Decision:
    """A mid-year figure that decides nothing yet."""
    return replace(finding, status="pending", rule=rules.MID_YEAR, reasons=())


def early(finding: Decision) -> Decision:
    """The same finding, marked as certain before the end."""
    return replace(finding, flags=tokens(finding.flags, ("early",)))
