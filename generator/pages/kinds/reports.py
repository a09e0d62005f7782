"""Reports due and made: organisation × phase with the due days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.evaluation.summary.completeness import ReportCell
from generator.formats import vi_period
from generator.labels.reports import PHASES
from generator.pages.linking.addresses import REPORTS, SILENCE
from generator.pages.parts.by_year import group_by_year
from generator.pages.parts.progress import choices, overview_years
from generator.pages.parts.trail import beginning
from generator.pages.parts.year_pages import part_routes
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import plan_owner
from generator.vietnamese import sort_key


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One plan in one year: its owner and a cell for each phase, in the order mid-year, year-end, final; `period` is
    the plan's where that has several years.
    """

    owner: str
    plan: str
    year: int
    cells: tuple[ReportCell, ...]
    period: str = ""


def report_lines(portal: Portal, cells: Iterable[ReportCell]) -> list[ReportLine]:
    """Cells of one or more plans as lines, alphabetical by owner."""
    ordered = sorted(cells, key=lambda cell: (cell.plan, cell.year))
    lines = []
    for (plan, year), group in groupby(ordered, key=lambda cell: (cell.plan, cell.year)):
        found = {cell.phase: cell for cell in group}
        first = next(iter(found.values()))
        owner = plan_owner(portal.find("plans", first.plan), portal, short=True)
        made = tuple(found[phase] for phase in PHASES if phase in found)
        lines.append(ReportLine(owner, plan, year, made, _period(portal, plan)))
    return sorted(lines, key=lambda line: (-line.year, sort_key(line.owner), line.plan))


def _period(portal: Portal, plan_id: str) -> str:
    period = portal.find("plans", plan_id).period
    return vi_period(period) if len(period.years()) > 1 else ""


def reports_routes(portal: Portal) -> Iterator[Route]:
    """`bao-cao/`: who reported what by when; `bao-cao/YEAR/` with the year's progress where the years are many."""
    place = _place(portal)
    cells = group_by_year(portal.evaluation.completeness, lambda cell: cell.year)
    years = overview_years(portal)

    def main() -> dict[str, Any]:
        here = sorted(years.here, reverse=True)
        views = [(year, report_lines(portal, cells[year])[years.rows()]) for year in here]
        return {"years": years, "views": views, "silence": f"{portal.addresses.prefix}{SILENCE}"}

    def of_rows(year: int, rows: slice) -> dict[str, Any]:
        charts = [] if rows.start else choices(portal, year)
        return {"lines": report_lines(portal, cells[year])[rows], "choices": charts}

    yield page_route(portal, place, "reports.html", main)
    yield from part_routes(portal, place, years, "reports_year.html", of_rows)


def _place(portal: Portal) -> Place:
    return Place(
        address=f"{portal.addresses.prefix}{REPORTS}",
        section=portal.own_section("bao-cao"),
        title="Báo cáo đến hạn và đã công bố",
        kind="Báo cáo",
        crumbs=beginning(portal),
        description="Mỗi kế hoạch đã công bố báo cáo sơ kết, tổng kết và chính thức hay chưa, hạn nào.",
    )
