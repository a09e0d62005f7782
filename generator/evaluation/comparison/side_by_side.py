"""Bodies beside each other on shared definitions: same measure, population, unit, base and period, and nothing else.

What only looks alike is named with what keeps it apart. There is no order but that of the names given, and no score.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from generator.evaluation.comparison.definitions import Definition
from generator.evaluation.engine import Evaluation
from generator.evaluation.verdict import Verdict
from generator.model.dates import Period, parse_period
from generator.model.plans import Plan
from generator.model.targets import Target

Reason = Literal["population", "unit", "base", "period", "absent", "no_plan", "alone", "several", "unmeasured"]


class Shared(NamedTuple):
    """What two targets must have in common to stand beside each other."""

    definition: Definition
    first: date
    last: date


class ComparedTarget(NamedTuple):
    """A target of a body on one period with its verdict; `measured` where it says what it measures."""

    body: str
    plan: Plan
    target: Target
    verdict: Verdict
    shared: Shared
    period: Period
    measured: bool


Alike = dict[str, dict[str, list[ComparedTarget]]]
"""Measure → body → its entries of that measure."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One shared definition: the entries, and of each body without one why, with the nearest entry it has."""

    shared: Shared
    entries: tuple[ComparedTarget, ...]
    others: tuple[tuple[str, tuple[Reason, ...], ComparedTarget | None], ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What can be compared, and each entry that cannot with the reasons."""

    beside: tuple[Beside, ...]
    apart: tuple[tuple[ComparedTarget, tuple[Reason, ...]], ...]


def entries(evaluation: Evaluation, body: str, year: int | None = None) -> list[ComparedTarget]:
    """The targets of a body's plans in force, as their documents have them; of a target of each year, each year.

    With `year`, those of plans that have a verdict on it.
    """
    keys = evaluation.by_organisation.get(body, ())
    own = keys if year is None else [key for key in keys if key in evaluation.by_year.get(year, ())]
    plans = (evaluation.cases[key].plan for key in own)
    return [entry for plan in plans for entry in _of_plan(evaluation, body, plan)]


def _of_plan(evaluation: Evaluation, body: str, plan: Plan) -> Iterator[ComparedTarget]:
    whole = plan.period.first(), plan.period.last()
    for target in plan.targets:
        key = plan.id, target.id
        verdict, definition = evaluation.verdicts[key], evaluation.definitions[key]
        measured = bool(target.award or target.grade or target.measure)
        for one in verdict.years or (verdict,):
            period = parse_period(one.period) if verdict.years else target.period or plan.period
            days = whole if period is plan.period else (period.first(), period.last())
            yield ComparedTarget(body, plan, target, one, Shared(definition, *days), period, measured)


def side_by_side(found: Mapping[str, Sequence[ComparedTarget]]) -> SideBySide:
    """Bodies with their entries, in the order in which they are to stand; a body without plans has none.

    What ends last comes first.
    """
    groups: dict[Shared, list[ComparedTarget]] = {}
    alike: Alike = {}
    for entry in (entry for own in found.values() for entry in own if entry.measured):
        groups.setdefault(entry.shared, []).append(entry)
        alike.setdefault(entry.shared.definition.measure, {}).setdefault(entry.body, []).append(entry)
    paired = {shared: _only(own) for shared, own in groups.items()}
    newest = sorted(paired.items(), key=lambda one: one[0].last, reverse=True)
    several = {shared: own for shared, own in newest if len(own) > 1}
    beside = tuple(
        Beside(shared, tuple(own), tuple(_others(found, alike, shared, own))) for shared, own in several.items()
    )
    placed = {id(entry) for own in several.values() for entry in own}
    doubled = {shared for shared, own in groups.items() if len(paired[shared]) < len(own)}
    lone = [entry for own in found.values() for entry in own if id(entry) not in placed]
    return SideBySide(beside, tuple((entry, _alone(alike, doubled, entry)) for entry in lone))


def _only(same: Sequence[ComparedTarget]) -> list[ComparedTarget]:
    """Those that are the one target of their body with the definition and period: of several nobody knows the match."""
    times = Counter(entry.body for entry in same)
    return [entry for entry in same if times[entry.body] == 1]


def _others(
    found: Mapping[str, Sequence[ComparedTarget]], alike: Alike, shared: Shared, here: Iterable[ComparedTarget]
) -> Iterator[tuple[str, tuple[Reason, ...], ComparedTarget | None]]:
    present = {entry.body for entry in here}
    for body, own in found.items():
        if body not in present:
            nearest = _nearest(shared, alike[shared.definition.measure].get(body, ()))
            if nearest is not None:
                yield body, differing(shared, nearest.shared) or ("several",), nearest
            else:
                yield body, ("absent" if any(_covers(entry, shared) for entry in own) else "no_plan",), None


def _alone(alike: Alike, doubled: Container[Shared], entry: ComparedTarget) -> tuple[Reason, ...]:
    """Why an entry has none beside it; `doubled` is what several targets of one body have in common."""
    if not entry.measured:
        return ("unmeasured",)
    if entry.shared in doubled:
        return ("several",)
    bodies = alike[entry.shared.definition.measure]
    nearest = _nearest(entry.shared, (one for body, own in bodies.items() if body != entry.body for one in own))
    return differing(entry.shared, nearest.shared) if nearest is not None else ("alone",)


def _nearest(shared: Shared, alike: Iterable[ComparedTarget]) -> ComparedTarget | None:
    """Of entries of the same measure the one that differs in the fewest ways; the first of equals."""
    return min(alike, key=lambda one: len(differing(shared, one.shared)), default=None)


def differing(one: Shared, other: Shared) -> tuple[Reason, ...]:
    """In what two targets of one measure differ, in a fixed order."""
    (_, population, unit, base), (_, others, other_unit, other_base) = one.definition, other.definition
    apart: tuple[tuple[Reason, bool], ...] = (
        ("population", population != others), ("unit", unit != other_unit),
        ("base", base != other_base and unit == other_unit), ("period", one[1:] != other[1:]),
    )  # fmt: skip
    return tuple(reason for reason, differs in apart if differs)


def _covers(entry: ComparedTarget, shared: Shared) -> bool:
    """Whether the plan of an entry is of the time that is compared."""
    return entry.plan.period.first() <= shared.last and shared.first <= entry.plan.period.last()
