"""One verdict as roll-ups see it."""

from dataclasses import dataclass

from generator.evaluation.comparison.definitions import Definition
from generator.evaluation.verdict import Verdict
from generator.model.plans import Plan
from generator.model.targets import Target


@dataclass(frozen=True, slots=True)
class Row:
    """One verdict with whose it is and what it measures."""

    organisations: tuple[str, ...]
    plan: Plan
    target: Target
    definition: Definition
    verdict: Verdict
