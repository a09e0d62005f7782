"""A slide as plain data: what the page's script draws. Keys are short, they travel to every player."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

Item = dict[str, Any]
Slide = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Days:
    """The days an item holds, both inside, or minutes in Việt Nam (a `datetime`), the last one outside.

    `strict`: not shown by a player that does not know the day.
    """

    first: date | None = None
    last: date | None = None
    strict: bool = False


ALWAYS = Days()


def item(text: str, short: str | None = None, note: str = "", colour: str = "", days: Days = ALWAYS) -> Item:
    """One line: `t` text, `s` its short form, `n` what stands below, `c` colour; `from`, `to`, `strict`: see Days."""
    made: Item = {"t": text, "s": short if short != text else None, "n": note, "c": colour}
    made |= {"from": _iso(days.first), "to": _iso(days.last), "strict": 1 if days.strict else None}
    return {key: value for key, value in made.items() if value}


def slide(kind: str, head: str, items: Iterable[Item], **more: Any) -> list[Slide]:
    """A slide in a list, or nothing where it has no item."""
    found = list(items)
    return [{"k": kind, "head": head, "items": found, **more}] if found else []


def _iso(when: date | None) -> str | None:
    if isinstance(when, datetime):
        return when.isoformat(timespec="minutes")
    return when.isoformat() if when else None
