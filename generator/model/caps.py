"""The legal cap on a title: what the law in force allows, as a share of a target's base."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from generator.model.reference import Award
from generator.model.targets import Of, Target


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


def _same_base(rule_of: str | None, of: Of | None, parent_award: str | None) -> bool:
    if rule_of is None or of is None:
        return True
    if of.target or of.award:
        return rule_of == (parent_award if of.target else of.award)
    return not of.stated
