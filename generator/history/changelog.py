"""What git knows of the record, as changes in words: what `thidua diff` says of one commit, said of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from generator import garbage
from generator.exports.changes.differences import CUT, Difference, differences
from generator.exports.changes.record_changes import REMOVED, RecordChange, TargetChange, record_change
from generator.history.concerned import Concerned
from generator.history.git import NoGitError
from generator.history.last_changes import LastChanges
from generator.history.pairs import SOURCES, Pair
from generator.history.versions import is_own, steps
from generator.history.walk import Event, Walk
from generator.labels.changes import AFTER_RESULTS, BEFORE_RESULTS, CUT_SHORT, UNCOMMITTED, UNJUDGED
from generator.model.base import Filed
from generator.model.kinds import EXEMPLARS, PLANS
from generator.model.organisations import Cluster
from generator.model.plans import Plan
from generator.model.recognitions import Recognition
from generator.model.record import Record
from generator.model.results import Result
from generator.pages.changelog import ChangeEntry, ChangeLine, Changelog

REMARKS = SOURCES | {"note", "short"}  # what is remarked on a target and is no part of the promise
Place = tuple[str, str, str]  # kind, id, where in the record


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
        walk, words = Walk(), Words()
        events = [event for step in taken for event in walk.take(step)]
        events += walk.finish(as_of)
        found = [(change, _record_of(event)) for event in events for change in words.of(event)]
        concerned = Concerned(walk.state.record, {(one.kind, one.was): one.record for one, _ in found if one.was})
        return _newest_first(concerned.completed(change, then) for change, then in found)


def _record_of(event: Event) -> Filed | None:
    """The record that an event is about as it stood after it, or last."""
    return event.pair.standing if event.pair else None


def _newest_first(changes: Iterable[ChangeEntry]) -> list[ChangeEntry]:
    """By day; of one day the later commit first, each with its records in their order."""
    numbered: dict[str, int] = {}
    found = [
        (-change.day.toordinal(), -numbered.setdefault(change.commit, len(numbered)), change) for change in changes
    ]
    return [change for *_, change in sorted(found, key=lambda one: one[:2])]


@dataclass
class Words:
    """Events as changes; `_stood` has what each place of a record held before, and up to which day."""

    _stood: dict[Place, dict[str, date]] = field(default_factory=dict)
    _gone: set[tuple[str, str]] = field(default_factory=set)

    def of(self, event: Event) -> Iterator[ChangeEntry]:
        """The change that an event is; none where what it is about is not published."""
        moved = tuple(map(_moved, event.moved))
        if event.pair is None or event.commit is None:
            if event.plan is not None:
                yield ChangeEntry(event.day, "", "day", PLANS.key, event.plan.id, "", event.plan.path, lines=moved,
                             plan=event.plan.id)  # fmt: skip
            return
        pair, plan = event.pair, event.plan
        if isinstance(pair.standing, Result) and plan is None:
            return
        change = record_change(pair.kind, pair.before, pair.after, SOURCES)
        what = self._what(pair, change)
        lines = () if pair.kind == EXEMPLARS.key else moved if what == "removed" else self._lines(
            pair, change, event.day, moved)  # fmt: skip
        yield ChangeEntry(
            event.day, event.commit.id, what, pair.kind, pair.standing.id, _name(pair, change), pair.standing.path,
            _remark(change, what, event), lines, plan.id if plan else "",
            pair.before.id if what == "renamed" and pair.before else "",
        )  # fmt: skip

    def _what(self, pair: Pair, change: RecordChange) -> str:
        place = (pair.kind, pair.standing.id)
        if change.event == REMOVED:
            self._gone.add(place)
            return "removed"
        if pair.before is None:
            again = place in self._gone
            self._gone.discard(place)
            return "restored" if again else _entered(pair)
        if pair.before.id != pair.standing.id:
            self._gone.add((pair.kind, pair.before.id))
            return "renamed"
        return _edited(pair)

    def _lines(
        self, pair: Pair, change: RecordChange, day: date, moved: tuple[ChangeLine, ...]
    ) -> tuple[ChangeLine, ...]:
        """What differs in the record, then the targets whose verdict moved, or that are moved only from outside."""
        own = tuple(self._line(pair, found, day) for found in change.details)
        named = {part for line in own for part in line.where.split(" › ")}
        beside = (
            line for line in moved
            if line.verdict_before != line.verdict_after or line.where.partition(":")[0] not in named
        )  # fmt: skip
        return (*own, *beside)

    def _line(self, pair: Pair, found: Difference, day: date) -> ChangeLine:
        """A difference, with the day up to which its new value stood before; nothing is concluded of what is cut."""
        stood = self._stood.setdefault((pair.kind, pair.standing.id, found.where), {})
        until = stood.get(found.after) if CUT not in {found.after[:1], found.after[-1:]} else None
        stood[found.before] = day
        return ChangeLine(found.where, found.before, found.after, until=until)


def _moved(change: TargetChange) -> ChangeLine:
    return ChangeLine(change.target, change.before, change.after, change.verdict_before, change.verdict_after)


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
    if isinstance(one, Plan) and isinstance(other, Plan) and any(differences(one.targets, other.targets, (), REMARKS)):
        return "target"
    if isinstance(one, Cluster) and isinstance(other, Cluster) and one.members != other.members:
        return "membership"
    return "edited"


def _name(pair: Pair, change: RecordChange) -> str:
    """What a record that stands no more is called; people who agreed to be shown are not named once they are gone."""
    return "" if pair.kind == EXEMPLARS.key else change.name


def _remark(change: RecordChange, what: str, event: Event) -> str:
    approved = change.remark if what in {"correction", "retraction", "amendment"} else ""
    reported = (AFTER_RESULTS if event.reported else BEFORE_RESULTS) if what == "target" else ""
    unjudged = UNJUDGED.format(count=event.unjudged) if event.unjudged and what != "added" else ""
    return approved or reported or unjudged
