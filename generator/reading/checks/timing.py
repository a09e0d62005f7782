"""Dates that are late, ahead of the day the record speaks of, or in the wrong order."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.model.dates import PartialDate
from generator.model.ids import ResultId, full_id, plan_id
from generator.model.plans import Guidance, Obligation, Plan
from generator.model.recognitions import Recognition
from generator.model.reference import Document
from generator.model.results import Exemplar, Result, Submission
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import text

_SCHOOLS = frozenset({"school", "ministry-school"})


def timing_findings(entry: Entry, index: Index, as_of: date | None) -> Iterator[Finding]:
    """Plans issued late, reports published before they were counted, dates after `as_of` (None: not asked)."""
    if isinstance(entry.node, Plan):
        yield from _late(entry, entry.node, index)
        yield from _too_late_to_count(entry, entry.node, index)
    elif isinstance(entry.node, Result):
        yield from _counted_late(entry, entry.node)
        yield from _before_original(entry, entry.node, index)
    if as_of is not None:
        for loc, day in _past_dates(entry):
            if day is not None and day.first() > as_of:
                message = f"ngày {quoted(str(day))} sau ngày {as_of:%d/%m/%Y} mà sổ đang tính đến"
                yield Finding(entry.path, entry.at(loc), "future-date", message, "xem lại năm và tháng")


def _past_dates(entry: Entry) -> Iterator[tuple[Loc, PartialDate | None]]:
    """The dates of what has happened."""
    node = entry.node
    if isinstance(node, Plan):
        yield ("document", "date"), node.document.date
    elif isinstance(node, Document):
        yield ("date",), node.date
    elif isinstance(node, Result):
        yield ("counted_on",), node.counted_on
        yield ("published_on",), node.published_on
    elif isinstance(node, Recognition):
        yield ("document", "date"), node.document.date
        yield ("published_on",), node.published_on
    elif isinstance(node, Submission):
        yield ("complete_on",), node.complete_on
        yield from ((("sent", number, "sent_on"), sent.sent_on) for number, sent in enumerate(node.sent))
    elif isinstance(node, Exemplar) and node.consent:
        yield ("consent", "date"), node.consent.date


def _late(entry: Entry, plan: Plan, index: Index) -> Iterator[Finding]:
    issued = plan.document.date
    if issued is None or plan.amends or any(index.get("guidance", name) is None for name in plan.answers):
        return
    deadlines = [day for found in _answered(plan, index) for item in found.obligations if (day := _deadline(item))]
    if deadlines:
        last, what = min(deadlines), "hạn gửi kế hoạch mà hướng dẫn đặt"
    else:
        last, what = plan.period.first(), "ngày đầu kỳ"
    if issued.first() > last:
        message = f"kế hoạch ban hành {quoted(str(issued))}, sau {what} {last:%d/%m/%Y}"
        yield Finding(entry.path, ("document", "date"), "plan-late", message, "nếu văn bản in đúng như vậy thì bỏ qua")


def _too_late_to_count(entry: Entry, plan: Plan, index: Index) -> Iterator[Finding]:
    """An amendment after the end of its period, or after the first final figures: it moves no goalposts (C-8)."""
    issued, year = plan.document.date, plan.period.last().year
    if not plan.amends or issued is None:
        return
    final = index.get("results", str(ResultId(year, plan_id(plan.id).name, "final")))
    reported = final.node.published_on.last() if final and isinstance(final.node, Result) else plan.period.last()
    if issued.first() > min(reported, plan.period.last()):
        since = "số liệu chính thức đầu tiên" if reported < plan.period.last() else "ngày cuối kỳ"
        message = f"sửa đổi ban hành {quoted(str(issued))}, sau {since} {min(reported, plan.period.last()):%d/%m/%Y}"
        hint = "kết luận vẫn theo bản trước; bản này chỉ để đọc bên cạnh"
        yield Finding(entry.path, ("document", "date"), "amendment-too-late", message, hint)


def _answered(plan: Plan, index: Index) -> Iterator[Guidance]:
    for name in plan.answers:
        found = index.get("guidance", name)
        if found is not None and isinstance(found.node, Guidance):
            yield found.node


def _deadline(item: Obligation) -> date | None:
    """The last day to send a plan, where an obligation asks schools for one."""
    if not item.what.casefold().startswith("kế hoạch") or not _SCHOOLS.intersection(item.who):
        return None
    return item.before.first() - timedelta(days=1) if item.before else item.until.last() if item.until else None


def _counted_late(entry: Entry, result: Result) -> Iterator[Finding]:
    counted = result.counted_on
    if counted is not None and counted.year == result.year and counted.first() > result.published_on.last():
        message = f"số liệu tính đến {quoted(str(counted))}, sau ngày công bố {quoted(str(result.published_on))}"
        yield Finding(entry.path, ("counted_on",), "counted-after-published", message, "xem lại hai ngày")


def _before_original(entry: Entry, result: Result, index: Index) -> Iterator[Finding]:
    for key in ("corrects", "retracts"):
        named = text(result, key)
        original = index.get("results", full_id(entry.id, named)) if named else None
        if original is None or not isinstance(original.node, Result):
            continue
        first = original.node.published_on
        if result.published_on.last() < first.first():
            message = f"công bố {quoted(str(result.published_on))}, trước {quoted(named)} công bố {quoted(str(first))}"
            hint = "xem lại hai ngày: không ai đính chính điều chưa công bố"
            yield Finding(entry.path, ("published_on",), "correction-too-early", message, hint)
