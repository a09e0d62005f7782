"""What git knows of the record, as changes in words: what `thidua diff` says of one commit, said of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from generator import garbage
from generator.exports.changes.called import Called
from generator.exports.changes.differences import Difference, differences
from generator.exports.changes.pairs import SOURCES, Pair
from generator.exports.changes.record_changes import REMOVED, RecordChange, TargetChange, record_change
from generator.exports.changes.reversals import Reversals
from generator.exports.changes.value_words import Wording
from generator.history.concerned import Concerned, addressed
from generator.history.git import NoGitError
from generator.history.last_changes import LastChanges
from generator.history.versions import is_own, steps
from generator.history.walk import Event, Walk
from generator.labels.changes import AFTER_RESULTS, BEFORE_RESULTS, CUT_SHORT, UNCOMMITTED, UNJUDGED
from generator.model.base import Filed
from generator.model.kinds import EXEMPLARS, PLANS
from generator.model.organisations import Cluster
from generator.model.plans import Plan, Promise
from generator.model.recognitions import Recognition
from generator.model.record import Record
from generator.model.results import Result
from generator.pages.changelog import ChangeEntry, ChangeLine, Changelog

REMARKS = SOURCES | {"note", "short"}  # what is remarked on a target and is no part of the promise
FoundChange = tuple[ChangeEntry, Filed | None, tuple[tuple[str, str], ...]]


def changelog(root: Path, changes: LastChanges, record: Record, as_of: date) -> Changelog:
    """The changes of the record up to a day, worked out when they are asked for. Errors then: GitFailedError."""
    known = bool(changes.log)
    make = partial(_made, root, changes, record, as_of) if known else tuple
    return Changelog(make, remarks_on(changes) if known else (), known, changes.log)


def remarks_on(changes: LastChanges) -> tuple[str, ...]:
    """What the list of changes does not tell, in Vietnamese."""
    remarks = (CUT_SHORT if changes.ends else "", UNCOMMITTED if any(map(is_own, changes.edited)) else "")
    return tuple(filter(None, remarks))


def _made(root: Path, changes: LastChanges, record: Record, as_of: date) -> list[ChangeEntry]:
    with garbage.paused():
        try:
            taken = steps(root, changes, record)
        except NoGitError:
            return []
        walk = Walk()
        words = Words(walk.state.record)
        found = [one for step in taken for event in walk.take(step) for one in words.of(event)]
        found += [one for event in walk.finish(as_of) for one in words.of(event)]
        renames = {(one.kind, one.was): one.record for one, *_ in found if one.was}
        concerned = Concerned(walk.state.record, renames)
        return _newest_first(concerned.completed(*one) for one in found)


def _newest_first(changes: Iterable[ChangeEntry]) -> list[ChangeEntry]:
    """By day; of one day the later commit first, each with its records in their order."""
    numbered: dict[str, int] = {}
    found = [
        (-change.day.toordinal(), -numbered.setdefault(change.commit, len(numbered)), change) for change in changes
    ]
    return [change for *_, change in sorted(found, key=lambda one: one[:2])]


@dataclass
class Words:
    """Events as changes, in the words of `diff`; `record` is what stands after the event, by which things are named."""

    record: Record
    _seen: Record = field(default_factory=Record)  # whatever stood at some time, under its last name
    _history: Reversals = field(default_factory=Reversals)
    _gone: set[tuple[str, str]] = field(default_factory=set)

    def of(self, event: Event) -> Iterator[FoundChange]:
        """The change that an event is, its record after it, or before it where it went, and whom it is for besides;
        none where what it is about is not published.
        """
        moved = tuple(map(_moved, event.moved))
        if event.pair is None or event.commit is None:
            if event.plan is not None:
                entry = ChangeEntry(event.day, "", "day", PLANS.key, event.plan.id, "", event.plan.path, lines=moved,
                                    plan=event.plan.id)  # fmt: skip
                yield entry, None, ()
            return
        pair, plan = event.pair, event.plan
        if isinstance(pair.standing, Result) and plan is None:
            return
        change = record_change(pair, Called(self.record, self._seen))
        what = self._what(pair, change)
        lines = () if pair.kind == EXEMPLARS.key else moved if what == "removed" else self._lines(
            pair, change, event.day, moved)  # fmt: skip
        yield ChangeEntry(
            event.day, event.commit.id, what, pair.kind, pair.standing.id, _name(pair, change), pair.standing.path,
            _remark(change, what, event), lines, plan.id if plan else "",
            pair.before.id if what == "renamed" and pair.before else "",
        ), pair.standing, tuple(addressed(pair, self.record))  # fmt: skip
        self._seen.of(pair.kind)[pair.standing.id] = pair.standing

    def _what(self, pair: Pair, change: RecordChange) -> str:
        place = (pair.kind, pair.standing.id)
        if change.event == REMOVED:
            self._gone.add(place)
            return "removed"
        if pair.before is None:
            again = place in self._gone
            self._gone.discard(place)
            return "restored" if again else _entered(pair)
        if pair.renamed:
            self._gone.add((pair.kind, pair.before.id))
            return "renamed"
        return _edited(pair)

    def _lines(
        self, pair: Pair, change: RecordChange, day: date, moved: tuple[ChangeLine, ...]
    ) -> tuple[ChangeLine, ...]:
        """What differs in the record, then the targets whose verdict moved, or that are moved only from outside."""
        own = tuple(self._line(pair, found, day) for found in change.details)
        named = {part for found in change.details for part in found.place}
        beside = (
            line for line in moved
            if line.verdict_before != line.verdict_after or line.place[0] not in named
        )  # fmt: skip
        return (*own, *beside)

    def _line(self, pair: Pair, found: Difference, day: date) -> ChangeLine:
        """A difference, with the day up to which its new value stood before."""
        known = self._history.until(pair, found)
        self._history.enter(pair, found, day)
        return ChangeLine(known.where, known.before, known.after, until=known.until, place=known.place)


def _moved(change: TargetChange) -> ChangeLine:
    """A target as pages call it: without its id."""
    key, _, name = change.target.partition(": ")
    return ChangeLine(name, change.before, change.after, change.verdict_before, change.verdict_after, place=(key,))


def _entered(pair: Pair) -> str:
    node = pair.after
    if isinstance(node, Result):
        return "correction" if node.corrects else "retraction" if node.retracts else "report"
    if isinstance(node, Plan):
        return "amendment" if node.amends else "plan"
    return "recognition" if isinstance(node, Recognition) else "added"


def _edited(pair: Pair) -> str:
    one, other = pair.before, pair.after
    if isinstance(other, Result):
        return "figures"
    if isinstance(one, Promise) and isinstance(other, Promise):
        if any(differences(one.targets, other.targets, Wording(leaving=REMARKS))):
            return "target"
        if any(_differ(one, other, name) for name in ("obligations", "reports_due")):
            return "due"
    if isinstance(one, Cluster) and isinstance(other, Cluster) and one.members != other.members:
        return "membership"
    return "edited"


def _differ(one: Filed, other: Filed, name: str) -> bool:
    return any(differences(getattr(one, name, ()), getattr(other, name, ()), Wording(leaving=REMARKS)))


def _name(pair: Pair, change: RecordChange) -> str:
    """What a record that stands no more is called; people who agreed to be shown are not named once they are gone."""
    return "" if pair.kind == EXEMPLARS.key else change.name


def _remark(change: RecordChange, what: str, event: Event) -> str:
    approved = change.remark if what in {"correction", "retraction", "amendment"} else ""
    reported = (AFTER_RESULTS if event.reported else BEFORE_RESULTS) if what == "target" and event.plan else ""
    unjudged = UNJUDGED.format(count=event.unjudged) if event.unjudged and what != "added" else ""
    return approved or reported or unjudged
