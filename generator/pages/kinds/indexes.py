"""An index for each kind of record."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from generator.model.kinds import KINDS
from generator.pages.kinds.plan import from_year, plan_line
from generator.pages.linking.addresses import SAMPLES, SECTIONS
from generator.pages.parts.by_year import MOST_LINES, Years, filed_year, group_by_year, lengths, split_years
from generator.pages.parts.kind_pages import IndexLine, pages_of
from generator.pages.parts.trail import INDEX_TITLES, trail
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.vietnamese import sort_key


def index_routes(portal: Portal) -> Iterable[Route]:
    """`truong/`, `ke-hoach/`, … and `ke-hoach/YEAR/`."""
    for kind in INDEX_TITLES:
        if not KINDS[kind].optional or any(pages_of(KINDS[kind]).lines(portal)):
            yield _index(portal, kind)
    years = sorted({filed_year(plan) for plan in portal.record.plans.values()}, reverse=True)
    for year in years:
        yield _plan_year(portal, year)


def _plan_years(portal: Portal) -> Years:
    groups = group_by_year(portal.plans_in_force, filed_year)
    address = f"{portal.addresses.prefix}{SECTIONS['plans']}/"
    return split_years(portal, address, lengths(groups), most=MOST_LINES)


def _index(portal: Portal, kind: str) -> Route:
    prefix = SAMPLES if portal.record.sample else ""
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
    years = _plan_years(portal) if kind == "plans" else None
    opened = from_year(years.opened) if years and years.opened else None
    groups: dict[str, list[IndexLine]] = {}
    for entry in pages_of(KINDS[kind]).lines(portal):
        if opened in (None, entry.group):
            groups.setdefault(entry.group, []).append(entry)
    flat = len(groups) == 1 and kind != "guidance" and opened is None  # the breadcrumbs of a guidance lead to its year
    return {"lede": KINDS[kind].names.lede, "groups": list(groups.items()), "flat": flat, "years": years}


def _plan_year(portal: Portal, year: int) -> Route:
    prefix = SAMPLES if portal.record.sample else ""
    place = Place(
        address=f"{prefix}{SECTIONS['plans']}/{year}/",
        section=portal.section("plans"),
        title=f"Kế hoạch năm {year}",
        kind="Mục lục",
        crumbs=trail(portal, "plans"),
        description=f"Các kế hoạch thi đua bắt đầu từ năm {year}.",
    )
    return page_route(portal, place, "index.html", partial(_lines_of_year, portal, year))


def _lines_of_year(portal: Portal, year: int) -> dict[str, Any]:
    entries = [plan_line(portal, plan) for plan in portal.plans_in_force if filed_year(plan) == year]
    ordered = sorted(entries, key=lambda entry: sort_key(entry.title))
    lede = f"{len(ordered)} kế hoạch bắt đầu từ năm {year}."
    return {"lede": lede, "groups": [("", ordered)], "flat": True, "years": None}
