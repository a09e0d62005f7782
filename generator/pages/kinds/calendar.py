"""The calendar: dated obligations of guidance and the tasks of plans, by year; by month where a year has many."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from generator.model.plans import Guidance, Obligation, Plan, Task, When
from generator.pages.calendars.upcoming import last_passed, upcoming
from generator.pages.kinds.guidance import actors, deadline_words, guidance_calendar
from generator.pages.linking.addresses import CALENDAR, SILENCE
from generator.pages.page import Crumb
from generator.pages.parts.by_year import MOST_ROWS
from generator.pages.parts.trail import beginning
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import record_name
from generator.pages.wording.phrases import when_words

LATEST = date.max
NO_MONTH = 0
MOST_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Deadline:
    """A dated obligation."""

    day: date
    words: str
    guidance: Guidance
    obligation: Obligation
    actors: str


@dataclass(frozen=True, slots=True)
class Work:
    """A task with the first day it falls on."""

    day: date
    words: str
    plan: Plan
    task: Task


@dataclass(frozen=True, slots=True)
class Month:
    """The tasks of a month, or those without one, on a page of their own."""

    address: str
    name: str
    work: list[Work]


def calendar_routes(portal: Portal) -> Iterator[Route]:
    """`lich/` with the newest year first, `lich/YEAR/`, and `lich/YEAR/MONTH/` where the tasks of a year are many."""
    deadlines, work = _deadlines(portal), _work(portal)
    years = portal.newest_first({*deadlines, *work})
    place = _place(portal, "", "Lịch", "Hạn gửi hồ sơ và nhiệm vụ thi đua theo năm, với mẫu, nơi gửi, nơi nhận.")

    def values() -> dict[str, Any]:
        found, more = upcoming(portal)
        return {
            "years": years, "work": work, "sizes": {year: len(dated) for year, dated in deadlines.items()},
            "deadlines": {year: _by_day(dated) for year, dated in deadlines.items()},
            "subscribed": _subscribed(portal), "upcoming": found, "more": more,
            "silence": f"{portal.addresses.prefix}{SILENCE}", "passed": last_passed(portal),
        }  # fmt: skip

    yield page_route(portal, place, "calendar.html", values)
    for year in years:
        yield from _year(portal, year, deadlines.get(year, []), work.get(year, []))


def _subscribed(portal: Portal) -> list[tuple[str, str]]:
    """The newest guidance with a calendar of its own: (address of the file, name)."""
    newest = (guidance for _, guidance in sorted(portal.record.guidance.items(), reverse=True))
    offered = ((form, guidance) for guidance in newest for form in guidance_calendar(portal, guidance))
    return [(form.address, record_name(guidance, portal)) for form, guidance in islice(offered, MOST_OFFERED)]


def _year(portal: Portal, year: int, deadlines: list[Deadline], work: list[Work]) -> Iterator[Route]:
    place = _place(
        portal, f"{year}/", f"Lịch năm {year}", f"Hạn gửi hồ sơ và nhiệm vụ năm {year}: mẫu, nơi gửi, nơi nhận.",
        (Crumb("Lịch", f"{portal.addresses.prefix}{CALENDAR}"),),
    )  # fmt: skip
    months = _months(place, work) if len(work) > MOST_ROWS else []

    def values() -> dict[str, Any]:
        return {"groups": _by_day(deadlines), "work": [] if months else work, "months": months}

    yield page_route(portal, place, "calendar_year.html", values)
    for month in months:
        yield _month(portal, place, months, month)


def _months(year: Place, work: list[Work]) -> list[Month]:
    """The tasks of a year by the first month they fall in; those without one come last."""
    groups: dict[int, list[Work]] = {}
    for entry in work:
        groups.setdefault(NO_MONTH if entry.day == LATEST else entry.day.month, []).append(entry)
    dated = [
        Month(f"{year.address}thang-{month}/", f"Tháng {month}", groups[month])
        for month in sorted(groups.keys() - {NO_MONTH})
    ]
    undated = groups.get(NO_MONTH)
    return [*dated, Month(f"{year.address}ca-nam/", "Không ghi tháng", undated)] if undated else dated


def _month(portal: Portal, year: Place, months: list[Month], month: Month) -> Route:
    place = replace(
        year, address=month.address, title=f"{month.name}, {year.title.lower()}",
        description=f"{len(month.work)} nhiệm vụ của các kế hoạch. {month.name}, {year.title.lower()}.",
        crumbs=(*year.crumbs, Crumb(year.title, year.address)),
    )  # fmt: skip
    values = {"main": year, "month": month, "months": months}
    return page_route(portal, place, "calendar_month.html", lambda: values)


def _place(portal: Portal, tail: str, title: str, description: str, more: tuple[Crumb, ...] = ()) -> Place:
    return Place(
        address=f"{portal.addresses.prefix}{CALENDAR}{tail}",
        section=portal.own_section("lich"),
        title=title,
        kind="Lịch",
        description=description,
        crumbs=(*beginning(portal), *more),
    )


def _by_day(deadlines: list[Deadline]) -> list[tuple[date, str, list[Deadline]]]:
    """By day, and by how the day is meant: «trước» and «chậm nhất» one day are two."""
    days: dict[tuple[date, str], list[Deadline]] = {}
    for entry in deadlines:
        days.setdefault((entry.day, entry.words), []).append(entry)
    return [(day, words, found) for (day, words), found in sorted(days.items())]


def _deadlines(portal: Portal) -> dict[int, list[Deadline]]:
    years: dict[int, list[Deadline]] = {}
    for guidance in portal.record.guidance.values():
        for obligation in guidance.obligations:
            when = obligation.before or obligation.until
            if when is not None:
                entry = Deadline(when.first(), deadline_words(obligation), guidance, obligation, actors(obligation))
                years.setdefault(when.year, []).append(entry)
    return years


def _work(portal: Portal) -> dict[int, list[Work]]:
    years: dict[int, list[Work]] = {}
    for plan in portal.plans_in_force:
        for task in plan.tasks:
            for year in _task_years(plan, task.when):
                years.setdefault(year, []).append(Work(_first_day(task.when, year), when_words(task.when), plan, task))
    return {year: sorted(found, key=lambda work: (work.day, work.plan.id)) for year, found in years.items()}


def _task_years(plan: Plan, when: When | None) -> list[int]:
    dated = [moment.year for moment in _written(when)]
    return sorted(set(dated)) or list(plan.period.years())


def _first_day(when: When | None, year: int) -> date:
    return min((moment for moment in _written(when) if moment.year == year), default=LATEST)


def _written(when: When | None) -> list[date]:
    if when is None:
        return []
    written = [when.from_, when.until, when.month, *when.months, when.before]
    days = [entry.first() for entry in written if entry is not None]
    return days + ([when.quarter.first()] if when.quarter else [])
