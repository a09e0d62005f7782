"""Targets that are judged by a count or a share: base, legal cap, bounds, forecasts. docs/RULES.md C-2 to C-6."""

from dataclasses import replace

from generator.evaluation import rules
from generator.evaluation.criteria.bounded import (
    OPEN,
    Between,
    Outcome,
    by_counts,
    counts_of,
    foreseen,
    of_bound,
    settled,
    share_span,
    without_base,
)
from generator.evaluation.criteria.comparators import Criterion
from generator.evaluation.criteria.counts import judge, of_nobody, over_the_law
from generator.evaluation.criteria.interim import behind, cumulative, early, expected_by, forecast
from generator.evaluation.criteria.legal import Ceiling, ReportedFigure, ceiling_of, share_cap, under
from generator.evaluation.criteria.nesting import Base, base_of
from generator.evaluation.effective import Standing, tally
from generator.evaluation.question import Question
from generator.evaluation.verdict import Decision, Token, tokens
from generator.model.results import Figure

DISPUTE = Decision(status="undetermined", rule=rules.DISPUTED, flags=("disputed",), reasons=("disputed",))
NO_BASE = Base(None, None)
FORECAST_AWARDS = ("title", "commendation", "grade")
SHARE_ONLY: Token = "share_only"
APPROXIMATE: Token = "approximate"


def over_years(question: Question) -> Decision | None:
    """A count that the years of the period add up to, forecasts left out; None where no year tells a count."""
    counting = [standing for standing in question.standings if not _foreseen(question, standing)]
    reached = tally([standing.figure for standing in counting if standing.figure], question.period)
    loose = [standing for standing in counting if _loose(question, standing)]
    ceiling = ceiling_of(question.target, _reported(question, question.newest))
    if loose:
        flag = APPROXIMATE if any(one.figure and one.figure.bound for one in loose) else SHARE_ONLY
        return undetermined(flag, rules.BOUNDED) if ceiling else _sum_of_bounds(question, reached or 0, loose, flag)
    if reached is None and any(standing.figure for standing in counting):
        return None
    finding = cumulative(question.criterion, reached or 0, question.period, question.as_of, closed=question.closed)
    return _unchecked(replace(finding, reached=reached), ceiling)


def _foreseen(question: Question, standing: Standing) -> bool:
    """Whether what stands for a year is only a forecast: titles counted before the end of the year."""
    figure, result = standing.figure, standing.result
    if figure is None or result is None or result.phase != "mid-year":
        return False
    return not _decided_as_it_comes(question, figure)


def _loose(question: Question, standing: Standing) -> bool:
    """Whether a year tells a bound, or a share without its count, in place of a count."""
    figure = standing.figure
    if figure is None or (figure.bound is None and figure.share is None):
        return False
    return tally([figure], question.period) is None


def _sum_of_bounds(question: Question, exact: int, loose: list[Standing], flag: Token) -> Decision:
    """Years of which some are no exact count: all that their sum may be, below the exact part of it nothing."""
    spans = [_span(question, standing) for standing in loose]
    highs = [span.high for span in spans]
    high = None if None in highs else exact + sum(filter(None, highs))
    reported = Between(exact + sum(span.low for span in spans), high)
    criterion, period, day = question.criterion, question.period, question.as_of
    outcomes = by_counts(
        criterion,
        reported,
        None,
        lambda count: cumulative(criterion, count, period, day, closed=question.closed),
        (expected_by(criterion, period, day),),
    )
    finding = settled(criterion, outcomes, flag)
    if finding.status in OPEN:
        return replace(finding, rule=rules.MULTI_YEAR)
    decided = finding.status in ("met", "not_met")
    return early(finding) if decided and day <= period.last() else finding


def _span(question: Question, standing: Standing) -> Between:
    """The counts that the figure of one year may stand for; all where it says nothing."""
    base = _base(question, standing)
    meant = _meant(question, question.criterion, standing.figure or Figure(), base)
    return (meant[0].within(base.value) if meant and meant[0] else None) or Between(0, None)


def undetermined(reason: Token, rule: str = rules.UNDETERMINED) -> Decision:
    """Something was reported, and it does not decide. Never «not reported»."""
    return Decision(status="undetermined", rule=rule, reasons=(reason,))


def by_count(question: Question, figure: Figure) -> tuple[Decision, Base]:
    """The newest count or share of a target, with its base."""
    ceiling = ceiling_of(question.target, _reported(question, question.newest))
    criterion = under(question.criterion, ceiling)
    reached = tally([figure], question.period)
    base = _base(question, question.newest)
    if criterion.unit and base.value == 0 and not base.forecast:
        return of_nobody(criterion, reached), base
    inexact = _inexact(question, criterion, figure, base, ceiling) if reached is None else None
    if inexact is not None:
        return inexact, base
    if criterion.unit and base.value is None:
        missing = undetermined("denominator_missing", rules.DENOMINATOR_MISSING)
        return replace(missing, reached=reached, low=criterion.low, high=criterion.high, unit=criterion.unit), base
    if question.phase == "mid-year":
        return _of_its_year(question, _forecast(question, criterion, figure, reached, base)), base
    if reached is None:
        return undetermined("not_comparable"), NO_BASE
    if base.value is not None and reached > base.value:
        return DISPUTE, base
    finding = _unchecked(judge(criterion, reached, base.value), ceiling)
    return (finding if question.closed else behind(finding, question.period, question.as_of)), base


