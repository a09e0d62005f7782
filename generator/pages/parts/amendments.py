"""What an amended plan changes, and which of its versions is in force. docs/RULES.md C-8."""

from dataclasses import dataclass

from generator.model.plans import Plan
from generator.model.targets import Target
from generator.pages.portal import Portal


@dataclass(frozen=True, slots=True)
class AmendedTarget:
    """One target before and after; None where it did not exist."""

    target: str
    before: Target | None
    after: Target | None


def changes(earlier: Plan, plan: Plan) -> list[AmendedTarget]:
    """In the order of the newer plan, dropped targets last."""
    found = [
        AmendedTarget(target.id, earlier.target(target.id), target)
        for target in plan.targets
        if earlier.target(target.id) != target
    ]
    return found + [
        AmendedTarget(target.id, target, None) for target in earlier.targets if plan.target(target.id) is None
    ]


@dataclass(frozen=True, slots=True)
class OtherVersions:
    """Ids of other versions of a plan: the later one in force, the earlier one that judges because this one came too
    late, and the newest that came too late for this one. None where there is none.
    """

    replaced_by: str | None = None
    overruled_by: str | None = None
    late: str | None = None


def other_versions(portal: Portal, plan: Plan) -> OtherVersions:
    """How a version stands to the one in force on the day."""
    current = portal.evaluation.in_force.get(plan.id, plan.id)
    if current == plan.id:
        return OtherVersions(late=portal.amended_by(plan.id))
    chain = [version.id for version in portal.evaluation.cases[current].chain]
    if chain.index(current) > chain.index(plan.id):
        return OtherVersions(replaced_by=current)
    return OtherVersions(overruled_by=current)
