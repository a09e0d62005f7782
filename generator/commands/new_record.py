"""`thidua new ONE`: a file of a kind that has no command of its own, its options read off the model."""

from pathlib import Path
from typing import Any

import click

from generator.commands.answer import Answer, need_records
from generator.commands.asked import one_of
from generator.commands.made_file import made, made_item
from generator.commands.options import Word, Year
from generator.errors import WRONG_USAGE, UserError
from generator.exports.editing.shapes import Shape, ShapePart, parts_of
from generator.exports.editing.skeletons import skeleton
from generator.exports.excel.helps import clerk_help
from generator.model.fields import SLUG, SLUG_LENGTH
from generator.model.kinds import KINDS, Kind, in_words
from generator.reading.naming.names import Names, known_names
from generator.vietnamese import slugify

_GROUPS = frozenset({"group", "map"})
_FREE = frozenset({"bodies"})
_FLAGS = {"true": "có", "false": "không"}


def kinds_with_options() -> dict[str, Kind]:
    """By name of command: the kinds of which a record can be made from options alone."""
    return {kind.one: kind for kind in KINDS.values() if _can_be_made(kind)}


def _can_be_made(kind: Kind) -> bool:
    filed = kind.single or kind.below in (("{id}",), ("{year}", "{id}"))
    return filed and not kind.listed and all(_has_option(part.shape) for part in parts_of(kind.model) if part.required)


def _has_option(shape: Shape) -> bool:
    """Whether a value can be given as an option: a scalar, or a list of what a bare text stands for."""
    if shape.kind == "list" and shape.item is not None:
        return _has_option(shape.item) or bool(_lead(shape.item))
    return shape.kind not in _GROUPS


def _lead(item: Shape) -> str:
    """The key of a group that a bare text stands for, or the only one that it must have; "" where there is none."""
    needed = [part for part in parts_of(item.model) if part.required] if item.model else []
    only = len(needed) == 1 and needed[0].shape.kind not in _GROUPS | {"list"}
    return item.bare or (needed[0].key if only else "")


def command_for(kind: Kind) -> click.Command:
    """The command that makes a record of a kind: its id or name, its year where it has one, its keys as options."""
    options: list[click.Parameter] = [click.Argument(["name"])]
    if kind.yearly:
        options.append(click.Option(["--year"], type=Year(), required=True, help="Năm của thư mục."))
    offered = [part for part in parts_of(kind.model) if part.key not in {"sample", "id"} and _has_option(part.shape)]
    options += [_option(part, kind.named_by) for part in offered]

    @click.pass_obj
    def run(folder: Path, /, name: str, year: int | None = None, **given: Any) -> Answer:
        need_records(folder)
        key, named = _named(kind, name)
        values = {part.key: given[_parameter(part.key)] for part in offered}
        values = {kind.named_by: named} | {key: value for key, value in values.items() if value not in (None, ())}
        data = _data(offered, values, _names(folder))
        if kind.single:
            return made_item(folder, kind, {"id": key, **data})
        path = kind.file.replace("{year}", str(year)).replace("{id}", key)
        return made(folder, path, skeleton(kind.key, kind.file.count("/"), data))

    return click.Command(kind.one, params=options, callback=run, help=f"{kind.names.title}: {in_words(kind.file)}. "
                         "TÊN là mã, hoặc tên đầy đủ để cổng đặt mã.")  # fmt: skip


def _named(kind: Kind, name: str) -> tuple[str, Any]:
    """The id, and the name where that was written instead: its id is made of it."""
    if SLUG.fullmatch(name) or not any(map(str.isspace, name)):
        return name, None
    shape = next(part.shape for part in parts_of(kind.model) if part.key == kind.named_by)
    return slugify(name)[:SLUG_LENGTH].strip("-"), (name,) if shape.kind == "list" else name


def _data(offered: list[ShapePart], values: dict[str, Any], names: Names) -> dict[str, Any]:
    """The plain data of a record. Errors: UserError where a key is missing, or a name is not known."""
    missing = [part for part in offered if part.required and values.get(part.key) is None]
    if missing:
        lacking = ", ".join(f"--{part.key.replace('_', '-')} ({part.title})" for part in missing)
        raise UserError(f"còn thiếu: {lacking}", WRONG_USAGE)
    return {part.key: _value(part, values[part.key], names) for part in offered if values.get(part.key) is not None}


def _names(folder: Path) -> Names:
    from generator.reading.read import load_sides

    record = load_sides(folder, samples=False).real.record
    return known_names(record, record)


def _option(part: ShapePart, named_by: str) -> click.Option:
    needed = " Bắt buộc." if part.required and part.key != named_by else ""
    return click.Option(
        [f"--{part.key.replace('_', '-')}", _parameter(part.key)],
        type=_type(part.shape),
        multiple=part.shape.kind == "list",
        help=f"{part.title}.{needed} {clerk_help(part.help)}".strip(),
    )


def _type(shape: Shape) -> Any:
    found = shape.of_one
    if found.kind == "flag":
        return Word(tuple(_FLAGS), _FLAGS)
    return Word(found.choices) if found.kind == "choice" else str


def _parameter(key: str) -> str:
    """The name of a key's parameter, which may not be one of ours or of Python's."""
    return f"key_{key.replace('-', '_')}"


def _value(part: ShapePart, value: Any, names: Names) -> Any:
    """A list as a list; what a bare text stands for under its key; a name as its id."""
    if part.shape.kind != "list" or part.shape.item is None:
        return _known(part.shape, value, names)
    item = part.shape.item
    lead = _lead(item)
    shape = next((below.shape for below in parts_of(item.model) if below.key == lead), item) if item.model else item
    found = [_known(shape, one, names) for one in value]
    return [{lead: one} for one in found] if lead else found


def _known(shape: Shape, value: Any, names: Names) -> Any:
    if shape.refers not in names:
        return value
    if shape.refers in _FREE:
        from generator.reading.naming.lookup import meant

        found = meant(value, names[shape.refers])
        return found[0] if len(found) == 1 else value
    return one_of(value, names[shape.refers], "bản ghi")
