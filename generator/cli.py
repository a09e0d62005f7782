"""The command line: the only place that prints and exits."""

import sys
import time
from pathlib import Path
from typing import NoReturn

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


@cli.command(help="Kiểm tra rồi dựng trang; có lỗi thì trang cũ còn nguyên.")
@click.option(
    "--site", type=click.Path(file_okay=False, path_type=Path), help="Thư mục đích, mặc định theo mkdocs.yml."
)
@click.pass_obj
def build(folder: Path, site: Path | None) -> None:
    """Exit code 1 when the data has errors: nothing is written then."""
    need_records(folder)
    need_config(folder)
    from generator.site.mkdocs_adapter import BuildRefusedError, build_site

    started = time.monotonic()
    try:
        made = build_site(folder, site)
    except BuildRefusedError as refusal:
        refuse(refusal)
    seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
    click.echo(f"Đã dựng {made.pages} trang hồ sơ trong {seconds} giây vào {made.site}")
    if made.warnings:
        click.echo(f"Dữ liệu có {made.warnings} cảnh báo; xem bằng lệnh thidua check")


@cli.command(help="Dựng trang, mở tại địa chỉ trên máy này, tự dựng lại khi tệp đổi.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Địa chỉ và cổng.")
@click.pass_obj
def serve(folder: Path, address: str) -> None:
    """Runs until it is stopped."""
    need_records(folder)
    need_config(folder)
    from generator.site.mkdocs_adapter import BuildRefusedError, serve_site

    try:
        serve_site(folder, address)
    except BuildRefusedError as refusal:
        refuse(refusal)


def refuse(refusal: Exception) -> NoReturn:
    """Say why nothing was published."""
    click.echo(str(refusal), err=True)
    raise SystemExit(DATA_ERRORS)


def need_records(folder: Path) -> None:
    """A usage error where the folder is no project."""
    if not (folder / "content").is_dir() and not (folder / "data").is_dir():
        raise click.UsageError(f"{folder} không có thư mục content/ hay data/; dùng -C để chỉ thư mục dự án")


def need_config(folder: Path) -> None:
    """A usage error where there is nothing that names the site."""
    if not (folder / "mkdocs.yml").is_file():
        raise click.UsageError(f"{folder} không có mkdocs.yml; một dòng «site_name: Tên cổng» là đủ")


def main() -> None:
    """The entry point: our own faults are said as such, with how to report them."""
    try:
        cli(prog_name="thidua")
    except Exception as fault:
        click.echo(f"Lỗi của chính chương trình, không phải của dữ liệu: {type(fault).__name__}: {fault}", err=True)
        sys.exit(OWN_FAULT)


if __name__ == "__main__":
    main()
