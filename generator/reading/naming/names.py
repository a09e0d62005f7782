"""The names of records, also of those with errors: official, short, former, abbreviated; the one to show first."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.model.ids import named_after, names_in
from generator.model.kinds import KINDS
from generator.model.record import Record
from generator.reading.records.walk import get, items, text, words

Words = Mapping[str, tuple[str, ...]]
Names = Mapping[str, Words]
"""By what a reference may name: the names of each id, the one to show first."""
AllNames = dict[str, dict[str, tuple[str, ...]]]
SIDES = 2  # the real record and the samples
_LAST: list[tuple[Record, Record, AllNames]] = []


def names_of(kind: str, node: Any) -> tuple[str, ...]:
    """The names of a record of a kind, or of the plain data of one with errors; nothing where it has none."""
    return tuple(dict.fromkeys(name for name in _NAMES.get(kind, _titled)(node) if name))


def _dated(node: Any) -> Iterator[str]:
    """The newest full name, the short names and the former ones, and what else it is called."""
    dated = [name for _, name in reversed(items(node, "names"))]
    yield from (text(name, "text") for name in dated[:1])
    for name in dated:
        yield from (text(name, "short"), text(name, "text"))
    yield from _also(node)


def _award(node: Any) -> Iterator[str]:
    yield from (text(node, "name"), text(node, "abbreviation"))
    yield from _also(node)
    yield text(node, "short")


def _named(node: Any) -> Iterator[str]:
    yield text(node, "name")
    yield from _also(node)
    yield text(node, "short")


def _theme(node: Any) -> Iterator[str]:
    yield " - ".join(filter(None, (text(part, "label") for _, part in items(node, "components"))))
    yield text(node, "short")


def _document(node: Any) -> Iterator[str]:
    yield text(node, "number")
    yield from _also(node)
    yield text(node, "subject")


def _titled(node: Any) -> Iterator[str]:
    yield from (text(node, "title"), text(node, "headline"), text(get(node, "document"), "number"))


def _also(node: Any) -> Iterator[str]:
    return (name for _, name in words(node, "also"))


_NAMES: dict[str, Callable[[Any], Iterator[str]]] = {
    "organisations": _dated,
    "clusters": _dated,
    "awards": _award,
    "movements": _named,
    "screens": _named,
    "themes": _theme,
    "documents": _document,
    "units": _named,
}


def known_names(record: Record, lender: Record) -> AllNames:
    """The names of all that a record may refer to, kept for the records asked about last: a site makes many workbooks
    of one record. Samples borrow awards and documents.
    """
    for known, lent, names in _LAST:
        if known is record and lent is lender:
            return names
    names = _names_in(record, lender)
    _LAST[:] = [(record, lender, names), *_LAST[: SIDES - 1]]
    return names


def _names_in(record: Record, lender: Record) -> AllNames:
    awards = {**lender.awards, **record.awards}
    bodies, clusters = _all("organisations", record.organisations), _all("clusters", record.clusters)
    titles = _all("awards", awards)
    found = {
        "awards": titles,
        "grades": {key: titles[key] for key, award in awards.items() if award.kind == "grade"},
        "organisations": bodies,
        "bodies": bodies,
        "clusters": clusters,
        "senders": {**bodies, **clusters},
        "documents": _all("documents", {**lender.documents, **record.documents}),
    }
    found |= {kind: _all(kind, record.of(kind)) for kind in ("themes", "movements", "screens")}
    for kind in (kind.key for kind in KINDS.values() if kind.yearly and kind.slug):
        found[kind] = {key: _filed(key, names) for key, names in _all(kind, record.of(kind)).items()}
    for key, body in record.organisations.items():
        found[f"units:{key}"] = {unit.id: names_of("units", unit) for unit in body.units}
    return found


def _all(kind: str, records: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: names_of(kind, node) for key, node in records.items()}


def _filed(key: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Records filed by year often bear one title: the first name has the id behind it."""
    return (f"{names[0]} ({key})", *names) if names else (key,)


def with_bodies(kind: str, records: Mapping[str, Any], record: Record) -> Words:
    """The names of some records of a kind; of those filed by year under a body's name also that name and the year."""
    names = _all(kind, records)
    if not KINDS[kind].yearly:
        return names
    bodies = {**record.organisations, **record.clusters}
    return {key: (*known, *_owned(kind, key, bodies)) for key, known in names.items()}


def _owned(kind: str, key: str, bodies: Mapping[str, Any]) -> Iterator[str]:
    year, name, *_ = names_in(key)
    owner, _ = named_after(name, bodies)
    for called in names_of("organisations", bodies[owner]) if owner else ():
        yield f"{KINDS[kind].names.title} {called} {year}"
