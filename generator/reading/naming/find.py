"""Every record that a person's words name, in order of how well."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model.kinds import KINDS, Kind
from generator.model.organisations import Organisation
from generator.model.record import Record
from generator.reading.naming.lookup import containing, meant
from generator.reading.naming.names import Words, names_of, with_bodies


@dataclass(frozen=True, slots=True)
class Found:
    """A record: its kind's key and title, its id, its names, its file."""

    kind: str
    title: str
    id: str
    names: tuple[str, ...]
    file: str
    sample: bool

    def as_json(self) -> dict[str, object]:
        """The same for programs."""
        names = list(self.names)
        return {"kind": self.kind, "id": self.id, "names": names, "file": self.file, "sample": self.sample}


def found_in(records: Iterable[Record], text: str) -> list[Found]:
    """The records of all kinds, and units of organisations, that bear a name with these words: first those that are
    called so and no more. Only where there are none, one letter may be mistyped.
    """
    groups = [group for record in records for group in _groups(record)]
    exact = [one for names, make in groups for one in map(make, meant(text, names))]
    for slips in (0, 1):
        found = [one for names, make in groups for one in map(make, containing(text, names, slips))]
        if exact or found:
            return list(dict.fromkeys([*exact, *found]))
    return []


def _groups(record: Record) -> Iterator[tuple[Words, Callable[[str], Found]]]:
    """What bears names: those of each kind, and how one of them is found."""
    for kind in KINDS.values():
        own = {key: node for key, node in record.of(kind.key).items() if node.sample == record.sample}
        yield with_bodies(kind.key, own, record), partial(_found, kind, own)
    for body in record.organisations.values():
        yield {unit.id: names_of("units", unit) for unit in body.units}, partial(_unit, body)


def _found(kind: Kind, records: Mapping[str, Any], key: str) -> Found:
    node = records[key]
    return Found(kind.one, kind.names.title, key, names_of(kind.key, node), node.path, node.sample)


def _unit(body: Organisation, key: str) -> Found:
    unit = next(unit for unit in body.units if unit.id == key)
    names = (*names_of("units", unit), body.name())
    return Found("unit", "Khoa, phòng, đoàn thể", key, names, body.path, body.sample)
