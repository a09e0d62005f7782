"""What stands at the address of a record that is no more: that it was there, since when it is not, where it went."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.formats import vi_date
from generator.model.kinds import KINDS
from generator.pages.calendars.file import calendar_of, calendar_route
from generator.pages.changelog import ChangeEntry
from generator.pages.kinds.changes import TITLE
from generator.pages.linking.addresses import CHANGES, record_address
from generator.pages.page import Alternate, Crumb
from generator.pages.parts.by_year import MOST_LINES, group_by_year, lengths, main_items, split_years
from generator.pages.parts.history import GONE, WITH_FEEDS, alternates, gone_pages, renamed_to
from generator.pages.parts.kind_pages import IndexLine
from generator.pages.parts.trail import trail
from generator.pages.parts.year_pages import year_routes
from generator.pages.portal import HOME, Place, Portal
from generator.pages.route import Route, page_route

KIND = "Bản ghi đã bỏ"
LEDE = "Bản ghi đã bỏ khỏi sổ hay đổi mã: trang cũ của nó vẫn mở được, và nói điều đó."
Gone = tuple[str, str, ChangeEntry]  # kind, id, the change by which it went


def removed_routes(portal: Portal) -> Iterator[Route]:
    """`thay-doi/da-bo/` with what is gone, and its old addresses, those of people left out."""
    gone = [] if portal.record.sample else list(gone_pages(portal))
    if not gone:
        return
    yield from _index(portal, gone)
    for kind, key, change in gone:
        place, now = _place(portal, kind, key, change), renamed_to(portal, kind, key)
        values: dict[str, Any] = {
            "change": change,
            "moved": (kind, now or change.record) if change.was == key else None,
        }
        values["why"] = portal.site.why_removed(change.path)
        yield page_route(portal, place, "removed.html", partial(dict, values))
        if now:
            title = portal.called(kind, now)[0]
            yield from calendar_route(portal, place.address, title, portal.record.of(kind).get(now))


def _place(portal: Portal, kind: str, key: str, change: ChangeEntry) -> Place:
    title = KINDS[kind].names.title
    name, moved, now = change.name or key, change.was == key, renamed_to(portal, kind, key)
    calendar = calendar_of(portal, record_address(kind, key), portal.record.of(kind).get(now))
    return Place(
        address=record_address(kind, key), section=portal.section(kind), kind=KIND,
        title=f"{title}: {key if moved else name} ({'đã đổi mã' if moved else 'đã bỏ'})", crumbs=trail(portal, kind),
        redirect=record_address(kind, now) if now else "",
        alternates=(*_feed(portal, kind, key, now), *calendar),
        description=f"{title} «{name}» {'đã đổi mã' if moved else 'đã bỏ khỏi sổ'} ngày {vi_date(change.day)}.",
    )  # fmt: skip


def _feed(portal: Portal, kind: str, key: str, now: str) -> tuple[Alternate, ...]:
    return alternates(portal, kind, key) if now and kind in WITH_FEEDS else ()


def _index(portal: Portal, gone: list[Gone]) -> Iterator[Route]:
    newest = sorted(gone, key=lambda one: one[2].day, reverse=True)
    groups = group_by_year(newest, lambda one: one[2].day.year)
    place = Place(
        address=GONE, section="thay-doi", title="Đã bỏ, đã đổi mã", kind=TITLE, description=LEDE,
        crumbs=(HOME, Crumb(TITLE, CHANGES)),
    )  # fmt: skip
    years = split_years(portal, place.address, lengths(groups), most=MOST_LINES)

    def values(listed: list[Gone], **more: Any) -> dict[str, Any]:
        found = [("", list(map(_line, listed)))]
        return {"lede": LEDE, "groups": found, "flat": True, "years": years, "noun": "bản ghi", **more}

    yield page_route(portal, place, "index.html", lambda: values(main_items(newest, groups, years)))
    yield from year_routes(portal, place, years, "index.html", lambda year: values(groups[year]))


def _line(gone: Gone) -> IndexLine:
    kind, key, change = gone
    note = f"{KINDS[kind].in_sentence}, {'đổi mã' if change.was == key else 'bỏ'} ngày {vi_date(change.day)}"
    return IndexLine(record_address(kind, key), change.name or key, note, "")
