"""A target of a case → its published verdict: readings, single years, succession. Parts C-5, C-6, C-7."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from generator.evaluation import rules
from generator.evaluation.amendments import judging, marked, not_promised
from generator.evaluation.case import Case
from generator.evaluation.criteria.amounts import least_advanced
from generator.evaluation.criteria.nesting import Base, assumed
from generator.evaluation.effective import falls_in, listed
from generator.evaluation.judging import find
from generator.evaluation.question import Question
from generator.evaluation.readings import readings_of, settle
from generator.evaluation.succession import Key, end_inferred, freeze, reported
from generator.evaluation.verdict import Decision, Status, Token, Verdict, tokens
from generator.model.dates import PartialDate, Period
from generator.model.targets import Target

WORST_FIRST: tuple[Status, ...] = ("not_met", "at_risk", "undetermined", "pending", "not_reported")


def verdict_on(case: Case, target: Target, *, ended: date | None, adopted_by: Key | None) -> Verdict:
    """The verdict on one target; `ended` is the last day of the plan's organisations where that is past."""
    return _over(case, target, target.period or case.plan.period, ended=ended, adopted_by=adopted_by)


def _over(
    case: Case,
    target: Target,
    period: Period,
    *,
    ended: date | None,
    adopted_by: Key | None,
    above: tuple[str, ...] = (),
) -> Verdict:
    """The verdict on a target over a period; `above` are the targets of which it is looked at as a part."""
    if target.each_year and len(period.years()) > 1:
        verdict = each_year(case, target, period)
    else:
        verdict = readings_verdict(case, target, period, ended, above)
    if ended is None or case.scene.as_of <= ended:
        return verdict
    return freeze(
        verdict,
        behalf=case.behalf(period),
        adopted_by=adopted_by,
        ended=ended,
        period_ends=period.last(),
        inferred=end_inferred(case.bodies()),
    )


def readings_verdict(
    case: Case, target: Target, period: Period, ended: date | None = None, above: tuple[str, ...] = ()
) -> Verdict:
    """The verdict on one period, out of all readings of the target as the plan then in force put it."""
    version = judging(case, target.id, period)
    asked = version.target(target.id) if version is not case.plan else target
    if asked is None:
        return not_promised(case, target, period)
    if asked.parts:
        return parts_verdict(case, asked, period, ended, above)
    own = case.under(version)
    found = settle([_verdict(Question.put(own, asked, reading, period)) for reading in readings_of(asked)])
    return marked(found, case, version, asked) if len(case.chain) > 1 else found


def parts_verdict(case: Case, target: Target, period: Period, ended: date | None, above: tuple[str, ...]) -> Verdict:
    """A target that consists of others of its plan; a part that would be part of itself is left out."""
    seen = (*above, target.id)
    parts = [part for name in target.parts if name not in seen and (part := case.plan.target(name))]
    found = [_over(case, part, part.period or period, ended=ended, adopted_by=None, above=seen) for part in parts]
    status, reasons = _of_parts(found)
    return Verdict(
        plan=case.plan.id,
        target=target.id,
        status=status,
        period=str(period),
        as_of=case.scene.as_of,
        rule=rules.PARTS,
        flags=tokens(*(verdict.flags for verdict in found if verdict.status == status)),
        reasons=reasons,
        due=case.due(period).last().day,
    )


def _of_parts(found: Sequence[Verdict]) -> tuple[Status, tuple[Token, ...]]:
    """The status of the whole with its reasons; where one part is reported the silence of another is none of all."""
    status = least_advanced([verdict.status for verdict in found])
    if status == "not_reported" and any(reported(verdict) for verdict in found):
        return "undetermined", ("part_missing",)
    return status, tokens(*(verdict.reasons for verdict in found if verdict.status == status))


def each_year(case: Case, target: Target, period: Period) -> Verdict:
    """A target asked every year: met only where every year is met (C-6)."""
    years = [readings_verdict(case, target, _year(year)) for year in period.years()]
    status, reasons = _whole(years)
    before_end: tuple[Token, ...] = ("early",) if status == "not_met" and case.scene.as_of < period.last() else ()
    return replace(
        years[-1],
        status=status,
        rule=rules.EACH_YEAR,
        flags=tokens(*(verdict.flags for verdict in years if verdict.result), before_end),
        reasons=reasons,
        period=str(period),
        reached=None,
        registered=None,
        proposed=None,
        base=None,
        base_from=None,
        needed=None,
        ceiling=None,
        legal=None,
        share=None,
        superseded=tuple(past for verdict in years for past in verdict.superseded),
        due=case.due(period).last().day,
        readings=(),
        years=tuple(years),
    )


