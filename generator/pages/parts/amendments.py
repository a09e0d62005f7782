"""What an amended plan changes: targets added, dropped or worded otherwise."""

from dataclasses import dataclass

from generator.model.plans import Plan
from generator.model.targets import Target


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