def _inexact(
    question: Question, criterion: Criterion, figure: Figure, base: Base, ceiling: Ceiling | None
) -> Decision | None:
    """A share without its count, or a bound; None where the figure is neither."""
    flag: Token = APPROXIMATE if figure.bound is not None else SHARE_ONLY
    meant = _meant(question, criterion, figure, base)
    if meant is None:
        return None
    reported, outcomes = meant
    mid_year = question.phase == "mid-year"
    if mid_year:
        outcomes = {foreseen(outcome) for outcome in outcomes}

    def decide(count: int) -> Decision:
        if mid_year:
            return _forecast(question, criterion, figure, count, base)
        over = ceiling is not None and ceiling.broken_by(count)
        return over_the_law(criterion, count, base.value) if over else judge(criterion, count, base.value)

    if reported is not None:
        outcomes = outcomes | by_counts(criterion, reported, base.value, decide)
    finding = settled(criterion, outcomes, flag)
    if mid_year:
        return _of_its_year(question, early(finding) if finding.status in ("met", "not_met") else finding)
    return finding if question.closed else behind(finding, question.period, question.as_of)


def _of_its_year(question: Question, finding: Decision) -> Decision:
    """A mid-year finding; that of an early year of several says nothing certain of the end."""
    early_year = question.year != question.period.last().year
    return behind(finding, question.period, question.as_of) if early_year else finding


def _meant(
    question: Question, criterion: Criterion, figure: Figure, base: Base
) -> tuple[Between | None, set[Outcome]] | None:
    """The counts that an inexact figure may stand for, and what it says beside them; None where it tells neither."""
    if figure.bound is not None:
        return None if criterion.unit and base.value is None else (of_bound(*figure.bound), set())
    if figure.share is None:
        return None
    span = share_span(figure.share)
    if base.value is None:
        return without_base(criterion, span, share_cap(question.target, _reported(question, question.newest)))
    return (counts_of(span, base.value) if base.value else None), set()


def _base(question: Question, standing: Standing) -> Base:
    """The base of the figure that stands."""
    if standing.figure is None or standing.result is None:
        return NO_BASE
    result, of, case = standing.result, question.asked.of, question.case
    holders = case.holders(of.award, result.year) if of is not None and of.award else None
    return base_of(of, standing.figure, case.parent(of, result.year, result.phase), question.period, holders)


def _reported(question: Question, standing: Standing) -> ReportedFigure:
    figure, result = standing.figure or Figure(), standing.result
    year, phase = (result.year, result.phase) if result else (question.year, question.phase)
    return ReportedFigure(question.case, question.asked.of, figure, year, phase)


def unlawful(question: Question) -> tuple[Decision, Base] | None:
    """More than the law allows in any year with a report of its end: before the comparator, whatever it is."""
    for standing in reversed(question.standings):
        if standing.figure is None or standing.result is None or standing.result.phase == "mid-year":
            continue
        ceiling = ceiling_of(question.target, _reported(question, standing))
        reached = tally([standing.figure], question.period)
        if ceiling is None or reached is None or not ceiling.broken_by(reached):
            continue
        base = _base(question, standing)
        most = ceiling.most if ceiling.most is not None else ceiling.beyond
        finding = over_the_law(replace(question.criterion, most=most), reached, base.value)
        return (finding if question.closed else early(finding)), base
    return None


def _unchecked(finding: Decision, ceiling: Ceiling | None) -> Decision:
    """Said where the law caps the title and nobody knows those it counts on."""
    unknown = ceiling is not None and ceiling.most is None
    return replace(finding, flags=tokens(finding.flags, ("cap_unchecked",))) if unknown else finding


def _forecast(question: Question, criterion: Criterion, figure: Figure, reached: int | None, base: Base) -> Decision:
    decided = _decided_as_it_comes(question, figure)
    so_far = reached if decided else None
    expected = figure.registered if figure.registered is not None or decided else reached
    return forecast(criterion, reached, so_far, expected, figure.ruled_out, base)


def _decided_as_it_comes(question: Question, figure: Figure) -> bool:
    """Whether a mid-year count is final for what it counts: listed items, contests, deliverables; not yearly titles."""
    if question.criterion.unit:
        return False
    award = question.case.scene.awards.get(question.target.award or "")
    return figure.items is not None or award is None or award.kind not in FORECAST_AWARDS
