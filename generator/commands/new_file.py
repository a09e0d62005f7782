"""Puts a new file into the project, and takes it back where the check refuses it."""

import shutil
from pathlib import Path

from generator.errors import UserError
from generator.reading.problems.problem import Problem
from generator.reading.read import read_folder

# What a template lacks until somebody fills it in: no reason not to make it.
_TO_FILL_IN = frozenset({"no-figures", "correction-without-figures", "blank-key"})


class FileStandsError(UserError):
    """There is a file already; it is never written over."""


def put(root: Path, path: str, text: str, replace: bool = False) -> None:
    """Write a file, through one beside it: at no moment is there half of one. One that is replaced keeps its mode.

    Errors: FileStandsError where the file exists and may not be replaced.
    """
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{target.name}~")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        if not replace:
            target.touch(exist_ok=False)
        elif target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except FileExistsError as error:
        raise FileStandsError(f"đã có tệp {path}; lệnh này không ghi đè") from error
    finally:
        beside.unlink(missing_ok=True)


def put_new(root: Path, path: str, text: str, replace: bool = False) -> tuple[Problem, ...]:
    """Write a file; the problems `thidua check` finds in it, but for what is yet to be filled in.

    With an error, all is as it was before.

    Errors: FileStandsError where the file exists and may not be replaced.
    """
    target = root / path
    before = target.read_bytes() if replace and target.is_file() and not target.is_symlink() else None
    put(root, path, text, replace=before is not None)
    found = (problem for problem in read_folder(root).problems if problem.path == path)
    problems = tuple(problem for problem in found if problem.code not in _TO_FILL_IN)
    if any(problem.is_error for problem in problems):
        target.unlink()
        if before is not None:
            target.write_bytes(before)
    return problems
