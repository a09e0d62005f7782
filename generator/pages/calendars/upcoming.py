"""What is due from the day of the site on: next first, who sends it, how many have, who is still waited for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.evaluation.obligations import Duty
from generator.evaluation.summary.completeness import ReportCell
from generator.formats import vi_count, vi_date
from generator.labels.reports import PHASES
from generator.model.plans import Plan, Task
from generator.pages.calendars.events import SENT, last_day_of_task
from generator.pages.kinds.guidance import actors
from generator.pages.portal import Portal
from generator.pages.wording.names import plan_owner

MOST, MOST_NAMED = 40, 6
Who = tuple[str, str, str]
"""A kind of record, an id, and how the link to it reads; "" for the name of the record."""


@dataclass(frozen=True, slots=True)
class Upcoming:
    """Something due: its last day, what it is and where that stands, who has to do it, who has not yet.

    `more` counts those waited for that are not named; `met` of `of` have done it, as far as the record knows.
    """

    day: date
    left: str
    what: str
    kind: str
    key: str
    anchor: str
    who: str = ""
    waiting: tuple[Who, ...] = ()
    more: int = 0
    met: int = 0
    of: int = 0


def upcoming(portal: Portal) -> tuple[list[Upcoming], int]:
    """The next things due, the soonest first, and how many more there are."""
    found = sorted((*_obligations(portal), *_reports(portal), *_tasks(portal)), key=lambda one: (one.day, one.what))
    return found[:MOST], max(len(found) - MOST, 0)


def days_left(day: date, as_of: date) -> str:
    """«còn 12 ngày», «hôm nay»."""
    days = (day - as_of).days
    return "hôm nay" if days == 0 else f"còn {vi_count(days)} ngày"


def _obligations(portal: Portal) -> Iterator[Upcoming]:
    """What guidance asks for, each obligation once for all who owe it."""
    groups: dict[tuple[str, str], list[Duty]] = {}
    for duty in portal.evaluation.duties:
        if duty.last_day is not None and duty.last_day >= portal.as_of:
            groups.setdefault((duty.guidance, duty.obligation), []).append(duty)
    for (guidance, key), duties in groups.items():
        item = next(one for one in portal.record.guidance[guidance].obligations if one.id == key)
        open_ = [duty for duty in duties if duty.status not in SENT]
        waiting = _named(map(_owing, open_))
        day = duties[0].last_day
        if day is not None:
            yield Upcoming(
                day, days_left(day, portal.as_of), item.what, "guidance", guidance, f"viec-{key}", actors(item),
                *waiting, len(duties) - len(open_), len(duties),
            )  # fmt: skip


def _reports(portal: Portal) -> Iterator[Upcoming]:
    """The reports of plans, those of one phase, year and day together."""
    groups: dict[tuple[date, str, int], list[ReportCell]] = {}
    for cell in portal.evaluation.completeness:
        if cell.due is not None and cell.due >= portal.as_of and cell.status != "dissolved":
            groups.setdefault((cell.due, cell.phase, cell.year), []).append(cell)
    for (day, phase, year), cells in groups.items():
        open_ = [cell for cell in cells if cell.status == "pending"]
        waiting = _named(_of(portal, portal.record.plans[cell.plan]) for cell in open_)
        yield Upcoming(
            day, days_left(day, portal.as_of), f"Báo cáo {PHASES[phase].lower()} {year}", "", "", "", "", *waiting,
            len(cells) - len(open_), len(cells),
        )  # fmt: skip


def _tasks(portal: Portal) -> Iterator[Upcoming]:
    """The tasks of plans with a last day of their own; those worded alike in several plans once."""
    groups: dict[tuple[date, str], list[tuple[Plan, Task]]] = {}
    for plan in portal.plans_in_force:
        for task in plan.tasks:
            day = last_day_of_task(task.when)
            if day is not None and day >= portal.as_of:
                groups.setdefault((day, task.summary), []).append((plan, task))
    for (day, summary), found in groups.items():
        (plan, task), alone = found[0], len(found) == 1
        where = ("plans", plan.id, f"nv-{task.id}") if alone else ("", "", "")
        whose = _named(_of(portal, one) for one, _ in found)
        yield Upcoming(day, days_left(day, portal.as_of), summary, *where, "", *whose)


def _of(portal: Portal, plan: Plan) -> Who:
    return "plans", plan.id, plan_owner(plan, portal)


def _owing(duty: Duty) -> Who:
    return ("clusters", duty.cluster, "") if duty.cluster else ("organisations", duty.organisation or "", "")


def _named(waiting: Iterable[Who]) -> tuple[tuple[Who, ...], int]:
    found = tuple(dict.fromkeys(waiting))
    return found[:MOST_NAMED], max(len(found) - MOST_NAMED, 0)


def last_passed(portal: Portal) -> str:
    """The newest day that has passed on which a text had something due, in words; "" where there was none."""
    days = [duty.last_day for duty in portal.evaluation.duties if duty.last_day]
    cells = (cell.due_day for cell in portal.evaluation.completeness)
    days += [due.day for due in cells if due is not None and due.set_by != "default"]
    return vi_date(max(passed)) if (passed := [day for day in days if day < portal.as_of]) else ""
