"""`thidua check`: every mistake of every file, for people, for a pull request, for programs."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from generator.commands.answer import DATA_ERRORS, Answer, need_records
from generator.reading.read import Reading, read_folder
from generator.reading.report import as_json, as_text

SHOWN = 200
FORMS = ("text", "github", "gitlab", "sarif", "json")


@click.command(help="Kiểm tra mọi tệp, in tất cả các lỗi.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="Dạng in ra.")
@click.pass_obj
def check(folder: Path, form: str) -> Answer:
    """Exit code 0 when there is no error, 1 otherwise; warnings alone are no error."""
    need_records(folder)
    reading = checked(folder)
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        _append_summary(Path(summary), reading)
    return Answer(_printed(reading, form, folder), DATA_ERRORS if reading.errors else 0)


def checked(folder: Path) -> Reading:
    """The reading of a folder with the severities of its mkdocs.yml; what has happened may not lie after today."""
    from generator.site.severities import WrongSeverityError, raised_codes

    try:
        raised = raised_codes(folder)
    except WrongSeverityError as error:
        raise click.UsageError(str(error)) from error
    return read_folder(folder, as_of=datetime.now(UTC).date(), raised=raised)


def _printed(reading: Reading, form: str, folder: Path) -> str:
    prefix = "" if folder.is_absolute() or folder == Path() else f"{folder.as_posix()}/"
    if form == "json":
        return as_json(reading.problems) + "\n"
    if form == "sarif":
        from generator.exports.sarif import as_sarif

        return as_sarif(reading.problems, prefix)
    if form == "text":
        return as_text(reading.problems, reading.files, SHOWN)
    from generator.exports.annotations import as_github, as_gitlab

    return (as_github if form == "github" else as_gitlab)(reading.problems, prefix)


def _append_summary(path: Path, reading: Reading) -> None:
    from generator.exports.annotations import github_summary

    with path.open("a", encoding="utf-8") as file:
        file.write(github_summary(reading.problems, reading.files))
