"""Dates that contradict each other or the path of their file."""

from collections.abc import Iterator
from typing import Any

from generator.model.dates import Moment, PartialDate
from generator.model.ids import year_of
from generator.model.organisations import Cluster, Member
from generator.model.plans import Plan
from generator.model.results import Result
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import get, items

_RANGES: dict[str, tuple[tuple[str, ...], ...]] = {
    "organisations": (("names",),),
    "clusters": (("names",), ("members",)),
    "awards": (("effective",), ("rules", "effective")),
    "plans": (("tasks", "when"),),
    "guidance": (("tasks", "when"),),
    "notices": ((),),
}


def calendar_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """Reversed dates, the wrong year's folder, results before or beside their plan, members twice at a time."""
    for steps in _RANGES.get(entry.kind, ()):
        for loc, node in _reach(entry.node, steps):
            yield from _reversed(entry, loc, node)
    if isinstance(entry.node, Plan):
        yield from _plan_year(entry, entry.node)
    elif isinstance(entry.node, Result):
        yield from _result_time(entry, entry.node, index)
    elif isinstance(entry.node, Cluster):
        yield from _members(entry, entry.node)


def _reach(node: Any, steps: tuple[str, ...]) -> list[tuple[Loc, Any]]:
    found: list[tuple[Loc, Any]] = [((), node)]
    for step in steps:
        found = [((*loc, *below), item) for loc, above in found for below, item in items(above, step)]
    return found


def _reversed(entry: Entry, loc: Loc, node: Any) -> Iterator[Finding]:
    first, last = get(node, "from"), get(node, "until")
    if _backwards(first, last):
        message = f"until {quoted(str(last))} đứng trước from {quoted(str(first))}"
        yield Finding(entry.path, entry.at((*loc, "until")), "reversed-dates", message, "đổi chỗ hoặc sửa lại hai ngày")


def _backwards(first: Any, last: Any) -> bool:
    if isinstance(first, Moment) and isinstance(last, Moment):
        return last.ends() <= first.begins()
    return isinstance(first, PartialDate) and isinstance(last, PartialDate) and last.last() < first.first()


def _plan_year(entry: Entry, plan: Plan) -> Iterator[Finding]:
    year = year_of(plan.id)
    if plan.period.start.year != year:
        message = f"kỳ {quoted(str(plan.period))} bắt đầu năm {plan.period.start.year}, tệp lại ở thư mục {year}"
        hint = f"chuyển tệp sang content/plans/{plan.period.start.year}/"
        yield Finding(entry.path, ("period",), "wrong-year", message, hint)


def _result_time(entry: Entry, result: Result, index: Index) -> Iterator[Finding]:
    found = index.get("plans", result.plan)
    plan = found.node if found else None
    if not isinstance(plan, Plan):
        return
    if year_of(plan.id) == plan.period.start.year and result.year not in plan.period.years():
        message = f"kết quả của năm {result.year}, ngoài kỳ {quoted(str(plan.period))} của kế hoạch"
        yield Finding(entry.path, ("plan",), "result-outside-period", message, "xem lại năm của thư mục hoặc kế hoạch")
    issued = plan.document.date
    early = result.counted_on is not None and result.published_on.last() < result.counted_on.first()
    if early or result.phase == "final" or result.published_on.last().year < result.year:
        return  # the day is wrong in itself, or too early for a final report, which is reported already
    if issued and result.published_on.last() < issued.first():
        message = f"công bố {quoted(str(result.published_on))}, trước ngày {issued} của kế hoạch"
        yield Finding(entry.path, ("published_on",), "result-before-plan", message, "xem lại hai ngày")


def _members(entry: Entry, cluster: Cluster) -> Iterator[Finding]:
    latest: dict[tuple[str, str | None], Member] = {}
    for number, member in enumerate(cluster.members):
        earlier = latest.get((member.organisation, member.unit))
        if earlier and _touch(earlier, member):
            message = f"{quoted(member.unit or member.organisation)} đã là thành viên trong cùng thời gian"
            loc = ("members", number, "organisation")
            yield Finding(entry.path, loc, "duplicate-member", message, "ghi until cho lần trước, hoặc xóa một mục")
        latest[member.organisation, member.unit] = member


def _touch(one: Member, other: Member) -> bool:
    """Whether two memberships share more than the day on which one ends and the other begins."""
    ends = one.until is not None and other.from_ is not None and one.until.first() <= other.from_.first()
    begins = other.until is not None and one.from_ is not None and other.until.first() <= one.from_.first()
    return not (ends or begins)
