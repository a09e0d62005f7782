"""A new file put into the project, or why not, as a command answers it."""

from pathlib import Path
from typing import Any

from generator.commands.answer import Answer
from generator.errors import DATA_ERRORS, WRONG_USAGE, UserError
from generator.model.kinds import Kind
from generator.reading.report.rendering import as_text


def made(folder: Path, path: str, text: str) -> Answer:
    """Write a new file; with an error in it nothing is written. Errors: UserError where no record may stand there."""
    from generator.commands.new_file import FileStandsError, put_new

    refuse_misplaced(path)
    try:
        problems = put_new(folder, path, text)
    except FileStandsError as error:
        return Answer(aside=f"{error}\n", code=DATA_ERRORS)
    if any(problem.is_error for problem in problems):
        return Answer(aside=as_text(problems, 1) + "Chưa tạo tệp nào.\n", code=DATA_ERRORS)
    return Answer(
        f"Đã tạo {path}; mở tệp, điền rồi chạy: thidua check\n", aside=as_text(problems, 1) if problems else ""
    )


def made_item(folder: Path, kind: Kind, data: dict[str, Any]) -> Answer:
    """Add a record to the file that holds all of its kind, at its end."""
    from generator.commands.new_file import put_new
    from generator.exports.editing.schemas import FOLDER
    from generator.exports.editing.yaml_text import yaml_text

    file = folder / kind.file
    head = f"# yaml-language-server: $schema={'../' * kind.file.count('/')}{FOLDER}/{kind.one}.json"
    before = file.read_text(encoding="utf-8").rstrip() if file.is_file() else head
    problems = put_new(folder, kind.file, f"{before}\n{yaml_text([data])}", replace=file.is_file())
    if any(problem.is_error for problem in problems):
        return Answer(aside=as_text(problems, 1) + "Chưa thêm gì.\n", code=DATA_ERRORS)
    return Answer(f"Đã thêm «{data['id']}» vào cuối {kind.file}; mở tệp, điền tiếp rồi chạy: thidua check\n")


def refuse_misplaced(path: str, kind: str | None = None) -> None:
    """Errors: UserError where a name makes a path that no record (or none of that kind) may have."""
    from generator.reading.problems.problem import Finding
    from generator.reading.records.filing import file_under

    filing = file_under(path, path)
    if isinstance(filing, Finding):
        raise UserError(f"{filing.message}; {filing.hint}", WRONG_USAGE)
    if kind is not None and filing.kind != kind:
        raise UserError(f"«{path}» không phải chỗ của loại bản ghi này", WRONG_USAGE)
