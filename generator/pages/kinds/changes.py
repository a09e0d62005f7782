"""What changed in the record, day by day: the newest at once, all of a year on its pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from generator.labels.changes import CHANGES as WORDS
from generator.labels.changes import FILTERS, WHAT_FILTER
from generator.pages.linking.addresses import CHANGES
from generator.pages.page import Crumb
from generator.pages.parts.by_year import group_by_year
from generator.pages.parts.change_groups import ChangeGroup, grouped
from generator.pages.parts.history import FEED, GONE, alternates, gone_pages, has_feeds, visible
from generator.pages.portal import HOME, Place, Portal
from generator.pages.route import Route, page_route
from generator.vietnamese import sort_key

TITLE = "Có gì thay đổi"
MOST_NEWEST, MOST_HERE = 60, 120
Other = tuple[Any, int, str]  # what a page is of, how many entries it has, its address


@dataclass(frozen=True, slots=True)
class ChangesPart:
    """The entries of a year on one page, the newest first; parts are numbered from the oldest, so that each lasts."""

    address: str
    title: str
    groups: list[ChangeGroup]

    @property
    def span(self) -> tuple[date, date]:
        """The days of its oldest and its newest entry."""
        return self.groups[-1].first.day, self.groups[0].first.day


def changes_routes(portal: Portal) -> Iterator[Route]:
    """`thay-doi/` with the newest, `thay-doi/YEAR/` with all of a year, `thay-doi/YEAR/N/` where they are many."""
    log = portal.changelog
    if not log.known or portal.record.sample:
        return
    groups = grouped(visible(portal, log.changes))
    years = group_by_year(groups, lambda group: group.first.day.year)
    place = _place(portal, "", TITLE)
    sizes = [(year, len(found), f"{CHANGES}{year}/") for year, found in years.items()]
    yield page_route(portal, place, "changes.html", partial(_values, portal, groups[:MOST_NEWEST], sizes, "năm"))
    for year, found in years.items():
        yield from _year(portal, year, found)


def _year(portal: Portal, year: int, groups: list[ChangeGroup]) -> Iterator[Route]:
    place = _place(portal, f"{year}/", f"{TITLE} năm {year}", Crumb(TITLE, CHANGES))
    parts = _parts(place, groups) if len(groups) > MOST_HERE else []
    sizes = [(f"{part.span[0]:%d/%m} – {part.span[1]:%d/%m}", len(part.groups), part.address) for part in parts]
    yield page_route(portal, place, "changes.html", partial(_values, portal, [] if parts else groups, sizes, "ngày"))
    for part in parts:
        above = (*place.crumbs[1:], Crumb(place.title, place.address))
        own = _place(portal, part.address.removeprefix(CHANGES), part.title, *above)
        yield page_route(portal, own, "changes.html", partial(_values, portal, part.groups, [], ""))


def _parts(year: Place, groups: list[ChangeGroup]) -> list[ChangesPart]:
    """The newest part first. Parts begin at the oldest entry: a full part stays as it is."""
    oldest = groups[::-1]
    found = [oldest[start : start + MOST_HERE][::-1] for start in range(0, len(oldest), MOST_HERE)]
    return [
        ChangesPart(f"{year.address}{number}/", f"{year.title}, phần {number}", part)
        for number, part in reversed([*enumerate(found, 1)])
    ]


def _values(portal: Portal, groups: list[ChangeGroup], others: list[Other], of_what: str) -> dict[str, Any]:
    days = [(day, list(found)) for day, found in groupby(groups, key=lambda group: group.first.day)]
    return {
        "days": days, "others": others, "of_what": of_what, "remarks": portal.changelog.remarks,
        "choices": _choices(portal, groups) if groups else [],
        "feed": f"{CHANGES}{FEED}" if has_feeds(portal) else "",
        "gone": GONE if any(gone_pages(portal)) else "",
    }  # fmt: skip


def _choices(portal: Portal, groups: list[ChangeGroup]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(key in the address, label, choices) by which the list can be narrowed: what occurs on the page."""
    found: dict[str, dict[str, str]] = {"organisations": {}, "clusters": {}}
    what: dict[str, str] = {}
    for change in (change for group in groups for change in group.changes):
        what[change.what] = WORDS[change.what]
        for kind, ids in (("organisations", change.organisations), ("clusters", change.clusters)):
            found[kind].update((key, portal.called(kind, key)[0]) for key in ids if key not in found[kind])
    labels = {"organisations": "Trường, tổ chức", "clusters": "Cụm, khối"}
    listed = [(FILTERS[kind], labels[kind], _sorted(names)) for kind, names in found.items()]
    return [*listed, (WHAT_FILTER, "Loại thay đổi", [(key, what[key]) for key in WORDS if key in what])]


def _sorted(names: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(names.items(), key=lambda name: sort_key(name[1]))


def _place(portal: Portal, tail: str, title: str, *more: Crumb) -> Place:
    return Place(
        address=f"{CHANGES}{tail}", section="thay-doi", title=title, kind=TITLE, crumbs=(HOME, *more),
        description=f"{title}: báo cáo mới, đính chính, chỉ tiêu đổi, kết luận đổi vì qua ngày, từ gì thành gì.",
        alternates=alternates(portal),
    )  # fmt: skip
