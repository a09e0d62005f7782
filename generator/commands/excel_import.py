"""`thidua import`: a filled-in workbook → the YAML of its record, after it has been read back in words."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.answer import Answer, need_records
from generator.commands.made_file import refuse_misplaced
from generator.commands.options import as_of_option
from generator.errors import DATA_ERRORS, UserError, reason
from generator.model.ids import result_id
from generator.model.kinds import RESULTS
from generator.vietnamese import without_accents
from generator.workers import Allowance, KilledError, bounded

_YES = frozenset({"c", "co", "y", "yes"})
_MOST = 200
_ALLOWED = Allowance(memory=192 << 20, seconds=20)
_COPY = "chép số liệu sang mẫu mới của thidua template"

if TYPE_CHECKING:
    from generator.exports.excel.importing import Import


@click.command("import", help="Đọc bảng tính TỆP do thidua template tạo, ghi thành tệp YAML của bản ghi.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Thay kế hoạch, khen thưởng, gương đang có; không bao giờ thay báo cáo.")
@click.option("--print", "only_print", is_flag=True, help="Chỉ in YAML ra, không ghi.")
@click.option("--yes", is_flag=True, help="Không hỏi lại trước khi ghi.")
@as_of_option
@click.pass_obj
def import_(folder: Path, file: Path, replace: bool, only_print: bool, yes: bool, as_of: date | None) -> Answer:
    """Exit code 1 with the problems by sheet and cell; nothing is written then."""
    need_records(folder)
    from generator.config.day import build_day
    from generator.config.severities import raised_codes
    from generator.exports.excel.importing import imported
    from generator.exports.excel.opening import NotOurWorkbookError
    from generator.reading.tried import Tries

    tries = Tries(folder, build_day(as_of), raised_codes(folder))
    try:
        content = _content(file)
        found = bounded(lambda: imported(content, file.name, tries, refuse_misplaced), _ALLOWED)
    except NotOurWorkbookError as error:
        raise NotOurWorkbookError(str(error), place=str(file)) from error
    except KilledError as error:
        raise KilledError(f"{file}: đọc tệp này tốn quá nhiều bộ nhớ hay thời gian, nên đã dừng; {_COPY}") from error
    except OSError as error:
        raise UserError(f"không mở được {file}: {reason(error)}; đóng tệp trong Excel rồi thử lại") from error
    if found.problems:
        return Answer(aside=_first([*found.problems, *found.remarks]) + "Chưa ghi gì.\n", code=DATA_ERRORS)
    if only_print:
        return Answer(found.text, aside=_lines(found.remarks) + found.summary)
    return _put(folder, found, replace, yes)


def _content(file: Path) -> bytes:
    """The bytes of a workbook, one more than may be at most: what is larger is refused by its size."""
    from generator.exports.excel.opening import MAX_BYTES

    with file.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def _put(folder: Path, found: "Import", replace: bool, yes: bool) -> Answer:
    """Write the file, where it may be written and the person at the terminal agrees."""
    from generator.commands.new_file import FileStandsError, put

    notes = _lines(found.remarks) + found.summary
    if found.text == found.before:
        return Answer(
            found.summary + f"Không có gì thay đổi so với {found.path}; không ghi gì.\n", aside=_lines(found.remarks)
        )
    may = replace and found.kind != "results"
    if found.before is not None and not may:
        return Answer(
            aside=f"{notes}đã có tệp {found.path}; lệnh này không ghi đè; {_instead(found)}\n", code=DATA_ERRORS
        )
    if not yes and sys.stdin.isatty():
        click.echo(notes, nl=False)
        notes = ""
        if not _agrees(found.path):
            return Answer("Chưa ghi gì.\n", DATA_ERRORS)
    try:
        put(folder, found.path, found.text, may)
    except FileStandsError as error:
        return Answer(aside=f"{error}; {_instead(found)}\n", code=DATA_ERRORS)
    return Answer(
        (found.summary if notes else "") + f"Đã ghi {found.path}\n", aside=_lines(found.remarks) if notes else ""
    )


def _agrees(path: str) -> bool:
    """Whether the person at the terminal says yes; anything else is no."""
    answer = click.prompt(f"Ghi vào {path}? Gõ c (có) hoặc k (không)", default="k", show_default=False)
    return without_accents(str(answer).strip()) in _YES


def _instead(found: "Import") -> str:
    if found.kind != "results":
        return "dùng --replace để thay"
    report = result_id(RESULTS.id_at(found.path))
    return f"đính chính là tệp mới, từ mẫu: thidua template {report.folder} --corrects {report.phase}"


def _first(texts: list[str]) -> str:
    """The first of some lines, and how many more there are."""
    more = len(texts) - _MOST
    return _lines(texts[:_MOST]) + (f"… và {more} chỗ khác; sửa các chỗ trên rồi nhập lại\n" if more > 0 else "")


def _lines(texts: list[str]) -> str:
    return "".join(f"{text}\n" for text in texts)
