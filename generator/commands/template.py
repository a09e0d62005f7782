"""`thidua template`: a record, or an empty form for one, as an Excel workbook, for editors who live there."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.answer import Answer, need_records
from generator.commands.asked import body_of, plan_of, sides
from generator.commands.made_file import refuse_misplaced
from generator.commands.options import Word, Year
from generator.errors import DATA_ERRORS, WRONG_USAGE, UserError, reason
from generator.formats import vi_date
from generator.model.ids import one_word
from generator.model.kinds import EXEMPLARS, KINDS, PLANS, RECOGNITIONS
from generator.model.results import PHASES

if TYPE_CHECKING:
    from generator.exports.excel.layout import Sheet
    from generator.model.record import Record
    from generator.reading.read import LoadedFolder

_WAYS = "ghi một trong: KẾ_HOẠCH (có thể thêm --result, --corrects, --retracts), --new-plan, --recognition, --exemplar"


@click.command(
    help="Tạo bảng tính Excel của KẾ_HOẠCH, ví dụ 2023/tct-binh-thuan (hay tên trường, cùng --year); --result "
    "để nhập kết quả, --corrects hay --retracts để đính chính, rút lại; hoặc bảng trống cho kế hoạch, khen thưởng, "
    "gương mới."
)
@click.argument("plan_id", metavar="[KẾ_HOẠCH]", required=False)
@click.option("--result", "phase", type=Word(PHASES), help="Bảng nhập kết quả của kỳ báo cáo này.")
@click.option("--corrects", metavar="TÊN", help="Bảng đính chính báo cáo TÊN, ví dụ «chính thức»: số cũ cạnh số mới.")
@click.option("--retracts", metavar="TÊN", help="Bảng rút lại báo cáo TÊN, ví dụ «chính thức».")
@click.option("--year", type=Year(), help="Năm báo cáo, hay năm của kế hoạch mới.")
@click.option("--new-plan", "body", metavar="TỔ_CHỨC", help="Bảng trống cho kế hoạch của tổ chức này (tên hay mã).")
@click.option("--name", metavar="TÊN", help="Tên tệp của kế hoạch thứ hai trong năm; bắt đầu bằng mã tổ chức.")
@click.option("--recognition", metavar="NĂM/MÃ", help="Khen thưởng, công nhận; mã chưa có thì bảng trống.")
@click.option("--exemplar", metavar="NĂM/MÃ", help="Gương điển hình; mã chưa có thì bảng trống.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Tệp .xlsx để ghi.")
@click.pass_obj
def template(folder: Path, /, plan_id: str | None, output: Path | None, **asked: Any) -> Answer:
    """A plan as it stands or blank, a report with the plan's targets, a recognition or an exemplar."""
    need_records(folder)
    _refuse_mixtures(plan_id, **asked)
    from generator.config.severities import raised_codes
    from generator.exports.excel.workbook import workbook_bytes
    from generator.reading.read import read_folder

    reading = read_folder(folder, raised=raised_codes(folder))
    sheet = _sheet(folder, reading, plan_id, **asked)
    target = output or Path(f"{one_word(KINDS[sheet.kind].id_at(sheet.path))}.xlsx")
    _write(target, workbook_bytes(sheet))
    return Answer(f"Đã tạo {target}: {sheet.banner}\nĐiền xong thì chạy: thidua import {target}\n")


def _refuse_mixtures(plan_id: str | None, phase: str | None, corrects: str | None, retracts: str | None,
                     year: int | None, body: str | None, name: str | None, recognition: str | None,
                     exemplar: str | None) -> None:  # fmt: skip
    """Errors: UserError where not exactly one workbook is asked for."""
    subjects = [plan_id, body, recognition, exemplar]
    of_reports = [phase, corrects, retracts]
    if sum(found is not None for found in subjects) != 1 or sum(found is not None for found in of_reports) > 1:
        raise UserError(_WAYS, WRONG_USAGE)
    if plan_id is None and any(found is not None for found in of_reports):
        raise UserError(_WAYS, WRONG_USAGE)
    if ((recognition or exemplar) and year is not None) or (name and body is None):
        raise UserError(_WAYS, WRONG_USAGE)
    if body is not None and year is None:
        raise UserError("kế hoạch mới cần --year: năm của kế hoạch", WRONG_USAGE)


