"""`thidua kiosk ORG --zip FILE`: the copy for players without https or network."""

from datetime import date
from pathlib import Path

import click

from generator.commands.answer import Answer, need_records
from generator.commands.options import as_of_option, drafts_option
from generator.errors import DATA_ERRORS, OUTSIDE, UserError, reason
from generator.reading.read import read_folder
from generator.reading.report.rendering import as_text


@click.command(help="Đóng gói trang chiếu của một tổ chức, cụm hay khối thành một tệp chạy được từ đĩa.")
@click.argument("owner")
@click.option(
    "--zip", "target", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Tệp .zip sẽ được ghi."
)
@click.option("--screen", default="", help="Mã màn hình trong data/screens, nếu trình phát không nhận ?man=… .")
@click.option(
    "--url", default="", envvar="PORTAL_URL", help="Địa chỉ công khai của cổng, để bản chép tự lấy số liệu mới."
)
@drafts_option
@as_of_option
@click.pass_obj
def kiosk(folder: Path, owner: str, target: Path, screen: str, url: str, drafts: bool, as_of: date | None) -> Answer:
    """Exit code 1 when the data has errors."""
    need_records(folder)
    from generator.config.severities import raised_codes
    from generator.kiosk.copy import kiosk_copy
    from generator.site.build import judge
    from generator.site.settings import settings_for
    from generator.theming.kiosk import kiosk_template
    from generator.theming.page_templates import template_environment

    reading = read_folder(folder, raised=raised_codes(folder))
    if reading.errors:
        return Answer("", DATA_ERRORS, as_text(reading.errors, reading.files))
    site = f"{url.rstrip('/')}/" if url else ""
    settings = settings_for(folder, as_of, drafts=drafts)
    portals = judge(settings, reading.record, reading.sample_record, template_environment())
    made = kiosk_copy(portals, kiosk_template(), owner, screen, site)
    _write(target, made.archive)
    news = f"tự lấy số liệu mới từ {site}" if site else "không tự lấy số liệu mới: thêm --url"
    return Answer(f"Đã ghi {target}: một tệp index.html, {made.page // 1000} kB, {news}\n")


def _write(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as error:
        raise UserError(f"không ghi được {target}: {reason(error)}; chọn chỗ khác cho --zip", OUTSIDE) from error
