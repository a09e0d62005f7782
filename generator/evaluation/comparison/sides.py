"""Targets of guidance and of plans, ready to be compared, and which of them answer which. docs/RULES.md C-10."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.evaluation.case import Scene
from generator.evaluation.comparison import populations
from generator.evaluation.comparison.demands import Demand, demand_of
from generator.model.dates import Period
from generator.model.plans import Guidance, Plan
from generator.model.targets import Target


@dataclass(frozen=True, slots=True)
class Side:
    """A target of guidance or a plan with what is compared of it, worked out once for all it is compared with."""

    target: Target
    demand: Demand
    measure: str | None
    period: Period


def sides_of(promise: Plan | Guidance, scene: Scene) -> list[Side]:
    """The targets of guidance or a plan, ready to be compared."""
    return [
        Side(target, demand_of(target, scene.awards), _measure(target), target.period or promise.period)
        for target in promise.targets
    ]


def _measure(target: Target) -> str | None:
    named = target.award or target.grade or target.measure
    return None if named is None else named.casefold()


def answered_in_part(asking: Guidance, wanted: Target, answered: Mapping[str, list[Side]]) -> list[Side]:
    """The targets that answer a part («trong đó») of the wanted one."""
    parts = [part.id for part in asking.targets if part.within == wanted.id]
    return [side for part in parts for side in answered.get(part, ())]


def answered_by(asked: list[Side], side: Side) -> str | None:
    """The guidance target that a target answers: as stated, else the one of the same measure and population."""
    stated = side.target.aligns_with
    if stated is not None and any(wanted.target.id == stated for wanted in asked):
        return stated
    likely = [wanted for wanted in asked if _same_measure(wanted, side)]
    exact = [wanted for wanted in likely if populations.same(wanted.target.population, side.target.population)]
    return next((wanted.target.id for wanted in [*exact, *likely]), None)


def _same_measure(wanted: Side, side: Side) -> bool:
    if wanted.measure is None or wanted.measure != side.measure:
        return False
    givers = wanted.target.giver, side.target.giver
    if all(givers) and givers[0] != givers[1]:
        return False
    return populations.related(wanted.target.population, side.target.population)
