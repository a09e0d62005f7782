"""What an event of a calendar is read from: the parts of records of which it says something."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.ids import result_id, year_of
from generator.model.plans import Guidance, Plan
from generator.pages.changelog import ChangeEntry
from generator.pages.portal import Portal

Places = tuple[tuple[str, ...], ...]
NAMED: Places = (("title",), ("document",), ("period",))  # by what a plan or guidance is called
_DUE: Places = (("reports_due",), ("answers",), ("organisations",), ("group",))


@dataclass(frozen=True, slots=True)
class Basis:
    """What an event is read from: a record; of what stands in it all, or only what is below some `places`.

    With `of` it is the records of another kind that are about it: reports of a `phase`, what was sent in a `year`.
    """

    kind: str
    record: str
    places: Places = ()
    of: str = ""
    phase: str = ""
    year: int = 0

    def bears(self, change: ChangeEntry) -> bool:
        """Whether a change of its page is one of what the event says."""
        if self.of:
            return change.kind == self.of and self._wanted(change.record)
        return change.kind == self.kind and (not change.lines or not self.places or self._touched(change))

    def _wanted(self, record: str) -> bool:
        return year_of(record) == self.year if self.year else result_id(record).phase == self.phase

    def _touched(self, change: ChangeEntry) -> bool:
        return any(line.place[: len(place)] == place for line in change.lines for place in self.places)


def asked(guidance: Guidance, *places: tuple[str, ...]) -> Basis:
    """What a guidance says at some places."""
    return Basis("guidance", guidance.id, (*places, *NAMED))


def sent_by(portal: Portal, senders: Iterable[str], year: int) -> Iterator[Basis]:
    """What bodies or clusters sent for a year."""
    for sender in senders:
        kind = "organisations" if sender in portal.record.organisations else "clusters"
        yield Basis(kind, sender, of="submissions", year=year)


def reported(versions: Sequence[Plan], phase: str, guidance: Guidance | None) -> Iterator[Basis]:
    """When a plan is reported on, all versions of it, the newest first, that it was, and whether its owners exist."""
    for plan in versions:
        yield Basis("plans", plan.id, (*NAMED, *_DUE))
        yield Basis("plans", plan.id, of="results", phase=phase)
    if guidance is not None:
        yield asked(guidance, ("obligations",))
    yield from (Basis(kind, key, (("succession",), ("names",))) for kind, key in versions[0].owners)
