"""`thidua find WORDS`: kind, id, names and file of every record that bears such a name."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.answer import Answer, need_records
from generator.commands.options import form_option
from generator.errors import DATA_ERRORS

if TYPE_CHECKING:
    from generator.reading.naming.find import Found


@click.command(
    help="Tìm mọi bản ghi theo TÊN: tên đầy đủ, tên tắt, chữ viết tắt, tên cũ, mã; có dấu hay không, sai một chữ "
    "cũng được. In loại, mã, tên, tệp."
)
@click.argument("words", nargs=-1, required=True)
@form_option("text", "json")
@click.pass_obj
def find(folder: Path, words: tuple[str, ...], form: str) -> Answer:
    """Exit code 1 where nothing bears such a name."""
    need_records(folder)
    from generator.reading.naming.find import found_in
    from generator.reading.read import load_sides

    loaded = load_sides(folder)
    asked = " ".join(words)
    found = found_in((side.record for side in (loaded.real, loaded.sample) if side), asked)
    code = 0 if found else DATA_ERRORS
    if form == "json":
        return Answer(json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=2) + "\n", code)
    if not found:
        return Answer(aside=f"không có gì mang tên «{asked}»; bớt chữ, hoặc xem mục lục trên trang\n", code=code)
    return Answer("".join(map(_lines, found)))


def _lines(one: "Found") -> str:
    mark = " · MINH HỌA" if one.sample else ""
    names = f"    {'; '.join(one.names)}\n" if one.names else ""
    return f"{one.id} · {one.title}{mark}\n{names}    {one.file}\n"
