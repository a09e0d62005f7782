"""Which version of a plan judges a target: the one in force when its period ended, or its first final figure came out.

No moving goalposts: what is issued later changes no verdict, it is shown beside it. docs/RULES.md C-8.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator.evaluation import rules
from generator.evaluation.case import Case, Scene
from generator.evaluation.effective import is_reported
from generator.evaluation.verdict import Verdict, tokens
from generator.model.dates import PartialDate, Period
from generator.model.plans import Plan
from generator.model.record import amended_id
from generator.model.targets import Target

Chain = tuple[Plan, ...]
NOT_JUDGED = {"short": None, "note": None}


def chains_of(plans: Mapping[str, Plan]) -> dict[str, Chain]:
    """Each plan id → its chain of amendments, the first plan first."""
    following = {amended_id(plan): plan for plan in (plans[key] for key in sorted(plans)) if plan.amends}
    found: dict[str, Chain] = {}
    for plan in (plans[key] for key in sorted(plans)):
        if plan.amends and amended_id(plan) in plans:
            continue
        chain = [plan]
        while (after := following.get(chain[-1].id)) is not None and after.id not in {part.id for part in chain}:
            chain.append(after)
        found.update(dict.fromkeys((part.id for part in chain), tuple(chain)))
    return found


def in_force(chain: Chain, scene: Scene) -> Plan:
    """The newest plan of a chain issued by the day and before the period of the one before was over."""
    plan = chain[0]
    for amendment in chain[1:]:
        if _issued_after(amendment, min(scene.as_of, plan.period.last()), scene):
            break
        plan = amendment
    return plan


def issued_late(issued: PartialDate | None, period: Period) -> bool:
    """Whether an amendment of that date came after the period it amends was over."""
    return issued is not None and issued.first() > period.last()


def judging(case: Case, target: str, period: Period) -> Plan:
    """The version of the case's plan that judges one of its targets on a period."""
    if len(case.chain) == 1:
        return case.plan
    day = min(case.scene.as_of, period.last(), _first_final(case, target, period) or date.max)
    plan = case.chain[0]
    for amendment in case.chain[1:]:
        if _issued_after(amendment, day, case.scene):
            break
        plan = amendment
    return plan


def kept(case: Case, withdrawn: Iterable[tuple[str, str]]) -> Iterator[Target]:
    """The targets that an amendment took away only after their first final figure: they are judged all the same."""
    versions = {plan.id: plan for plan in case.chain}
    for version, name in withdrawn:
        target = versions[version].target(name)
        if target is None:
            continue
        judged = judging(case, name, target.period or versions[version].period).target(name)
        if judged is not None:
            yield judged


def not_promised(case: Case, target: Target, period: Period) -> Verdict:
    """A target that came into the plan only when its period was over."""
    return Verdict(
        plan=case.plan.id,
        target=target.id,
        status="not_applicable",
        period=str(period),
        as_of=case.scene.as_of,
        rule=rules.AMENDED,
        flags=("amended_after",),
        due=case.due(period).last().day,
    )


def marked(verdict: Verdict, case: Case, judged: Plan, asked: Target) -> Verdict:
    """The verdict under its plan's own id, with a mark where an amendment came too late for it."""
    place = case.chain.index(judged) if judged in case.chain else len(case.chain)
    later = [plan for plan in case.chain[place + 1 :] if not _issued_after(plan, case.scene.as_of, case.scene)]
    if not any(not same_promise(asked, plan.target(asked.id)) for plan in later):
        return replace(verdict, plan=case.plan.id)
    flags = tokens(verdict.flags, ("amended_after",))
    return replace(verdict, plan=case.plan.id, flags=flags, judged_by=judged.id)


def same_promise(one: Target, other: Target | None) -> bool:
    """Whether two versions of a target ask the same, notes and short words aside."""
    return other is not None and one.model_copy(update=NOT_JUDGED) == other.model_copy(update=NOT_JUDGED)


def _issued_after(plan: Plan, day: date, scene: Scene) -> bool:
    """Whether it was surely issued after the day; an undated amendment counts as issued from the first."""
    issued = scene.plan_date(plan)
    return issued is not None and issued.first() > day


def _first_final(case: Case, target: str, period: Period) -> date | None:
    """The day on which the target's first final figure of the last year was published, also where it was corrected."""
    reported = (r for r in case.results(period.last().year) if r.phase == "final" and not r.retracts)
    days = [r.published_on.last() for r in reported if is_reported(r.figures.get(target), r.phase)]
    return min(days, default=None)
