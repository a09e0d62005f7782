"""`thidua new ONE`: a file of a kind that has no command of its own, its options read off the model."""

from pathlib import Path
from typing import Any

import click

from generator.commands.answer import Answer, need_records
from generator.commands.made_file import made
from generator.exports.editing.shapes import Shape, ShapePart, parts_of
from generator.exports.editing.skeletons import skeleton
from generator.exports.editing.vocabulary import words_for
from generator.model.kinds import KINDS, Kind, in_words

_YEAR = click.IntRange(1900, 2100)
_GROUPS = frozenset({"group", "map"})


def kinds_with_options() -> dict[str, Kind]:
    """By name of command: the kinds of which a file can be made from options alone."""
    return {kind.one: kind for kind in KINDS.values() if _can_be_made(kind)}


def _can_be_made(kind: Kind) -> bool:
    filed = kind.below in (("{id}",), ("{year}", "{id}")) and not kind.listed
    return filed and all(_has_option(part.shape) for part in parts_of(kind.model) if part.required)


def _has_option(shape: Shape) -> bool:
    """Whether a value can be said in an option: a scalar, or a list of what a bare text stands for."""
    if shape.kind == "list" and shape.item is not None:
        return _has_option(shape.item) or bool(shape.item.bare)
    return shape.kind not in _GROUPS


def command_for(kind: Kind) -> click.Command:
    """The command that makes a file of a kind: its id, its year where it has one, and its keys as options."""
    options: list[click.Parameter] = [click.Argument(["name"])]
    if kind.yearly:
        options.append(click.Option(["--year"], type=_YEAR, required=True, help="Năm của thư mục."))
    offered = [part for part in parts_of(kind.model) if part.key != "sample" and _has_option(part.shape)]
    options += [_option(part) for part in offered]

    @click.pass_obj
    def run(folder: Path, /, name: str, year: int | None = None, **given: Any) -> Answer:
        need_records(folder)
        keys = {_parameter(part.key): part for part in offered}
        data = {keys[key].key: _value(keys[key], value) for key, value in given.items() if value not in (None, ())}
        path = kind.file.replace("{year}", str(year)).replace("{id}", name)
        return made(folder, path, skeleton(kind.key, kind.file.count("/"), data))

    return click.Command(kind.one, params=options, callback=run, help=f"{kind.names.title}: {in_words(kind.file)}.")


def _option(part: ShapePart) -> click.Option:
    words = _words(part.shape)
    return click.Option(
        [f"--{part.key.replace('_', '-')}", _parameter(part.key)],
        type=click.Choice(words) if words else str,
        multiple=part.shape.kind == "list",
        required=part.required,
        help=f"{part.title}. {part.help}".strip(),
    )


def _words(shape: Shape) -> list[str]:
    found = shape.item if shape.kind == "list" and shape.item is not None else shape
    return list(words_for(found.choices)) if found.kind == "choice" else []


def _parameter(key: str) -> str:
    """The name of a key's parameter, which may not be one of ours or of Python's."""
    return f"key_{key.replace('-', '_')}"


def _value(part: ShapePart, value: Any) -> Any:
    """A list as a list; what a bare text stands for under its key."""
    if part.shape.kind != "list":
        return value
    bare = part.shape.item.bare if part.shape.item is not None else ""
    return [{bare: item} if bare else item for item in value]
