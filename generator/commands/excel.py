"""`thidua template` and `thidua import`: the same record as an Excel workbook, for editors who live there."""

from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.answer import Answer, need_records
from generator.commands.made_file import refuse_misplaced
from generator.errors import DATA_ERRORS, WRONG_USAGE, UserError
from generator.model.results import PHASES
from generator.reading.problems.problem import Loc, Problem

if TYPE_CHECKING:
    from generator.exports.excel.reading import Read
    from generator.exports.excel.workbook import Sheet
    from generator.model.plans import Plan
    from generator.model.record import Record
    from generator.reading.read import LoadedFolder


@click.command(
    help="Tạo bảng tính Excel của kế hoạch PLAN, ví dụ 2023/tct-binh-thuan; --result để nhập kết quả của nó; "
    "--recognition thay cho PLAN để nhập một khen thưởng, công nhận, đã có hay mới."
)
@click.argument("plan_id", metavar="PLAN", required=False)
@click.option("--result", "phase", type=click.Choice(PHASES), help="Bảng nhập kết quả của kỳ báo cáo này.")
@click.option("--year", type=click.IntRange(1900, 2100), help="Năm báo cáo, khi kế hoạch kéo dài nhiều năm.")
@click.option(
    "--recognition", "recognition_id", metavar="NĂM/MÃ", help="Khen thưởng, công nhận; mã chưa có thì bảng trống."
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Tệp .xlsx để ghi.")
@click.pass_obj
def template(
    folder: Path, plan_id: str | None, phase: str | None, year: int | None, recognition_id: str | None,
    output: Path | None,
) -> Answer:  # fmt: skip
    """The plan as it stands, its targets with empty figures, or a recognition."""
    need_records(folder)
    if (plan_id is None) == (recognition_id is None) or (recognition_id and (phase or year)):
        raise UserError("ghi một trong hai: PLAN (có thể thêm --result, --year), hoặc --recognition", WRONG_USAGE)
    from generator.exports.excel.workbook import workbook_bytes
    from generator.reading.read import read_folder
    from generator.site.severities import raised_codes

    reading = read_folder(folder, raised=raised_codes(folder))
    if recognition_id is not None:
        sheet = _of_recognition(folder, reading, recognition_id)
    else:
        sheet = _of_plan(folder, reading, plan_id or "", phase, year)
    name = (recognition_id or plan_id or "").replace("/", "-")
    target = output or Path(f"{name}{f'-{phase}' if phase else ''}.xlsx")
    target.write_bytes(workbook_bytes(sheet))
    return Answer(f"Đã tạo {target}; điền xong thì chạy: thidua import {target}\n")


def _of_plan(folder: Path, reading: "LoadedFolder", plan_id: str, phase: str | None, year: int | None) -> "Sheet":
    from generator.exports.excel.workbook import Sheet
    from generator.reading.document.plain import plain_data
    from generator.reading.problems.nearest import guess

    found = next((side for side in _sides(reading) if plan_id in side.plans), None)
    if found is None:
        raise UserError(f"không có kế hoạch «{plan_id}»; {guess(plan_id, reading.record.plans)}", WRONG_USAGE)
    plan, names = found.plans[plan_id], _names(found, reading.record)
    if phase is not None:
        return _of_result(plan, phase, year, names)
    return Sheet("plans", plan.path, plain_data(folder, plan.path) or {}, names)


def _of_recognition(folder: Path, reading: "LoadedFolder", key: str) -> "Sheet":
    """The recognition as it stands; of one that is not there yet, an empty form for its file."""
    from generator.exports.excel.workbook import Sheet
    from generator.model.kinds import RECOGNITIONS
    from generator.reading.document.plain import plain_data

    side = next((side for side in _sides(reading) if key in side.recognitions), reading.record)
    known = side.recognitions.get(key)
    path = known.path if known else f"{RECOGNITIONS.folder}/{key}.yml"
    if known is None:
        refuse_misplaced(path, RECOGNITIONS.key)
        if (folder / path).exists():
            raise UserError(f"{path} có lỗi; sửa tệp trước (thidua check)", DATA_ERRORS)
    data = plain_data(folder, path) if known else None
    return Sheet(RECOGNITIONS.key, path, data or {}, _names(side, reading.record))


def _sides(reading: "LoadedFolder") -> "list[Record]":
    return [side for side in (reading.record, reading.sample_record) if side]


def _of_result(plan: "Plan", phase: str, year: int | None, names: dict[str, dict[str, str]]) -> "Sheet":
    from generator.exports.excel.workbook import Sheet
    from generator.pages.wording.phrases import asked

    first, _, name = plan.id.partition("/")
    prefix = "examples/" if plan.sample else ""
    path = f"{prefix}content/results/{year or first}/{name}/{phase}.yml"
    data = {"phase": phase} | ({"plan": plan.id} if str(year or first) != first else {})
    hints = {target.id: f"{target.statement} ({asked(target)})" for target in plan.targets}
    return Sheet("results", path, data, names, hints)


def _names(record: "Record", lender: "Record") -> dict[str, dict[str, str]]:
    """What the drop-downs offer, by what a column refers to. The samples borrow awards."""
    awards = lender.awards | record.awards
    return {
        "awards": {key: award.name for key, award in awards.items()},
        "grades": {key: award.name for key, award in awards.items() if award.kind == "grade"},
        "organisations": {key: body.name() for key, body in record.organisations.items()},
        "clusters": {key: cluster.name() for key, cluster in record.clusters.items()},
        "themes": {key: theme.name() for key, theme in record.themes.items()},
        "recognitions": {
            key: found.title or (awards[found.award].name if found.award in awards else "")
            for key, found in record.recognitions.items()
        },
    }


@click.command("import", help="Đọc bảng tính FILE.xlsx do thidua template tạo, ghi thành tệp YAML của bản ghi.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Thay kế hoạch, công nhận đang có; báo cáo đã có thì không bao giờ thay.")
@click.option("--print", "only_print", is_flag=True, help="Chỉ in YAML ra, không ghi.")
@click.pass_obj
def import_(folder: Path, file: Path, replace: bool, only_print: bool) -> Answer:
    """Exit code 1 with the problems by sheet and cell; nothing is written then."""
    need_records(folder)
    from generator.exports.excel.reading import NotOurWorkbookError, read_workbook
    from generator.site.new_file import FileStandsError, put_new

    try:
        read = read_workbook(file.read_bytes())
    except NotOurWorkbookError as error:
        raise NotOurWorkbookError(str(error), place=str(file)) from error
    refuse_misplaced(read.path.removeprefix("examples/"), read.kind)
    text = _yaml(read)
    if read.problems or only_print:
        return Answer("" if read.problems else text, DATA_ERRORS if read.problems else 0, _lines(read.problems))
    try:
        problems = put_new(folder, read.path, text, replace and read.kind != "results")
    except FileStandsError as error:
        return Answer(aside=f"{error}; {_instead(read)}\n", code=DATA_ERRORS)
    told = _lines(_at_cells(problems, read, text))
    if any(problem.severity == "error" for problem in problems):
        return Answer(aside=f"{told}Chưa ghi gì.\n", code=DATA_ERRORS)
    return Answer(f"Đã ghi {read.path}\n", aside=told)


def _instead(read: "Read") -> str:
    return (
        "đính chính là tệp mới: thidua new result … --corrects" if read.kind == "results" else "dùng --replace để thay"
    )


def _yaml(read: "Read") -> str:
    from generator.exports.editing.schemas import FOLDER
    from generator.exports.editing.yaml_text import yaml_text
    from generator.model.kinds import KINDS

    up = "../" * read.path.count("/")
    head = f"# yaml-language-server: $schema={up}{FOLDER}/{KINDS[read.kind].one}.json\n"
    sample = {"sample": "true"} if read.path.startswith("examples/") else {}
    return head + yaml_text(read.data | sample)


def _lines(problems: list[str]) -> str:
    return "".join(f"{problem}\n" for problem in problems)


def _at_cells(problems: tuple[Problem, ...], read: "Read", text: str) -> list[str]:
    """The problems of the YAML at the cells its values come from."""
    from generator.reading.document.tree import grow

    tree = grow(read.path, text)
    marks = sorted((mark, loc) for loc, mark in {**tree.keys, **tree.values}.items())
    return [f"{read.place(_loc_at(problem, marks))}: {problem.message}{_hint(problem)}" for problem in problems]


def _loc_at(problem: Problem, marks: list[tuple[tuple[int, int], Loc]]) -> Loc:
    """The innermost value that begins at the place of a problem, or last before it."""
    place = bisect_right([mark for mark, _ in marks], (problem.line - 1, problem.column - 1))
    return marks[place - 1][1] if place else ()


def _hint(problem: Problem) -> str:
    return f"; {problem.hint}" if problem.hint else ""
