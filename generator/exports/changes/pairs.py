"""Which records are others than before: each with what it was, and which of them only took another id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.exports.changes.differences import differences
from generator.exports.changes.renames import Renamed, renamed
from generator.exports.changes.value_words import Wording
from generator.model.base import Filed
from generator.model.fields import FromPath
from generator.model.kinds import KINDS

SOURCES = frozenset({"sources", "source", "url"})  # where a fact is from is no part of it
Known = Mapping[tuple[str, str], Filed]


@dataclass(frozen=True, slots=True)
class Pair:
    """A record before and after; None where it did not stand. Where both ids differ it was renamed."""

    kind: str
    before: Filed | None
    after: Filed | None

    @property
    def standing(self) -> Filed:
        """The later side that stands. Errors: ValueError where neither does."""
        found = self.after or self.before
        if found is None:
            raise ValueError(self.kind)
        return found

    @property
    def renamed(self) -> bool:
        """Whether it stands under another id than before."""
        return self.before is not None and self.after is not None and self.before.id != self.after.id

    @property
    def leaving(self) -> frozenset[str]:
        """The fields that are no part of what changed."""
        return SOURCES | _from_path(type(self.standing)) if self.renamed else SOURCES

    def differs(self) -> bool:
        """Whether anything but sources is another."""
        if self.before is None or self.after is None or self.renamed:
            return True
        return any(differences(self.before, self.after, Wording(leaving=SOURCES)))


@cache
def _from_path(model: type[Filed]) -> frozenset[str]:
    """The fields of a record that follow from its id."""
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if any(isinstance(mark, FromPath) for mark in field.metadata))


def pairs_between(before: Known, after: Known) -> Iterator[Pair]:
    """The records that are others than before, in the order of the kinds, by their sources alone too."""
    keys = (key for key in {*before, *after} if before.get(key) != after.get(key))
    found = [Pair(kind, before.get((kind, key)), after.get((kind, key))) for kind, key in sorted(keys)]
    gone = [(pair.kind, pair.before) for pair in found if pair.before and pair.after is None]
    new = [(pair.kind, pair.after) for pair in found if pair.after and pair.before is None]
    order = list(KINDS)
    yield from sorted(_joined(found, renamed(gone, new)), key=lambda pair: order.index(pair.kind))


def _joined(pairs: list[Pair], names: Renamed) -> Iterator[Pair]:
    """One pair for each record that went and came back with another id."""
    earlier = {new: old for old, new in names.items()}
    by_key = {(pair.kind, pair.before.id): pair.before for pair in pairs if pair.before}
    for pair in pairs:
        key = pair.kind, pair.standing.id
        if pair.before is None and key in earlier:
            yield Pair(pair.kind, by_key[earlier[key]], pair.after)
        elif not (pair.after is None and key in names):
            yield pair
