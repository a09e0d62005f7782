"""What an import read, in words a clerk can check against the document before anything is written."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from generator.evaluation.engine import Evaluation
from generator.exports.excel.banners import owners
from generator.labels.reports import PHASES, STAGES
from generator.labels.verdicts import SHOWN
from generator.model.kinds import EXEMPLARS, PLANS, RECOGNITIONS, RESULTS
from generator.model.plans import Plan
from generator.model.recognitions import Recognition
from generator.model.record import Record
from generator.model.results import Exemplar, Result
from generator.pages.wording.figure_words import figure_words
from generator.pages.wording.phrases import base_parent, base_words
from generator.pages.wording.target_why import asked_words, grade_name
from generator.reading.problems.nearest import quoted

_MOST = 40


def summary(kind: str, key: str, evaluation: Evaluation, before: Record) -> str:
    """What the record says that was read: a first line on the whole, then one for each target or recipient."""
    record = evaluation.record
    found = record.of(kind)[key]
    lines: Iterator[str] = iter(())
    if kind == RESULTS.key and isinstance(found, Result):
        lines = _report(found, evaluation)
    elif kind == PLANS.key and isinstance(found, Plan):
        lines = _plan(found, evaluation, before.plans.get(key))
    elif kind == RECOGNITIONS.key and isinstance(found, Recognition):
        lines = _recognition(found, record, evaluation.base or record)
    elif kind == EXEMPLARS.key and isinstance(found, Exemplar):
        lines = iter((f"{key[:4]} · {_body(found.organisation, record)} · Gương điển hình: {found.title}",))
    return "".join(f"{line}\n" for line in lines)


def _report(result: Result, evaluation: Evaluation) -> Iterator[str]:
    plan = evaluation.record.plans[result.plan]
    head = f"{result.year} · {owners(plan, evaluation.record)} · {PHASES[result.phase]}"
    if result.retracts:
        yield f"{head}: rút lại bản {result.retracts}, không có gì thay vào"
        return
    verdicts = {verdict.target: verdict for verdict in evaluation.of_plan(evaluation.in_force.get(plan.id, plan.id))}
    statuses = {key: SHOWN[verdicts[key].shown()] for key in result.figures if key in verdicts}
    counts = ", ".join(f"{count} {word[:1].lower()}{word[1:]}" for word, count in Counter(statuses.values()).items())
    corrected = f", đính chính bản {result.corrects}" if result.corrects else ""
    yield f"{head}{corrected}: {len(result.figures)} trên {len(plan.targets)} chỉ tiêu{', ' if counts else ''}{counts}"
    for target in plan.targets:
        figure = result.figures.get(target.id)
        if figure is not None:
            verdict = f" → {statuses[target.id]}" if target.id in statuses else ""
            words = figure_words(figure, target.unit, grade_name(figure.grade, evaluation)) or "–"
            yield f"  {quoted(target.statement)}: {words}{verdict}"
    missing = [quoted(target.statement) for target in plan.targets if target.id not in result.figures]
    if missing:
        yield f"  {'giữ nguyên' if result.corrects else 'chưa có số'}: {', '.join(missing)}"


def _plan(plan: Plan, evaluation: Evaluation, before: Plan | None) -> Iterator[str]:
    title = quoted(plan.title or "chưa có tiêu đề")
    head = f"{plan.period.start.year} · {owners(plan, evaluation.record)} · Kế hoạch {title}"
    yield f"{head}: {len(plan.targets)} chỉ tiêu, {len(plan.tasks)} nhiệm vụ"
    statements = {target.id: quoted(target.statement) for target in plan.targets}
    named = partial(grade_name, evaluation=evaluation)
    for target in plan.targets[:_MOST]:
        base = base_words(target.of, base_parent(target.of, statements, named))
        words = (asked_words(target, evaluation), base)
        yield f"  {quoted(target.statement)}: {', '.join(filter(None, words))}"
    old = {target.id: target for target in before.targets} if before else {}
    gone = [quoted(target.statement) for key, target in old.items() if key not in {kept.id for kept in plan.targets}]
    if gone:
        yield f"  bỏ so với tệp đang có: {', '.join(gone)}"


def _recognition(found: Recognition, record: Record, lender: Record) -> Iterator[str]:
    awards = {**lender.awards, **record.awards}
    award = awards[found.award].name if found.award in awards else "bảng xếp hạng"
    yield f"{found.year} · {award} · {STAGES[found.stage]}: {len(found.recipients)} đơn vị"
    for given in found.recipients[:_MOST]:
        name = _body(given.organisation, record) if given.organisation else given.as_written
        parts = [f"{given.count}" if given.count is not None else "", f"xếp thứ {given.rank}" if given.rank else ""]
        yield f"  {name}{': ' if any(parts) else ''}{', '.join(filter(None, parts))}"


def _body(key: str, record: Record) -> str:
    return record.organisations[key].name() if key in record.organisations else key
