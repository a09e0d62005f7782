"""What is due on which day, as a calendar has it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from generator.evaluation.due import DueDay, last_day
from generator.evaluation.obligations import Duty
from generator.evaluation.summary.completeness import ReportCell
from generator.formats import vi_date
from generator.labels.bodies import ACTORS
from generator.labels.reports import PHASES
from generator.model.ids import plan_id
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Guidance, Obligation, Plan, Promise, Task, When
from generator.model.record import amended_id
from generator.pages.calendars.bases import NAMED, Basis, asked, reported, sent_by
from generator.pages.linking.addresses import record_address
from generator.pages.portal import Portal
from generator.pages.wording.names import plan_owner, record_name
from generator.pages.wording.phrases import when_words

SENT = ("fulfilled", "fulfilled_on_time", "fulfilled_late", "unclear")
MOST = 400  # events of one calendar, the last ones
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]+")


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """Something due on a day of Việt Nam. `uid` never changes; `files` are what it is read from, all versions, `bases`
    the parts of records there that it says something of.

    `met` says that it was sent, done or published; `void` that nobody is left to do it.
    """

    uid: str
    day: date
    title: str
    words: tuple[str, ...]
    category: str
    address: str
    files: tuple[str, ...]
    bases: tuple[Basis, ...] = ()
    met: bool = False
    void: bool = False


Due = tuple[date, Callable[[], DatedEvent]]
"""A day, and what is due on it, made when it is asked for: most days are of years gone by."""


def events_of(portal: Portal, record: object) -> list[DatedEvent]:
    """What is `due` from last year on; where that is nothing, in the newest year: no calendar is ever emptied."""
    every = list(due(portal, record))
    since = min(portal.as_of.year - 1, max((day.year for day, _ in every), default=0))
    found = (make() for day, make in every if day.year >= since)
    return sorted(found, key=lambda event: (event.day, event.uid))[-MOST:]


def due(portal: Portal, record: object) -> Iterator[Due]:
    """What an organisation, or a cluster or bloc itself, is to send, report and do; what a guidance asks for by a day,
    of whomever. Nothing for other records.
    """
    if isinstance(record, Organisation):
        duties = (duty for duty in portal.evaluation.obligations.get(record.id, []) if duty.cluster is None)
        yield from _of_duties(portal, duties, record.id)
        yield from _of_plans(portal, portal.cross.planning.get(record.id, []))
    elif isinstance(record, Cluster):
        duties = (duty for duty in portal.evaluation.duties if duty.cluster == record.id)
        yield from _of_duties(portal, duties, record.id)
        yield from _of_plans(portal, portal.cross.pacts.get(record.id, []))
    elif isinstance(record, Guidance):
        for item in record.obligations:
            if (day := last_day(item)) is not None:
                yield day, partial(_obligation, portal, record, item, day)
        yield from _of_tasks(portal, record, [record])


def _of_duties(portal: Portal, duties: Iterable[Duty], body: str) -> Iterator[Due]:
    for duty in duties:
        guidance = portal.record.guidance[duty.guidance]
        item = next(one for one in guidance.obligations if one.id == duty.obligation)
        if (day := last_day(item)) is not None:
            yield day, partial(_obligation, portal, guidance, item, day, body, duty)


def _obligation(
    portal: Portal, guidance: Guidance, item: Obligation, day: date, body: str = "", duty: Duty | None = None
) -> DatedEvent:
    year = guidance.period.first().year
    senders = tuple(filter(None, dict.fromkeys((body, duty.organisation or "")))) if duty else ()
    sent = (path for sender in senders for path in portal.cross.sent.get((sender, year), ()))
    met = duty is not None and duty.status in SENT
    words = (
        f"Theo {record_name(guidance, portal)}", f"Ai làm: {', '.join(ACTORS[actor] for actor in item.who)}",
        f"Mẫu số {item.form}" if item.form else "", f"Hạn như in: {item.printed}" if item.printed else "",
        f"Trước ngày {vi_date(item.before)}: ngày ấy đã muộn" if item.before else "",
        f"Đã gửi {vi_date(duty.sent_on)}" if duty and met else "",
    )  # fmt: skip
    return DatedEvent(
        _uid("nop", guidance.id, item.id, body), day, item.short or item.what, tuple(filter(None, (item.what, *words))),
        "Hạn gửi hồ sơ", f"{record_address('guidance', guidance.id, portal.addresses.prefix)}#viec-{item.id}",
        (guidance.path, *sent), (asked(guidance, ("obligations", item.id)), *sent_by(portal, senders, year)), met,
    )  # fmt: skip


def _of_plans(portal: Portal, plans: Iterable[Plan]) -> Iterator[Due]:
    for plan in plans:
        versions = _versions(portal, plan)
        for cell in portal.evaluation.cells_of.get(plan.id, ()):
            if cell.due_day is not None:
                yield cell.due_day.day, partial(_report, portal, versions, cell, cell.due_day)
        yield from _of_tasks(portal, plan, versions)


def _versions(portal: Portal, plan: Plan) -> list[Plan]:
    """A plan and those it amends."""
    found = [plan]
    while plan.amends and (earlier := portal.record.plans.get(amended_id(plan))) is not None:
        found.append(earlier)
        plan = earlier
    return found


def _report(portal: Portal, versions: Sequence[Plan], cell: ReportCell, last: DueDay) -> DatedEvent:
    plan, guidance = versions[0], portal.record.guidance.get(last.guidance)
    set_by = {
        "plan": "Hạn do kế hoạch đặt", "default": "Không văn bản nào đặt hạn; cổng lấy 31/3 năm sau",
        "guidance": f"Hạn theo {record_name(guidance, portal)}" if guidance else "",
    }[last.set_by]  # fmt: skip
    results = (one.path for one in portal.results_of(plan.id) if (one.year, one.phase) == (cell.year, cell.phase))
    words = (
        f"Của {plan_owner(plan, portal)}", set_by,
        f"Đã công bố {vi_date(cell.published_on)}" if cell.published_on else "",
        "Tổ chức đã kết thúc trước ngày này" if cell.status == "dissolved" else "",
    )  # fmt: skip
    title = f"Báo cáo {PHASES[cell.phase].lower()} {cell.year}"
    return DatedEvent(
        _uid("bao-cao", plan_id(plan.id).first, str(cell.year), cell.phase), last.day, title,
        tuple(filter(None, words)), "Hạn báo cáo", record_address("plans", plan.id, portal.addresses.prefix),
        (*(one.path for one in versions), *([guidance.path] if guidance else ()), *results),
        tuple(reported(versions, cell.phase, guidance)), cell.status in ("made", "late"),
        cell.status == "dissolved",
    )  # fmt: skip


def _of_tasks(portal: Portal, promise: Promise, versions: Sequence[Promise]) -> Iterator[Due]:
    for task in promise.tasks:
        if (day := last_day_of_task(task.when)) is not None:
            yield day, partial(_task, portal, promise, versions, task, day)


def _task(portal: Portal, promise: Promise, versions: Sequence[Promise], task: Task, day: date) -> DatedEvent:
    kind = "plans" if isinstance(promise, Plan) else "guidance"
    summary = _plain(task.summary)
    words = (summary, f"Thời gian: {when_words(task.when)}", f"Theo {record_name(promise, portal)}")
    return DatedEvent(
        _uid("viec", plan_id(promise.id).first, task.id), day, f"{task.no + ' ' if task.no else ''}{_cut(summary)}",
        words, "Nhiệm vụ", f"{record_address(kind, promise.id, portal.addresses.prefix)}#nhiem-vu",
        tuple(one.path for one in versions),
        tuple(Basis(kind, one.id, (("tasks", task.id), *NAMED)) for one in versions),
    )  # fmt: skip


def last_day_of_task(when: When | None) -> date | None:
    """The last day on which a task is to be done, where its text names an end; «trước» is strictly before."""
    if when is None:
        return None
    if when.before is not None:
        return when.before.first() - timedelta(days=1)
    ends = [moment.last() for moment in (when.until, when.month, *when.months, when.quarter) if moment is not None]
    return max(ends, default=None)


def _uid(*parts: str) -> str:
    return f"{'-'.join(filter(None, parts)).replace('/', '-')}@cong-thi-dua"


def _plain(text: str) -> str:
    """Markdown as plain text on one line."""
    return " ".join(_MARKS.sub(r"\1", text).split())


def _cut(text: str, longest: int = 90) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rsplit(' ', 1)[0]}…"
