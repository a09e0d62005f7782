"""The command line: the only place that prints and exits."""

import json
import os
import signal
import sys
import time
from datetime import date
from functools import partial
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from generator.commands import options
from generator.commands.answer import Answer, need_config, need_records
from generator.errors import OUTSIDE, REFUSALS, UserError, reason
from generator.memory import keep_within_machine
from generator.words import in_vietnamese
from generator.words.usage import in_vietnamese_places

OWN_FAULT, STOPPED = 70, 128
INTERRUPTED = STOPPED + signal.SIGINT
# Command → the module that holds it: loaded only when asked for.
_ELSEWHERE = {
    "check": "check.check", "diff": "diff.diff", "find": "find.find", "format": "tidy.tidy",
    "import": "excel_import.import_",
    "kiosk": "kiosk.kiosk", "new": "new.new", "query": "query.query", "schemas": "schemas.schemas",
    "template": "template.template",
    "verify": "verify.verify",
}  # fmt: skip


class _Group(click.Group):
    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Say what a person caused or the machine refused: the one place that does."""
        try:
            return super().main(*args, **kwargs)
        except UserError as error:
            click.echo(str(error), err=True)
            sys.exit(error.exit_code)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *_ELSEWHERE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _ELSEWHERE:
            own = super().get_command(ctx, cmd_name)
            return in_vietnamese_places(own) if own else None
        module, name = _ELSEWHERE[cmd_name].split(".")
        found: click.Command = getattr(import_module(f"generator.commands.{module}"), name)
        return in_vietnamese_places(found)


@click.group(cls=_Group, help="Cổng thi đua: kiểm tra, dựng và xem sổ công khai.")
@click.option("-C", "folder", type=options.ProjectFolder(), metavar="THƯ_MỤC", default=".", help="Thư mục dự án.")
@click.version_option(
    package_name="cong-thi-dua", prog_name="thidua", message="%(prog)s %(version)s", help="In phiên bản rồi thôi."
)
@click.pass_context
def cli(context: click.Context, folder: Path) -> None:
    """The commands share the folder of the project."""
    context.obj = folder


def _print(text: str, *, nl: bool = True, err: bool = False) -> None:
    """Errors: UserError where what is printed cannot be written. Who reads no more has enough: the process ends."""
    try:
        click.echo(text, nl=nl, err=err)
    except BrokenPipeError:
        os._exit(STOPPED + signal.SIGPIPE)
    except OSError as error:
        raise UserError(f"không in ra được: {reason(error)}; đĩa nhận có đầy không?", OUTSIDE) from error


@cli.result_callback()
def print_answer(answer: Answer | None, folder: Path) -> None:
    """Print what a command answers, and exit with its code."""
    if answer is None:
        return
    _print(answer.text, nl=False)
    _print(answer.aside, nl=False, err=True)
    if answer.code:
        raise SystemExit(answer.code)


@cli.command(help="In kết luận từng chỉ tiêu, với căn cứ của kết luận.")
@click.option("--plan", "asked", help="Kế hoạch: mã, ví dụ 2023/tct-binh-thuan, hay tên trường; mặc định là tất cả.")
@click.option("--year", type=options.Year(), help="Chỉ kế hoạch có năm này.")
@options.form_option("table", "json")
@options.as_of_option
@click.option("--samples", is_flag=True, help="In bản ghi minh họa thay cho bản ghi thật.")
@click.pass_obj
def status(folder: Path, asked: str | None, year: int | None, form: str, as_of: date | None, samples: bool) -> None:
    """Exit code 1 when the data has errors: a verdict on half a record would mislead. Drafts are marked."""
    need_records(folder)
    from generator.commands.asked import plan_of
    from generator.commands.judged import judged
    from generator.exports.status import status_json, status_table

    evaluation = judged(folder, as_of, samples).evaluation
    plan_id = None if asked is None else plan_of([evaluation.record], asked, year)[1].id
    if form == "json":
        _print(json.dumps(status_json(evaluation, plan_id, year), ensure_ascii=False, indent=2))
    else:
        _print(status_table(evaluation, plan_id, year), nl=False)


@cli.command(help="Kiểm tra rồi dựng trang; có lỗi thì trang cũ còn nguyên.")
@click.option("--site", type=click.Path(path_type=Path), help="Thư mục đích, mặc định theo mkdocs.yml.")
@options.drafts_option
@options.allow_removal_option
@options.as_of_option
@click.pass_obj
def build(folder: Path, site: Path | None, drafts: bool, allow_removal: bool, as_of: date | None) -> None:
    """Exit code 1 when the data has errors: nothing is written then."""
    started = time.monotonic()
    need_records(folder)
    need_config(folder)
    from generator.site.mkdocs.running import build_site

    made = build_site(folder, site, as_of, drafts, allow_removal)
    seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
    _print(f"Đã dựng {made.pages} trang hồ sơ trong {seconds} giây vào {made.site}")
    for remark in made.remarks:
        _print(f"Lưu ý: {remark}")
    if made.warnings:
        _print(f"Dữ liệu có {made.warnings} cảnh báo; xem bằng lệnh thidua check")


@cli.command(help="Giữ cả trang của hôm nay thành một bản lưu, snapshots/TÊN.tar.xz, mà các lần dựng sau mang theo.")
@click.argument("name")
@options.as_of_option
@click.pass_obj
def snapshot(folder: Path, name: str, as_of: date | None) -> None:
    """Builds aside what the commit holds. Exit code 2 where the name is odd or taken, or not all is committed."""
    need_records(folder)
    need_config(folder)
    from generator.config.day import build_day
    from generator.proof.snapshots import refuse_ahead, take
    from generator.site.mkdocs.running import build_site

    refuse_ahead(build_day(as_of), build_day())
    _print(take(folder, name, lambda site: build_site(folder, site, as_of, frozen=name)))


@cli.command(help="Mở trang trên máy này; lưu một tệp thì trang đang xem đổi theo ngay.")
@click.option(
    "--address",
    type=options.Address(),
    metavar="MÁY:CỔNG",
    default="127.0.0.1:8000",
    show_default=True,
    help="Địa chỉ và cổng.",
)
@options.drafts_option
@options.as_of_option
@click.pass_obj
def serve(folder: Path, address: str, drafts: bool, as_of: date | None) -> None:
    """Runs until it is stopped."""
    need_records(folder)
    need_config(folder)
    from generator.commands.check import store_for
    from generator.config.day import fix_day
    from generator.serving.project import serve_project
    from generator.site.mkdocs.dresser import dresser

    fix_day(as_of)
    serve_project(folder, address, partial(dresser, drafts=drafts), _print, store_for(folder))


def main() -> None:
    """The entry point: our own faults are said as such, with how to report them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    in_vietnamese()
    in_vietnamese_places(cli)
    signal.signal(signal.SIGTERM, _stopped)
    keep_within_machine()
    try:
        ended = cli(prog_name="thidua", standalone_mode=False)
        _leave(SystemExit(ended if isinstance(ended, int) else 0))
    except SystemExit as end:
        _leave(end)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Đã dừng theo yêu cầu.", err=True)
        sys.exit(INTERRUPTED)
    except MemoryError:
        click.echo("Máy hết bộ nhớ; đóng bớt chương trình khác rồi chạy lại. Dữ liệu và trang cũ còn nguyên.", err=True)
        sys.exit(OUTSIDE)
    except click.ClickException as mistake:
        mistake.show()
        sys.exit(mistake.exit_code)
    except Exception as fault:
        sys.exit(_failed(fault))


