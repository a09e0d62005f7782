"""Which records a commit changed: what each was before and after, without what only looks like a change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.exports.changes.differences import differences
from generator.history.state import Background, PastState, background
from generator.history.versions import PastVersion
from generator.model.base import Filed
from generator.model.ids import plan_id
from generator.model.kinds import KINDS, NOTICES, SCREENS
from generator.model.plans import Plan
from generator.model.results import Result

# Where a fact is from is no part of it.
SOURCES = frozenset({"sources", "source", "url"})
_FROM_PATH = frozenset({"plan", "year"})
_NOT_KEPT = {NOTICES.key, SCREENS.key}  # what is shown on screens for a while is no part of the record's history
MOST_COMPARED = 10_000
Known = dict[tuple[str, str], Filed]


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

    def sides(self) -> Iterator[Filed]:
        """The sides that stand."""
        return (side for side in (self.before, self.after) if side is not None)

    def plans(self) -> set[str]:
        """The plans that it is or reports on, each by the id of its first version."""
        found = map(plan_of, self.sides())
        return {plan_id(key).first for key in found if key}

    def background(self) -> Iterator[Background]:
        """What it means to plans that rest on it."""
        return (place for side in self.sides() for place in background(self.kind, side))


def plan_of(node: Filed) -> str:
    """The id of the plan that a record is or reports on, "" where it does neither."""
    return node.id if isinstance(node, Plan) else node.plan if isinstance(node, Result) else ""


def pairs_of(state: PastState, versions: Iterable[PastVersion]) -> Iterator[Pair]:
    """The records that some new versions of files change, in the order of the kinds."""
    before: Known = {}
    after: Known = {}
    for version in versions:
        before.update(((kind, node.id), node) for kind, node in state.of_file(version.path))
        after.update(((kind, node.id), node) for kind, node in version.held)
    order = list(KINDS)
    found = [Pair(kind, before.get((kind, key)), after.get((kind, key))) for kind, key in sorted({*before, *after})]
    changed = [pair for pair in found if pair.kind not in _NOT_KEPT and _differs(pair)]
    yield from sorted(_joined(changed), key=lambda pair: order.index(pair.kind))


def _differs(pair: Pair) -> bool:
    """Whether anything but sources is another."""
    if pair.before is None or pair.after is None:
        return True
    return pair.before is not pair.after and any(differences(pair.before, pair.after, leaving=SOURCES))


def _joined(pairs: list[Pair]) -> list[Pair]:
    """One pair for each record that went and came back with another id, and says the same."""
    gone = [pair for pair in pairs if pair.after is None]
    found = [pair for pair in pairs if pair.after is not None]
    if len(gone) * len(found) > MOST_COMPARED:
        return pairs
    for number, pair in enumerate(found):
        match = next((other for other in gone if pair.before is None and _renamed(other, pair)), None)
        if match is not None:
            gone.remove(match)
            found[number] = Pair(pair.kind, match.before, pair.after)
    return [*found, *gone]


def _renamed(gone: Pair, new: Pair) -> bool:
    leaving = SOURCES | _FROM_PATH
    return gone.kind == new.kind and not any(differences(gone.before, new.after, leaving=leaving))
