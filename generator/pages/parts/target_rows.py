"""The targets of a plan or guidance as rows for tables and charts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from generator.evaluation.comparison.alignment import Alignment
from generator.evaluation.due import DueDay
from generator.evaluation.verdict import Verdict
from generator.labels.targets import ALIGNMENTS
from generator.labels.verdicts import FLAGS
from generator.model.caps import Excess, planned_excess
from generator.model.plans import Guidance, Plan, Promise
from generator.model.results import PHASES
from generator.model.targets import Target
from generator.pages.linking.addresses import METHOD
from generator.pages.parts.origins import FigureOrigin, figure_origins
from generator.pages.portal import Portal
from generator.pages.wording.figure_words import figure_words
from generator.pages.wording.needed import needed_words
from generator.pages.wording.phrases import base_words, level_words, understood
from generator.pages.wording.target_why import (
    asked_words,
    grade_name,
    rule_anchor,
    rule_title,
    share_words,
    verdict_words,
)
from generator.pages.wording.why import counted_words, why_words

DEEPEST = 2


@dataclass(frozen=True)
class TargetRow:
    """One target with everything that is shown beside it; `level` is its depth below what it is part of, `share` what
    was reached out of its base, in words, `reported` and `outcome` what was reported where there is no count, `due`
    the last day to report where nothing is decided yet, `recognitions` the decided ones that are what it asks for.
    `counterpart` is what the guidance asks on the same matter, `judged` the target as the version that judges it put
    it, each `_asked` that in words, the latter where `asked` does not say it already; `dropped` tells whether the plan
    in force no longer has it, `excess` what it asks above the legal cap of its planned base, `origins` gives where all
    that stands in the files.
    """

    target: Target
    level: int
    asked: str
    base: str
    understood: str
    verdict: Verdict | None
    counterpart: Target | None
    guidance: Guidance | None
    alignment: Alignment | None
    counterpart_asked: str = ""
    share: str = ""
    reported: str = ""
    outcome: str = ""
    due: DueDay | None = None
    judged: Target | None = None
    judged_asked: str = ""
    dropped: bool = False
    recognitions: tuple[str, ...] = ()
    excess: Excess | None = None
    origins: Callable[[], Sequence[FigureOrigin]] = tuple

    @property
    def alignment_words(self) -> str:
        """How the plan stands against the guidance."""
        return ALIGNMENTS.get(self.alignment.verdict, "") if self.alignment else ""

    @cached_property
    def needed(self) -> str:
        """How many are needed and how many are allowed, in words."""
        return needed_words(self.judged or self.target, self.verdict) if self.verdict else ""

    @property
    def rule_address(self) -> str | None:
        """Where the method page explains the rule that decided."""
        return f"{METHOD}#{rule_anchor(self.verdict.rule)}" if self.verdict else None

    @property
    def rule_title(self) -> str:
        """The name of the rule that decided."""
        return rule_title(self.verdict) if self.verdict else ""

    @property
    def why(self) -> str:
        """Why the verdict is what it is, in one sentence; "" without a verdict."""
        if self.verdict is None:
            return ""
        result = counted_words(self.verdict, self.share) or self.outcome or self.reported
        if self.target.comparator() == "level" and self.verdict.reached is not None:
            result = level_words(self.verdict.reached)
        return why_words(self.verdict, self.judged_asked or self.asked, self.needed, result, self.verdict.due)

    @property
    def remarks(self) -> list[str]:
        """The verdict's remarks as tokens, each once."""
        if self.verdict is None:
            return []
        tokens = dict.fromkeys((*self.verdict.flags, *self.verdict.reasons))
        if self.verdict.shown() == "withdrawn":
            tokens.pop("retracted")
        return [token for token in tokens if token in FLAGS]

    @property
    def flags(self) -> list[str]:
        """The verdict's remarks in words, each once."""
        return [FLAGS[token] for token in self.remarks]


