"""The history of a record, commit by commit, the oldest first: what each did, and what days did in between."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from generator.evaluation.engine import Evaluation, evaluate
from generator.exports.changes.pairs import Pair
from generator.exports.changes.record_changes import TargetChange, target_changes
from generator.history.pairs import background_of, pairs_of, plan_of, plans_of
from generator.history.state import PastState
from generator.history.turning import turns
from generator.history.versions import PastVersion, Step
from generator.model.ids import plan_id
from generator.model.plans import Plan
from generator.pages.page import Commit

MOST_JUDGED = 60  # plans that are judged beside a commit that changed none of them: awards bear on all


@dataclass(frozen=True, slots=True)
class Event:
    """What a commit did to a record, with the verdicts that moved by it; or, without a commit, what a day did.

    `plan` is the one it is about; `reported` says whether something was reported on it before. `unjudged` plans rest on
    it, and are too many to be judged beside it.
    """

    day: date
    commit: Commit | None
    pair: Pair | None
    moved: tuple[TargetChange, ...]
    plan: Plan | None
    reported: bool = False
    unjudged: int = 0


@dataclass
class Walk:
    """`state` is the record after the steps taken. Since the day in `_since` nothing changed that a plan rests on."""

    state: PastState = field(default_factory=PastState)
    _since: dict[str, date] = field(default_factory=dict)

    def take(self, step: Step) -> Iterator[Event]:
        """Go past a commit. Of one at which a shallow clone ends nothing is known but what stood after it."""
        day = step.commit.day
        pairs = [] if step.whole else list(pairs_of(self.state, step.versions))
        own = {key for pair in pairs for key in plans_of(pair)}
        beside = self.state.resting_on(place for pair in pairs for place in background_of(pair)) - own
        judged = self._together(own | (beside if len(beside) <= MOST_JUDGED else set()), step)
        touched = own | beside | judged | self._in_files(step)
        yield from self._days(touched, day)
        reported = {key for key in own if self.state.results(key)}
        before = self._judged(judged, day)
        self._put(step.versions)
        moved, unjudged = self._moved(before, judged, day), len(beside) if len(beside) > MOST_JUDGED else 0
        for event in self._events(step.commit, pairs, moved, reported):
            yield replace(event, unjudged=unjudged) if event.pair and any(background_of(event.pair)) else event
        self._since.update(dict.fromkeys(touched | self._in_files(step), day))

    def _together(self, keys: set[str], step: Step) -> set[str]:
        """Some plans with those that hang together with them before a commit, or after it."""
        if not keys:
            return keys
        earlier = [PastVersion(version.path, self.state.of_file(version.path)) for version in step.versions]
        unsure = set(self.state.unsure)
        before = {other for key in keys for other in self.state.around(key)}
        self._put(step.versions)
        after = {other for key in keys for other in self.state.around(key)}
        self._put(earlier)
        self.state.unsure = unsure
        return before | after

    def _in_files(self, step: Step) -> set[str]:
        """The plans that the files of a commit hold or report on."""
        nodes = (node for version in step.versions for _, node in self.state.of_file(version.path))
        found = (plan_of(node) for node in nodes)
        return {plan_id(key).first for key in found if key}

    def finish(self, as_of: date) -> Iterator[Event]:
        """Go on to the day of the build."""
        yield from self._days(self._since.keys() & set(self.state.keys()), as_of)

    def _put(self, versions: Iterable[PastVersion]) -> None:
        for version in versions:
            self.state.put(version.path, version.held)
            (self.state.unsure.discard if version.sure else self.state.unsure.add)(version.path)

    def _days(self, keys: Iterable[str], last: date) -> Iterator[Event]:
        """What days did to plans up to a day, since they were touched last."""
        since: dict[date, list[str]] = {}
        for key in keys:
            if key in self._since:
                since.setdefault(self._since[key], []).append(key)
        moved: dict[tuple[date, str], list[TargetChange]] = {}
        for first, group in sorted(since.items()):
            for day, change in turns(self.state, group, first, last):
                moved.setdefault((day, change.plan), []).append(change)
        for (day, plan), changes in sorted(moved.items()):
            yield Event(day, None, None, tuple(changes), self.state.record.plans.get(plan))

    def _judged(self, keys: set[str], day: date) -> Evaluation | None:
        """Some plans, as far as they stand; None where none does, or where a file of one is not what was left there."""
        known = sorted(key for key in keys if self.state.plans(key))
        unsure = any(map(self.state.is_unsure, known))
        return evaluate(self.state.part(known), day) if known and not unsure else None

    def _moved(self, before: Evaluation | None, keys: set[str], day: date) -> list[TargetChange]:
        """What moved of plans that stood before and stand after; of one that came or went everything did."""
        after = self._judged(keys, day) if before else None
        if before is None or after is None:
            return []
        stood = {plan_id(key).first for key in before.cases} & {plan_id(key).first for key in after.cases}
        return [change for change in target_changes(before, after) if plan_id(change.plan).first in stood]

    def _events(
        self, commit: Commit, pairs: list[Pair], moved: list[TargetChange], reported: set[str]
    ) -> Iterator[Event]:
        """Each record that changed; what moved stands with the last of them that is of the plan, else with the last."""
        places: dict[int, list[TargetChange]] = {}
        causes = {key: number for number, pair in enumerate(pairs) for key in plans_of(pair)}
        bearing = [number for number, pair in enumerate(pairs) if plans_of(pair) or [*background_of(pair)]]
        for change in moved:
            place = causes.get(plan_id(change.plan).first, bearing[-1])
            places.setdefault(place, []).append(change)
        for number, pair in enumerate(pairs):
            key = plan_of(pair.standing)
            plan = pair.standing if isinstance(pair.standing, Plan) else self.state.record.plans.get(key)
            yield Event(commit.day, commit, pair, tuple(places.get(number, ())), plan, bool(plans_of(pair) & reported))
