"""How often what an event of a calendar says was changed: only ever more (RFC 5545, SEQUENCE)."""

from dataclasses import dataclass
from datetime import date

from generator.pages.calendars.bases import Basis
from generator.pages.page import newest_of
from generator.pages.portal import Portal

MINUTE = 60


@dataclass(frozen=True, slots=True)
class EventRevision:
    """How often an event was changed since it came, and the day of the newest change, where that is known."""

    sequence: int
    day: date | None


def revision(portal: Portal, bases: tuple[Basis, ...], files: tuple[str, ...]) -> EventRevision:
    """From the history of the record; in a shallow clone, which does not tell it, minutes since 1970 of the newest
    commit that changed the `files`, or of that where the clone ends.
    """
    changed = portal.changed
    if changed.since is not None:
        newest = newest_of((changed.since, *map(changed.files.get, files)))
        return EventRevision(newest.seconds // MINUTE, newest.day) if newest else EventRevision(0, None)
    changes = (change for basis in bases for change in portal.changelog.of(basis.kind, basis.record)
               if change.commit and basis.bears(change))  # fmt: skip
    found = {change.commit: change.day for change in changes}
    return EventRevision(max(len(found) - 1, 0), max(found.values(), default=None))
