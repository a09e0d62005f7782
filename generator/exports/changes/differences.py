"""What differs between two versions of one record, in the words of its fields."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import BaseModel

from generator.exports.changes.side_by_side import side_by_side
from generator.exports.changes.value_words import Meaning, Wording, meaning_of
from generator.formats import vi_date
from generator.labels.changes import AS_BEFORE
from generator.model.results import Reached

_LEFT_OUT = frozenset({"path", "id", "sample"})
MOVED = 2  # items of a list that are others than before: fewer did not move
Step = tuple[str, str]  # the field, or the key of an item, and what it is called


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that changed: the titles that lead to it, and both values in words ("" where there was none).

    `place` is where it is by the names of fields and keys, which stay when titles and names change; `whole` are both
    values uncut. `until` is the day up to which the new value stood before, where that is known.
    """

    where: str
    before: str
    after: str
    until: date | None = None
    place: tuple[str, ...] = field(default=(), compare=False)
    whole: tuple[str, str] = field(default=("", ""), compare=False, repr=False)


def differences(before: Any, after: Any, wording: Wording = Wording()) -> Iterator[Difference]:  # noqa: B008 - frozen
    """Every place where two records, or parts of them, say something else. Layout and key order never show."""
    return _differences(before, after, (), Meaning(), wording)


def _differences(
    before: Any, after: Any, where: tuple[Step, ...], meaning: Meaning, wording: Wording
) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, BaseModel) and type(before) is type(after) and not isinstance(before, Reached):
        yield from _fields(before, after, where, wording)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _items(*_keyed(before, after), where, meaning, wording)
    elif isinstance(before, dict) and isinstance(after, dict):
        yield from _items(before, after, where, meaning, wording)
    else:
        one, other = wording.line(before, meaning), wording.line(after, meaning)
        if one == other:  # two that bear one name
            one, other = Wording().line(before, meaning), Wording().line(after, meaning)
        if one != other:
            titles = " › ".join(title for _, title in where)
            yield Difference(titles, *side_by_side(one, other), None, tuple(name for name, _ in where), (one, other))


def _fields(before: BaseModel, after: BaseModel, where: tuple[Step, ...], wording: Wording) -> Iterator[Difference]:
    model = type(before)
    for name, info in model.model_fields.items():
        if name not in _LEFT_OUT and name not in wording.leaving:
            one, other = getattr(before, name), getattr(after, name)
            if one != other:
                step = (name, info.title or info.alias or name)
                yield from _differences(one, other, (*where, step), meaning_of(model, name), wording)


def _keyed(before: tuple[Any, ...], after: tuple[Any, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The items of two lists by their id, else by their place.

    Where items without an id moved because others came or went, what both lists have is left out.
    """
    one, other = dict(_named(before)), dict(_named(after))
    apart = sum(one.get(key) != other.get(key) for key in {*one, *other})
    if apart < MOVED:
        return one, other
    rest = tuple(part for part in before if part not in after), tuple(part for part in after if part not in before)
    return (dict(_named(rest[0])), dict(_named(rest[1]))) if apart > max(map(len, rest)) > 0 else (one, other)


def _named(parts: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    """Each item with its id, or that of its body where only one item is of it, else with its place."""
    seen: set[str] = set()
    for number, part in enumerate(parts, 1):
        key = str(getattr(part, "id", "") or getattr(part, "organisation", "") or "")
        key = key if isinstance(part, BaseModel) and key and key not in seen else f"mục {number}"
        seen.add(key)
        yield key, part


def _items(
    before: dict[str, Any], after: dict[str, Any], where: tuple[Step, ...], meaning: Meaning, wording: Wording
) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        if one != other:
            yield from _differences(
                one, other, (*where, (key, _title(key, one, other, meaning, wording))), meaning, wording
            )


def _title(key: str, one: Any, other: Any, meaning: Meaning, wording: Wording) -> str:
    """What an item of a list, or a key of a mapping, is called."""
    if meaning.keys:
        return wording.key(key, meaning)
    part = other if other is not None else one
    named = isinstance(part, BaseModel) and key in {getattr(part, "id", None), getattr(part, "organisation", None)}
    return wording.called.item(part) or key if named else key


def place_words(found: Difference) -> str:
    """Where, both values, and that the new one stood before where that is known."""
    back = f" ({AS_BEFORE}, {vi_date(found.until)})" if found.until else ""
    return f"{found.where}: {arrow(found.before, found.after)}{back}"


def arrow(before: str, after: str) -> str:
    """Two values on one line."""
    if before == after:
        return f"{before or 'chưa có số liệu'} (không đổi)"
    return f"{before or '(chưa có)'} → {after or '(không còn)'}"
