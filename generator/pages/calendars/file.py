"""A calendar as iCalendar (RFC 5545), and where pages offer it."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any

from icalendar import Alarm, Calendar, Event

from generator.pages.calendars.events import DatedEvent, due, events_of
from generator.pages.calendars.revisions import revision
from generator.pages.page import Alternate
from generator.pages.portal import Portal
from generator.pages.route import Route, file_route

NAME, MEDIA, TITLE = "lich.ics", "text/calendar", "Đưa vào lịch (iCalendar)"
ALARMS = (timedelta(days=-7, hours=8), timedelta(days=-1, hours=8))  # at eight in the morning
EACH_DAY = "P1D"
LIMIT, ESCAPES = 75, b"\\^"


def calendar_of(portal: Portal, address: str, record: object) -> tuple[Alternate, ...]:
    """The calendar of the page at an address, of a record of which anything has a day. Samples have none: nothing is
    due.
    """
    dated = not portal.record.sample and any(True for _ in due(portal, record))
    return (Alternate(f"{address}{NAME}", MEDIA, TITLE),) if dated else ()


def calendar_route(portal: Portal, address: str, title: str, record: object) -> Iterator[Route]:
    """The file of the calendar of the page `title` at an address; also of one where it stood before it was renamed, so
    that who subscribed to it there reads on.
    """
    for form in calendar_of(portal, address, record):
        yield file_route(form.address, partial(_written, portal, title, record), "iCalendar", f"lịch của {title}")


def _written(portal: Portal, title: str, record: object) -> bytes:
    calendar = Calendar()
    _add(calendar, {
        "prodid": "-//Cong thi dua//thidua//VI", "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH",
        "name": f"{title} – {portal.site.name}", "x-wr-calname": f"{title} – {portal.site.name}",
    })  # fmt: skip
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", EACH_DAY)
    for event in events_of(portal, record):
        calendar.add_component(_event(portal, event))
    return b"".join(folded(line) for line in calendar.content_lines() if line)


def folded(line: str) -> bytes:
    """A line as it is written, in parts of less than `LIMIT` bytes; no letter and no escape is parted.

    The library's own folding gives the same a letter at a time, half of what a calendar costs.
    """
    whole, at, parts = line.encode(), 0, []
    while len(whole) - at >= LIMIT:
        end = at + LIMIT - 1
        while whole[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        if whole[end - 1] in ESCAPES and end - 1 > at:
            end -= 1
        parts.append(whole[at:end])
        at = end
    return b"\r\n ".join([*parts, whole[at:]]) + b"\r\n"


def _event(portal: Portal, event: DatedEvent) -> Any:
    made = Event()
    known = revision(portal, event.bases, event.files)
    _add(made, {
        "uid": event.uid, "sequence": known.sequence,
        "dtstamp": datetime.combine(known.day or portal.as_of, time(), UTC), "dtstart": event.day,
        "dtend": event.day + timedelta(days=1), "summary": event.title, "description": "\n".join(event.words),
        "categories": [event.category], "status": "CANCELLED" if event.void else "CONFIRMED", "transp": "TRANSPARENT",
    })  # fmt: skip
    if portal.site.url:
        made.add("url", portal.site.url + event.address)
    for before in () if event.met or event.void else ALARMS:
        made.add_component(_alarm(event.title, before))
    return made


def _alarm(title: str, before: timedelta) -> Any:
    made = Alarm()
    _add(made, {"action": "DISPLAY", "description": title, "trigger": before})
    return made


def _add(component: Any, values: dict[str, object]) -> None:
    for name, value in values.items():
        component.add(name, value)
