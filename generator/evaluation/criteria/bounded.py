"""Figures that are no exact count: a share without its count, «trên», «gần», «khoảng». docs/RULES.md C-3b.

Such a figure stands for all that it may mean. Where every one of them says met, or every one not met, that is the
status; never exceeded; else nothing is decided.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count, pairwise

from generator.evaluation import rules
from generator.evaluation.criteria.comparators import Criterion, bounds
from generator.evaluation.verdict import Decision, Token, tokens
from generator.model.fields import Percent

OVER = ("not_met", "over_cap")
MET, MISSED = ("met",), ("not_met",)
IMPOSSIBLE = ("not_applicable", "infeasible")
OPEN = {"pending", "at_risk"}
Outcome = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """Every whole number from `low` to `high`; None leaves the upper side open. Where `printed` is given, only those
    that some base prints as a share of that span.
    """

    low: int
    high: int | None
    printed: tuple[Fraction, Fraction] | None = None

    def points(self, ends: Iterable[int | None]) -> list[int]:
        """Its ends and, within it, the numbers at which a verdict may turn: each of `ends` and its neighbours."""
        turns = {end + step for end in ends if end is not None for step in (-1, 0, 1)}
        last = self.high if self.high is not None else max([self.low, *turns]) + 1
        found = {self.low, last, *(turn for turn in turns if self.low <= turn <= last)}
        return sorted(found if self.printed is None else {near for point in found for near in self._nearest(point)})

    def _nearest(self, point: int) -> Iterator[int]:
        """The next numbers on both sides of a point that print as the share."""
        yield next((number for number in range(point, self.low, -1) if self._prints(number)), self.low)
        yield next(number for number in count(point) if self._prints(number))

    def _prints(self, number: int) -> bool:
        low, high = self.printed or (Fraction(0), Fraction(1))
        return not number or number // low >= -(-number // high)

    def within(self, base: int | None) -> "Between | None":
        """Those that are no more than the base; None where there are none."""
        if base is None:
            return self
        high = base if self.high is None else min(self.high, base)
        return replace(self, high=high) if self.low <= high else None


def of_bound(kind: str, number: int) -> Between | None:
    """«trên N» is N + 1 or more, «gần N» less than N, «khoảng N» anything."""
    if kind == "more_than":
        return Between(number + 1, None)
    return Between(0, max(number - 1, 0)) if kind == "nearly" else None


def share_span(share: Percent) -> tuple[Fraction, Fraction]:
    """What a printed share may stand for: half a unit of its last place to either side; 100 % and 0 % are exact."""
    if share.value in (0, 1):
        return share.value, share.value
    decimals = share.written.rstrip("%％ ").replace(",", ".").partition(".")[2]
    half = Fraction(1, 200 * 10 ** len(decimals))
    return max(share.value - half, Fraction(0)), min(share.value + half, Fraction(1))


def counts_of(span: tuple[Fraction, Fraction], base: int) -> Between | None:
    """The counts out of `base` that print as the share; None where there are none."""
    low, high = -(-(span[0] * base).numerator // (span[0] * base).denominator), int(span[1] * base)
    return Between(low, high) if low <= high else None


def by_counts(
    criterion: Criterion,
    reported: Between,
    base: int | None,
    decide: Callable[[int], Decision],
    turns: tuple[int, ...] = (),
) -> set[Outcome]:
    """What the numbers say, each with its reasons. `turns`: where that turns, beside the criterion's own ends."""
    possible = reported.within(base)
    if possible is None:
        return set()
    found = bounds(criterion, base or 0)
    points = possible.points((found.need, found.upper, found.legal, *turns))
    return {outcome_of(decide(point)) for point in points}


def outcome_of(finding: Decision) -> Outcome:
    """Status and reasons, exceeded as met."""
    return ("met" if finding.status == "exceeded" else finding.status, *finding.reasons)


