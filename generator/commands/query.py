"""`thidua query TABLE`: rows of the open data, without a site."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands import options
from generator.commands.answer import Answer, need_records

if TYPE_CHECKING:
    from generator.exports.data.declared import DataColumn, DataTable, Value

WIDEST, MOST_COLUMNS = 40, 8  # characters of a cell and columns, where a table is printed for people


@click.command(
    help="In các dòng của một BẢNG trong dữ liệu mở; không ghi BẢNG thì kể tên mọi bảng. Cùng bảng, cùng cột với các "
    "tệp ở du-lieu/v1/ của trang."
)
@click.argument("name", metavar="[BẢNG]", required=False)
@click.option(
    "--where", "conditions", multiple=True, metavar="CỘT=GIÁ_TRỊ",
    help="Chỉ những dòng như vậy; ghi nhiều lần thì phải đúng tất cả. Thay = bằng != (khác), ~ (có chữ), >= hay <= "
    "(số, ngày). Ví dụ: --where status=not_met.",
)  # fmt: skip
@click.option("--columns", "chosen", metavar="CỘT,CỘT", help="Chỉ những cột này, theo thứ tự này.")
@options.form_option("table", "csv", "json")
@options.as_of_option
@click.option("--samples", is_flag=True, help="Hỏi bản ghi minh họa thay cho bản ghi thật.")
@click.pass_obj
def query(
    folder: Path, name: str | None, conditions: tuple[str, ...], chosen: str | None, form: str, as_of: date | None,
    samples: bool,
) -> Answer:  # fmt: skip
    """Exit code 1 when the data has errors: half a record would mislead."""
    need_records(folder)
    from generator.exports.data.query import condition_of, listed_tables, places_of, selected, table_of

    if name is None:
        return Answer(listed_tables())
    table = table_of(name)
    asked = [condition_of(table, text) for text in conditions]
    places = places_of(table, [word.strip() for word in chosen.split(",")]) if chosen else None
    rows = selected(_rows(folder, table, as_of, samples), asked)
    return Answer(*_printed(table, rows, places, form))


def _rows(folder: Path, table: "DataTable", as_of: date | None, samples: bool) -> "list[tuple[Value, ...]]":
    from jinja2 import Environment

    from generator.commands.judged import judged
    from generator.config.file import site_address
    from generator.exports.data.origin import OpenData
    from generator.history.last_changes import last_changes
    from generator.history.origins import Origins
    from generator.pages.portal import Portal

    found = judged(folder, as_of, samples, drafts=False)
    judgement = found.evaluation
    origins = Origins(folder, last_changes(folder), found.reading.places)
    shown = judgement.record, judgement, judgement.as_of, Environment(autoescape=True), judgement.base
    return list(OpenData(Portal(*shown, origin_of=origins), site_address(folder)).rows(table))


def _printed(
    table: "DataTable", rows: "list[tuple[Value, ...]]", places: list[int] | None, form: str
) -> tuple[str, int, str]:
    """What goes to standard output, the exit code, what goes to standard error."""
    from generator.exports.data.csv_text import csv_text
    from generator.exports.data.files import json_rows
    from generator.exports.data.registry import columns

    every = columns(table)
    shown = range(len(every)) if places is None else places
    if form == "table":
        return _for_people(table, rows, places)
    names, cells = [every[place].name for place in shown], [[row[place] for place in shown] for row in rows]
    return (csv_text(names, cells) if form == "csv" else json_rows(names, cells)), 0, ""


def _for_people(table: "DataTable", rows: "list[tuple[Value, ...]]", places: list[int] | None) -> tuple[str, int, str]:
    from textwrap import shorten

    from generator.exports.data.registry import columns

    every = columns(table)
    filled = [place for place in range(len(every)) if any(row[place] is not None for row in rows)]
    shown = filled[:MOST_COLUMNS] if places is None else places
    head = [every[place].name for place in shown]
    whole = set(shown) if not sys.stdout.isatty() else {place for place in shown if _names(every[place])}
    texts = ([(place in whole, _cell(row[place])) for place in shown] for row in rows)
    lines = [[text if kept else shorten(text, WIDEST, placeholder=" …") for kept, text in line] for line in texts]
    widths = [max(len(line[place]) for line in [head, *lines]) for place in range(len(shown))]
    text = "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in ([head, *lines] if rows else [])
    )
    left_out = [every[place].name for place in filled if place not in shown] if places is None else []
    more = f"; còn các cột {', '.join(left_out)}: chọn bằng --columns" if left_out else ""
    return text, 0, f"{len(rows)} dòng{more}\n"


def _names(column: "DataColumn") -> bool:
    """Whether a column holds what is asked for by its very letters: an id, an address, a file, a commit."""
    from generator.exports.data.declared import KEY
    from generator.exports.data.registry import ORIGIN

    return column.name == KEY or bool(column.to) or column in ORIGIN


def _cell(value: "Value") -> str:
    if isinstance(value, bool):
        return "đúng" if value else "sai"
    return "" if value is None else str(value).replace("\n", " ")
