"""The record as it was while its history is walked through, and the parts of it that are judged together."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from generator.history.versions import Held
from generator.model.base import Filed
from generator.model.ids import plan_id, target_key
from generator.model.kinds import KINDS
from generator.model.plans import Plan
from generator.model.recognitions import Recognition
from generator.model.record import Record
from generator.model.results import Result

BACKGROUND = ("organisations", "guidance", "awards", "documents", "recognitions")
Background = tuple[str, str]
Place = TypeVar("Place", bound=Hashable)
EVERYWHERE = "*"  # in place of an id: what bears on every plan


class PastState:
    """`record` is what stands after the commits put in so far; what is judged in it is looked up, never searched.

    Plans go by their key, the id of their first version: its amendments and their reports are judged with it.
    """

    def __init__(self) -> None:
        self.record = Record()
        self.unsure: set[str] = set()
        self._files: dict[str, Held] = {}
        self._versions: dict[str, set[str]] = {}
        self._results: dict[str, set[str]] = {}
        self._owned: dict[object, set[str]] = {}
        self._adopting: dict[str, set[str]] = {}
        self._resting: dict[Background, set[str]] = {}

    def of_file(self, path: str) -> Held:
        """The records of a file."""
        return self._files.get(path, ())

    def put(self, path: str, held: Held) -> None:
        """Let a file hold these records from now on."""
        for kind, node in self._files.pop(path, ()):
            self.record.of(kind).pop(node.id, None)
            self._enter(node, add=False)
        for kind, node in held:
            self.record.of(kind)[node.id] = node
            self._enter(node, add=True)
        if held:
            self._files[path] = held

    def _enter(self, node: Filed, *, add: bool) -> None:
        if isinstance(node, Result):
            _marked(self._results, plan_id(node.plan).first, node.id, add=add)
        if not isinstance(node, Plan):
            return
        key = plan_id(node.id).first
        _marked(self._versions, key, node.id, add=add)
        if add or not self._versions.get(key):
            _marked(self._owned, node.owners, key, add=add)
            for place in _rests_on(node):
                _marked(self._resting, place, key, add=add)
        for target in node.targets:
            if target.adopted_from:
                other = plan_id(target_key(target.adopted_from)[0]).first
                _marked(self._adopting, other, key, add=add)
                _marked(self._adopting, key, other, add=add)

    def keys(self) -> Iterator[str]:
        """The plans that stand."""
        return (key for key, versions in self._versions.items() if versions)

    def plans(self, key: str) -> list[Plan]:
        """The versions of a plan."""
        return [self.record.plans[name] for name in sorted(self._versions.get(key, ()))]

    def results(self, key: str) -> list[Result]:
        """The reports on a plan."""
        return [self.record.results[name] for name in sorted(self._results.get(key, ()))]

    def is_unsure(self, key: str) -> bool:
        """Whether a file of a plan is not what a commit left there."""
        return bool(self.unsure) and any(node.path in self.unsure for node in (*self.plans(key), *self.results(key)))

    def around(self, key: str) -> set[str]:
        """The plan with those whose verdicts hang on its reports: that adopt its targets, or compare years."""
        found: set[str] = set()
        pending = [key]
        while pending:
            one = pending.pop()
            if one not in found:
                found.add(one)
                pending += [*self._adopting.get(one, ()), *self._compared(one)]
        return found

    def _compared(self, key: str) -> Iterable[str]:
        owned = {other for plan in self.plans(key) for other in self._owned.get(plan.owners, ())}
        compares = (target.change for other in owned for plan in self.plans(other) for target in plan.targets)
        return owned if any(change is not None for change in compares) else ()

    def part(self, keys: Iterable[str]) -> Record:
        """A record of some plans with their reports, and of all that is not planned or reported."""
        small = Record()
        for kind in KINDS.keys() - {"plans", "results"}:
            setattr(small, kind, dict(self.record.of(kind)))
        for key in keys:
            small.plans.update((plan.id, plan) for plan in self.plans(key))
            small.results.update((result.id, result) for result in self.results(key))
        return small

    def resting_on(self, places: Iterable[Background]) -> set[str]:
        """The plans whose verdicts rest on some of what is neither planned nor reported."""
        return {key for place in places for key in self._resting.get(place, ())}


def _rests_on(plan: Plan) -> Iterator[Background]:
    yield "awards", EVERYWHERE
    for name in plan.organisations:
        yield from (("organisations", name), ("recognitions", name))
    yield from (("guidance", name) for name in plan.answers)
    if plan.document.id:
        yield "documents", plan.document.id


def background(kind: str, node: Filed) -> Iterator[Background]:
    """What a record means to plans that rest on it."""
    if kind == "awards":
        yield kind, EVERYWHERE
    elif isinstance(node, Recognition):
        yield from ((kind, one.organisation) for one in node.recipients if one.organisation)
    elif kind in BACKGROUND:
        yield kind, node.id


def _marked(places: dict[Place, set[str]], key: Place, name: str, *, add: bool) -> None:
    group = places.setdefault(key, set())
    if add:
        group.add(name)
    else:
        group.discard(name)
