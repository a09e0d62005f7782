"""What differs between two versions of one record, in the words of its fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from generator.formats import vi_date, vi_moment, vi_period, vi_reached
from generator.model.dates import Moment, PartialDate, Period
from generator.model.results import Reached

_LEFT_OUT = frozenset({"path", "id", "sample"})
MOVED = 2  # items of a list that are others than before: fewer did not move
LONGEST, LEAD, CUT = 120, 60, "…"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that changed: the titles that lead to it, and both values in words ("" where there was none)."""

    where: str
    before: str
    after: str


def differences(
    before: Any, after: Any, where: tuple[str, ...] = (), leaving: frozenset[str] = frozenset()
) -> Iterator[Difference]:
    """Every place where two records, or parts of them, say something else. Layout and key order never show.

    Fields of the names in `leaving` are left out, wherever they stand.
    """
    if before == after:
        return
    if isinstance(before, BaseModel) and type(before) is type(after) and not isinstance(before, Reached):
        yield from _fields(before, after, where, leaving)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _items(*_keyed(before, after), where, leaving)
    elif isinstance(before, dict) and isinstance(after, dict):
        yield from _items(before, after, where, leaving)
    else:
        yield Difference(" › ".join(where), *_side_by_side(_line(before), _line(after)))


def _fields(
    before: BaseModel, after: BaseModel, where: tuple[str, ...], leaving: frozenset[str]
) -> Iterator[Difference]:
    for name, field in type(before).model_fields.items():
        if name not in _LEFT_OUT and name not in leaving:
            step = (*where, field.title or field.alias or name)
            yield from differences(getattr(before, name), getattr(after, name), step, leaving)


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
    before: dict[str, Any], after: dict[str, Any], where: tuple[str, ...], leaving: frozenset[str]
) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        yield from differences(before.get(key), after.get(key), (*where, key), leaving)


def arrow(before: str, after: str) -> str:
    """Two values on one line."""
    if before == after:
        return f"{before or 'chưa có số liệu'} (không đổi)"
    return f"{before or '(chưa có)'} → {after or '(không còn)'}"


def in_words(value: Any) -> str:
    """A value on one line, cut where it is long; "" where there is none."""
    return _cut(_line(value))


def _line(value: Any) -> str:
    return " ".join(_words(value).split())


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + CUT


def _side_by_side(one: str, other: str) -> tuple[str, str]:
    """Two lines, cut where they are long; of a long beginning that both share only the end is shown."""
    shorter = min(len(one), len(other))
    same = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    if max(len(one), len(other)) <= LONGEST or same <= LEAD:
        return _cut(one), _cut(other)
    start = one.rfind(" ", 0, same - LEAD // 2) + 1
    return _cut(CUT * bool(start) + one[start:]), _cut(CUT * bool(start) + other[start:])


def _words(value: Any) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, PartialDate | date):
        return vi_date(value)
    if isinstance(value, Period):
        return vi_period(value)
    if isinstance(value, Moment):
        return vi_moment(value)
    if isinstance(value, Reached):
        return vi_reached(value)
    if isinstance(value, BaseModel):
        given = (name for name in type(value).model_fields if name in value.model_fields_set)
        return "; ".join(filter(None, (_words(getattr(value, name)) for name in given)))
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_words(part)}" for key, part in value.items())
    return str(value)