def _whole(years: Sequence[Verdict]) -> tuple[Status, tuple[Token, ...]]:
    """The status of the whole with its reasons; what was reported of one year is not silence of all."""
    status = over_years([verdict.status for verdict in years])
    if status == "not_reported" and any(verdict.result for verdict in years):
        return "undetermined", ("interim_only",)
    return status, tokens(*(verdict.reasons for verdict in years if verdict.status == status))


def over_years(statuses: Sequence[Status]) -> Status:
    """The status of the whole out of its years'; years to which the target does not apply are left out."""
    counting = [status for status in statuses if status != "not_applicable"]
    if not counting:
        return "not_applicable"
    worst = next((status for status in WORST_FIRST if status in counting), None)
    if worst is not None:
        return worst
    return "exceeded" if set(counting) == {"exceeded"} else "met"


def _year(year: int) -> Period:
    return Period(PartialDate(year), PartialDate(year), str(year))


def _verdict(question: Question) -> Verdict:
    finding, base = find(question)
    finding = _still_open(question, finding)
    result = question.deciding.result
    return Verdict(
        plan=question.case.plan.id,
        target=question.target.id,
        status=finding.status,
        period=str(question.period),
        as_of=question.as_of,
        rule=finding.rule,
        flags=_flags(question, finding, base),
        reasons=_reasons(question, finding),
        reached=None if question.target.stage else finding.reached,
        registered=question.newest.figure.registered if question.newest.figure else None,
        proposed=question.proposed,
        base=finding.base,
        base_from=base.source if finding.base is not None else None,
        needed=finding.need,
        ceiling=finding.ceiling,
        legal=finding.legal,
        share=_share(question, finding),
        low=finding.low,
        high=finding.high,
        unit=finding.unit,
        grade=finding.grade,
        outcome=finding.outcome,
        phase=result.phase if result else None,
        revision=result.revision if result else None,
        result=result.id if result else None,
        due=question.case.due(question.period).last().day,
        explanation=_explanation(question),
        reading=question.asked.meaning,
        superseded=tuple(past for standing in question.standings for past in standing.earlier),
    )


def _share(question: Question, finding: Decision) -> Fraction | None:
    count = finding.reached if question.target.stage is None else None
    return Fraction(count, finding.base) if finding.base and count is not None else None


def _explanation(question: Question) -> str | None:
    """The body's own words: the newest report's, else those of the report that decides."""
    results = (question.newest.result, question.deciding.result)
    return next(
        (explained for result in results if result and (explained := result.explanations.get(question.target.id))), None
    )


def _still_open(question: Question, finding: Decision) -> Decision:
    """An interim figure decides nothing; past the last day to report it stays shown, and the end is missing."""
    waiting = finding.status in ("pending", "at_risk") and finding.rule in (rules.MID_YEAR, rules.MULTI_YEAR)
    if not waiting or not question.overdue:
        return finding
    return replace(finding, status="undetermined", reasons=tokens(finding.reasons, ("interim_only",)))


def _flags(question: Question, finding: Decision, base: Base) -> tuple[Token, ...]:
    flags = tokens(finding.flags, base.flags, *(standing.flags for standing in question.standings))
    if finding.base is not None:
        flags = tokens(flags, assumed(question.criterion, question.asked.of))
    if question.newest.result is not None and question.phase == "year-end":
        flags = tokens(flags, ("provisional",))
    return tokens(flags, ("before_issue",)) if _before_issue(question) else flags


def _before_issue(question: Question) -> bool:
    issued = question.case.scene.plan_date(question.case.first)
    days = [item[1] for figure in question.figures if figure.items for item in listed(figure)]
    counted = [day for day in days if day is not None and falls_in(day, question.period)]
    return issued is not None and any(day.last() < issued.first() for day in counted)


def _reasons(question: Question, finding: Decision) -> tuple[Token, ...]:
    reasons = tokens(finding.reasons, *(standing.reasons for standing in question.standings))
    return reasons or (("none",) if finding.status == "not_reported" else ())
