"""Which report a person asks for: a new one of a plan, a correction or withdrawal of one that stands."""

from typing import TYPE_CHECKING

from generator.commands.options import Word
from generator.errors import DATA_ERRORS, WRONG_USAGE, UserError
from generator.exports.excel.reporting import first_report, folder_of_reports, next_report, revisions
from generator.model.ids import file_of, version_of, versioned
from generator.model.results import PHASES

if TYPE_CHECKING:
    from generator.exports.excel.reporting import Reporting
    from generator.model.plans import Plan
    from generator.model.record import Record


def report_asked(record: "Record", plan: "Plan", year: int | None, phase: str, remedy: str) -> "Reporting":
    """The first report of a phase. Errors: UserError with `remedy` where it stands already."""
    of = first_report(plan, _year_of(plan, year), phase)
    if revisions(record, folder_of_reports(plan, of.year), phase):
        hint = f"báo cáo đã công bố không sửa nữa: {remedy} {plan.id} --corrects {phase}"
        raise UserError(f"đã có báo cáo {of.path}; {hint}", DATA_ERRORS)
    return of


def revision_asked(record: "Record", plan: "Plan", year: int | None, old: str, retracts: bool) -> "Reporting":
    """The correction or withdrawal of the report that `old` names: `final`, `final.r2`, «Chính thức».

    Errors: UserError where there is none, or a correction is not of the newest.
    """
    year = _year_of(plan, year)
    folder, name = folder_of_reports(plan, year), _name_of(old)
    known = revisions(record, folder, version_of(name)[0])
    names = [file_of(result.id) for result in known]
    if name not in names:
        others = sorted(file_of(one.id) for one in record.results.values() if one.path.startswith(f"{folder}/"))
        there = f"chỉ có {', '.join(others)}" if others else "có thể là năm khác (--year)"
        raise UserError(f"không có báo cáo «{old}» trong {folder}; {there}", WRONG_USAGE)
    if name != names[-1] and not retracts:
        raise UserError(f"«{old}» không phải bản mới nhất; ghi «{names[-1]}»", WRONG_USAGE)
    return next_report(plan, known, known[names.index(name)], retracts)


def _name_of(old: str) -> str:
    phase, revision = version_of(old.strip())
    return versioned(Word(PHASES).convert(phase, None, None), revision)


def _year_of(plan: "Plan", year: int | None) -> int:
    """The year reported on. Errors: UserError where the plan does not hold it."""
    years = plan.period.years()
    if year is None and len(years) > 1:
        raise UserError(f"kế hoạch kéo dài {years[0]}–{years[-1]}; ghi --year: năm báo cáo", WRONG_USAGE)
    if year is not None and year not in years:
        raise UserError(f"kế hoạch {plan.id} không gồm năm {year}", WRONG_USAGE)
    return year or years[0]
