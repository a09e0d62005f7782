"""What a change may not do: edit or delete a published report, or take back what was promised.

Results are only added: docs/RULES.md C-8.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from generator.evaluation.due import due_days
from generator.evaluation.promises import Kept, promise_findings
from generator.model.dates import Period
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
    reported = _reported(before, day)
    for plan in before.plans.values():
        if kept := _kept(plan, day, lenders, reported):
            yield from promise_findings(kept, plan, after.plans.get(plan.id), plan.path in present)
    for key in sorted(after.plans.keys() - before.plans.keys()):
        yield from _late_amendment(after.plans[key], before, day, lenders)


def entered_late(before: Record, after: Record, day: date, base: Record | None = None) -> Iterator[tuple[Plan, date]]:
    """The plans of a change that were not known before, and the day since when their period is closed on `day`."""
    lenders = (after, base or Record())
    for key in sorted(after.plans.keys() - before.plans.keys()):
        plan = after.plans[key]
        closed = closed_on(plan, plan.period, lenders)
        if closed < day:
            yield plan, closed


def _kept(plan: Plan, day: date, lenders: tuple[Record, Record], reported: Mapping[str, Result]) -> Kept | None:
    """Why a plan may not change any more, if that is so: its period closed, or its first report is out."""
    closed = closed_on(plan, plan.period, lenders)
    if closed < day:
        return Kept("closed-period-edited", f"kỳ {plan.period} đã đóng từ ngày {closed:%d/%m/%Y}")
    first = reported.get(plan_id(plan.id).first)
    if first is None:
        return None
    since = f"đã có báo cáo {first.id} công bố {first.published_on.last():%d/%m/%Y}"
    return Kept("reported-promise-edited", since, open=True)


def _reported(before: Record, day: date) -> dict[str, Result]:
    """The first report that was published on each plan by the day, by the id of the plan's first version."""
    results = sorted(before.results.values(), key=lambda result: (result.published_on.last(), result.id), reverse=True)
    return {plan_id(result.plan).first: result for result in results if result.published_on.last() <= day}


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


def _late_amendment(plan: Plan, before: Record, day: date, lenders: tuple[Record, Record]) -> Iterator[Finding]:
    earlier = before.plans.get(amended_id(plan)) if plan.amends else None
    signed = plan.document.signed_by
    if earlier is None or (signed and (signed.office or signed.name)):
        return
    closed = closed_on(earlier, earlier.period, lenders)
    if closed < day:
        message = f"kỳ đã đóng từ ngày {closed:%d/%m/%Y}, bản sửa đổi phải có người ký"
        hint = "thêm «document: {signed_by: {office: …, name: …}}»"
        yield Finding(plan.path, ("amends",), "amendment-without-signature", message, hint)