def target_rows(portal: Portal, promise: Promise) -> list[TargetRow]:
    """Rows in the order of the document."""
    answers = _answers(portal, promise)
    verdicts = portal.evaluation.verdicts
    rows = []
    for target in promise.targets:
        verdict = verdicts.get((promise.id, target.id))
        alignment = answers.get(target.id)
        guidance = portal.find("guidance", alignment.guidance) if alignment else None
        counterpart = guidance.target(alignment.guidance_target) if guidance and alignment else None
        asked = asked_words(target, portal.evaluation)
        judged = _judged(portal, verdict)
        rows.append(
            TargetRow(
                target=target,
                level=_level(promise, target),
                asked=asked,
                base=base_words(target.of, parent_words(portal, promise, target)),
                understood=understood(target),
                verdict=verdict,
                counterpart=counterpart,
                guidance=guidance,
                alignment=alignment,
                counterpart_asked=asked_words(counterpart, portal.evaluation) if counterpart else "",
                share=share_words(verdict) if verdict else "",
                reported=_reported(portal, target, verdict),
                outcome=verdict_words(verdict, portal.evaluation) if verdict and verdict.reached is None else "",
                due=_due(portal, promise, target, verdict),
                judged=judged,
                judged_asked=_other(judged, asked, portal),
                dropped=_dropped(portal, promise, target),
                recognitions=_recognitions(portal, promise, target),
                excess=planned_excess(promise, target, portal.record.awards),
                origins=partial(figure_origins, portal, promise, target, verdict),
            )
        )
    return rows


def _judged(portal: Portal, verdict: Verdict | None) -> Target | None:
    """The target in the earlier version of the plan that judges it."""
    plan = portal.find("plans", verdict.judged_by) if verdict else None
    return plan.target(verdict.target) if plan is not None and verdict is not None else None


def _other(judged: Target | None, asked: str, portal: Portal) -> str:
    words = asked_words(judged, portal.evaluation) if judged else ""
    return "" if words == asked else words


def _dropped(portal: Portal, promise: Promise, target: Target) -> bool:
    """Whether an amendment dropped the target only after its first final figure."""
    written = portal.find("plans", promise.id) if isinstance(promise, Plan) else promise
    return written is not None and written.target(target.id) is None


def _recognitions(portal: Portal, promise: Promise, target: Target) -> tuple[str, ...]:
    return tuple(portal.recognised.answering(promise, target)) if isinstance(promise, Plan) else ()


def _reported(portal: Portal, target: Target, verdict: Verdict | None) -> str:
    """A report without a count, in its own words: «0 vi phạm»."""
    if verdict is not None and "disputed" in verdict.reasons:
        return _disputed(portal, target, verdict)
    if verdict is None or verdict.result is None or verdict.reached is not None or verdict.status == "not_reported":
        return ""
    result = portal.find("results", verdict.result)
    figure = result.figures.get(target.id) if result is not None else None
    return figure_words(figure, target.unit, grade_name(figure.grade, portal.evaluation)) if figure is not None else ""


def _disputed(portal: Portal, target: Target, verdict: Verdict) -> str:
    """All that the reports of one phase say and none takes back: «30/34 hoặc 29/34»."""
    gone = {past.result for past in verdict.superseded}
    made = [result for result in portal.evaluation.results.get(verdict.plan, ()) if target.id in result.figures]
    newest = max((PHASES.index(result.phase) for result in made), default=0)
    reported = [result.figures[target.id] for result in made
            if result.id not in gone and PHASES.index(result.phase) == newest]  # fmt: skip
    words = (figure_words(figure, None, grade_name(figure.grade, portal.evaluation)) for figure in reported)
    return " hoặc ".join(dict.fromkeys(words))


def parent_words(portal: Portal, promise: Promise, target: Target) -> str | None:
    """What the target's base hangs on, in few words: an award, or the statement of the parent."""
    of = target.of
    parent = promise.target(of.target) if of and of.target else None
    named = parent.award if parent else of.award if of else None
    award = portal.find("awards", named) if named else None
    return award.name if award is not None else parent.statement if parent else None


def _due(portal: Portal, promise: Promise, target: Target, verdict: Verdict | None) -> DueDay | None:
    case = portal.evaluation.cases.get(promise.id)
    waiting = verdict is not None and verdict.status in ("pending", "at_risk", "undetermined", "not_reported")
    if case is None or not waiting:
        return None
    return case.due(target.period or case.plan.period).last()


def _level(promise: Promise, target: Target) -> int:
    level, seen = 0, {target.id}
    above = _above(target)
    while above and above not in seen and level < DEEPEST:
        level, parent = level + 1, promise.target(above)
        seen.add(above)
        above = _above(parent) if parent else None
    return level


def _above(target: Target) -> str | None:
    return target.within or (target.of.target if target.of else None)


def _answers(portal: Portal, promise: Promise) -> dict[str, Alignment]:
    if not isinstance(promise, Plan):
        return {}
    found = portal.evaluation.alignments.get(promise.id, ())
    return {entry.target: entry for entry in found if entry.target and entry.guidance_target}
