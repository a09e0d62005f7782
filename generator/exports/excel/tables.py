"""A record as tables: a form for its single values, a table for every list of groups, as the models declare them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from generator.exports.editing.kept_text import expanded
from generator.exports.editing.shapes import Shape, ShapePart, parts_of, reported_parts
from generator.exports.excel.helps import clerk_help
from generator.model.kinds import EXEMPLARS, KINDS, PLANS, RECOGNITIONS, RESULTS
from generator.model.results import Reached

Steps = tuple[str, ...]
IN_WORKBOOKS = frozenset({PLANS.key, RESULTS.key, RECOGNITIONS.key, EXEMPLARS.key})
_INNER_BREAK = "⏎"


@dataclass(frozen=True, slots=True)
class Column:
    """One value of a row: the keys that lead to it, its Vietnamese title and help, its shape; `required` where the
    row cannot do without it.
    """

    keys: Steps
    title: str
    help: str
    shape: Shape
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A list (or mapping) of groups: where it stands in the record, its title, its columns, the table it hangs on."""

    steps: Steps
    title: str
    columns: tuple[Column, ...]
    mapping: bool = False
    parent: "Table | None" = None

    @property
    def within(self) -> Steps:
        """The keys that lead to it from a row of its parent, or from the record."""
        return self.steps[len(self.parent.steps) if self.parent else 0 :]


@dataclass(slots=True)
class SheetRow:
    """One group: its label (a number, or the key in a mapping), its parent's label, and its texts by column keys."""

    label: str
    parent: str = ""
    cells: dict[Steps, str] = field(default_factory=dict)


@lru_cache(maxsize=8)
def tables_of(kind: str) -> tuple[Table, ...]:
    """The form (its steps are empty), then every table, parents before their children."""
    root = Table((), "Bản ghi", tuple(_columns(parts_of(KINDS[kind].model))))
    return (root, *_tables(parts_of(KINDS[kind].model), (), None))


def _columns(parts: tuple[ShapePart, ...], keys: Steps = (), titles: Steps = ()) -> Iterator[Column]:
    """The columns of a group. Of a count that may be written otherwise, only the count stands in its place."""
    last: list[Column] = []
    for part in parts:
        path, named = (*keys, part.key), (*titles, part.title)
        if part.shape.model is Reached:
            count, *others = _columns(parts_of(Reached), path, named)
            yield replace(count, title=part.title, help=clerk_help(part.help))
            last += others
        elif part.shape.kind == "group" and part.shape.model:
            yield from _columns(parts_of(part.shape.model), path, named)
        elif part.key != "sample" and not _is_table(part.shape):
            yield Column(path, ": ".join(named), clerk_help(part.help), part.shape, part.required and not keys)
    yield from last


def _is_table(shape: Shape) -> bool:
    return shape.kind == "map" or (shape.kind == "list" and shape.item is not None and shape.item.kind == "group")


def _tables(parts: tuple[ShapePart, ...], steps: Steps, parent: Table | None) -> Iterator[Table]:
    for part in parts:
        here = (*steps, part.key)
        if part.shape.kind == "group" and part.shape.model:
            yield from _tables(parts_of(part.shape.model), here, parent)
        if not _is_table(part.shape) or part.shape.item is None:
            continue
        item, mapping = part.shape.item, part.shape.kind == "map"
        if item.model is None:
            columns: tuple[Column, ...] = (Column((), part.title, clerk_help(part.help), item),)
        else:
            columns = tuple(_columns(reported_parts(item.model)))
        title = f"{parent.title} - {part.title}" if parent else part.title
        table = Table(here, title, columns, mapping, parent)
        yield table
        if item.model is not None:
            yield from _tables(parts_of(item.model), here, table)


def rows_of(table: Table, data: Mapping[str, Any], kind: str) -> list[SheetRow]:
    """The rows of a table in the plain data of a record."""
    whole = expanded(data, Shape("group", model=KINDS[kind].model))
    if not table.steps:
        return [_row("", "", table, whole)]
    parents = rows_with_nodes(table.parent, whole) if table.parent else [("", whole)]
    return [
        _row(label, above, table, node)
        for above, group in parents
        for label, node in _labelled(_at(group, table.within))
    ]


def rows_with_nodes(table: Table, whole: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The labels and groups of a table that hangs on none."""
    return list(_labelled(_at(whole, table.within)))


def _at(value: Any, keys: Steps) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _labelled(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    else:
        yield from ((str(number), item) for number, item in enumerate(value or (), 1))


def _row(label: str, parent: str, table: Table, node: Any) -> SheetRow:
    row = SheetRow(label, parent)
    for column in table.columns:
        value = _at(node, column.keys)
        if value is not None:
            row.cells[column.keys] = _cell(value)
    return row


def _cell(value: Any) -> str:
    """A text, or a list of texts with one to a line."""
    return "\n".join(item.replace("\n", _INNER_BREAK) for item in value) if isinstance(value, list) else str(value)


def compact(value: Any, shape: Shape) -> Any:
    """The opposite of `expanded`, with the keys in the order of the contract."""
    if shape.kind == "list" and shape.item:
        return [compact(item, shape.item) for item in value]
    if shape.kind == "map" and shape.item:
        return {key: compact(item, shape.item) for key, item in value.items()}
    if shape.kind == "group" and shape.model:
        if shape.bare and set(value) == {shape.bare}:
            return value[shape.bare]
        parts = reported_parts(shape.model)
        return {part.key: compact(value[part.key], part.shape) for part in parts if part.key in value}
    return value


def value_of(text: str, shape: Shape) -> Any:
    """The plain value of a cell's text."""
    if shape.kind != "list":
        return text
    return [line.strip().replace(_INNER_BREAK, "\n") for line in text.split("\n") if line.strip()]
