"""What bodies have of a guidance's targets, as a page shows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.evaluation.comparison.scoreboard import Addressee, BodyAnswer, Side, counted
from generator.evaluation.verdict import Verdict
from generator.formats import vi_period
from generator.labels.targets import ALIGNMENT_FLAGS, ALIGNMENTS
from generator.model.plans import Guidance
from generator.model.targets import Target
from generator.pages.findings.key_fact import reported
from generator.pages.portal import Portal
from generator.pages.wording.names import target_name
from generator.pages.wording.target_why import asked_words

_LACKING = frozenset({"missing", "outside", "no_plan"})


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """One target of a plan that answers: what it asks, how that stands to the guidance, what was reported of it."""

    anchor: str
    asked: str
    alignment: str
    flags: tuple[str, ...]
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class BodyLine:
    """What a body has of a target; `period` is its plan's where that is another than the guidance's."""

    kind: str
    key: str
    plan: str
    period: str
    side: Side
    note: str
    parts: tuple[AnswerPart, ...]


@dataclass(frozen=True, slots=True)
class TargetBlock:
    """One target of the guidance: how many plans stand on which side, how many have reported, and the plans.

    `lines` are those that have the target, `missing` those that have not; `address` is where all stand, where they do
    not stand here.
    """

    target: Target
    name: str
    asked: str
    sides: dict[Side, int]
    planning: int
    reported: str
    lines: list[BodyLine]
    missing: list[BodyLine]
    address: str = ""


def target_block(
    portal: Portal, guidance: Guidance, target: Target, found: list[BodyAnswer], whole: bool = False
) -> TargetBlock:
    """One target of the guidance with what bodies have of it, who are named where the `whole` board is one page."""
    sides = counted(found)
    verdicts = [verdict for one in found if (verdict := _first_verdict(portal, one)) is not None]
    result = reported(verdicts)
    return TargetBlock(
        target, target_name(guidance, target.id, portal), asked_words(target, portal.evaluation),
        sides, sum(number for side, number in sides.items() if side not in ("no_plan", "outside")),
        f"{result[0]} {result[1]}" if result else "",
        [body_line(portal, guidance, one) for one in found if one.side not in _LACKING] if whole else [],
        [body_line(portal, guidance, one) for one in found if one.side == "missing"] if whole else [],
    )  # fmt: skip


def outside_lines(portal: Portal, guidance: Guidance, found: dict[str, list[BodyAnswer]]) -> list[BodyLine]:
    """The plans that the guidance does not apply to, whatever the target."""
    first = next(iter(found.values()), [])
    return [body_line(portal, guidance, one) for one in first if one.side == "outside"]


def counted_noun(addressed: Iterable[Addressee]) -> str:
    """What is counted: bodies, or plans where a body has several."""
    planning = [(one.kind, one.key) for one in addressed if one.plan is not None]
    return "đơn vị có kế hoạch" if len({*planning}) == len(planning) else "kế hoạch"


def _first_verdict(portal: Portal, answer: BodyAnswer) -> Verdict | None:
    plan = answer.addressee.plan
    keys = ((plan.id, entry.target) for entry in answer.alignments if plan is not None and entry.target is not None)
    return next((portal.evaluation.verdicts[key] for key in keys if key in portal.evaluation.verdicts), None)


def body_line(portal: Portal, guidance: Guidance, answer: BodyAnswer) -> BodyLine:
    """What one body has of a target."""
    one = answer.addressee
    period = "" if one.plan is None or one.plan.period == guidance.period else vi_period(one.plan.period)
    return BodyLine(
        one.kind, one.key, one.plan.id if one.plan else "", period, answer.side,
        answer.note or next((entry.note for entry in answer.alignments if entry.note), ""),
        tuple(_parts(portal, answer)),
    )  # fmt: skip


def _parts(portal: Portal, answer: BodyAnswer) -> Iterator[AnswerPart]:
    plan = answer.addressee.plan
    for entry in answer.alignments:
        own = plan.target(entry.target) if plan is not None and entry.target else None
        if plan is not None and own is not None:
            flags = tuple(ALIGNMENT_FLAGS[flag] for flag in entry.flags if flag != "unanswered")
            words = asked_words(own, portal.evaluation)
            verdict = portal.evaluation.verdicts.get((plan.id, own.id))
            yield AnswerPart(f"ct-{own.id}", words, ALIGNMENTS[entry.verdict], flags, verdict)
