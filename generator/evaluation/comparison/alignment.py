"""How a plan's targets answer the guidance's, both ways. docs/RULES.md C-10."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.evaluation.case import Case, Scene
from generator.evaluation.comparison import populations
from generator.evaluation.comparison.demands import AlignmentVerdict, compare
from generator.evaluation.comparison.sides import Side, answered_by, answered_in_part, sides_of
from generator.evaluation.criteria.comparators import bounds, resolve
from generator.evaluation.verdict import Verdict
from generator.model.plans import Guidance, Plan
from generator.model.targets import Target

Note = Literal["assumed", "legal_cap", "same_need", "broader_scope", "unanswered"]
NOT_ADDRESSED = "Hướng dẫn không gửi cho loại tổ chức này"
PREDATES = "Kế hoạch ban hành trước hướng dẫn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """One guidance target beside one target of a plan; either is None where there is none.

    `flags`: `assumed` (base unsaid, taken as the guidance's), `legal_cap` (the upper end is law), `same_need` (other
    percentages, the same whole number), `broader_scope`, `unanswered` (the plan does not name the guidance).
    `needs`: the whole numbers guidance and plan come to for the known base.
    """

    plan: str
    guidance: str
    guidance_target: str | None
    target: str | None
    verdict: AlignmentVerdict
    flags: tuple[Note, ...] = ()
    note: str | None = None
    needs: tuple[int, int] | None = None


def aligned(
    case: Case,
    verdicts: Mapping[tuple[str, str], Verdict],
    guidance: Mapping[str, Guidance],
    asked: Callable[[Guidance], list[Side]],
) -> list[Alignment]:
    """The plan of a case against every guidance that concerns it: what it answers, and what was in force for it.

    `asked` gives the targets of guidance, `sides_of` it, which many plans are compared with.
    """
    plan, scene = case.plan, case.scene
    own = sides_of(plan, scene)
    found: list[Alignment] = []
    for asking in _concerning(plan, scene, guidance):
        reason = _why_not(case, asking)
        if reason is not None:
            found.append(_pair(plan, asking, None, None, "not_applicable", note=reason))
            continue
        found += _both_ways(case, own, asking, asked(asking), verdicts)
    answering = {one.target for one in found if one.guidance_target is not None}
    return [one for one in found if one.verdict != "extra" or one.target not in answering]


def _concerning(plan: Plan, scene: Scene, guidance: Mapping[str, Guidance]) -> list[Guidance]:
    answered = [scene.guidance[key] for key in plan.answers if key in scene.guidance]
    in_force = [
        asking
        for _, asking in sorted(guidance.items())
        if asking.id not in plan.answers
        and asking.period.first() <= plan.period.last()
        and plan.period.first() <= asking.period.last()
    ]
    return answered + in_force


def _why_not(case: Case, asking: Guidance) -> str | None:
    kinds = {body.kind for body in case.bodies()}
    if asking.addressed_to and not kinds.intersection(asking.addressed_to):
        return NOT_ADDRESSED
    return PREDATES if _predates(case.plan, asking, case.scene) else None


def _predates(plan: Plan, asking: Guidance, scene: Scene) -> bool:
    issued, asked = scene.plan_date(plan), scene.document_date(asking.document)
    if issued is not None and asked is not None:
        return issued.last() < asked.first()
    return issued is None and plan.period.first() < asking.period.first()


def _both_ways(
    case: Case, own: list[Side], asking: Guidance, asked: list[Side], verdicts: Mapping[tuple[str, str], Verdict]
) -> Iterator[Alignment]:
    plan = case.plan
    answered: dict[str, list[Side]] = {}
    for side in own:
        answered.setdefault(answered_by(asked, side) or "", []).append(side)
    for wanted in asked:
        answers = answered.get(wanted.target.id) or answered_in_part(asking, wanted.target, answered)
        for side in answers:
            yield _against(case, asking, wanted, side, verdicts.get((plan.id, side.target.id)))
        if not answers:
            yield _pair(plan, asking, wanted.target, None, "missing", note=_as_content(case, wanted.target))
    for side in answered.get("", ()):
        yield _pair(plan, asking, None, side.target, "extra")


def _against(case: Case, asking: Guidance, wanted: Side, side: Side, verdict: Verdict | None) -> Alignment:
    plan, target = case.plan, side.target
    value = compare(wanted.demand, side.demand)
    compatible, flags = _compatible(plan, asking, wanted, side)
    if value == "not_comparable" or not compatible:
        return _pair(plan, asking, wanted.target, target, "not_comparable", *flags)
    found = _scoped(value, wanted.target, target)
    if found == "equal" and target.scope == "broader":
        flags = (*flags, "broader_scope")
    if found == "at_upper" and _at_cap(case, wanted.target, target):
        flags = (*flags, "legal_cap")
    return _with_needs(_pair(plan, asking, wanted.target, target, found, *flags), wanted, verdict)


def _scoped(value: AlignmentVerdict, wanted: Target, target: Target) -> AlignmentVerdict:
    """The verdict once the reach is weighed: a demand on fewer people is narrower whatever its figure."""
    narrower = target.scope == "narrower" or populations.holds(wanted.population, target.population)
    wider = populations.holds(target.population, wanted.population)
    if value == "weaker":
        return "not_comparable" if wider else "weaker"
    if narrower:
        return "narrower_scope"
    return "broader_scope" if wider else value


def _compatible(plan: Plan, asking: Guidance, wanted: Side, side: Side) -> tuple[bool, tuple[Note, ...]]:
    """Whether population, period and base allow a comparison; `assumed` where a base is left unsaid."""
    if not populations.related(wanted.target.population, side.target.population):
        return False, ()
    own, other = side.period, wanted.period
    if (own.first(), own.last()) != (other.first(), other.last()):
        return False, ()
    return _bases(plan, asking, wanted.target, side)


def _bases(plan: Plan, asking: Guidance, wanted: Target, side: Side) -> tuple[bool, tuple[Note, ...]]:
    target = side.target
    if (target.of is None and wanted.of is None) or side.demand.kind == "count":
        return True, ()
    stated = [of for of in (wanted.of, target.of) if of is not None and of.stated]
    if len(stated) < 2:
        return True, ("assumed",)
    return _base_key(asking, wanted) == _base_key(plan, target), ()


def _base_key(promise: Plan | Guidance, target: Target) -> tuple[str, str]:
    of = target.of
    if of is None:
        return "", ""
    if of.target is not None:
        parent = promise.target(of.target)
        return "target", (parent.award if parent and parent.award else of.target)
    return ("base", populations.canonical(of.base)) if of.base else ("participants", "")


def _at_cap(case: Case, wanted: Target, target: Target) -> bool:
    period = target.period or case.plan.period
    cap = case.legal(target, target.of, period)
    return wanted.between is not None and cap == wanted.between.high


def _with_needs(found: Alignment, wanted: Side, verdict: Verdict | None) -> Alignment:
    if verdict is None or verdict.needed is None or verdict.base is None or wanted.demand.kind != "share":
        return found
    needs = (bounds(resolve(wanted.target, wanted.target, None), verdict.base).need, verdict.needed)
    flags = found.flags
    if found.verdict in ("stricter", "weaker") and needs[0] == needs[1]:
        flags = (*flags, "same_need")
    return replace(found, needs=needs, flags=flags)


def _as_content(case: Case, wanted: Target) -> str | None:
    """Where the plan speaks of the wanted award in its contents, though it sets no target for it."""
    award = case.scene.awards.get(wanted.award or "")
    if award is None or award.kind == "grade":
        return None
    for content in case.plan.contents:
        if award.name.casefold() in f"{content.title or ''} {content.summary}".casefold():
            return f"Kế hoạch có nêu ở nội dung {content.no}" if content.no else "Kế hoạch có nêu ở phần nội dung"
    return None


def _pair(
    plan: Plan,
    asking: Guidance,
    wanted: Target | None,
    target: Target | None,
    verdict: AlignmentVerdict,
    *flags: Note,
    note: str | None = None,
) -> Alignment:
    named: tuple[Note, ...] = flags if asking.id in plan.answers else (*flags, "unanswered")
    return Alignment(
        plan=plan.id,
        guidance=asking.id,
        guidance_target=wanted.id if wanted else None,
        target=target.id if target else None,
        verdict=verdict,
        flags=named,
        note=note,
    )