def _sheet(folder: Path, reading: "LoadedFolder", plan_id: str | None, *, phase: str | None, corrects: str | None,
           retracts: str | None, year: int | None, body: str | None, name: str | None, recognition: str | None,
           exemplar: str | None) -> "Sheet":  # fmt: skip
    from generator.commands.reports import report_asked, revision_asked
    from generator.exports.excel.sheets import report_sheet

    if recognition is not None:
        return _filed(folder, reading, RECOGNITIONS.key, recognition)
    if exemplar is not None:
        return _filed(folder, reading, EXEMPLARS.key, exemplar)
    if body is not None:
        return _blank_plan(folder, reading, body, year or 0, name)
    side, plan = plan_of(sides(reading), plan_id or "", year)
    if corrects or retracts:
        of = revision_asked(side, plan, year, corrects or retracts or "", bool(retracts))
    elif phase is not None:
        of = report_asked(side, plan, year, phase, "thidua template")
    else:
        return _filed(folder, reading, PLANS.key, plan.id)
    return report_sheet(of, side, reading.record)


def _filed(folder: Path, reading: "LoadedFolder", kind: str, key: str) -> "Sheet":
    """A record as it stands; of one that is not there yet, an empty form for its file."""
    from generator.exports.excel.sheets import record_sheet
    from generator.reading.document.plain import plain_data

    side = next((side for side in sides(reading) if key in side.of(kind)), reading.record)
    known = side.of(kind).get(key)
    path = known.path if known else f"{KINDS[kind].folder}/{key}.yml"
    if known is None:
        refuse_misplaced(path, kind)
        if (folder / path).exists():
            raise UserError(f"{path} có lỗi; sửa tệp trước (thidua check)", DATA_ERRORS)
    data = plain_data(folder, path) if known else None
    return record_sheet(kind, path, data or {}, side, reading.record)


def _refuse_ended(body: str, year: int, record: "Record") -> None:
    """Errors: UserError for a year that begins after the organisation's end: no import would take what is filled in."""
    organisation = record.organisations.get(body)
    event = organisation.ended() if organisation else None
    if organisation is not None and event is not None and date(year, 1, 1) > event.date.last():
        into = ", ".join(f"{record.organisations[key].name()} ({key})" for key in event.into)
        after = f": {into}" if into else ""
        message = f"{organisation.name()} đã kết thúc {vi_date(event.date)}; kế hoạch năm {year} là của tổ chức kế tục"
        raise UserError(f"{message}{after}; xem lại tên, năm", DATA_ERRORS)


def _blank_plan(folder: Path, reading: "LoadedFolder", asked: str, year: int, name: str | None) -> "Sheet":
    from generator.exports.excel.sheets import blank_plan

    body = body_of(asked, reading.record)
    _refuse_ended(body, year, reading.record)
    path = f"{PLANS.folder}/{year}/{name or body}.yml"
    refuse_misplaced(path, PLANS.key)
    if (folder / path).exists():
        raise UserError(
            f"đã có kế hoạch này ({path}); lấy bảng tính của nó: thidua template {year}/{name or body}", DATA_ERRORS
        )
    return blank_plan(body, year, path, reading.record, reading.record)


def _write(target: Path, content: bytes) -> None:
    """Errors: UserError where a file is there already, the folder is not, or it may not be written."""
    if not target.parent.is_dir():
        raise UserError(
            f"không có thư mục {target.parent}; tạo thư mục ấy trước, hoặc chọn chỗ khác cho -o", WRONG_USAGE
        )
    try:
        with target.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise UserError(
            f"đã có tệp {target}, có thể đã điền; đổi tên hay xóa tệp ấy, hoặc chọn tên khác cho -o"
        ) from error
    except OSError as error:
        raise UserError(f"không ghi được {target}: {reason(error)}; chọn chỗ khác cho -o") from error
