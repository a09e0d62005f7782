"""The routes of the years that do not stand on a main page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from generator.pages.page import Crumb
from generator.pages.parts.by_year import Years
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route

OfYear = Callable[[int], dict[str, Any]]
OfRows = Callable[[int, slice], dict[str, Any]]


def year_routes(portal: Portal, main: Place, years: Years, template: str, of_year: OfYear) -> Iterator[Route]:
    """`MAIN/YEAR/` for each year away from the main page, `of_year` gives what its template shows.

    The opened year changes as the record grows: at its own address a signpost stands, so that each address lasts.
    """
    for year in years.away:
        place = _place(main, years, year)
        yield page_route(portal, place, template, partial(_values, main, years, year, of_year))
    if years.opened is not None:
        place = replace(_place(main, years, years.opened), kind="Mục lục")
        yield page_route(portal, place, "year_elsewhere.html", partial(_values, main, years, years.opened))


def part_routes(portal: Portal, main: Place, years: Years, template: str, of_rows: OfRows) -> Iterator[Route]:
    """`year_routes` of a list whose years may be long: `MAIN/YEAR/phan-2/` and so on go on where one page ends."""
    yield from year_routes(portal, main, years, template, lambda year: {**of_rows(year, years.rows()), "part": 1})
    for year in years.sizes if years.opened is not None else ():
        for number, address in years.parts(year)[1:]:
            made = partial(of_rows, year, years.rows(number))
            place = _place(main, years, year)
            place = replace(place, address=address, title=f"{place.title}, phần {number}", kind="Mục lục")
            yield page_route(portal, place, template, partial(_part, main, years, year, number, made))


def _part(main: Place, years: Years, year: int, number: int, made: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    return {**_values(main, years, year), **made(), "part": number}


def _values(main: Place, years: Years, year: int, of_year: OfYear | None = None) -> dict[str, Any]:
    return {"main": main, "years": years, "year": year, **(of_year(year) if of_year else {})}


def _place(main: Place, years: Years, year: int) -> Place:
    return replace(
        main,
        address=years.own(year),
        title=f"{main.title}, năm {year}",
        description=f"Năm {year}. {main.description}",
        crumbs=(*main.crumbs, Crumb(main.title, main.address)),
        also=(),
    )
