"""Workbooks that the site offers: for the reports of plans whose period is open, and for plans still to be entered."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import groupby

from generator.evaluation.case import Case
from generator.evaluation.summary.completeness import ReportCell
from generator.exports.excel.layout import Sheet
from generator.exports.excel.reporting import Reporting, first_report, folder_of_reports, next_report, revisions
from generator.exports.excel.sheets import open_plan, report_sheet
from generator.exports.excel.workbook import workbook_bytes
from generator.labels.reports import PHASES
from generator.model.ids import one_word
from generator.model.kinds import PLANS, RESULTS
from generator.model.plans import Plan
from generator.model.record import Record
from generator.pages.linking.addresses import SECTIONS, record_address
from generator.pages.portal import Portal, Workbooks
from generator.pages.route import Route, file_route

_NEXT_YEARS_FROM = 10  # October: the month from which next year's plans are made
_KIND = "Bảng tính"
MOST_LAST = 8
_LAST: dict[tuple[bool, str], tuple[Sheet, bytes]] = {}


class ReadyWorkbooks(Workbooks):
    """Made when asked for."""

    def of_plan(self, portal: Portal, plan: Plan) -> list[Route]:
        """The next report that is due in each open year; the correction and withdrawal of its newest."""
        case = portal.evaluation.cases.get(plan.id)
        if case is None:
            return []
        years = _open_years(portal.evaluation.cells_of[plan.id], portal.as_of)
        found = [one for year, cells in years for one in _of_year(case, year, cells, portal)]
        return [_route(portal, title, _address(portal, plan, of), partial(_report, portal, of)) for title, of in found]

    def new_plans(self, portal: Portal) -> list[Route]:
        """A blank plan for this year, in autumn also for the next."""
        years = [portal.as_of.year] + ([portal.as_of.year + 1] if portal.as_of.month >= _NEXT_YEARS_FROM else [])
        folder = f"{portal.addresses.prefix}{SECTIONS[PLANS.key]}"
        return [
            _route(portal, f"Kế hoạch năm {year}, bảng trống", f"{folder}/{year}/ke-hoach-{year}.xlsx",
                   partial(_blank, portal, year))
            for year in years
        ]  # fmt: skip


def _route(portal: Portal, title: str, address: str, sheet: Callable[[], Sheet]) -> Route:
    def made() -> bytes:
        return _bytes((portal.record.sample, address), sheet())

    return file_route(address, made, _KIND, title)


def _bytes(key: tuple[bool, str], sheet: Sheet) -> bytes:
    """The workbook of a sheet; that of the last ones is at hand, also in the next portal while somebody edits."""
    known = _LAST.pop(key, None)
    found = known if known is not None and known[0] == sheet else (sheet, workbook_bytes(sheet))
    _LAST[key] = found
    if len(_LAST) > MOST_LAST:
        del _LAST[next(iter(_LAST))]
    return found[1]


def _open_years(found: list[ReportCell], day: date) -> Iterator[tuple[int, list[ReportCell]]]:
    """The years begun of a plan for which the last day of the final report has not passed, with their cells."""
    for year, group in groupby(found, key=lambda cell: cell.year):
        cells = list(group)
        last = cells[-1].due_day
        if year <= day.year and last is not None and last.day >= day and cells[-1].status != "dissolved":
            yield year, cells


def _of_year(case: Case, year: int, cells: list[ReportCell], portal: Portal) -> Iterator[tuple[str, Reporting]]:
    reported = [at for at, cell in enumerate(cells) if cell.result is not None]
    waiting = [cell for cell in cells[max(reported, default=-1) + 1 :] if cell.status in {"missing", "pending"}]
    for cell in waiting[:1]:
        yield f"Báo cáo năm {year}: {_phase(cell)}", first_report(case.plan, year, cell.phase)
    if reported:
        yield from _revisions(case.plan, cells[reported[-1]], portal.record)


def _revisions(plan: Plan, cell: ReportCell, record: Record) -> Iterator[tuple[str, Reporting]]:
    known = revisions(record, folder_of_reports(plan, cell.year), cell.phase)
    if known and known[-1].id == cell.result:
        for title, retracts in (("Đính chính", False), ("Rút lại", True)):
            yield f"{title} báo cáo năm {cell.year}: {_phase(cell)}", next_report(plan, known, known[-1], retracts)


def _phase(cell: ReportCell) -> str:
    return PHASES[cell.phase][0].lower() + PHASES[cell.phase][1:]


def _address(portal: Portal, plan: Plan, of: Reporting) -> str:
    """Beside the page of the plan: `…/2026-tct-x-final.r2-rut-lai.xlsx`."""
    name = one_word(RESULTS.id_at(of.path)).replace(".", "-") + ("-rut-lai" if of.retracts else "")
    return f"{record_address(PLANS.key, plan.id, portal.addresses.prefix)}{name}.xlsx"


def _report(portal: Portal, of: Reporting) -> Sheet:
    return report_sheet(of, portal.record, portal.base or portal.record)


def _blank(portal: Portal, year: int) -> Sheet:
    return open_plan(year, portal.record, portal.base or portal.record)
