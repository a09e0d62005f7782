"""Which values stood before: a change back to one of them is told as one."""

from dataclasses import dataclass, field, replace
from datetime import date

from generator.exports.changes.differences import Difference
from generator.exports.changes.pairs import Pair

Key = tuple[str, str]  # kind and id


@dataclass
class Reversals:
    """What each place of a record held before, whatever it was called then, and up to which day."""

    _stood: dict[tuple[Key, tuple[str, ...]], dict[str, date]] = field(default_factory=dict)
    _first: dict[Key, Key] = field(default_factory=dict)

    def until(self, pair: Pair, found: Difference) -> Difference:
        """A difference with the day up to which its new value stood before; nothing where it never did."""
        stood = self._stood.get((self._key(pair), found.place), {})
        return replace(found, until=stood[found.whole[1]]) if found.whole[1] in stood else found

    def enter(self, pair: Pair, found: Difference, day: date) -> None:
        """Take note that on a day a value was replaced."""
        self._stood.setdefault((self._key(pair), found.place), {})[found.whole[0]] = day

    def _key(self, pair: Pair) -> Key:
        own = pair.kind, pair.standing.id
        if pair.renamed and pair.before is not None:
            earlier = pair.kind, pair.before.id
            self._first[own] = self._first.get(earlier, earlier)
        return self._first.get(own, own)
