"""The legal cap on a title: what the law in force allows, as a share of a target's base."""

import math
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from generator.model.fields import Percent, Span
from generator.model.plans import Promise
from generator.model.reference import Award
from generator.model.targets import Of, Target

_ASKING = ("at_least", "more_than", "exactly", "between")


class Excess(NamedTuple):
    """How many a target asks for out of the base that the document itself expects, and how many the law allows."""

    asked: int
    base: int
    cap: int


def legal_cap(
    target: Target, of: Of | None, parent_award: str | None, day: date, awards: Mapping[str, Award]
) -> Fraction | None:
    """The lowest legal cap on the target's award in force on `day` that counts on the same base, as a share of one."""
    award = awards.get(target.award or "")
    if award is None or not award.rules:
        return None
    caps = [
        rule.cap.value for rule in award.rules_on(day) if rule.cap is not None and _same_base(rule.of, of, parent_award)
    ]
    return min(caps) if caps else None


def cap_of(promise: Promise, target: Target, awards: Mapping[str, Award]) -> Fraction | None:
    """The legal cap in force at the end of the target's period, as a share of one."""
    parent = _parent(promise, target)
    day = (target.period or promise.period).last()
    return legal_cap(target, target.of, parent.award if parent else None, day, awards)


def planned_excess(promise: Promise, target: Target, awards: Mapping[str, Award]) -> Excess | None:
    """Where a target asks for more than the legal cap of its planned base (C-3); whoever reaches it is over the cap."""
    base, name = _planned(promise, target), target.comparator()
    if base is None or target.stage or name not in _ASKING:
        return None
    law, asked = cap_of(promise, target, awards), _least(getattr(target, name), base)
    if law is None or asked is None:
        return None
    found = Excess(asked, base, int(law * base))
    return found if found.asked > found.cap else None


def _parent(promise: Promise, target: Target) -> Target | None:
    """The target that this one counts on."""
    return promise.target(target.of.target) if target.of and target.of.target else None


def _planned(promise: Promise, target: Target) -> int | None:
    """The base the document expects: as it says, else all of the parent's, where it asks for all."""
    parent = _parent(promise, target)
    return target.planned or (parent.planned if parent and parent.all else None)


def _least(asked: object, base: int) -> int | None:
    """The least whole number that a count, a share or a range asks for out of `base`."""
    if isinstance(asked, int):
        return asked
    if isinstance(asked, Span):
        return math.ceil(asked.low * base) if asked.unit else math.ceil(asked.low)
    return math.ceil(asked.value * base) if isinstance(asked, Percent) else None


def _same_base(rule_of: str | None, of: Of | None, parent_award: str | None) -> bool:
    if rule_of is None or of is None:
        return True
    if of.target or of.award:
        return rule_of == (parent_award if of.target else of.award)
    return not of.stated
