"""The files that a browser loads the rows from: columns of numbers and of words, each word once in a file.

`kham-pha/NAME.js` calls `tdExplore(NAME, {…})`: a script, no fetched data, so that the table works from a disk too. A
file speaks for itself: its plans, bodies, clusters, themes and awards stand in it, rows name them by their places.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from generator.exports.explore.rows import PlanEntry, Verdicted
from generator.model.ids import year_of
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Plan
from generator.pages.linking.explore import SAMPLES
from generator.pages.portal import Portal
from generator.pages.wording.names import also_called, distinct_name

MOST_ROWS = 4_000
CODED = ("statement", "population", "asked", "guided", "status", "reported", "due", "file", "commit", "changed_on")
PLAIN = ("target", "reached", "base", "share", "line")


@dataclass(frozen=True, slots=True)
class ShardPlans:
    """The plans whose rows stand in one file, and how many rows and of which years these are."""

    name: str
    plans: tuple[str, ...]
    rows: int
    years: tuple[int, int]


def sharded(portal: Portal) -> list[ShardPlans]:
    """What stands in which file, newest first: the plans of a year, in as many files as they need."""
    plans = sorted(portal.plans_in_force, key=lambda plan: (-year_of(plan.id), plan.id))
    prefix = f"{SAMPLES}-" if portal.record.sample else ""
    found = []
    for year, group in groupby(plans, key=lambda plan: year_of(plan.id)):
        for number, part in enumerate(_parts(group), 1):
            rows = sum(len(plan.targets) for plan in part)
            spans = [target.period or plan.period for plan in part for target in plan.targets]
            years = min(span.start.year for span in spans), max(span.end.year for span in spans)
            name = f"{prefix}{year}{f'-{number}' if number > 1 else ''}"
            found.append(ShardPlans(name, tuple(plan.id for plan in part), rows, years))
    return found


def _parts(plans: Iterable[Plan]) -> Iterator[list[Plan]]:
    """Plans that have targets, some for each file."""
    part: list[Plan] = []
    rows = 0
    for plan in plans:
        if part and rows + len(plan.targets) > MOST_ROWS:
            yield part
            part, rows = [], 0
        if plan.targets:
            part.append(plan)
            rows += len(plan.targets)
    if part:
        yield part


@dataclass
class Codes:
    """Values, each once, in order of appearance."""

    places: dict[Any, int] = field(default_factory=dict)

    def place(self, value: Any) -> int:
        """Where a value stands; -1 for None."""
        return -1 if value is None else self.places.setdefault(value, len(self.places))

    def of(self, values: Iterable[Any]) -> list[int]:
        """Where several stand."""
        return [self.place(value) for value in values]


def shard(portal: Portal, rows: list[Verdicted], plans: dict[str, PlanEntry]) -> dict[str, Any]:
    """What stands in a file: rows and all that they name."""
    own, bodies, clusters, themes, awards = (Codes() for _ in range(5))
    words = {name: Codes() for name in CODED}
    columns: dict[str, Any] = {
        "plan": own.of(row.plan for row in rows),
        "awards": [awards.of(row.awards) for row in rows],
        "first": [row.years[0] for row in rows],
        "last": [row.years[1] for row in rows],
        **{name: [getattr(row, name) for row in rows] for name in PLAIN},
        **{name: codes.of(getattr(row, name) for row in rows) for name, codes in words.items()},
    }
    entries = [plans[key] for key in own.places]
    return {
        "sample": portal.record.sample,
        "plans": {
            "id": list(own.places),
            "page": [entry.page for entry in entries],
            "bodies": [bodies.of(entry.bodies) for entry in entries],
            "clusters": [clusters.of(entry.clusters) for entry in entries],
            "themes": [themes.of(entry.themes) for entry in entries],
        },
        "bodies": [_named(portal, kind, key) for kind, key in bodies.places],
        "clusters": [_named(portal, "clusters", key) for key in clusters.places],
        "themes": [_named(portal, "themes", key) for key in themes.places],
        "awards": [_named(portal, "awards", key) for key in awards.places],
        "words": {name: list(codes.places) for name, codes in words.items()},
        "rows": columns,
    }


def _named(portal: Portal, kind: str, key: str) -> list[str | None]:
    """Id, name and address of a record; of a body or cluster also what else it is called, "" nothing."""
    name, address = portal.called(kind, key)
    body = portal.find(kind, key)
    if not isinstance(body, Organisation | Cluster):
        return [key, name, address]
    if isinstance(body, Organisation):
        name = distinct_name(body, portal)
    return [key, name, address, "; ".join(also_called(body))]


def shard_bytes(name: str, content: dict[str, Any]) -> bytes:
    """The file."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # within a script, unlike JSON, these two once ended a line
    written = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"tdExplore({json.dumps(name)},{written});\n".encode()
