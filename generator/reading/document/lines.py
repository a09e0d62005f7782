"""Where things stand in the files of the record: path and keys → line."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TypeVar

from generator.reading.document.opened import opened
from generator.reading.document.places import Places
from generator.reading.problems.problem import Loc

MOST_KEPT = 1_000
T = TypeVar("T")


class Lines:
    """The lines of a project's files: as they were `known` when the files were read; else a file is read once for it,
    and the last ones are kept.
    """

    def __init__(self, root: Path, known: Mapping[str, Places] | None = None) -> None:
        self._known = known or {}
        self._read = lru_cache(maxsize=MOST_KEPT)(lambda path: opened(root, path).places)

    def line(self, path: str, loc: Loc = ()) -> int:
        """The 1-based line at which the value of these keys begins: that of its key, or of the item in a list.

        `("targets", "ldtt")` is the item whose `id` that is, `("targets", 0)` the first one, `()` the record itself,
        below comments; in a file that is a list `("ldtt",)` is a record. What stands further in, or does not stand in
        the file, is where that stands in which it is or would be; 1 where nothing can be read.
        """
        known = self._known.get(path)
        line, parts = known if known is not None else self._read(path)
        if loc and (outer := _at(parts, loc[0])) is not None:
            line, inner = outer
            line = (_at(inner, loc[1]) if len(loc) > 1 else None) or line
        return line


def _at(parts: Mapping[str | int, T], step: str | int) -> T | None:
    """What goes by a key or id, or stands at a place of a list."""
    found = parts.get(step)
    if found is None and isinstance(step, int):
        found = next(islice(parts.values(), step, None), None)
    return found
