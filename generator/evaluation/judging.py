"""One question → what the rules find. The order of decision of docs/RULES.md C-1."""

from dataclasses import replace

from generator.evaluation import rules
from generator.evaluation.attested import complied, graded, quality, recognised
from generator.evaluation.comparators import judge
from generator.evaluation.effective import tally
from generator.evaluation.interim import behind, cumulative, early, forecast, underway
from generator.evaluation.nesting import Base, base_of
from generator.evaluation.question import Question
from generator.evaluation.verdict import Decision, Token
from generator.model.results import Figure

DISPUTE = Decision(status="undetermined", rule=rules.DISPUTED, flags=("disputed",), reasons=("disputed",))
NO_BASE = Base(None, None)
FORECAST_AWARDS = ("title", "commendation", "grade")


def find(question: Question) -> tuple[Decision, Base]:
    """What the rules say, and the base it was counted on."""
    if any(standing.disputed for standing in question.standings):
        return DISPUTE, NO_BASE
    figure = question.newest.figure
    if figure is None:
        return silent(question), NO_BASE
    if complies(question, figure):
        return _compliance(question) or undetermined("unattested"), NO_BASE
    if question.criterion.kind == "level":
        return _level(question), NO_BASE
    if not question.criterion.counted():
        return _attested(question, figure) or undetermined(_untold(figure)), NO_BASE
    if question.several_years and not question.criterion.unit:
        return _over_years(question) or undetermined("not_comparable"), NO_BASE
    return _counted(question, figure)


def silent(question: Question) -> Decision:
    """Nothing was reported: pending up to the last day to report, not reported after it. Never «not met»."""
    return Decision(status="not_reported" if question.overdue else "pending", rule=rules.NO_REPORT)


def undetermined(reason: Token, rule: str = rules.UNDETERMINED) -> Decision:
    """Something was reported, and it does not decide. Never «not reported»."""
    return Decision(status="undetermined", rule=rule, reasons=(reason,))


def complies(question: Question, figure: Figure) -> bool:
    """Whether a «100 %» is judged by violations rather than by a count."""
    if question.criterion.kind != "all":
        return False
    return question.violated is not None or (figure.violations is not None and figure.reached is None)


def _compliance(question: Question) -> Decision | None:
    attested = all(figure.attested for figure in question.figures)
    return complied(violated=question.violated is not None, attested=attested, interim=not question.closed)


def _level(question: Question) -> Decision:
    level = max(figure.level or 0 for figure in question.figures)
    finding = recognised(question.criterion, level)
    if question.closed:
        return finding
    if finding.status != "not_met":
        return early(finding)
    if question.several_years:
        return behind(finding, question.period, question.as_of)
    return underway(finding)


def _attested(question: Question, figure: Figure) -> Decision | None:
    interim = question.phase == "mid-year" or (question.several_years and not question.closed)
    if question.criterion.kind == "grade":
        return graded(question.asked.comparator, figure, question.case.scene.awards, interim=interim)
    return quality(figure, interim=interim)


def _untold(figure: Figure) -> Token:
    return "unattested" if figure.outcome is not None and not figure.attested else "not_comparable"


def _over_years(question: Question) -> Decision | None:
    reached = tally(question.figures, question.period)
    if reached is None:
        return None
    return cumulative(question.criterion, reached, question.period, question.as_of, closed=question.closed)


def _counted(question: Question, figure: Figure) -> tuple[Decision, Base]:
    criterion = question.criterion
    reached = tally([figure], question.period)
    parent = question.case.parent(question.asked.of, question.year, question.phase)
    base = base_of(question.asked.of, figure, parent, question.period)
    if criterion.unit and base.value is None:
        missing = undetermined("denominator_missing", rules.DENOMINATOR_MISSING)
        return replace(missing, reached=reached, low=criterion.low, high=criterion.high, unit=criterion.unit), base
    if question.phase == "mid-year":
        return _forecast(question, figure, reached, base), base
    if reached is None:
        return undetermined("not_comparable"), NO_BASE
    if base.value is not None and reached > base.value:
        return DISPUTE, base
    finding = judge(criterion, reached, base.value)
    return (finding if question.closed else behind(finding, question.period, question.as_of)), base


def _forecast(question: Question, figure: Figure, reached: int | None, base: Base) -> Decision:
    decided = _decided_as_it_comes(question, figure)
    so_far = reached if decided else None
    expected = figure.registered if figure.registered is not None or decided else reached
    return forecast(question.criterion, so_far, expected, figure.ruled_out, base)


def _decided_as_it_comes(question: Question, figure: Figure) -> bool:
    """Whether a mid-year count is final for what it counts: listed items, contests, deliverables; not yearly titles."""
    if question.criterion.unit:
        return False
    award = question.case.scene.awards.get(question.target.award or "")
    return figure.items is not None or award is None or award.kind not in FORECAST_AWARDS
