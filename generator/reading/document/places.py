"""The lines of what stands near the top of a file: its keys, and the keys or items below each."""

import marshal
from collections.abc import Iterable
from typing import Any

from generator.reading.document.quick import NEAR_TOP, Mark
from generator.reading.document.tree import Tree
from generator.reading.problems.problem import Loc

Inner = dict[str | int, int]
Places = tuple[int, dict[str | int, tuple[int, Inner]]]
"""All 1-based: the line of the first value; by key its line, and those of its parts. An item goes by its `id` where it
has one, else by its place in the list.
"""
NOWHERE: Places = (1, {})
_WITHOUT_REFERENCES = 2
PackedPlaces = bytes
"""Places as they are kept of all files: a seventh as large."""


def places_of(data: Any, marks: Iterable[Mark]) -> Places:
    """The places of some data by their marks, in the order of the file."""
    first = 1
    found: dict[str | int, tuple[int, Inner]] = {}
    inner: Inner = {}
    outer: Any = None
    counted = below = 0
    for depth, key, line in marks:
        if depth == 0:
            first = line + 1
        elif depth == 1:
            outer, inner, below = data[counted if key is None else key], {}, 0
            found.setdefault(_name(outer, counted) if key is None else key, (line + 1, inner))
            counted += 1
        else:
            inner.setdefault(_name(outer[below], below) if key is None else key, line + 1)
            below += 1
    return first, found


def marks_of(tree: Tree) -> list[Mark]:
    """The marks of a tree that was grown with care; none where it is not whole."""
    near = [loc for loc in tree.values if len(loc) <= NEAR_TOP and not _odd(loc)] if tree.whole else []
    return [(len(loc), _key(loc), tree.mark(loc, at_key=True)[0]) for loc in near]


def packed_places(places: Places) -> PackedPlaces:
    """The places of a file, to be kept. Equal ones give equal bytes."""
    return marshal.dumps(places, _WITHOUT_REFERENCES)


def unpacked_places(packed: PackedPlaces) -> Places:
    """What `packed_places` packed in this process."""
    return marshal.loads(packed)  # type: ignore[no-any-return]  # noqa: S302 - made by ourselves


def are_places(found: object) -> bool:
    """Whether something that was kept outside has the form of places."""
    if not (isinstance(found, tuple) and len(found) == 2 and type(found[0]) is int and type(found[1]) is dict):
        return False
    parts = found[1].values()
    return all(
        isinstance(part, tuple) and len(part) == 2 and type(part[0]) is int and type(part[1]) is dict
        and all(type(line) is int for line in part[1].values())
        for part in parts
    )  # fmt: skip


def _odd(loc: Loc) -> bool:
    """Whether a value stands at what is no key, so that the data leave it out."""
    return any(isinstance(step, str) and step.startswith("\0") for step in loc)


def _key(loc: Loc) -> str | None:
    return loc[-1] if loc and isinstance(loc[-1], str) else None


def _name(item: Any, place: int) -> str | int:
    """What an item of a list goes by."""
    named = item.get("id") if isinstance(item, dict) else None
    return named if isinstance(named, str) else place
