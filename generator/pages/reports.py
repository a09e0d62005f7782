"""Reports due and made: organisation × phase with the due days."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.evaluation.completeness import ReportCell
from generator.labels import PHASES, vi_period
from generator.pages.addresses import REPORTS, SAMPLES
from generator.pages.collation import sort_key
from generator.pages.names import organisation_name
from generator.pages.page import Page
from generator.pages.portal import HOME, SAMPLES_HOME, Place, Portal, make_page


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
        owner = ", ".join(organisation_name(key, portal, short=True) for key in first.organisations)
        made = tuple(found[phase] for phase in PHASES if phase in found)
        lines.append(ReportLine(owner, plan, year, made, _period(portal, plan)))
    return sorted(lines, key=lambda line: (-line.year, sort_key(line.owner), line.plan))


def _period(portal: Portal, plan_id: str) -> str:
    period = portal.find("plans", plan_id).period
    return vi_period(period) if len(period.years()) > 1 else ""


def reports_page(portal: Portal) -> Page:
    """`bao-cao/`: who reported what by when, year by year."""
    sample = portal.record.sample
    place = Place(
        address=f"{SAMPLES if sample else ''}{REPORTS}",
        section="minh-hoa" if sample else "bao-cao",
        title="Báo cáo đến hạn và đã công bố",
        kind="Báo cáo",
        crumbs=(HOME, SAMPLES_HOME) if sample else (HOME,),
        description="Mỗi kế hoạch đã công bố báo cáo sơ kết, tổng kết và chính thức hay chưa, hạn nào.",
    )
    lines = report_lines(portal, portal.evaluation.completeness)
    years = [(year, list(group)) for year, group in groupby(lines, key=lambda line: line.year)]
    return make_page(portal, place, "reports.html", years=years)
