"""Document numbers that are cited but not registered."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.reading.document.citations import find_numbers, normalise_number
from generator.reading.document.texts import citation_findings
from generator.reading.document.tree import grow
from generator.reading.problems.problem import Finding
from generator.reading.records.folder import Loaded
from generator.reading.records.parts import Entry
from generator.reading.records.walk import get, text, words
from generator.reading.text.disk import read_bytes


def unregistered_findings(root: Path, loaded: Loaded, lender: Loaded | None = None) -> Iterator[Finding]:
    """A warning for each text with a number that no document and no plan bears; none while a document is unreadable."""
    entries = [*loaded.entries, *(lender.entries if lender else ())]
    if any(entry.kind == "documents" and entry.node is None for entry in entries):
        return
    known = set(_registered(entries))
    for path, numbers in loaded.numbers.items():
        unknown = numbers - known
        data = read_bytes(root, path) if unknown else None
        if isinstance(data, bytes):
            yield from citation_findings(grow(path, data.decode("utf-8-sig", "replace")), unknown)


def _registered(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        if entry.kind == "documents":
            names = [text(entry.node, "number"), *(name for _, name in words(entry.node, "also"))]
        elif entry.kind == "plans":
            names = [text(get(entry.node, "document"), "number")]
        else:
            continue
        for name in filter(None, names):
            yield normalise_number(name)
            yield from (normalise_number(raw) for _, _, raw in find_numbers(name))
