"""Where things stand in the files of the record: path and keys → line."""

from collections.abc import Mapping
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from generator.reading.document.opened import opened
from generator.reading.document.places import PackedPlaces, Places, unpacked_places
from generator.reading.document.quick import NEAR_TOP
from generator.reading.document.tree import Mark, grow
from generator.reading.problems.problem import Loc
from generator.reading.text.disk import read_bytes
from generator.reading.text.gate import open_gate

MOST_KEPT, MOST_DEEP = 2_000, 20  # one table of the open data after the other asks for the same files
T = TypeVar("T")


class Lines:
    """The lines of a project's files: as they were `known` when the files were read; else a file is read once for it,
    and the last ones are kept.
    """

    def __init__(self, root: Path, known: Mapping[str, PackedPlaces] | None = None) -> None:
        self._places = lru_cache(maxsize=MOST_KEPT)(partial(_places, root, known or {}))
        self._deep = lru_cache(maxsize=MOST_DEEP)(partial(_keys, root))

    def line(self, path: str, loc: Loc = ()) -> int:
        """The 1-based line at which the value of these keys begins: that of its key, or of the item in a list.

        `("targets", "ldtt")` is the item whose `id` that is, `("targets", 0)` the first one, `()` the record itself,
        below comments; in a file that is a list `("ldtt",)` is a record. What stands further in is found by keys and
        places alone. What does not stand in the file is where that stands in which it would be; 1 where nothing can be
        read.
        """
        if len(loc) > NEAR_TOP and (mark := self._deep(path).get(loc)) is not None:
            return mark[0] + 1
        line, parts = self._places(path)
        if loc and (outer := _at(parts, loc[0])) is not None:
            line, inner = outer
            line = (_at(inner, loc[1]) if len(loc) > 1 else None) or line
        return line


def _places(root: Path, known: Mapping[str, PackedPlaces], path: str) -> Places:
    packed = known.get(path)
    return opened(root, path).places if packed is None else unpacked_places(packed)


def _keys(root: Path, path: str) -> Mapping[Loc, Mark]:
    """Where every key of a file stands, however far in."""
    data = read_bytes(root, path)
    text = open_gate(path, data) if isinstance(data, bytes) else []
    return grow(path, text).keys if isinstance(text, str) else {}


def _at(parts: Mapping[str | int, T], step: str | int) -> T | None:
    """What goes by a key or id, or stands at a place of a list."""
    found = parts.get(step)
    if found is None and isinstance(step, int):
        found = next(islice(parts.values(), step, None), None)
    return found
