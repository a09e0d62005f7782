"""The history of a record, commit by commit, the oldest first: what each did, and what days did in between."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from generator.evaluation.engine import Evaluation, evaluate
from generator.exports.changes.record_changes import TargetChange, target_changes
from generator.history.pairs import Pair, pairs_of, plan_of
from generator.history.state import PastState
from generator.history.turning import turns
from generator.history.versions import Step
from generator.model.ids import plan_id
from generator.model.plans import Plan
from generator.model.record import Record
from generator.pages.page import Commit

MOST_JUDGED = 60  # plans that are judged beside a commit that changed none of them: awards bear on all


@dataclass(frozen=True, slots=True)
class Event:
    """What a commit did to a record, with the verdicts that moved by it; or, without a commit, what a day did.

    `plan` is the one it is about; `reported` says whether something was reported on it before.
    """

    day: date
    commit: Commit | None
    pair: Pair | None
    moved: tuple[TargetChange, ...]
    plan: Plan | None
    reported: bool = False


@dataclass
class Walk:
    """`state` is the record after the steps taken. Since the day in `_since` nothing changed that a plan rests on."""

    state: PastState = field(default_factory=PastState)
    _since: dict[str, date] = field(default_factory=dict)

    def take(self, step: Step) -> Iterator[Event]:
        """Go past a commit. Of one at which a shallow clone ends nothing is known but what stood after it."""
        day = step.commit.day
        pairs = [] if step.whole else list(pairs_of(self.state, step.versions))
        own = {key for pair in pairs for key in pair.plans()}
        beside = self.state.resting_on(place for pair in pairs for place in pair.background()) - own
        touched = own | beside | self._in_files(step)
        yield from self._days(touched, day)
        judged = own | (beside if len(beside) <= MOST_JUDGED else set())
        reported = {key for key in own if self.state.results(key)}
        before = self._judged(judged, day)
        self._put(step)
        yield from self._events(step.commit, pairs, self._moved(before, judged, day), reported)
        self._since.update(dict.fromkeys(touched | self._in_files(step), day))

    def _in_files(self, step: Step) -> set[str]:
        """The plans that the files of a commit hold or report on."""
        nodes = (node for version in step.versions for _, node in self.state.of_file(version.path))
        found = (plan_of(node) for node in nodes)
        return {plan_id(key).first for key in found if key}

    def finish(self, as_of: date) -> Iterator[Event]:
        """Go on to the day of the build."""
        yield from self._days(self._since.keys() & set(self.state.keys()), as_of)

    def _put(self, step: Step) -> None:
        for version in step.versions:
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

    def _judged(self, keys: Iterable[str], day: date) -> Evaluation | None:
        """The plans that stand among some, with those that hang together with them; None where there is none."""
        known = [key for key in keys if self.state.plans(key) and not self.state.is_unsure(key)]
        together = {other for key in known for other in self.state.around(key)}
        return evaluate(self.state.part(sorted(together)), day) if known else None

    def _moved(self, before: Evaluation | None, keys: Iterable[str], day: date) -> list[TargetChange]:
        """What moved of plans that stood before; of a new plan everything is new."""
        if before is None:
            return []
        after = self._judged(keys, day) or evaluate(Record(), day)
        stood = {plan_id(key).first for key in before.cases}
        return [change for change in target_changes(before, after) if plan_id(change.plan).first in stood]

    def _events(
        self, commit: Commit, pairs: list[Pair], moved: list[TargetChange], reported: set[str]
    ) -> Iterator[Event]:
        """Each record that changed; what moved stands with the last of them that is of the plan, else with the last."""
        places: dict[int, list[TargetChange]] = {}
        causes = {key: number for number, pair in enumerate(pairs) for key in pair.plans()}
        bearing = [number for number, pair in enumerate(pairs) if pair.plans() or [*pair.background()]]
        for change in moved:
            place = causes.get(plan_id(change.plan).first, bearing[-1])
            places.setdefault(place, []).append(change)
        for number, pair in enumerate(pairs):
            key = plan_of(pair.standing)
            plan = pair.standing if isinstance(pair.standing, Plan) else self.state.record.plans.get(key)
            yield Event(commit.day, commit, pair, tuple(places.get(number, ())), plan, bool(pair.plans() & reported))
