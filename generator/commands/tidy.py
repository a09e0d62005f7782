"""`thidua format`: the canonical layout, comments kept."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from generator.commands.answer import Answer, need_records
from generator.errors import DATA_ERRORS
from generator.reading.text.disk import ALL_FOLDERS


@click.command("format", help="Trình bày lại các tệp YAML cho đều, giữ nguyên nội dung và chú thích.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", "check_only", is_flag=True, help="Chỉ nói tệp nào chưa đều, không sửa.")
@click.option(
    "--fix", is_flag=True, help="Xóa cả ký tự không nhìn thấy (thường từ Word), đổi Tab đầu dòng thành dấu cách."
)
@click.pass_obj
def tidy(folder: Path, paths: Sequence[Path], check_only: bool, fix: bool) -> Answer:
    """Without PATHS every record of the folder. Exit code 1 with --check where a file is not laid out."""
    need_records(folder)
    from generator.exports.editing.layout import CannotLayOutError, laid_out
    from generator.reading.text.characters import without_unseen

    changed, left = [], []
    for path in _files(folder, paths):
        text = path.read_bytes().decode("utf-8", "replace")
        made, unseen = without_unseen(text) if fix else (text, 0)
        if unseen:
            done = "có" if check_only else "đã bỏ hay thay"
            changed.append(f"{path}: {done} {unseen} ký tự không nhìn thấy hoặc chỗ thụt dòng bằng ký tự lạ\n")
        try:
            made = laid_out(made)
        except CannotLayOutError as error:
            left.append(f"{path}: {'chưa trình bày lại' if unseen else 'để nguyên'}, {error}\n")
            if not unseen:
                continue
        if made != text:
            changed += [] if unseen else [f"{path}: {'chưa đều' if check_only else 'đã trình bày lại'}\n"]
            if not check_only:
                path.write_text(made, encoding="utf-8", newline="\n")
    return Answer("".join(changed), DATA_ERRORS if check_only and changed else 0, "".join(left))


def _files(folder: Path, paths: Sequence[Path]) -> Iterator[Path]:
    """The regular YAML files meant; links are never followed."""
    for path in paths or [folder / name for name in ALL_FOLDERS]:
        found = sorted(path.rglob("*.yml")) if path.is_dir() else [path]
        yield from (file for file in found if file.is_file() and not file.is_symlink())
