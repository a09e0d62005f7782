"""A new file put into the project, or why not, as a command answers it."""

from pathlib import Path

from generator.commands.answer import Answer
from generator.errors import DATA_ERRORS, WRONG_USAGE, UserError
from generator.reading.report.rendering import as_text


def made(folder: Path, path: str, text: str) -> Answer:
    """Write a new file; with an error in it nothing is written. Errors: UserError where no record may stand there."""
    from generator.site.new_file import FileStandsError, put_new

    refuse_misplaced(path)
    try:
        problems = put_new(folder, path, text)
    except FileStandsError as error:
        return Answer(aside=f"{error}\n", code=DATA_ERRORS)
    if any(problem.severity == "error" for problem in problems):
        return Answer(aside=as_text(problems, 1) + "Chưa tạo tệp nào.\n", code=DATA_ERRORS)
    return Answer(
        f"Đã tạo {path}; mở tệp, điền rồi chạy: thidua check\n", aside=as_text(problems, 1) if problems else ""
    )


def refuse_misplaced(path: str, kind: str | None = None) -> None:
    """Errors: UserError where a name makes a path that no record (or none of that kind) may have."""
    from generator.reading.problems.problem import Finding
    from generator.reading.records.filing import file_under

    filing = file_under(path, path)
    if isinstance(filing, Finding):
        raise UserError(f"{filing.message}; {filing.hint}", WRONG_USAGE)
    if kind is not None and filing.kind != kind:
        raise UserError(f"«{path}» không phải chỗ của loại bản ghi này", WRONG_USAGE)
