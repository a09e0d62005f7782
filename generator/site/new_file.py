"""Puts a new file into the project, and takes it back where the check refuses it."""

from pathlib import Path

from generator.reading.problems import Problem
from generator.reading.read import read_folder


class FileStandsError(Exception):
    """There is a file already; it is never written over."""


def put_new(root: Path, path: str, text: str) -> tuple[Problem, ...]:
    """Write a file that must not exist yet; the problems `thidua check` finds in it. With an error, it is gone again.

    Errors: FileStandsError.
    """
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise FileStandsError(f"đã có tệp {path}; lệnh này không ghi đè") from error
    problems = tuple(problem for problem in read_folder(root).problems if problem.path == path)
    if any(problem.severity == "error" for problem in problems):
        target.unlink()
    return problems
