"""What became of the record, change by change: values only. Who knows git fills it, pages and feeds show it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One place that changed: where, both values in words, "" where there was none; of a target, both verdicts, too.

    `until` is the day up to which the new value stood before: it is as it was. `place` is where, by names of fields.
    """

    where: str
    before: str
    after: str
    verdict_before: str = ""
    verdict_after: str = ""
    until: date | None = None
    place: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """What a commit did to one record, or, without a `commit`, what the passing of a day did to the verdicts on a plan.

    `what` is a key of `labels.changes.CHANGES`. `kind` and `record` name the record, `was` the id it had before it was
    renamed, `name` what it is called where it stands no more. `plan` is the plan it is about; the other ids say whose
    pages it belongs on.
    """

    day: date
    commit: str
    what: str
    kind: str
    record: str
    name: str
    path: str = ""
    remark: str = ""
    lines: tuple[ChangeLine, ...] = ()
    plan: str = ""
    was: str = ""
    organisations: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def back(self) -> bool:
        """Whether all of it is as it was before."""
        return bool(self.lines) and all(line.until for line in self.lines)


@dataclass
class Changelog:
    """`changes`, the newest first; `remarks` say what is not known, and why. `known` says whether anything is.
    It is made of a `log`, when it is first asked for.
    """

    make: Callable[[], Iterable[ChangeEntry]] = tuple
    remarks: tuple[str, ...] = ()
    known: bool = False
    log: object = ()

    @cached_property
    def changes(self) -> tuple[ChangeEntry, ...]:
        """All of them."""
        return tuple(self.make())

    @cached_property
    def by_record(self) -> dict[tuple[str, str], list[ChangeEntry]]:
        """(kind, id) → the changes on the page of that record; those under an earlier id stand on its page of today."""
        found: dict[tuple[str, str], list[ChangeEntry]] = {}
        later: dict[tuple[str, str], tuple[str, str]] = {}
        for change in self.changes:
            places = dict.fromkeys(_places(change))
            for place in dict.fromkeys((*places, *(later[place] for place in places if place in later))):
                found.setdefault(place, []).append(change)
            if change.was:
                own = change.kind, change.record
                later[change.kind, change.was] = later.get(own, own)
        return found

    def of(self, kind: str, record: str) -> list[ChangeEntry]:
        """The changes on the page of a record."""
        return self.by_record.get((kind, record), [])

    @cached_property
    def removed(self) -> dict[tuple[str, str], ChangeEntry]:
        """(kind, id) → the change by which a record went, or took another id, and has not come back since."""
        found: dict[tuple[str, str], ChangeEntry] = {}
        seen: set[tuple[str, str]] = set()
        for change in self.changes:
            for place in ((change.kind, change.record), (change.kind, change.was)):
                if place not in seen and (place[1] == change.was or change.what == "removed") and place[1]:
                    found[place] = change
                seen.add(place)
        return found


def _places(change: ChangeEntry) -> Iterable[tuple[str, str]]:
    yield change.kind, change.record
    if change.plan:
        yield "plans", change.plan
    for kind, ids in (
        ("organisations", change.organisations), ("clusters", change.clusters), ("themes", change.themes)
    ):  # fmt: skip
        yield from ((kind, key) for key in ids)
