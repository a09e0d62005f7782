"""The targets of a guidance beside the plans of all bodies that it addresses. docs/RULES.md C-10."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.evaluation.comparison.alignment import Alignment
from generator.evaluation.comparison.demands import AlignmentVerdict
from generator.evaluation.engine import Evaluation
from generator.evaluation.obligations import stands_in
from generator.model.plans import Guidance, Plan

Side = Literal["higher", "same", "within", "lower", "apart", "missing", "outside", "no_plan"]
SIDES: tuple[Side, ...] = ("higher", "same", "within", "lower", "apart", "missing", "outside", "no_plan")
_SIDE: Mapping[AlignmentVerdict, Side] = {
    "stricter": "higher", "above_range": "higher",
    "equal": "same", "at_upper": "same",
    "within": "within", "subset": "within",
    "weaker": "lower",
    "overlaps": "apart", "broader_scope": "apart", "narrower_scope": "apart", "not_comparable": "apart",
    "missing": "missing", "not_applicable": "outside",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Addressee:
    """A body that a guidance concerns, by kind of record and id, with the plan beside it; None where it has none."""

    kind: str
    key: str
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class BodyAnswer:
    """What a body's plan has of one target of the guidance. `note` says why a guidance does not apply to a plan.

    `side` is `apart` where several targets of the plan that answer stand on different sides, too.
    """

    addressee: Addressee
    side: Side
    alignments: tuple[Alignment, ...] = ()
    note: str = ""


def addressees(evaluation: Evaluation, asking: Guidance) -> list[Addressee]:
    """Who a guidance is addressed to, one entry for each plan that answers it, then whoever else answers it, by id.

    Where no plan of a body names the guidance, those of its very period stand beside it, else any that overlap it.
    """
    bodies = evaluation.record.organisations
    addressed = [
        key for key, body in sorted(bodies.items()) if body.kind in asking.addressed_to and stands_in(body, asking)
    ]
    found = [one for key in addressed for one in _of_body(evaluation, asking, key)]
    known = {one.plan.id for one in found if one.plan is not None}
    others = (case.plan for key, case in sorted(evaluation.cases.items()) if key not in known)
    answering = (plan for plan in others if asking.id in plan.answers)
    return found + [Addressee(kind, key, plan) for plan in answering for kind, key in plan.owners]


def _of_body(evaluation: Evaluation, asking: Guidance, key: str) -> Iterator[Addressee]:
    plans = [evaluation.cases[plan_id].plan for plan_id in evaluation.by_organisation.get(key, ())]
    answering = [plan for plan in plans if asking.id in plan.answers]
    same = [plan for plan in plans if (plan.period.first(), plan.period.last()) == _days(asking)]
    concerned = answering or same or [plan for plan in plans if _overlap(plan, asking)]
    yield from (Addressee("organisations", key, plan) for plan in concerned or (None,))


def _days(asking: Guidance) -> tuple[date, date]:
    return asking.period.first(), asking.period.last()


def _overlap(plan: Plan, asking: Guidance) -> bool:
    return plan.period.first() <= asking.period.last() and asking.period.first() <= plan.period.last()


def answers(evaluation: Evaluation, asking: Guidance, addressed: Iterable[Addressee]) -> dict[str, list[BodyAnswer]]:
    """Guidance target → what each of the bodies has of it, in the order they come in."""
    found: dict[str, list[BodyAnswer]] = {target.id: [] for target in asking.targets}
    for addressee in addressed:
        for target, answer in _of_plan(evaluation, asking, addressee):
            found[target].append(answer)
    return found


def _of_plan(evaluation: Evaluation, asking: Guidance, addressee: Addressee) -> Iterator[tuple[str, BodyAnswer]]:
    plan = addressee.plan
    every = () if plan is None else evaluation.alignments.get(plan.id, ())
    own = [entry for entry in every if entry.guidance == asking.id]
    apart = next((entry.note or "" for entry in own if entry.verdict == "not_applicable"), None)
    by_target: dict[str | None, list[Alignment]] = {}
    for entry in own:
        by_target.setdefault(entry.guidance_target, []).append(entry)
    for target in asking.targets:
        entries = tuple(by_target.get(target.id, ()))
        if plan is None:
            yield target.id, BodyAnswer(addressee, "no_plan")
        elif apart is not None:
            yield target.id, BodyAnswer(addressee, "outside", (), apart)
        else:
            yield target.id, BodyAnswer(addressee, _side(entries), entries)


def _side(entries: tuple[Alignment, ...]) -> Side:
    sides = {_SIDE[entry.verdict] for entry in entries} or {"missing"}
    return sides.pop() if len(sides) == 1 else "apart"


def counted(found: Iterable[BodyAnswer]) -> dict[Side, int]:
    """How many answers stand on each side, those that occur, in the order of `SIDES`."""
    counts = Counter(answer.side for answer in found)
    return {side: counts[side] for side in SIDES if counts[side]}
