"""Why a verdict is what it is, in one sentence with its numbers."""

from datetime import date

from generator.evaluation.verdict import Verdict
from generator.formats import vi_count, vi_date
from generator.labels.verdicts import FLAGS, SHOWN

_SILENT = "sổ chưa thấy báo cáo công khai nào có số của chỉ tiêu này, nên không nói đạt hay không đạt"


def counted_words(verdict: Verdict, share: str) -> str:
    """«41/44 (93,2%)», «1.250»; "" where nothing was counted. `share` is the share in words, "" where there is none."""
    if verdict.reached is None:
        return ""
    counted = vi_count(verdict.reached) + ("" if verdict.base is None else f"/{vi_count(verdict.base)}")
    return f"{counted} ({share})" if share else counted


def why_words(verdict: Verdict, asked: str, needed: str, result: str, due: date | None) -> str:
    """The sentence. `asked` is the target in words, `needed` the whole numbers that it comes to, `result` what was
    reported, `due` the last day to report; all but `asked` may be empty.
    """
    level = f"{asked} ({needed})" if needed else asked
    reported = f"Kết quả đã công bố là {result}, mức đề ra là {level}" if result else f"Mức đề ra là {level}"
    return f"{_ends(verdict, reported, due)}."


def _ends(verdict: Verdict, reported: str, due: date | None) -> str:
    shown = verdict.shown()
    reasons = ", ".join(FLAGS[token] for token in verdict.reasons if token in FLAGS)
    if shown == "not_reported":
        passed = f"Hạn báo cáo {vi_date(due)} đã qua; " if due and due < verdict.as_of else ""
        return _capital(f"{passed}{_SILENT}{f': {reasons}' if reasons else ''}")
    if shown == "withdrawn":
        return "Số liệu đã công bố rồi rút lại, chưa có số nào thay"
    if shown == "undetermined":
        return f"{reported}; chưa đủ để nói đạt hay không đạt{f': {reasons}' if reasons else ''}"
    if shown == "not_applicable":
        return f"Không xét được chỉ tiêu này{f': {reasons}' if reasons else ''}"
    waits = f"; hạn báo cáo {vi_date(due)}" if due and shown in ("pending", "at_risk") else ""
    return f"{reported}{waits}: {SHOWN[shown].lower()}"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
