"""`thidua diff BASE`: what a pull request changes, in words."""

from datetime import date
from pathlib import Path

import click

from generator.commands.answer import Answer, need_records
from generator.commands.options import as_of_option, form_option
from generator.errors import DATA_ERRORS
from generator.reading.report.rendering import as_text


@click.command(help="Nói bằng lời một đề nghị thay đổi làm gì với sổ, so với GỐC (nhánh, thẻ hay bản ghi của git).")
@click.argument("base")
@form_option("text", "markdown")
@click.option("--links", default="", metavar="ĐỊA_CHỈ", help="Nơi đọc các tệp trên mạng, để lời bình dẫn tới dòng.")
@as_of_option
@click.pass_obj
def diff(folder: Path, base: str, form: str, links: str, as_of: date | None) -> Answer:
    """Exit code 1 when the change is refused or the data has errors."""
    need_records(folder)
    from generator.commands.proposal import compare
    from generator.config.day import build_day
    from generator.config.prose import docs_problems
    from generator.exports.changes.text import as_markdown, as_plain

    found = compare(folder, base, build_day(as_of))
    docs = (problem for problem in docs_problems(folder) if problem.is_error)
    errors = [*found.after.errors, *docs]
    broken = {problem.path for problem in errors}
    wrong = [*(problem for problem in found.refused if problem.path not in broken), *errors]
    text = as_markdown(found.changes, wrong, links) if form == "markdown" else as_plain(found.changes, wrong)
    aside = as_text(found.refused, found.after.files) if found.refused else ""
    return Answer(text, DATA_ERRORS if wrong else 0, aside)
