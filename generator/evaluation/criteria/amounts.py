"""Quantities with a unit, and change against an earlier year: exact numbers, never rounded. docs/RULES.md C-2."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from generator.evaluation import rules
from generator.evaluation.criteria.bounded import OPEN, outcome_of, settled
from generator.evaluation.criteria.comparators import Criterion
from generator.evaluation.criteria.interim import LATE, behind, early, elapsed, underway
from generator.evaluation.question import Question
from generator.evaluation.verdict import Decision, Status, Token
from generator.model.results import Figure


def by_amount(question: Question) -> Decision | None:
    """A quantity against the one asked, that of all years of the period together; None where none is reported."""
    exact = [amount for figure in question.figures if (amount := amount_of(figure)) is not None]
    bounds = [figure.bound for figure in question.figures if figure.bound is not None and figure.quantity is None]
    if bounds:
        return _within(question, sum(exact, Fraction(0)), bounds)
    return _weighed(question, sum(exact, Fraction(0))) if exact else None


def _weighed(question: Question, amount: Fraction) -> Decision:
    """What an exact quantity says in its year, or in all years of the period together."""
    finding = compared(question.criterion, amount)
    if question.several_years:
        return _over_years(question, finding, amount)
    if question.phase != "mid-year":
        return finding
    too_much = _too_much(question.criterion, amount)
    return replace(underway(finding), status="at_risk") if too_much else underway(finding)


def _within(question: Question, exact: Fraction, bounds: Sequence[tuple[str, int]]) -> Decision:
    """«trên N», «gần N», «khoảng N» of a quantity: one status of all amounts it may stand for, or none (C-3b)."""
    lowest = exact + sum(number for kind, number in bounds if kind == "more_than")
    highest = exact + sum(number for kind, number in bounds) if all(kind == "nearly" for kind, _ in bounds) else None
    outcomes = {outcome_of(_weighed(question, amount)) for amount in _points(question, lowest, highest)}
    if any(kind == "about" for kind, _ in bounds):
        outcomes = set()
    finding = settled(question.criterion, outcomes, "approximate")
    if finding.status in OPEN:
        return replace(finding, rule=rules.MULTI_YEAR if question.several_years else rules.MID_YEAR)
    before_end = question.several_years and question.as_of <= question.period.last()
    return early(finding) if finding.status in ("met", "not_met") and before_end else finding


def _points(question: Question, lowest: Fraction, highest: Fraction | None) -> list[Fraction]:
    """Amounts between two ends, neither of them reached, with every one at which a verdict may turn."""
    criterion, gone = question.criterion, elapsed(question.period, question.as_of)
    turns = {criterion.low, criterion.low * gone, criterion.high or criterion.low, lowest}
    top = highest if highest is not None else max(turns) + 1
    marks = sorted({lowest, top, *(turn for turn in turns if lowest < turn < top)})
    return [*marks[1:-1], *((one + other) / 2 for one, other in pairwise(marks))]


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
        return replace(known, reasons=("denominator_missing" if now is not None else _why_unknown(figure),))
    if then == 0:
        return replace(known, status="not_applicable", reasons=("zero_base",))
    finding = replace(known, status=_changed(criterion, now / then - 1))
    if question.closed:
        return finding
    return behind(finding, question.period, question.as_of) if question.several_years else underway(finding)


def _why_unknown(figure: Figure | None) -> Token:
    """Why a figure gives no amount to compare."""
    return "approximate" if figure is not None and figure.bound is not None else "not_comparable"


def _alike(one: Figure | None, other: Figure | None) -> bool:
    return one is not None and other is not None and (one.quantity is None) == (other.quantity is None)


def _changed(criterion: Criterion, change: Fraction) -> Status:
    """Reached is met, beyond it exceeded, short of it not met; no growth of at most so much is ever exceeded."""
    if criterion.high is not None:
        beyond = change < criterion.high < 0
        return "exceeded" if beyond else "met" if change <= criterion.high else "not_met"
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
