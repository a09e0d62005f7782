"""An index for each kind of record."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.model.base import Filed
from generator.model.ids import year_of
from generator.model.kinds import EXEMPLARS, KINDS
from generator.pages.kinds.exemplar import exemplar_line
from generator.pages.kinds.plan import plan_line
from generator.pages.kinds.recognition import recognition_line
from generator.pages.linking.addresses import SECTIONS
from generator.pages.linking.exemplars import Facet, facets, shown_exemplars
from generator.pages.parts.by_year import MOST_LINES, Years, group_by_year, lengths, split_years
from generator.pages.parts.kind_pages import IndexLine, pages_of
from generator.pages.parts.trail import INDEX_TITLES, trail
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.vietnamese import sort_key


@dataclass(frozen=True, slots=True)
class Yearly:
    """An index with a page for each year: what it lists, the line of one, and its words, «{}» for the year."""

    listed: Callable[[Portal], Iterable[Filed]]
    line: Callable[[Portal, Any], IndexLine]
    noun: str
    title: str
    description: str
    lede: str


YEARLY = {
    "plans": Yearly(
        lambda portal: portal.plans_in_force, plan_line, "kế hoạch", "Kế hoạch năm {}",
        "Các kế hoạch thi đua bắt đầu từ năm {}.", "kế hoạch bắt đầu từ năm {}.",
    ),
    "recognitions": Yearly(
        lambda portal: portal.record.recognitions.values(), recognition_line, "mục", "Khen thưởng, công nhận năm {}",
        "Các quyết định, đề nghị, bình bầu, xếp hạng của năm {}.",
        "quyết định, đề nghị, bình bầu, xếp hạng của năm {}.",
    ),
    EXEMPLARS.key: Yearly(
        shown_exemplars, exemplar_line, "gương", "Gương điển hình năm {}",
        "Gương điển hình của năm {} đã có sự đồng ý công khai.", "gương điển hình của năm {}.",
    ),
}  # fmt: skip


def index_routes(portal: Portal) -> Iterable[Route]:
    """`truong/`, `ke-hoach/`, … and `ke-hoach/YEAR/`, `khen-thuong/YEAR/`."""
    for kind in INDEX_TITLES:
        if not KINDS[kind].optional or any(pages_of(KINDS[kind]).lines(portal)):
            yield _index(portal, kind)
    for kind in YEARLY:
        sizes = Counter(year_of(found.id) for found in YEARLY[kind].listed(portal))
        for year in portal.newest_first(sizes):
            yield from _year(portal, kind, year, sizes[year])


def _years(portal: Portal, kind: str) -> Years | None:
    if kind not in YEARLY:
        return None
    groups = group_by_year(YEARLY[kind].listed(portal), lambda found: year_of(found.id))
    address = f"{portal.addresses.prefix}{SECTIONS[kind]}/"
    return split_years(portal, address, lengths(groups), most=MOST_LINES, part=MOST_LINES)


def _index(portal: Portal, kind: str) -> Route:
    prefix = portal.addresses.prefix
    place = Place(
        address=f"{prefix}{SECTIONS[kind]}/",
        section=portal.section(kind),
        title=INDEX_TITLES[kind],
        kind="Mục lục",
        crumbs=trail(portal, kind)[:-1],
        description=KINDS[kind].names.lede,
    )
    return page_route(portal, place, "index.html", partial(_lines, portal, kind))


def _lines(portal: Portal, kind: str) -> dict[str, Any]:
    years = _years(portal, kind)
    opened = years.opened if years else None
    lines = pages_of(KINDS[kind]).lines(portal) if opened is None else _entries(portal, kind, opened)[:MOST_LINES]
    groups = _groups(lines)
    flat = len(groups) == 1 and kind != "guidance" and opened is None  # the breadcrumbs of a guidance lead to its year
    noun = YEARLY[kind].noun if kind in YEARLY else ""
    return {"lede": KINDS[kind].names.lede, "groups": groups, "flat": flat, "years": years, "noun": noun,
            "facets": _facets(portal, kind, opened)}  # fmt: skip


def _facets(portal: Portal, kind: str, year: int | None) -> list[Facet]:
    """Ways to narrow what the page lists; of exemplars alone."""
    fits = [one for one in shown_exemplars(portal) if year in (None, year_of(one.id))] if kind == EXEMPLARS.key else []
    return facets(portal, fits)


def _groups(entries: Iterable[IndexLine]) -> list[tuple[str, list[IndexLine]]]:
    groups: dict[str, list[IndexLine]] = {}
    for entry in entries:
        groups.setdefault(entry.group, []).append(entry)
    return list(groups.items())


def _year(portal: Portal, kind: str, year: int, size: int) -> Iterator[Route]:
    """The page of a year, and more where its lines are too many for one."""
    place = _year_place(portal, kind, year)
    addresses = [place.address, *(f"{place.address}phan-{n}/" for n in range(2, -(-size // MOST_LINES) + 1))]
    for number, address in enumerate(addresses, 1):
        title = place.title if number == 1 else f"{place.title}, phần {number}"
        own = replace(place, address=address, title=title)
        yield page_route(portal, own, "index.html", partial(_lines_of_year, portal, kind, year, number, addresses))


def _year_place(portal: Portal, kind: str, year: int) -> Place:
    prefix = portal.addresses.prefix
    return Place(
        address=f"{prefix}{SECTIONS[kind]}/{year}/",
        section=portal.section(kind),
        title=YEARLY[kind].title.format(year),
        kind="Mục lục",
        crumbs=trail(portal, kind),
        description=YEARLY[kind].description.format(year),
    )


def _entries(portal: Portal, kind: str, year: int) -> list[IndexLine]:
    """The lines of one year, by title."""

    def found() -> list[IndexLine]:
        words = YEARLY[kind]
        entries = (words.line(portal, one) for one in words.listed(portal) if year_of(one.id) == year)
        return sorted(entries, key=lambda entry: sort_key(entry.title))

    return portal.kept(("entries", kind, year), found)


def _lines_of_year(portal: Portal, kind: str, year: int, number: int, addresses: list[str]) -> dict[str, Any]:
    ordered = _entries(portal, kind, year)
    here = ordered[(number - 1) * MOST_LINES : number * MOST_LINES]
    lede = f"{len(ordered)} {YEARLY[kind].lede.format(year)}"
    return {"lede": lede, "groups": [("", here)], "flat": True, "years": None,
            "facets": _facets(portal, kind, year) if number == 1 else [],
            "part": number, "parts": list(enumerate(addresses, 1)), "year": year}  # fmt: skip
