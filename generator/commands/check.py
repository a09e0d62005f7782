"""`thidua check`: every mistake of every file, for people, for a pull request, for programs."""

import hashlib
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generator.commands.answer import Answer, need_records
from generator.commands.options import allow_removal_option, as_of_option, form_option
from generator.errors import DATA_ERRORS
from generator.history.edits import left_at
from generator.reading.problems.placing import in_order
from generator.reading.remembered import CheckResult, check_folder
from generator.reading.report.rendering import as_json, as_text
from generator.user_cache import user_cache

SHOWN = 200


@click.command(help="Kiểm tra mọi tệp, in tất cả các lỗi.")
@form_option("text", "github", "gitlab", "sarif", "json")
@click.option("--no-cache", is_flag=True, help="Đọc lại mọi tệp, không dùng điều đã nhớ từ lần trước.")
@allow_removal_option
@as_of_option
@click.pass_obj
def check(folder: Path, form: str, no_cache: bool, allow_removal: bool, as_of: date | None) -> Answer:
    """Exit code 0 when there is no error, 1 otherwise; warnings alone are no error."""
    need_records(folder)
    since = left_at(folder)
    reading = checked(folder, no_cache, as_of, allow_removal, since)
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        _append_summary(Path(summary), reading)
    errors = any(problem.is_error for problem in reading.problems)
    text = _printed(reading, form, folder)
    if form == "text" and not errors:
        text += _consequences(folder, since, reading, as_of)
    return Answer(text, DATA_ERRORS if errors else 0, _on_ids(folder, reading) if form == "text" else "")


def _on_ids(folder: Path, reading: CheckResult) -> str:
    from generator.commands.schema_folder import ids_lag

    lags = ids_lag(folder, reading.sides)
    return "Lưu ý: danh sách mã cho trình soạn thảo đã cũ; ghi lại bằng: thidua schemas --write\n" if lags else ""


def _consequences(folder: Path, since: str, reading: CheckResult, as_of: date | None) -> str:
    from generator.config.day import build_day
    from generator.history.consequences import described

    return described(folder, since, reading.sides, build_day(as_of))


def checked(
    folder: Path, no_cache: bool = False, as_of: date | None = None, allow_removal: bool = False,
    since: str | None = None,
) -> CheckResult:  # fmt: skip
    """The verdict of a folder with the severities of its mkdocs.yml, on the day that status and build speak of too.

    In a checkout of git also what its edits may not do, those `since` a commit, or since its branch was left; of a
    file with an error that alone is said.
    """
    from generator.config.day import build_day
    from generator.config.prose import docs_problems
    from generator.config.severities import raised_codes
    from generator.history.refused import refused_here
    from generator.history.removals import removed_here

    raised, day, since = raised_codes(folder), build_day(as_of), left_at(folder) if since is None else since
    found = check_folder(folder, None if no_cache else store_for(folder), as_of=day, raised=raised)
    wrong = {problem.path for problem in found.problems if problem.is_error}
    refused = [problem for problem in refused_here(folder, since, found.sides, day) if problem.path not in wrong]
    removed = () if allow_removal else removed_here(folder, since)
    return replace(found, problems=in_order([*found.problems, *refused, *removed, *docs_problems(folder, raised)]))


def store_for(folder: Path) -> Path | None:
    """Where it is kept what the files of a folder held: with the user, because a pull request may bring any file along.

    None where there is no user's folder.
    """
    cache = user_cache()
    name = hashlib.blake2b(str(folder.resolve()).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
    return cache / f"{name}.sqlite" if cache else None


def _printed(reading: CheckResult, form: str, folder: Path) -> str:
    prefix = "" if folder.is_absolute() or folder == Path() else f"{folder.as_posix()}/"
    if form == "json":
        return as_json(reading.problems) + "\n"
    if form == "sarif":
        from generator.exports.problems.sarif import as_sarif

        return as_sarif(reading.problems, prefix)
    if form == "text":
        return as_text(reading.problems, reading.files, SHOWN)
    from generator.exports.problems.annotations import as_github, as_gitlab

    return (as_github if form == "github" else as_gitlab)(reading.problems, prefix)


def _append_summary(path: Path, reading: CheckResult) -> None:
    from generator.exports.problems.annotations import github_summary

    with path.open("a", encoding="utf-8") as file:
        file.write(github_summary(reading.problems, reading.files))
