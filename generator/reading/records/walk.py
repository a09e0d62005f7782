"""Walks a record, or the plain data of one with errors, by the keys an editor writes."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.model.refs import Spec
from generator.reading.problems.problem import Loc

_ATTRIBUTES = {
    "from": "from_",
    "for": "for_",
    "mid-year": "mid_year",
    "year-end": "year_end",
    "reached": "reported",
    "of": "base",
}


def get(node: Any, key: str) -> Any:
    """The value of a key, None where there is none."""
    if isinstance(node, dict):
        return node.get(key)
    fields = getattr(node, "__dict__", None)  # of a model; texts and lists have none
    if not fields:
        return None
    return fields[key] if key in fields else fields.get(_ATTRIBUTES.get(key, ""))


def text(node: Any, key: str) -> str:
    """The text of a key, stripped; "" where there is none."""
    value = get(node, key)
    return value.strip() if isinstance(value, str) else ""


def items(node: Any, key: str) -> list[tuple[Loc, Any]]:
    """The items of a list with their places; a single item may stand for its list."""
    value = get(node, key)
    if isinstance(value, list | tuple):
        return [((key, number), item) for number, item in enumerate(value)]
    return [] if value is None else [((key,), value)]


def words(node: Any, key: str) -> list[tuple[Loc, str]]:
    """The texts of a list with their places."""
    return [(loc, item.strip()) for loc, item in items(node, key) if isinstance(item, str)]


def follow(node: Any, spec: Spec) -> list[tuple[Loc, str, str]]:
    """Every text that `spec` reaches: its place, what it refers to, and the text."""
    found: list[tuple[Loc, str, str]] = []
    _reach(node, spec, (), found)
    return found


def _reach(node: Any, spec: Spec, loc: Loc, found: list[tuple[Loc, str, str]]) -> None:
    if isinstance(node, str):
        named = spec if isinstance(spec, str) else spec.get(spec.get("", ""))
        if isinstance(named, str):
            found.append((loc, named, node.strip()))
    elif isinstance(node, list | tuple):
        for number, item in enumerate(node):
            _reach(item, spec, (*loc, number), found)
    elif not isinstance(spec, str):
        for key, below in _below(node, spec):
            if value := get(node, key):
                _reach(value, below, (*loc, key), found)


def _below(node: Any, spec: Mapping[str, Any]) -> Iterable[tuple[str, Spec]]:
    if "*" not in spec:
        return spec.items()
    return [(key, spec["*"]) for key in node] if isinstance(node, dict) else ()
