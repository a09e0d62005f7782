"""A verdict in words: what was reached, and the rule that decided."""

from generator.evaluation.engine import Evaluation
from generator.evaluation.rules import RULES
from generator.evaluation.verdict import Verdict
from generator.formats import share_distinct_from
from generator.labels.reports import OUTCOMES
from generator.labels.verdicts import SHOWN
from generator.model.targets import Target
from generator.pages.wording.phrases import asked


def status_words(verdict: Verdict) -> str:
    """«Đạt», «Chưa có báo cáo công khai» …; a report that was taken back is no silence and has words of its own."""
    return SHOWN[verdict.shown()]


def verdict_words(verdict: Verdict, evaluation: Evaluation) -> str:
    """What was reached in a few words, whatever kind of figure it is; empty where nothing was reported."""
    if verdict.reached is not None:
        return _reached(verdict)
    grade = grade_name(verdict.grade, evaluation)
    return OUTCOMES.get(verdict.outcome or "", "") or grade or unawarded_words(verdict)


def grade_name(key: str | None, evaluation: Evaluation) -> str:
    """The name of a grade or another award, "" of none: samples may use the real record's."""
    if key is None:
        return ""
    known = (record.awards[key] for record in (evaluation.record, evaluation.base) if record and key in record.awards)
    return next((award.name for award in known), key)


def asked_words(target: Target, evaluation: Evaluation) -> str:
    """What a target asks in words, its grade by its name."""
    return asked(target, grade_name(target.grade, evaluation))


def unawarded_words(verdict: Verdict) -> str:
    """What is proposed or registered where nothing is reported as reached; never a figure that was reached."""
    if verdict.proposed is not None:
        return f"đề nghị {verdict.proposed}"
    return "" if verdict.registered is None else f"dự kiến {verdict.registered}"


def share_words(verdict: Verdict) -> str:
    """The share as it is printed beside the verdict, never on the wrong side of what is asked."""
    return share_distinct_from(verdict.share, verdict.low, verdict.high) if verdict.share is not None else ""


def rule_anchor(rule: str) -> str:
    """The anchor of a rule on the method page: C-2.at_least → c-2-at-least."""
    return rule.lower().replace(".", "-").replace("_", "-")


def rule_title(verdict: Verdict) -> str:
    """The name of the rule that decided."""
    rule = RULES.get(verdict.rule)
    return rule.title if rule else verdict.rule


def _reached(verdict: Verdict) -> str:
    if verdict.reached is None:
        return ""
    if verdict.base is None:
        return f"đạt {verdict.reached}"
    share = f" ({share_words(verdict)})" if verdict.share is not None else ""
    return f"{verdict.reached} trên {verdict.base}{share}"
