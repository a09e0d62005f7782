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
