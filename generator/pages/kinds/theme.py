"""The page of a theme: the components as launched, how its plans stand, and how each document prints it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.model.plans import Promise
from generator.model.reference import Theme
from generator.pages.findings.of_many import theme_findings
from generator.pages.parts.history import alternates
from generator.pages.parts.kind_pages import IndexLine, KindPages, by_group, index_line
from generator.pages.parts.reference_place import reference_place
from generator.pages.parts.rollup_views import theme_progress
from generator.pages.parts.theme_rows import ThemeRow, theme_row
from generator.pages.portal import Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import organisation_name

# Each that is shown on its own repeats the components: as long as three rows of a table.
MOST_ALONE = 40
Use = tuple[Promise, list[ThemeRow]]


@dataclass(frozen=True, slots=True)
class Printing:
    """One way to print the theme, and the documents that do."""

    row: ThemeRow
    promises: list[Promise]


def theme_routes(portal: Portal, theme: Theme) -> Iterator[Route]:
    """`chu-de/ID/`; where the documents are many, those that print alike stand together."""
    place = reference_place(
        portal, "themes", theme.id, theme.name(), f"Chủ đề thi đua · {theme.year.year}",
        f"Chủ đề thi đua năm {theme.year.year} «{theme.name()}»: {len(theme.components)} thành tố, ý nghĩa và các kế "
        "hoạch thực hiện.", theme.path, organisation_name(theme.launched_by, portal),
    )  # fmt: skip
    place = replace(place, alternates=alternates(portal, "themes", theme.id))
    yield page_route(portal, place, "theme.html", partial(_values, portal, theme))


def _values(portal: Portal, theme: Theme) -> dict[str, Any]:
    uses = [
        (promise, [theme_row(portal, use) for use in promise.themes if use.theme == theme.id])
        for promise in portal.cross.following.get(theme.id, [])
    ]
    many = len(uses) > MOST_ALONE
    return {
        "theme": theme,
        "findings": theme_findings(portal, theme),
        "uses": [] if many else uses,
        "printings": _printings(uses) if many else [],
        "progress": theme_progress(portal, theme),
    }


def _printings(uses: list[Use]) -> list[Printing]:
    """The ways of printing, the most frequent first."""
    found: dict[tuple[str, ...], Printing] = {}
    for promise, rows in uses:
        for row in rows:
            found.setdefault(tuple(row.use.as_written), Printing(row, [])).promises.append(promise)
    return sorted(found.values(), key=lambda printing: -len(printing.promises))


def theme_lines(portal: Portal) -> Iterable[IndexLine]:
    """The index, by year."""
    found = portal.record.themes.values()
    return by_group(
        index_line(portal, one, organisation_name(one.launched_by, portal), f"Năm {one.year.year}") for one in found
    )


PAGES = KindPages(theme_lines, theme_routes)
