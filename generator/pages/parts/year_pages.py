"""The pages of the years that do not stand on a main page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from generator.pages.page import Crumb, Page
from generator.pages.parts.by_year import Years
from generator.pages.portal import Place, Portal, make_page


def year_pages(
    portal: Portal, main: Place, years: Years, template: str, of_year: Callable[[int], dict[str, Any]]
) -> Iterator[Page]:
    """`MAIN/YEAR/` for each year away from the main page, one at a time; `of_year` gives what its template shows.

    The opened year changes as the record grows: at its own address a signpost stands, so that each address lasts.
    """
    for year in years.away:
        place = _place(main, years, year)
        yield make_page(portal, place, template, main=main, years=years, year=year, **of_year(year))
    if years.opened is not None:
        place = replace(_place(main, years, years.opened), kind="Mục lục")
        yield make_page(portal, place, "year_elsewhere.html", main=main, years=years, year=years.opened)


def _place(main: Place, years: Years, year: int) -> Place:
    return replace(
        main,
        address=years.own(year),
        title=f"{main.title}, năm {year}",
        description=f"Năm {year}. {main.description}",
        crumbs=(*main.crumbs, Crumb(main.title, main.address)),
        also=(),
    )
