"""A slide as plain data: what the page's script draws. Keys are short, they travel to every player."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from generator.kiosk.spelt import Spell

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


def whole_fact(*forms: str) -> Item:
    """`o`: the line as one sentence that needs no heading, from the longest form to the shortest, for small panels."""
    return {"o": list(dict.fromkeys(forms))}


def spelt_out(slides: Iterable[Slide], spell: Spell) -> list[Slide]:
    """The slides; `e` is the short form of a line without abbreviations, where it had any; the long form has none. What
    a notice says is left as it was written.
    """
    made = list(slides)
    for line in (line for one in made if one["k"] not in ("notices", "urgent") for line in one["items"]):
        line["t"] = spell(line["t"])
    for line in (line for one in made for line in one["items"] if line.get("s")):
        if (longer := spell(line["s"])) != line["s"]:
            line["e"] = longer
    return made


def _iso(when: date | None) -> str | None:
    if isinstance(when, datetime):
        return when.isoformat(timespec="minutes")
    return when.isoformat() if when else None
