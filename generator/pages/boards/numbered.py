"""Long lists in numbered parts, each a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NumberedPart(Generic[T]):
    """Some of a list on a page; the first stands at the address of the list itself. `name` says where it begins."""

    number: int
    address: str
    name: str
    items: Sequence[T]


def in_numbered_parts(items: Sequence[T], names: Sequence[str], address: str, most: int) -> list[NumberedPart[T]]:
    """A list in parts of at most so many; one empty part of an empty list. `names` are those of the items."""
    starts = range(0, max(len(items), 1), most)
    return [
        NumberedPart(
            number,
            f"{address}{number}/" if number > 1 else address,
            f"{names[start]} – {names[min(start + most, len(names)) - 1]}" if names else "",
            items[start : start + most],
        )
        for number, start in enumerate(starts, 1)
    ]
