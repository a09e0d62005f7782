"""What a change may not do: edit or delete a published report, or touch a closed period without an approved correction.

Results are only added: docs/RULES.md C-8.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from generator.evaluation.amendments import NOT_JUDGED
from generator.evaluation.due import due_days
from generator.model.dates import Period, parse_period
from generator.model.ids import plan_id, result_id, versioned
from generator.model.plans import Plan
from generator.model.record import Record, amended_id
from generator.model.results import Result
from generator.reading.problems.problem import Finding, Loc


def append_only_findings(
    before: Record, after: Record, present: Collection[str], day: date, base: Record | None = None
) -> Iterator[Finding]:
    """The findings on a change from `before` to `after`; `present` are the paths of the files that still stand.

    A period is closed when the last day for its final report has passed on `day`. `base` lends guidance and
    organisations to samples.
    """
    lenders = (before, base or Record())
    for result in before.results.values():
        yield from _published(result, after.results.get(result.id), result.path in present)
    for plan in before.plans.values():
        closed = closed_on(plan, plan.period, lenders)
        if closed < day:
            yield from _closed_plan(plan, after.plans.get(plan.id), plan.path in present, closed)
    for key in sorted(after.results.keys() - before.results.keys()):
        yield from _late_correction(after.results[key], before, day, lenders)
    for key in sorted(after.plans.keys() - before.plans.keys()):
        yield from _late_amendment(after.plans[key], before, day, lenders)


def closed_on(plan: Plan, period: Period, lenders: tuple[Record, Record]) -> date:
    """The last day for the final report on a period of a plan."""
    guidance = [record.guidance[key] for key in plan.answers for record in lenders if key in record.guidance]
    bodies = [
        record.organisations[key] for key in plan.organisations for record in lenders if key in record.organisations
    ]
    return due_days(plan, period, guidance, bodies).final.day


def _published(old: Result, new: Result | None, present: bool) -> Iterator[Finding]:
    following = _next_name(old)
    if not present:
        message = f"xóa hoặc đổi tên báo cáo đã công bố {old.id}"
        hint = f"khôi phục tệp; muốn rút số liệu thì thêm {following} với «retracts: {_name(old)}»"
        yield Finding(old.path, (), "published-result-removed", message, hint, mark=(0, 0))
    elif new != old:
        loc = _first_difference(old, new)
        message = f"sửa báo cáo đã công bố {old.id}"
        hint = f"trả lại tệp như cũ; thêm {following} với «corrects: {_name(old)}», reason, approved_by"
        yield Finding(old.path, loc, "published-result-edited", message, hint)


def _name(result: Result) -> str:
    return result_id(result.id).file


def _next_name(result: Result) -> str:
    return f"{versioned(result.phase, result.revision + 1)}.yml"


def _first_difference(old: Result, new: Result | None) -> Loc:
    """The place of the first key, and within the figures the first target, that is not what it was."""
    if new is None:
        return ()
    key = next((name for name in type(old).model_fields if getattr(old, name) != getattr(new, name)), "")
    if key not in {"figures", "explanations"}:
        return (key,)
    one, other = getattr(old, key), getattr(new, key)
    name = next((name for name in (*other, *one) if one.get(name) != other.get(name)), "")
    return (key, name)


def _closed_plan(old: Plan, new: Plan | None, present: bool, closed: date) -> Iterator[Finding]:
    amendment = f"{plan_id(old.id).name}.rN.yml với amends, reason, người ký"
    hint = f"trả lại tệp như cũ; thêm {amendment}; cổng chép sai bản in thì ghi mỗi chỗ một mục transcription"
    since = f"kỳ {old.period} đã đóng từ ngày {closed:%d/%m/%Y}"
    if not present:
        message = f"xóa hoặc đổi tên kế hoạch {old.id}, trong khi {since}"
        yield Finding(old.path, (), "closed-period-edited", message, hint, mark=(0, 0))
    elif new is None or (_judged(old) != _judged(new) and not _copied_wrongly(old, new)):
        message = f"sửa điều đã hứa trong kế hoạch {old.id}, trong khi {since}"
        yield Finding(old.path, _changed_promise(old, new), "closed-period-edited", message, hint)


def _judged(plan: Plan) -> dict[str, Any]:
    """What verdicts rest on: not the texts that only explain."""
    return {
        "organisations": plan.organisations,
        "period": plan.period,
        "document": plan.document.date,
        "answers": plan.answers,
        "reports_due": plan.reports_due,
        "amends": plan.amends,
        "targets": tuple(target.model_copy(update=NOT_JUDGED) for target in plan.targets),
    }


def _copied_wrongly(old: Plan, new: Plan) -> bool:
    """Whether new `transcription` entries say where our copy differed from the printed document: one for each place."""
    one, other = _judged(old), _judged(new)
    before, after = ({target.id: target for target in plan["targets"]} for plan in (one, other))
    keys = sum(one[key] != other[key] for key in one if key != "targets")
    targets = sum(before.get(name) != after.get(name) for name in before.keys() | after.keys())
    listed = set(new.transcription) - set(old.transcription)
    return old.amends == new.amends and len(listed) >= max(1, keys + targets)


def _changed_promise(old: Plan, new: Plan | None) -> Loc:
    if new is None:
        return ()
    one, other = _judged(old), _judged(new)
    key = next(name for name in one if one[name] != other[name])
    if key != "targets":
        return (key,)
    kept = {target.id: target.model_copy(update=NOT_JUDGED) for target in old.targets}
    changed = (n for n, target in enumerate(new.targets) if kept.get(target.id) != target.model_copy(update=NOT_JUDGED))
    return ("targets", next(changed, 0))


def _late_correction(result: Result, before: Record, day: date, lenders: tuple[Record, Record]) -> Iterator[Finding]:
    plan = before.plans.get(result.plan)
    if plan is None or result.approved_by or not (result.corrects or result.retracts):
        return
    closed = closed_on(plan, parse_period(str(result.year)), lenders)
    if closed < day:
        message = f"kỳ đã đóng từ ngày {closed:%d/%m/%Y}, đính chính phải có người duyệt"
        loc = ("corrects",) if result.corrects else ("retracts",)
        yield Finding(result.path, loc, "correction-without-approver", message, "thêm «approved_by: …»")


def _late_amendment(plan: Plan, before: Record, day: date, lenders: tuple[Record, Record]) -> Iterator[Finding]:
    earlier = before.plans.get(amended_id(plan)) if plan.amends else None
    signed = plan.document.signed_by
    if earlier is None or (signed and (signed.office or signed.name)):
        return
    closed = closed_on(earlier, earlier.period, lenders)
    if closed < day:
        message = f"kỳ đã đóng từ ngày {closed:%d/%m/%Y}, bản sửa đổi phải có người ký"
        hint = "thêm «document: {signed_by: {office: …, name: …}}»"
        yield Finding(plan.path, ("amends",), "correction-without-approver", message, hint)
