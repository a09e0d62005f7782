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
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that changed: the titles that lead to it, and both values in words ("" where there was none)."""

    where: str
    before: str
    after: str


def differences(before: Any, after: Any, where: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Every place where two records, or parts of them, say something else. Layout and key order never show."""
    if before == after:
        return
    if isinstance(before, BaseModel) and type(before) is type(after) and not isinstance(before, Reached):
        yield from _fields(before, after, where)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _items(dict(_keyed(before)), dict(_keyed(after)), where)
    elif isinstance(before, dict) and isinstance(after, dict):
        yield from _items(before, after, where)
    else:
        yield Difference(" › ".join(where), in_words(before), in_words(after))


def _fields(before: BaseModel, after: BaseModel, where: tuple[str, ...]) -> Iterator[Difference]:
    for name, field in type(before).model_fields.items():
        if name not in _LEFT_OUT:
            step = (*where, field.title or field.alias or name)
            yield from differences(getattr(before, name), getattr(after, name), step)


def _keyed(parts: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    """The items of a list by their id, else by what they say, else by their place."""
    seen: set[str] = set()
    for number, part in enumerate(parts, 1):
        key = str(getattr(part, "id", "") or "") if isinstance(part, BaseModel) else ""
        key = key if key and key not in seen else f"mục {number}"
        seen.add(key)
        yield key, part


def _items(before: dict[str, Any], after: dict[str, Any], where: tuple[str, ...]) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        yield from differences(before.get(key), after.get(key), (*where, key))


def in_words(value: Any) -> str:
    """A value on one line, cut where it is long; "" where there is none."""
    line = " ".join(_words(value).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


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
        given = {name: getattr(value, name) for name in value.model_fields_set}
        return "; ".join(filter(None, (_words(part) for part in given.values())))
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_words(part)}" for key, part in value.items())
    return str(value)
