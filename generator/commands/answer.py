"""What a command has to say, and the folder it needs."""

from dataclasses import dataclass
from pathlib import Path

from generator.config.file import written_config
from generator.errors import WRONG_USAGE, UserError


@dataclass(frozen=True, slots=True)
class Answer:
    """`text` for standard output and `aside` for standard error, both with their line ends; `code` to exit with."""

    text: str = ""
    code: int = 0
    aside: str = ""


def need_records(folder: Path) -> None:
    """Errors: UserError where the folder is no project, or its mkdocs.yml cannot be read."""
    if not (folder / "content").is_dir() and not (folder / "data").is_dir():
        raise UserError(f"{folder} không có thư mục content/ hay data/; dùng -C để chỉ thư mục dự án", WRONG_USAGE)
    written_config(folder)


def need_config(folder: Path) -> None:
    """Errors: UserError where there is nothing that names the site."""
    if not (folder / "mkdocs.yml").is_file():
        raise UserError(f"{folder} không có mkdocs.yml; một dòng «site_name: Tên cổng» là đủ", WRONG_USAGE)
