"""A verdict in the few words a screen has room for, with its bar. Missing is said, never shown as 0."""

from dataclasses import dataclass
from fractions import Fraction

from generator.evaluation.summary.rollups import distribution
from generator.evaluation.verdict import Verdict
from generator.labels.verdicts import NO_REPORT, SHOWN
from generator.model.targets import Target
from generator.pages.wording.needed import needed_words
from generator.pages.wording.target_why import unawarded_words

COLOURS = {
    "met": "ok", "exceeded": "ok", "not_met": "no", "at_risk": "risk", "pending": "wait", "undetermined": "wait",
    "not_reported": "wait", "withdrawn": "wait", "not_applicable": "wait",
}  # fmt: skip
UNKNOWN, NOT_REPORTED = "wait", "not_reported"
SILENT = frozenset({NOT_REPORTED, "pending"})


@dataclass(frozen=True, slots=True)
class Bar:
    """What was reached and what is needed, as thousandths of the bar's length."""

    reached: int
    needed: int | None


def status_words(verdict: Verdict) -> str:
    """«đạt», «chưa có báo cáo công khai» …"""
    return SHOWN[verdict.shown()].lower()


def target_words(target: Target, verdict: Verdict) -> str:
    """«cần 31, có 32, đạt»; where nothing was reported only that."""
    if verdict.status == "not_applicable" or _unreported(verdict):
        return status_words(verdict)
    parts = _level(verdict) if target.comparator() == "level" else [needed_words(target, verdict), _reached(verdict)]
    text = ", ".join(part for part in (*parts, status_words(verdict)) if part)
    before_end = verdict.status in ("pending", "at_risk") or "interim_only" in verdict.reasons
    return f"giữa kỳ: {text}" if before_end else text


def brief_words(verdict: Verdict) -> str:
    """«có 32, đạt»: without what was asked."""
    return f"có {verdict.reached}, {status_words(verdict)}" if verdict.reached is not None else status_words(verdict)


def is_silent(verdict: Verdict) -> bool:
    """Whether nothing is known of a target: no report, no figure of an earlier one, nothing proposed."""
    return verdict.shown() in SILENT and _unreported(verdict)


def _unreported(verdict: Verdict) -> bool:
    return verdict.reached is None and not unawarded_words(verdict) and not verdict.decided()


def _reached(verdict: Verdict) -> str:
    return unawarded_words(verdict) if verdict.reached is None else f"có {verdict.reached}"


def _level(verdict: Verdict) -> list[str]:
    has = f"có mức {verdict.reached}" if verdict.reached else "chưa được công nhận"
    return [f"cần mức {verdict.needed}", has]


def target_bar(target: Target, verdict: Verdict) -> Bar | None:
    """The bar of a counted target; None where there is no figure to draw."""
    if verdict.reached is None or target.comparator() == "level" or verdict.status == "not_applicable":
        return None
    whole = verdict.base if verdict.unit else max(verdict.reached, verdict.needed or 0)
    if not whole:
        return None
    needed = None if verdict.needed is None else _thousandths(verdict.needed, whole)
    return Bar(_thousandths(verdict.reached, whole), needed)


def _thousandths(part: int, whole: int) -> int:
    return min(1000, int(Fraction(1000 * part, whole)))


def counts(verdicts: list[Verdict]) -> list[tuple[str, str, int, str]]:
    """(status, words, number, colour) of each status that occurs, in the order in which they are shown."""
    found = distribution(verdicts)
    return [(shown, words, found[shown], COLOURS[shown]) for shown, words in SHOWN.items() if found[shown]]


def count_words(verdicts: list[Verdict]) -> str:
    """«8 đạt, 1 không đạt, 3 chưa có báo cáo công khai»; where nobody reported only that."""
    found = counts(verdicts)
    if {verdict.shown() for verdict in verdicts} == {"not_reported"}:
        return NO_REPORT
    return ", ".join(f"{number} {words.lower()}" for _, words, number, _ in found)
