"""The command line: the only place that prints and exits."""

import sys
from pathlib import Path

import click

from generator.reading.read import read_folder
from generator.reading.report import as_json, as_text

DATA_ERRORS, WRONG_USAGE, OWN_FAULT = 1, 2, 70
_SHOWN = 200


@click.group(help="Cổng thi đua: kiểm tra, dựng và xem sổ công khai.")
@click.option(
    "-C", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".", help="Thư mục dự án."
)
@click.pass_context
def cli(context: click.Context, folder: Path) -> None:
    """The commands share the folder of the project."""
    context.obj = folder


@cli.command(help="Kiểm tra mọi tệp, in tất cả các lỗi.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Dạng in ra.")
@click.pass_obj
def check(folder: Path, form: str) -> None:
    """Exit code 0 when there is no error, 1 otherwise; warnings alone are no error."""
    need_records(folder)
    reading = read_folder(folder)
    if form == "json":
        click.echo(as_json(reading.problems))
    else:
        click.echo(as_text(reading.problems, reading.files, _SHOWN), nl=False)
    if reading.errors:
        raise SystemExit(DATA_ERRORS)


def need_records(folder: Path) -> None:
    """A usage error where the folder is no project."""
    if not (folder / "content").is_dir() and not (folder / "data").is_dir():
        raise click.UsageError(f"{folder} không có thư mục content/ hay data/; dùng -C để chỉ thư mục dự án")


def main() -> None:
    """The entry point: our own faults are said as such, with how to report them."""
    try:
        cli(prog_name="thidua")
    except Exception as fault:
        click.echo(f"Lỗi của chính chương trình, không phải của dữ liệu: {type(fault).__name__}: {fault}", err=True)
        sys.exit(OWN_FAULT)


if __name__ == "__main__":
    main()
