"""Quantities with a unit, and change against an earlier year: exact numbers, never rounded. docs/RULES.md C-2."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from generator.evaluation import rules
from generator.evaluation.criteria.comparators import Criterion
from generator.evaluation.criteria.interim import LATE, behind, early, elapsed, underway
from generator.evaluation.question import Question
from generator.evaluation.verdict import Decision, Status
from generator.model.results import Figure


def by_amount(question: Question) -> Decision | None:
    """A quantity against the one asked, that of all years of the period together; None where none is reported."""
    reported = [amount for figure in question.figures if (amount := amount_of(figure)) is not None]
    if not reported:
        return None
    several = question.several_years
    amount = sum(reported, Fraction(0)) if several else reported[-1]
    finding = compared(question.criterion, amount)
    if question.phase == "mid-year" and not several:
        return (
            replace(underway(finding), status="at_risk") if _too_much(question.criterion, amount) else underway(finding)
        )
    return _over_years(question, finding, amount) if several else finding


def amount_of(figure: Figure | None) -> Fraction | None:
    """The quantity a figure tells, else its count."""
    if figure is None:
        return None
    if figure.quantity is not None:
        return figure.quantity.value
    return None if figure.reached is None else Fraction(figure.reached)


def compared(criterion: Criterion, amount: Fraction) -> Decision:
    """What an exact number says."""
    low, high = criterion.low, criterion.high
    found = Decision(status="met", rule=criterion.rule, flags=criterion.flags, high=high)
    if criterion.kind != "most":
        found = replace(found, low=low)
    if high is not None and amount > high:
        return replace(found, status=_above(criterion), reasons=("over_cap",) if criterion.hard else ())
    if criterion.kind == "most" or (criterion.kind == "some" and amount > 0):
        return found
    if amount < low or (criterion.kind == "more" and amount == low):
        return replace(found, status="not_met")
    beyond = criterion.kind == "least" and amount > low
    return replace(found, status="exceeded" if beyond else "met")


def by_change(question: Question) -> Decision:
    """The change of a figure against that of an earlier year, both counted the same way."""
    criterion, change = question.criterion, question.asked.comparator.change
    now, figure = amount_of(question.newest.figure), question.newest.figure
    before = question.case.earlier(question.target, change.from_.year) if change else None
    then = amount_of(before) if _alike(figure, before) else None
    known = Decision(status="undetermined", rule=rules.CHANGE, low=criterion.low, high=criterion.high, unit="%")
    if now is None or then is None:
        return replace(known, reasons=("denominator_missing" if now is not None else "not_comparable",))
    if then == 0:
        return replace(known, status="not_applicable", reasons=("zero_base",))
    finding = replace(known, status=_changed(criterion, now / then - 1))
    if question.closed:
        return finding
    return behind(finding, question.period, question.as_of) if question.several_years else underway(finding)


def _alike(one: Figure | None, other: Figure | None) -> bool:
    return one is not None and other is not None and (one.quantity is None) == (other.quantity is None)


def _changed(criterion: Criterion, change: Fraction) -> Status:
    """Reached is met, beyond it exceeded, short of it not met."""
    if criterion.high is not None:
        return "exceeded" if change < criterion.high else "met" if change == criterion.high else "not_met"
    if not criterion.surpassable:
        return "met" if change > criterion.low else "not_met"
    return "exceeded" if change > criterion.low else "met" if change == criterion.low else "not_met"


def _above(criterion: Criterion) -> Status:
    if criterion.hard or criterion.kind == "most":
        return "not_met"
    return "exceeded" if criterion.tops else "met"


def _too_much(criterion: Criterion, amount: Fraction) -> bool:
    """Whether it is beyond an end that more would harm."""
    capped = criterion.hard or criterion.kind == "most"
    return capped and criterion.high is not None and amount > criterion.high


def _over_years(question: Question, finding: Decision, amount: Fraction) -> Decision:
    """Enough is enough at once, too much of what is capped as well; short of it, or within a cap, only at the end."""
    criterion, over = question.criterion, question.as_of > question.period.last()
    if over and question.closed:
        return finding
    capped = criterion.hard or criterion.kind == "most"
    if _too_much(criterion, amount) or (not capped and finding.status in ("met", "exceeded")):
        return finding if over else early(finding)
    gone = elapsed(question.period, question.as_of)
    late = finding.status == "not_met" and (amount < criterion.low * gone or gone >= LATE)
    return replace(finding, status="at_risk" if late else "pending", rule=rules.MULTI_YEAR, reasons=())


def least_advanced(statuses: Iterable[Status]) -> Status:
    """The status of a target that is met when all its parts are."""
    counting = [status for status in statuses if status != "not_applicable"]
    if not counting:
        return "not_applicable"
    if set(counting) == {"exceeded"}:
        return "exceeded"
    order: tuple[Status, ...] = ("not_met", "not_reported", "pending", "undetermined", "at_risk")
    return next((status for status in order if status in counting), "met")
