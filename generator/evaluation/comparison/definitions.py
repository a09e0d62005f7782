"""What a target measures, apart from the figure it asks for: only targets of one definition may be pooled."""

from typing import NamedTuple

from generator.evaluation.comparison import populations
from generator.evaluation.comparison.demands import demand_of
from generator.model.plans import Plan
from generator.model.targets import Target


class Definition(NamedTuple):
    """What is measured: two targets of one definition may be pooled and ranked. `unit` is "%" or "" (a count)."""

    measure: str
    population: str
    unit: str
    base: str


def definition_of(plan: Plan, target: Target) -> Definition:
    """What a target measures, whatever figure it asks for; by whom it is given where that is another body."""
    unit = "%" if demand_of(target, {}).kind in ("share", "most-share") or target.each else ""
    measure = target.award or target.grade or target.measure or target.id
    measure += f" ({target.stage})" if target.stage else f" (each {target.each})" if target.each else ""
    if target.giver and target.giver not in plan.organisations:
        measure += f" (by {target.giver})"
    return Definition(measure.casefold(), populations.canonical(target.population), unit, _base(plan, target, unit))


def _base(plan: Plan, target: Target, unit: str) -> str:
    of = target.of
    if not unit or of is None:
        return populations.canonical(target.population) if unit else ""
    if of.target is not None:
        parent = plan.target(of.target)
        return f"target {parent.award if parent and parent.award else of.target}"
    return populations.canonical(of.base or target.population)