def _stopped(number: int, _: object) -> NoReturn:
    """Who asks this process to end finds nothing left of a half-made site."""
    raise SystemExit(STOPPED + number)


def _leave(end: SystemExit) -> NoReturn:
    """End at once: taking a big record apart in memory, part by part, takes as long as judging it."""
    if not isinstance(end.code, int | None):
        raise end
    code = end.code or 0
    for stream in filter(None, (sys.stdout, sys.stderr)):  # None where it was closed before this began
        try:
            stream.flush()
        except OSError:
            code = code or OUTSIDE
    os._exit(code)


def _failed(fault: Exception) -> int:
    """Say why it ends so: the machine refused something, or a fault of our own. The exit code."""
    if isinstance(fault, OSError) and fault.errno in REFUSALS:
        click.echo(f"máy không cho làm việc này: {reason(fault)} ({fault.filename or fault.strerror})", err=True)
        return OUTSIDE
    click.echo(_own_fault(fault), err=True)
    return OWN_FAULT


def _own_fault(fault: Exception) -> str:
    """What went wrong, where in our code, and what to send to whom."""
    from generator.reading.problems.placing import printable  # a fault may quote the name of a file
    from generator.workers import place_of

    return (
        f"Lỗi của chính chương trình, không phải của dữ liệu: {type(fault).__name__}: {printable(str(fault))}\n"
        f"ở {place_of(fault)}, lệnh: thidua {' '.join(sys.argv[1:])}\n"
        "Hãy gửi hai dòng trên cho người giữ mã nguồn (xem CONTRIBUTING.md); dữ liệu và trang cũ không bị thay đổi."
    )


if __name__ == "__main__":
    main()
