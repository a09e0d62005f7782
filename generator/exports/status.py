"""Verdicts with their traces, for `thidua status`: JSON objects, or a table for people."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from textwrap import shorten

from generator.evaluation.engine import Evaluation
from generator.evaluation.rules import RULES
from generator.evaluation.summary.printed import digits_for
from generator.evaluation.verdict import Verdict
from generator.exports.excel.banners import owners
from generator.formats import vi_period, vi_share
from generator.labels.reports import PHASES
from generator.labels.verdicts import FLAGS, SHOWN
from generator.model.drafts import drafts
from generator.model.record import Record
from generator.pages.wording.names import DRAFT
from generator.pages.wording.target_why import verdict_words

DECIMALS = 6
_HEAD = ("  Mã", "Chỉ tiêu", "Kết luận", "Số đạt", "Tỷ lệ", "Cần", "Kỳ báo cáo", "Quy tắc", "Ghi chú")
_STATEMENT = 60  # characters shown of the words of a target


def status_json(evaluation: Evaluation, plan_id: str | None = None, year: int | None = None) -> list[dict[str, object]]:
    """One object per target, in order of plan and target. `share` is a decimal rounded to six places for reading;
    the exact value is reached/base. `draft` says that the plan is not published yet. Of one plan, or of a year's.
    """
    left_out = drafts(evaluation.record)
    return [{**_object(verdict), "draft": verdict.plan in left_out} for verdict in _verdicts(evaluation, plan_id, year)]


def status_table(evaluation: Evaluation, plan_id: str | None = None, year: int | None = None) -> str:
    """The same verdicts in words, as aligned columns below the name of each plan, with the day; ends with a newline."""
    verdicts = list(_verdicts(evaluation, plan_id, year))
    rows = [_HEAD, *(_row(verdict, evaluation) for verdict in verdicts)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    head, *lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
    shown = [f"Tính đến ngày {evaluation.as_of:%d/%m/%Y}", head]
    left_out = drafts(evaluation.record)
    for number, (verdict, line) in enumerate(zip(verdicts, lines, strict=True)):
        if not number or verdicts[number - 1].plan != verdict.plan:
            shown.append(f"{DRAFT if verdict.plan in left_out else ''}{_plan(verdict.plan, evaluation.record)}")
        shown.append(line)
    return "\n".join([*shown, ""])


def _plan(key: str, record: Record) -> str:
    """«Trường … · năm 2023 (2023/tct-x)»."""
    plan = record.plans[key]
    return f"{owners(plan, record)} · {vi_period(plan.period)} ({key})"


def _verdicts(evaluation: Evaluation, plan_id: str | None, year: int | None) -> Iterable[Verdict]:
    plans: Sequence[str] = sorted(evaluation.cases) if plan_id is None else [evaluation.in_force.get(plan_id, plan_id)]
    known = evaluation.record.plans
    wanted = (key for key in plans if plan_id or year is None or year in known[key].period.years())
    return (verdict for plan in wanted for verdict in evaluation.of_plan(plan))


def _object(verdict: Verdict) -> dict[str, object]:
    return {
        "plan": verdict.plan,
        "target": verdict.target,
        "status": verdict.status,
        "flags": list(verdict.flags),
        "reached": verdict.reached,
        "registered": verdict.registered,
        "proposed": verdict.proposed,
        "base": verdict.base,
        "base_from": verdict.base_from,
        "needed": verdict.needed,
        "ceiling": verdict.ceiling,
        "share": None if verdict.share is None else _decimal(verdict.share),
        "phase": verdict.phase,
        "revision": verdict.revision,
        "period": verdict.period,
        "as_of": verdict.as_of.isoformat(),
        "rule": verdict.rule,
        "reasons": list(verdict.reasons),
    }


def _decimal(share: Fraction) -> str:
    scaled = (2 * share.numerator * 10**DECIMALS + share.denominator) // (2 * share.denominator)
    whole, part = divmod(scaled, 10**DECIMALS)
    return f"{whole}.{part:0{DECIMALS}d}"


def _row(verdict: Verdict, evaluation: Evaluation) -> tuple[str, ...]:
    remarks = (FLAGS[token] for token in dict.fromkeys((*verdict.flags, *verdict.reasons)) if token in FLAGS)
    return (
        f"  {verdict.target}",
        shorten(_statement(verdict, evaluation), _STATEMENT, placeholder=" …"),
        SHOWN[verdict.shown()],
        _reached(verdict, evaluation),
        "–" if verdict.share is None else vi_share(verdict.share, digits_for(verdict)),
        _needed(verdict),
        PHASES[verdict.phase] if verdict.phase else "–",
        RULES[verdict.rule].title,
        ", ".join(remarks) or "–",
    )


def _statement(verdict: Verdict, evaluation: Evaluation) -> str:
    targets = evaluation.cases[verdict.plan].plan.targets
    return next(target.statement for target in targets if target.id == verdict.target)


def _reached(verdict: Verdict, evaluation: Evaluation) -> str:
    if verdict.reached is None:
        return verdict_words(verdict, evaluation) or "–"
    return str(verdict.reached) if verdict.base is None else f"{verdict.reached}/{verdict.base}"


def _needed(verdict: Verdict) -> str:
    if verdict.needed is None:
        return "–" if verdict.ceiling is None else f"tối đa {verdict.ceiling}"
    if verdict.ceiling is None or verdict.ceiling == verdict.needed:
        return str(verdict.needed)
    return f"{verdict.needed}–{verdict.ceiling}" if verdict.ceiling > verdict.needed else "không có"
