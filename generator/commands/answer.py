"""What a command has to say, and the folder it needs."""

from dataclasses import dataclass
from pathlib import Path

import click

DATA_ERRORS = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """`text` for standard output and `aside` for standard error, both with their line ends; `code` to exit with."""

    text: str = ""
    code: int = 0
    aside: str = ""


def need_records(folder: Path) -> None:
    """A usage error where the folder is no project."""
    if not (folder / "content").is_dir() and not (folder / "data").is_dir():
        raise click.UsageError(f"{folder} không có thư mục content/ hay data/; dùng -C để chỉ thư mục dự án")
