"""One question → what the rules find. The order of decision of docs/RULES.md C-1."""

from generator.evaluation import rules
from generator.evaluation.criteria.amounts import by_amount, by_change
from generator.evaluation.criteria.attested import attained, complied, graded, placed, quality, recognised
from generator.evaluation.criteria.counted import DISPUTE, NO_BASE, by_count, over_years, undetermined, unlawful
from generator.evaluation.criteria.interim import behind, early, underway
from generator.evaluation.criteria.nesting import Base
from generator.evaluation.question import Question
from generator.evaluation.verdict import Decision, Token
from generator.model.results import Figure


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
        return _attested(question, figure) or undetermined(_unreported(figure)), NO_BASE
    if question.criterion.kind == "change":
        return by_change(question), NO_BASE
    if question.criterion.amount:
        return by_amount(question) or undetermined("not_comparable"), NO_BASE
    if (broken := unlawful(question)) is not None:
        return broken
    if question.several_years and not question.criterion.unit:
        return over_years(question) or undetermined("not_comparable"), NO_BASE
    return by_count(question, figure)


def silent(question: Question) -> Decision:
    """Nothing was reported: pending up to the last day to report, not reported after it. Never «not met»."""
    return Decision(status="not_reported" if question.overdue else "pending", rule=rules.NO_REPORT)


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
    if question.criterion.kind == "attains":
        return attained([reported.attained for reported in question.figures], closed=question.closed)
    if question.criterion.kind == "rank":
        return placed(question.criterion, figure.rank, interim=interim)
    if question.criterion.kind == "grade":
        return graded(question.asked.comparator, figure, question.case.scene.awards, interim=interim)
    return quality(figure, interim=interim)


def _unreported(figure: Figure) -> Token:
    return "unattested" if figure.outcome is not None and not figure.attested else "not_comparable"
