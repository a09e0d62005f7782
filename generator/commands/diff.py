"""`thidua diff BASE`: what a pull request changes, in words."""

from datetime import date
from pathlib import Path

import click

from generator.commands.answer import Answer, need_records
from generator.commands.options import as_of_option, form_option
from generator.errors import DATA_ERRORS
from generator.reading.problems.problem import Problem
from generator.reading.report.rendering import as_text


@click.command(help="Nói bằng lời một đề nghị thay đổi làm gì với sổ, so với GỐC (nhánh, thẻ hay bản ghi của git).")
@click.argument("base")
@form_option("text", "markdown")
@as_of_option
@click.pass_obj
def diff(folder: Path, base: str, form: str, as_of: date | None) -> Answer:
    """Exit code 1 when the change is refused or the data has errors."""
    need_records(folder)
    from generator.exports.changes.text import as_markdown, as_plain
    from generator.site.changes import compare
    from generator.site.day import build_day

    found = compare(folder, base, build_day(as_of))
    warnings = [*map(_in_a_line, found.refused), *_errors(len(found.after.errors))]
    text = (as_markdown if form == "markdown" else as_plain)(found.changes, warnings)
    aside = as_text(found.refused, found.after.files) if found.refused else ""
    return Answer(text, DATA_ERRORS if warnings else 0, aside)


def _in_a_line(problem: Problem) -> str:
    return f"Không nhận: {problem.path}:{problem.line}: {problem.message} [{problem.code}]. Cách sửa: {problem.hint}"


def _errors(count: int) -> list[str]:
    return [f"Dữ liệu còn {count} lỗi, bản so dưới đây có thể thiếu; xem thidua check"] if count else []