def without_base(
    criterion: Criterion, span: tuple[Fraction, Fraction], cap: Fraction | None
) -> tuple[Between | None, set[Outcome]]:
    """What a share of nobody knows how many says: of a share by itself, of a count that it is none, or one or more."""
    if criterion.unit:
        return None, by_share(criterion, span, cap)
    if cap is not None and span[1] > cap:
        allowed = (span[0], cap)
        return (None, {OVER}) if span[0] > cap else (Between(_fewest(allowed), None, allowed), {OVER})
    return Between(_fewest(span), None, span) if span[1] else Between(0, 0), set()


def _fewest(span: tuple[Fraction, Fraction]) -> int:
    """The smallest count that prints as the share, whatever its base."""
    return next(found.low for base in count(1) if (found := counts_of(span, base)) is not None)


def _of_few(criterion: Criterion, span: tuple[Fraction, Fraction], cap: Fraction | None) -> set[Outcome]:
    """What the whole number below a share (a cap, a quota) comes to out of few: it may print as a lower share.

    Beyond so many that it prints as the share itself, or that a share above the law's is more than the law allows,
    `by_share` knows.
    """
    highest = cap if cap is not None and cap < criterion.low else span[1]
    if highest >= criterion.low:
        return {MET} if span[0] < criterion.low else set()
    found: set[Outcome] = set()
    for base in range(1, int(1 / (criterion.low - highest)) + 1):
        part, counts = int(criterion.low * base), counts_of(span, base)
        if counts is not None and (cap is None or part <= cap * base):
            found |= {MET} if counts.low <= part <= (counts.high or 0) else set()
            found |= {MISSED} if counts.low < part else set()
    return found


def by_share(criterion: Criterion, span: tuple[Fraction, Fraction], cap: Fraction | None) -> set[Outcome]:
    """What a share says where its base is not known. `cap` is the law's, as a share of that base or of more."""
    turns = sorted({turn for turn in (criterion.low, criterion.high, cap) if turn is not None})
    marks = [span[0], *(turn for turn in turns if span[0] < turn < span[1]), span[1]]
    points = {*marks, *((one + other) / 2 for one, other in pairwise(marks))}
    found = {outcome for share in points for outcome in _at(criterion, share, cap)}
    return found | _of_few(criterion, span, cap) if criterion.kind == "fixed" else found


def _at(criterion: Criterion, share: Fraction, cap: Fraction | None) -> Iterator[Outcome]:
    if cap is not None and share > cap:
        yield OVER
    elif _asks_more(criterion, Fraction(1) if cap is None else cap):
        yield IMPOSSIBLE
    elif criterion.high is not None and share > criterion.high:
        yield OVER if criterion.hard else MISSED if criterion.kind == "most" else MET
    elif criterion.kind == "fixed" and share < criterion.low:
        yield MISSED
    else:
        enough = share > criterion.low if criterion.kind == "more" else share >= criterion.low
        yield MET if enough else MISSED


def _asks_more(criterion: Criterion, cap: Fraction) -> bool:
    """Whether no share within the cap would do."""
    return criterion.low > cap or (criterion.kind == "more" and criterion.low == cap)


def foreseen(outcome: Outcome) -> Outcome:
    """What a share of nobody knows how many comes to at mid-year: a forecast of the end, which decides nothing."""
    return {"met": ("pending",), "not_met": ("at_risk",)}.get(outcome[0], outcome)


def settled(criterion: Criterion, outcomes: set[Outcome], flag: Token) -> Decision:
    """One status for all that the figure may mean, or none."""
    outcomes = {outcome for outcome in outcomes if outcome[0] != IMPOSSIBLE[0]} or outcomes
    statuses = {outcome[0] for outcome in outcomes}
    found = Decision(status="undetermined", rule=rules.BOUNDED, reasons=(flag,))
    if len(statuses) == 1:
        shared = set.intersection(*(set(outcome[1:]) for outcome in outcomes))
        reasons: tuple[Token, ...] = tuple(shared)  # type: ignore[arg-type]
        rule = rules.MID_YEAR if statuses <= OPEN else rules.BOUNDED
        found = Decision(status=statuses.pop(), rule=rule, flags=(flag,), reasons=reasons)  # type: ignore[arg-type]
    flags = tokens(found.flags, criterion.flags)
    return replace(found, flags=flags, low=criterion.low, high=criterion.high, unit=criterion.unit)
