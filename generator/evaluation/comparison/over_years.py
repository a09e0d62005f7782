"""What a body promised and reached of one measure over the years, and where that cannot be joined: C-5, C-7.

Years are joined only while body, law, definition and length of the period stay the same. What other bodies reached, its
predecessors too, is theirs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from generator.evaluation.comparison.demands import asks_figure, demand_of
from generator.evaluation.comparison.side_by_side import ComparedTarget, entries
from generator.evaluation.engine import Evaluation
from generator.model.organisations import Organisation, Succession
from generator.model.reference import Award

LEAST_YEARS = 2
BreakKind = Literal["succession", "law", "population", "base", "period"]
Measure = list[ComparedTarget]
"""The targets of a body with one measure and unit, oldest year first."""


@dataclass(frozen=True, slots=True)
class YearBreak:
    """Why a line ends between a year and the next one with a target: on which day the law or the body changed."""

    kind: BreakKind
    day: date | None = None
    event: Succession | None = None


@dataclass(frozen=True, slots=True)
class TrendYear:
    """One year: the target of that year with the figures it asks for, as shares of one or counts; `breaks` part it from
    the year with a target before it.
    """

    year: int
    target: ComparedTarget
    low: Fraction | None
    high: Fraction | None
    breaks: tuple[YearBreak, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureTrend:
    """A measure of a body in one unit, oldest year first; `before` and `after` say where the body began or ended."""

    years: tuple[TrendYear, ...]
    before: tuple[YearBreak, ...] = ()
    after: tuple[YearBreak, ...] = ()

    @property
    def unit(self) -> str:
        """What it counts in: "%" for shares, "" for counts."""
        return self.years[0].target.shared.definition.unit


def over_years(evaluation: Evaluation, body: Organisation) -> list[MeasureTrend]:
    """The measures of a body over the years, in the order of its documents."""
    return [trend_of(evaluation, body, own) for own in measures(evaluation, body)]


def measures(evaluation: Evaluation, body: Organisation) -> list[Measure]:
    """The measures of a body with a figure to reach in at least two years, in the order of its documents.

    A measure with several targets in one year is left out: nobody knows which of them goes on.
    """
    groups: dict[tuple[str, str], list[ComparedTarget]] = {}
    for one in entries(evaluation, body.id):
        if one.measured and one.period.first().year == one.period.last().year and asks_figure(one.target):
            definition = one.shared.definition
            groups.setdefault((definition.measure, definition.unit), []).append(one)
    ordered = (sorted(own, key=lambda one: one.shared.last) for own in groups.values())
    return [own for own in ordered if _one_a_year(own)]


def _one_a_year(own: Sequence[ComparedTarget]) -> bool:
    years = {one.shared.last.year for one in own}
    return len(years) == len(own) and len(years) >= LEAST_YEARS


def _awards(evaluation: Evaluation, one: ComparedTarget) -> Mapping[str, Award]:
    return evaluation.cases[one.plan.id].scene.awards


def trend_of(evaluation: Evaluation, body: Organisation, own: Measure) -> MeasureTrend:
    """One of the measures of a body over the years."""
    breaks = [(), *(tuple(_breaks(evaluation, body, one, other)) for one, other in pairwise(own))]
    years = tuple(
        TrendYear(one.shared.last.year, one, *_figures(evaluation, one), parted)
        for one, parted in zip(own, breaks, strict=True)
    )
    return MeasureTrend(years, tuple(_begun(body)), tuple(_ended(body)))


def _figures(evaluation: Evaluation, one: ComparedTarget) -> tuple[Fraction | None, Fraction | None]:
    """The two ends of what is asked; what may not be exceeded has no lower end."""
    asked = demand_of(one.target, _awards(evaluation, one))
    if asked.kind.startswith("most"):
        return None, -asked.low
    return asked.low, asked.high


def _breaks(
    evaluation: Evaluation, body: Organisation, one: ComparedTarget, other: ComparedTarget
) -> Iterator[YearBreak]:
    for event in body.succession:
        goes_on = event.event != "rename" and event is not body.ended()
        if goes_on and one.shared.last < event.date.first() <= other.shared.last:
            yield YearBreak("succession", event.date.first(), event)
    award = _awards(evaluation, other).get(other.target.award or "")
    if award is not None and (day := _law_change(award, one.shared.last, other.shared.last)) is not None:
        yield YearBreak("law", day)
    before, now = one.shared.definition, other.shared.definition
    if before.population != now.population:
        yield YearBreak("population")
    if before.base != now.base:
        yield YearBreak("base")
    if not (_whole_year(one) and _whole_year(other)):
        yield YearBreak("period")


def _law_change(award: Award, before: date, now: date) -> date | None:
    """The last day between two days on which other rules on an award came into force; None where they are the same."""
    if award.rules_on(before) == award.rules_on(now):
        return None
    starts = (rule.effective.from_.first() for rule in award.rules_on(now) if rule.effective.from_ is not None)
    return max((day for day in starts if before < day <= now), default=None)


def _whole_year(one: ComparedTarget) -> bool:
    return (one.shared.first.month, one.shared.last.month) == (1, 12)


def _begun(body: Organisation) -> Iterable[YearBreak]:
    return (YearBreak("succession", event.date.first(), event) for event in body.succession
            if event.event != "rename" and event.from_)  # fmt: skip


def _ended(body: Organisation) -> Iterable[YearBreak]:
    event = body.ended()
    return () if event is None else (YearBreak("succession", event.date.first(), event),)
