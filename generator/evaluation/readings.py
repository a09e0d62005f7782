"""Ambiguous targets: every reading is judged; where they differ the stricter is published. docs/RULES.md C-5."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.evaluation.verdict import Status, Verdict, tokens
from generator.model.comparator import COMPARATORS, Comparator
from generator.model.targets import Of, Target

STRICTEST_FIRST: tuple[Status, ...] = (
    "not_met", "at_risk", "undetermined", "not_reported", "pending", "met", "exceeded", "not_applicable",
)  # fmt: skip
_STRICTNESS = {status: place for place, status in enumerate(STRICTEST_FIRST)}


@dataclass(frozen=True, slots=True)
class Asked:
    """One reading: the comparator, the base, and its meaning (None for the target as filed)."""

    comparator: Comparator
    of: Of | None
    meaning: str | None = None


def readings_of(target: Target) -> list[Asked]:
    """Every reading of a target; what a reading leaves out is as in the target.

    The target as filed is a reading of its own unless one of the listed readings says the same.
    """
    filed = Asked(target, target.of)
    listed = [
        Asked(reading if reading.comparator() else target, reading.of or target.of, reading.meaning)
        for reading in target.readings
    ]
    return listed if any(_same(filed, asked) for asked in listed) else [filed, *listed]


def settle(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict to publish out of the readings', with all of them beside it."""
    first = verdicts[0]
    if len(verdicts) == 1:
        return first
    if len({verdict.status for verdict in verdicts}) == 1:
        return replace(first, readings=tuple(verdicts), reading=None)
    strictest = min(verdicts, key=lambda verdict: _STRICTNESS[verdict.status])
    return replace(strictest, flags=tokens(strictest.flags, ("ambiguous",)), readings=tuple(verdicts), reading=None)


def _same(one: Asked, other: Asked) -> bool:
    asks = [(asked.of, [getattr(asked.comparator, name) for name in COMPARATORS]) for asked in (one, other)]
    return asks[0] == asks[1]
