"""Days that are not of the year, or not in the period, that their record is about."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.model.dates import PartialDate, Period
from generator.model.ids import plan_id, result_id
from generator.model.plans import Guidance, Plan, Promise
from generator.model.results import Result, Submission
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import get

_DAYS_OF_A_TASK = ("from", "until", "month", "months", "quarter", "before")
_LAST_LINE = "số liệu của năm nào thì tính đến một ngày của năm ấy; xem lại ngày, hoặc năm của thư mục"


def year_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """Reports counted outside their year (errors) or before its end, and other days that are not of the time meant."""
    node = entry.node
    if isinstance(node, Result):
        yield from _counted(entry, node, index)
        yield from _items(entry, node)
    elif isinstance(node, Promise):
        yield from _outside(entry, node)
    elif isinstance(node, Submission):
        for number, sent in enumerate(node.sent):
            yield from _far(entry, ("sent", number, "sent_on"), sent.sent_on, range(node.year, node.year + 1), "năm")


def _counted(entry: Entry, result: Result, index: Index) -> Iterator[Finding]:
    first, last = date(result.year, 1, 1), _end(result, index)
    counted, key = (result.counted_on, "counted_on") if result.counted_on else (result.published_on, "published_on")
    past = key == "counted_on" and counted.first() > date(result.year, 12, 31)
    if past or counted.last() < first:
        what = "số liệu tính đến" if key == "counted_on" else "công bố"
        message = f"{what} {quoted(str(counted))}, mà báo cáo là của năm {result.year}"
        yield Finding(entry.path, (key,), "counted-outside-year", message, _LAST_LINE)
    elif result_id(entry.id).phase == "final" and not result.retracts and counted.last() < last:
        what = "tính đến" if key == "counted_on" else "công bố"
        message = f"báo cáo chính thức {what} {quoted(str(counted))}, trước ngày cuối kỳ {last:%d/%m/%Y}"
        hint = "xem lại ngày; số liệu giữa kỳ thì ghi ở mid-year.yml, số tổng kết tạm tính thì ở year-end.yml"
        yield Finding(entry.path, (key,), "counted-early", message, hint)


def _end(result: Result, index: Index) -> date:
    """The last day of what a report is on: of its year, or of the plan's period where that ends before."""
    found = index.get("plans", result.plan)
    last = date(result.year, 12, 31)
    return min(last, found.node.period.last()) if found and isinstance(found.node, Plan) else last


def _items(entry: Entry, result: Result) -> Iterator[Finding]:
    for name, figure in result.figures.items():
        for number, item in enumerate(figure.items or ()):
            if item.date is not None and item.date.year != result.year:
                message = f"{name}: ngày {quoted(str(item.date))} ngoài năm {result.year} của báo cáo"
                loc = ("figures", name, "items", number, "date")
                hint = f"xem lại ngày; điều của năm khác thì ghi ở báo cáo của năm ấy, không ghi ở năm {result.year}"
                yield Finding(entry.path, loc, "date-outside-period", message, hint)


def _outside(entry: Entry, promise: Promise) -> Iterator[Finding]:
    years = promise.period.years()
    if plan_id(promise.id).year != years.start:
        return  # the year of the folder or of the period is wrong, which is reported already
    if isinstance(promise, Plan) and (issued := promise.document.date) and issued.year < years.start - 1:
        yield _odd(entry, ("document", "date"), issued, years, "kỳ")
    for number, task in enumerate(promise.tasks):
        for below, day in _days(task.when):
            yield from _far(entry, ("tasks", number, "when", *below), day, years, "kỳ")
    for number, due in enumerate(promise.obligations if isinstance(promise, Guidance) else ()):
        for key in ("before", "until"):
            yield from _far(entry, ("obligations", number, key), getattr(due, key), years, "kỳ")


def _days(when: Any) -> Iterator[tuple[Loc, PartialDate]]:
    for key in _DAYS_OF_A_TASK:
        value = get(when, key)
        if isinstance(value, Period):
            yield (key,), value.start
        elif isinstance(value, tuple):
            yield from (((key, number), day) for number, day in enumerate(value))
        elif value is not None:
            yield (key,), value


def _far(entry: Entry, loc: Loc, day: PartialDate | None, years: range, what: str) -> Iterator[Finding]:
    """A day before the first year, or after the year that follows the last: summing up takes until then."""
    if day is not None and not years.start <= day.year <= years.stop:
        yield _odd(entry, loc, day, years, what)


def _odd(entry: Entry, loc: Loc, day: PartialDate, years: range, what: str) -> Finding:
    of = f"{years.start}" if len(years) == 1 else f"{years.start}–{years.stop - 1}"
    message = f"ngày {quoted(str(day))} xa {what} {of} của bản ghi"
    return Finding(entry.path, entry.at(loc), "date-outside-period", message, "xem lại năm")
