"""Options that several commands share."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
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


class Year(click.ParamType[int]):
    """A year. Errors: UserError."""

    name = "năm"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year of a text."""
        from generator.model.dates import FIRST_YEAR, LAST_YEAR  # not before it is asked for: `--help` is quick

        text = str(value).strip()
        if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
            return int(text)
        message = f"«{value}» không phải một năm từ {FIRST_YEAR} đến {LAST_YEAR}"
        raise UserError(message, WRONG_USAGE, param.opts[-1] if param else "")


as_of_option = click.option(
    "--as-of", "as_of", type=Day(), metavar="NGÀY",
    help="Tính đến ngày này; mặc định hôm nay ở Việt Nam, hay theo SOURCE_DATE_EPOCH.",
)  # fmt: skip


drafts_option = click.option(
    "--drafts", is_flag=True, help="Hiện cả bản nháp: kế hoạch chưa có tên, văn bản hay chỉ tiêu."
)


allow_removal_option = click.option(
    "--allow-removal", is_flag=True, help="Cho qua việc nhiều bản ghi không còn; lý do lâu dài ghi ở mkdocs.yml."
)


class ProjectFolder(click.ParamType[Path]):
    """A folder that is there. Errors: UserError."""

    name = "thư mục"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path of a text."""
        path = Path(value)
        if path.is_dir():
            return path
        wrong = f"«{value}» là một tệp, không phải thư mục" if path.exists() else f"không có thư mục «{value}»"
        raise UserError(f"{wrong}; ghi thư mục có content/ và data/", WRONG_USAGE, param.opts[-1] if param else "")


class PromptedOption(click.Option):
    """An option that is asked for where it is missing. Errors: UserError where nobody is there to answer."""

    def prompt_for_value(self, ctx: click.Context) -> Any:
        """The answer."""
        try:
            return super().prompt_for_value(ctx)
        except click.Abort as end:
            if not isinstance(end.__context__, EOFError):
                raise
            name = self.opts[-1]
            message = f'thiếu {name}, mà không có ai ở bàn phím để hỏi; ghi ngay trong lệnh: {name} "…"'
            raise UserError(message, WRONG_USAGE) from end


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


class Word(click.ParamType[str]):
    """A word of a closed list: as the files have it, by its Vietnamese label, or by part of that. Errors: UserError.

    `labels` are the Vietnamese words of each, where the vocabularies of the contract do not have them.
    """

    name = "từ"

    def __init__(self, choices: Sequence[str], labels: Mapping[str, str] | None = None) -> None:
        self._choices, self._own = tuple(choices), labels

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as the files have it."""
        if value in self._choices:
            return str(value)
        from generator.reading.naming.lookup import containing, meant

        labels = self.labels()
        words = {word: (label,) for word, label in labels.items()}
        found = meant(str(value), words) or containing(str(value), words)
        if len(found) == 1:
            return found[0]
        offered = {key: labels[key] for key in found} or labels
        what = "có thể là nhiều mục" if found else "không có trong danh sách"
        allowed = "; ".join(offered.values())
        message = f"«{value}» {what}; ghi một trong: {allowed}"
        raise UserError(message, WRONG_USAGE, param.opts[-1] if param else "")

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The labels, as help shows them."""
        return f"[{'|'.join(self.labels().values())}]"

    def labels(self) -> Mapping[str, str]:
        """Each word with its label."""
        from generator.exports.editing.vocabulary import words_for

        return self._own or words_for(self._choices)


_FORM_LABELS = {"text": "chữ", "table": "bảng"}


def form_option(*forms: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that says in which form to print; the first of `forms` unless it is given."""
    labels = {form: _FORM_LABELS.get(form, form) for form in forms}
    return click.option("--format", "form", type=Word(forms, labels), default=forms[0], help="Dạng in ra.")
