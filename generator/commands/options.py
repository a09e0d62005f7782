"""Options that several commands share."""

import re
from datetime import date, datetime
from typing import Any

import click

from generator.errors import WRONG_USAGE, UserError

DAY_FORMS = ("%Y-%m-%d", "%d/%m/%Y")
LAST_PORT = 65_535
_PORT = re.compile("[0-9]{1,5}")


class Day(click.ParamType[date]):
    """A day as `2026-11-30` or `30/11/2026`. Errors: UserError."""

    name = "ngày"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day of a text."""
        for form in DAY_FORMS:
            try:
                return datetime.strptime(str(value).strip(), form).date()
            except ValueError:
                continue
        message = f"«{value}» không phải một ngày có trong lịch; viết 2026-11-30 hay 30/11/2026"
        raise UserError(message, WRONG_USAGE, param.opts[-1] if param else "")


as_of_option = click.option(
    "--as-of", "as_of", type=Day(), metavar="NGÀY",
    help="Tính đến ngày này; mặc định hôm nay ở Việt Nam, hay theo SOURCE_DATE_EPOCH.",
)  # fmt: skip


class Address(click.ParamType[str]):
    """Where to serve, `host:port`. Errors: UserError."""

    name = "địa chỉ"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address as it was given."""
        host, colon, port = str(value).rpartition(":")
        if host and colon and not any(map(str.isspace, host)) and _PORT.fullmatch(port) and int(port) <= LAST_PORT:
            return str(value)
        message = f"«{value}» không phải địa chỉ và cổng; viết như 127.0.0.1:8000, cổng từ 0 đến {LAST_PORT}"
        raise UserError(message, WRONG_USAGE, param.opts[-1] if param else "")
