"""What becomes of targets when an organisation ends. docs/RULES.md C-7."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from generator.evaluation import rules
from generator.evaluation.verdict import Status, Verdict, tokens
from generator.model.ids import target_key
from generator.model.organisations import Organisation
from generator.model.plans import Plan

Key = tuple[str, str]
REPORTED: tuple[Status, ...] = ("met", "exceeded", "not_met", "at_risk", "undetermined")


def last_day_of(organisations: Iterable[Organisation]) -> date | None:
    """The last day on which any of the bodies of a plan still stood; None while one stands."""
    days = []
    for body in organisations:
        event = body.ended()
        if event is None:
            return None
        days.append(event.date.first() - timedelta(days=1))
    return max(days, default=None)


def end_inferred(organisations: Iterable[Organisation]) -> bool:
    """Whether the end of any of the bodies, or its day, is inferred."""
    events = [event for body in organisations if (event := body.ended()) is not None]
    return any(event.verification == "inferred" or event.date_inferred for event in events)


def adoptions(plans: Iterable[Plan]) -> Mapping[Key, Key]:
    """Which target of a successor's plan adopts which earlier one, by (plan id, target id)."""
    found: dict[Key, Key] = {}
    for plan in plans:
        for target in plan.targets:
            if target.adopted_from:
                found[target_key(target.adopted_from)] = (plan.id, target.id)
    return found


def freeze(
    verdict: Verdict, *, behalf: bool, adopted_by: Key | None, ended: date, period_ends: date, inferred: bool
) -> Verdict:
    """The verdict of a body that ended on `ended`: what is met or certainly missed stays, the rest is open and says
    whether the end is `inferred`.
    """
    if verdict.decided() or behalf:
        return verdict
    if adopted_by is not None and period_ends > ended:
        return _closed(verdict, "not_applicable", rules.ADOPTED, adopted_by, inferred=inferred)
    cut_short = period_ends > ended and verdict.status != "not_applicable"
    silent_by_then = verdict.status == "not_reported" and verdict.due is not None and verdict.due > ended
    if cut_short or silent_by_then:
        status: Status = "undetermined" if reported(verdict) else "not_reported"
        return _closed(verdict, status, rules.DISSOLVED, adopted_by, inferred=inferred)
    return verdict


def reported(verdict: Verdict) -> bool:
    """Whether something was reported, though it may decide nothing; of a target of each year, on any year."""
    return verdict.result is not None or verdict.status in REPORTED or any(map(reported, verdict.years))


def _closed(verdict: Verdict, status: Status, rule: str, adopted_by: Key | None, *, inferred: bool) -> Verdict:
    kept = tuple(reason for reason in verdict.reasons if reason != "none")
    reasons = tokens(kept, ("organisation_dissolved",))
    flags = tokens(verdict.flags, ("end_inferred",)) if inferred else verdict.flags
    return replace(verdict, status=status, rule=rule, flags=flags, reasons=reasons, adopted_by=adopted_by)
