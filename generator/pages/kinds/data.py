"""The source files of the record, folder by folder."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from generator.pages.linking.addresses import DATA, OPEN_DATA
from generator.pages.parts.by_year import MOST_LINES, group_by_year, lengths, split_years
from generator.pages.parts.things import dataset_thing
from generator.pages.parts.trail import beginning
from generator.pages.parts.year_pages import year_routes
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route

UNDATED = 0
Offered = tuple[str, str, list[tuple[str, str]]]
DESCRIPTION = "Mọi tệp nguồn YAML của sổ, dùng lại theo giấy phép CC BY 4.0."


def data_routes(
    portal: Portal, sources: list[str], shelf: str = "", offered: Sequence[Offered] = ()
) -> Iterator[Route]:
    """`du-lieu/`: every YAML file of the record, as it stands in the repository; `du-lieu/YEAR/` where they are many.

    Files that belong to no year stand on the main page. `shelf` is where lasting copies are listed, "" without any;
    `offered` are the tables to download: (title, words, [(address, name)]).
    """
    place = _place(portal)
    groups = group_by_year(sources, _year)
    undated = groups.pop(UNDATED, [])
    years = split_years(portal, place.address, lengths(groups), most=MOST_LINES)
    shown = sources if years.opened is None else [*groups[years.opened], *undated]

    def main() -> dict[str, Any]:
        return {"folders": _folders(shown), "years": years, "open_data": OPEN_DATA, "shelf": shelf, "offered": offered}

    yield page_route(portal, place, "data.html", main)

    def of_year(year: int) -> dict[str, Any]:
        return {"folders": _folders(groups[year])}

    yield from year_routes(portal, place, years, "data_year.html", of_year)


def _place(portal: Portal) -> Place:
    sample = portal.record.sample
    address, title = f"{portal.addresses.prefix}{DATA}", "Dữ liệu minh họa" if sample else "Dữ liệu"
    return Place(
        address=address,
        section=portal.own_section("du-lieu"),
        title=title,
        kind="Dữ liệu",
        crumbs=beginning(portal),
        description=DESCRIPTION,
        thing=partial(dataset_thing, portal, "Kế hoạch và kết quả thi đua", DESCRIPTION, address, ()),
    )


def _folders(paths: list[str]) -> list[tuple[str, list[str]]]:
    folders: dict[str, list[str]] = {}
    for path in paths:
        folders.setdefault(path.rpartition("/")[0], []).append(path)
    return sorted(folders.items())


def _year(path: str) -> int:
    """The year a file is filed under: the first folder that is named as one."""
    return next((int(part) for part in path.split("/")[:-1] if len(part) == 4 and part.isdigit()), UNDATED)
