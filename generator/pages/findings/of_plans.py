"""What a plan, and a body by its newest plan, promises, beside the guidance, and what was reported of it."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from generator.evaluation.comparison.alignment import Alignment
from generator.formats import vi_date, vi_period
from generator.labels.bodies import SUCCESSION_KINDS
from generator.model.organisations import Organisation
from generator.model.plans import Plan
from generator.pages.findings.key_fact import (
    HIGHER,
    LOWER,
    MOST,
    TO_COMPARED,
    TO_PLAN,
    TO_TARGETS,
    KeyFact,
    compared,
    next_due,
    reported,
)
from generator.pages.portal import Portal
from generator.pages.wording.names import target_name
from generator.pages.wording.target_why import asked_words

COMPARED, TARGETS = "doi-chieu", "chi-tieu"
_WITHOUT_NUMBER = frozenset({"quality", "all", "some"})


def plan_findings(portal: Portal, plan: Plan) -> list[KeyFact]:
    """What a plan promises, how that stands against the guidance, what was reported, what is due next."""
    return list(islice(_of_plan(portal, plan), MOST))


def _of_plan(portal: Portal, plan: Plan) -> Iterator[KeyFact]:
    if plan.id not in portal.evaluation.cases or not plan.targets:
        return
    numbered = sum(target.comparator() not in _WITHOUT_NUMBER for target in plan.targets)
    yield KeyFact(str(len(plan.targets)), f"dòng chỉ tiêu, {numbered} dòng có con số")
    yield from _shared(portal, plan)


def _shared(portal: Portal, plan: Plan) -> Iterator[KeyFact]:
    alignments = portal.evaluation.alignments.get(plan.id, ())
    if against := compared(alignments):
        yield KeyFact(*against, "plans", plan.id, TO_COMPARED, COMPARED)
    yield from islice(standouts(portal, plan, alignments), 1)
    if result := reported(portal.evaluation.of_plan(plan.id)):
        yield KeyFact(*result, "plans", plan.id, TO_TARGETS, TARGETS)
    cells = (cell for key in plan.organisations for cell in portal.reports_of.get(key, ()) if cell.plan == plan.id)
    if due := next_due(cells, portal.as_of):
        yield KeyFact(*due[1:])


def standouts(portal: Portal, plan: Plan, alignments: Iterable[Alignment]) -> Iterator[KeyFact]:
    """The targets that ask for more than the guidance, then those that ask for less, each with both figures."""
    entries = [entry for entry in alignments if entry.target and entry.guidance_target]
    for side, against in ((HIGHER, "cao hơn"), (LOWER, "thấp hơn")):
        for entry in (one for one in entries if one.verdict in side):
            guidance = portal.find("guidance", entry.guidance)
            own, other = plan.target(entry.target or ""), guidance and guidance.target(entry.guidance_target)
            if own is not None and other is not None:
                figure = asked_words(own, portal.evaluation)
                award = portal.find("awards", own.award) if own.award else None
                name = award.name if award is not None else target_name(plan, own.id, portal)
                words = f"{name}, {against} hướng dẫn ({asked_words(other, portal.evaluation)})"
                yield KeyFact(figure, words, "plans", plan.id, TO_TARGETS, f"ct-{own.id}")


def leading(plans: Iterable[Plan], as_of: date) -> Plan:
    """The plan that a body is at: of those begun the last to begin, of several the shortest; else the first to begin.

    A plan of five years so stands behind that of the year.
    """
    found = sorted(plans, key=lambda plan: plan.id, reverse=True)
    begun = [plan for plan in found if plan.period.first() <= as_of]
    if not begun:
        return min(found, key=lambda plan: (plan.period.first(), plan.period.last()))
    return max(begun, key=lambda plan: (plan.period.first(), -plan.period.last().toordinal()))


def _ended(organisation: Organisation) -> Iterator[KeyFact]:
    """That a body is no more, since when and into what."""
    event = organisation.ended()
    if event is None:
        return
    into = event.into[0] if len(event.into) == 1 else ""
    words = f"{SUCCESSION_KINDS[event.event].lower()}{' thành' if into else ''}"
    yield KeyFact(vi_date(event.date), words, *(("organisations", into) if into else ()))


def organisation_findings(portal: Portal, organisation: Organisation) -> list[KeyFact]:
    """Whether a body is no more, how many plans and recognitions it has, and what the plan shows that it is at."""
    plans = portal.cross.planning.get(organisation.id, [])
    found = list(_ended(organisation))
    if plans:
        newest = leading(plans, portal.as_of)
        words = f"kế hoạch trong sổ, mới nhất là của kỳ {vi_period(newest.period)}"
        found.append(KeyFact(str(len(plans)), words, "plans", newest.id, TO_PLAN))
        found += _shared(portal, newest)
    lines = portal.recognised.by_organisation.get(organisation.id, ())
    held = [line for line in lines if line.recognition.stage == "decided" and line.revoked is None]
    if held:
        found.append(KeyFact(str(len(held)), "lần được khen thưởng, công nhận có trong sổ"))
    return found[:MOST]
