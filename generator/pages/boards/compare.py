"""Two to six organisations beside each other, as the reader chooses; without scripts, tables by cluster and year."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from generator.escaping import safe, script_json
from generator.evaluation.comparison.side_by_side import ComparedTarget, entries, side_by_side
from generator.labels.targets import APART
from generator.labels.verdicts import SHOWN
from generator.pages.boards.beside import BesidePage, apart_lines, beside_block, entry_line, in_pages, of_year
from generator.pages.boards.circles import Circle, circles, members_of
from generator.pages.linking.addresses import COMPARE, downward
from generator.pages.page import Crumb
from generator.pages.parts.trail import beginning
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, file_route, page_route
from generator.pages.wording.names import also_called, distinct_name, organisation_name
from generator.vietnamese import sort_key

TITLE = "So sánh các tổ chức"
BESIDE, FILES, BODIES = "so-sanh/", "du-lieu/", "don-vi.js"
LEAST, MOST = 2, 6
MOST_TOGETHER = 60


def compare_routes(portal: Portal) -> Iterator[Route]:
    """`so-sanh/` with the data of each body that has plans, and the tables of each circle and year."""
    place = _place(portal)
    tables = dict(_tables(portal))
    yield page_route(portal, place, "compare.html", partial(_values, portal, place, tables))
    yield file_route(f"{place.address}{BODIES}", partial(_bodies, portal), "So sánh", TITLE)
    for body in _planning(portal):
        address = f"{place.address}{FILES}{body}.js"
        yield file_route(address, partial(_data, portal, body, place.address.count("/")), "So sánh", TITLE)
    for circle, years in tables.items():
        for year in years:
            yield from _circle_routes(portal, circle, years, year)


def _planning(portal: Portal) -> list[str]:
    """The bodies with plans of their own, by id."""
    return sorted(key for key in portal.evaluation.by_organisation if key in portal.record.organisations)


def _bodies(portal: Portal) -> bytes:
    """Every body that may be chosen: [id, name, whether it has plans, its other names], those with plans first."""
    planning = set(_planning(portal))
    makers = (one for one in portal.record.organisations.values() if "school" in one.kind or one.id in planning)
    found = sorted(
        ((one.id, distinct_name(one, portal), one.id in planning, "; ".join(also_called(one))) for one in makers),
        key=lambda one: (not one[2], sort_key(one[1])),
    )
    return _script("bodies", found)


def _data(portal: Portal, body: str, depth: int) -> bytes:
    """The entries of a body: what they share with others as keys, all else in the words of the pages."""
    own = entries(portal.evaluation, body)
    plans = dict.fromkeys((one.plan.period.first().isoformat(), one.plan.period.last().isoformat()) for one in own)
    rows = [_row(portal, entry, depth) for entry in own]
    return _script("data", body, {"plans": list(plans), "rows": rows})


def _row(portal: Portal, entry: ComparedTarget, depth: int) -> dict[str, Any]:
    line, shared = entry_line(portal, entry), entry.shared
    definition = shared.definition
    return {
        "measure": definition.measure if entry.measured else "",
        "keys": [definition.population, definition.unit, definition.base, f"{shared.first}/{shared.last}"],
        "words": [line.population, line.unit, line.base, line.period],
        "name": line.name, "text": line.statement,
        "asked": line.asked, "reported": line.reported, "status": line.verdict.shown(),
        "to": downward(depth, f"{portal.addresses.of('plans', line.plan)}#{line.anchor}"),
    }  # fmt: skip


def _script(name: str, *values: object) -> bytes:
    """A call of a function of compare.js: a script, so that it works from a disk too."""
    written = ",".join(map(script_json, values))
    return f"tdCompare.{name}({written});\n".encode()


def _values(portal: Portal, place: Place, tables: dict[Circle, list[int]]) -> dict[str, Any]:
    settings = {
        "least": LEAST, "most": MOST, "apart": APART, "statuses": SHOWN, "bodies": BODIES,
        "files": FILES,
    }  # fmt: skip
    return {
        "settings": safe(script_json(settings)),
        "tables": [(circle.name, [(year, circle.at(year)) for year in years]) for circle, years in tables.items()],
        "least": LEAST, "most": MOST,
    }  # fmt: skip


def _tables(portal: Portal) -> Iterator[tuple[Circle, list[int]]]:
    """Each circle with the years in which several of its members have targets: all bodies first, where they are few."""
    every = Circle("Mọi tổ chức có kế hoạch", f"{_place(portal).address}nam/")
    for circle in (every, *circles(portal)):
        if circle is not every and circle.cluster is None:
            continue
        years = [year for year in sorted(portal.evaluation.by_year, reverse=True) if _compares(portal, circle, year)]
        if years:
            yield circle if circle is every else _beside(circle), years


def _beside(circle: Circle) -> Circle:
    """The circle of a cluster with its tables below its own page."""
    return replace(circle, address=f"{circle.home}{BESIDE}")


def compared_years(portal: Portal, circle: Circle) -> list[tuple[int, str]]:
    """(Year, where it stands) of the tables of a cluster, the newest first."""
    years = sorted(portal.evaluation.by_year, reverse=True)
    return [(year, _beside(circle).at(year)) for year in years if _compares(portal, circle, year)]


def _compares(portal: Portal, circle: Circle, year: int) -> bool:
    planning = len(_with_targets(portal, circle, year))
    return planning >= LEAST and (circle.cluster is not None or planning <= MOST_TOGETHER)


def _with_targets(portal: Portal, circle: Circle, year: int) -> list[str]:
    """The members with targets that are judged on a year, by name."""
    plans, own = portal.evaluation.by_year.get(year, set()), portal.evaluation.by_organisation
    members = members_of(portal, circle, year) if circle.cluster is not None else _planning(portal)
    found = [key for key in members if not plans.isdisjoint(own.get(key, ()))]
    return sorted(found, key=lambda key: sort_key(organisation_name(key, portal)))


def _circle_routes(portal: Portal, circle: Circle, years: Sequence[int], year: int) -> Iterator[Route]:
    address = circle.at(year)
    count = len(_of_year(portal, circle, year))
    pages = [f"{address}{number}/" if number > 1 else address for number in range(1, count + 1)]
    for number, own in enumerate(pages, 1):
        place = _circle_place(portal, circle, year, own, number)
        yield page_route(
            portal, place, "compare_circle.html", partial(_circle_values, portal, circle, years, year, number, pages)
        )


def _circle_values(
    portal: Portal, circle: Circle, years: Sequence[int], year: int, number: int, pages: list[str]
) -> dict[str, Any]:
    beside, apart = _of_year(portal, circle, year)[number - 1]
    return {
        "circle": circle, "year": year, "number": number, "blocks": [beside_block(portal, one) for one in beside],
        "apart": apart_lines(portal, apart), "main": _place(portal).address,
        "pages": [(other, own) for other, own in enumerate(pages, 1) if other != number],
        "others": [(other, circle.at(other)) for other in years if other != year],
        "query": ",".join(_with_targets(portal, circle, year)[:MOST]),
    }  # fmt: skip


def _of_year(portal: Portal, circle: Circle, year: int) -> list[BesidePage]:
    """What the members have beside each other, on as many pages as it takes."""

    def found() -> list[BesidePage]:
        bodies = _with_targets(portal, circle, year)
        return in_pages(side_by_side({body: of_year(entries(portal.evaluation, body, year), year) for body in bodies}))

    return portal.kept(("beside", circle.address, year), found)


def _place(portal: Portal) -> Place:
    return Place(
        address=f"{portal.addresses.prefix}{COMPARE}", section=portal.own_section("so-sanh"), title=TITLE,
        kind="So sánh", crumbs=beginning(portal),
        description="Chọn hai đến sáu tổ chức để xem cạnh nhau, chỉ những chỉ tiêu cùng cách tính; không so được thì "
        "nói vì sao. Không xếp hạng, không điểm tổng.",
    )  # fmt: skip


def _circle_place(portal: Portal, circle: Circle, year: int, address: str, number: int) -> Place:
    main = _place(portal)
    crumbs = circle.above(Crumb(TITLE, main.address))
    return Place(
        address=address, section=main.section, kind="So sánh", crumbs=(*main.crumbs, *crumbs),
        title=f"{circle.name} cạnh nhau, năm {year}" + f", phần {number}" * (number > 1),
        description=f"Năm {year}: chỉ tiêu cùng cách tính của các tổ chức cạnh nhau; không so được thì nói vì sao.",
    )  # fmt: skip
