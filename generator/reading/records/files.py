"""One file → its records, and every problem that it has whatever the other files hold."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model.base import Filed
from generator.model.kinds import KINDS
from generator.reading.document.opened import Opened, opened, opened_bytes
from generator.reading.document.packed import unpacked
from generator.reading.document.places import NOWHERE, Places
from generator.reading.document.tree import Tree
from generator.reading.problems.problem import Finding, Loc
from generator.reading.records.blanks import blank_findings, put_back_unknown
from generator.reading.records.filing import Filing, file_under, meant_by
from generator.reading.records.parts import Entry, Part, parts_of
from generator.reading.records.validate import found_at, validate
from generator.reading.text.disk import EXAMPLES


@dataclass(frozen=True, slots=True)
class FileContent:
    """What one file gives. `entries` has every record that could be filed, also those with errors.

    `numbers` are the document numbers that stand in its text; `filed` says whether its path is that of a record,
    `sound` whether its structure is without a finding: only then its valid records count. `places` are the lines of
    what stands near its top.
    """

    path: str
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    numbers: frozenset[str] = frozenset()
    filed: bool = True
    sound: bool = False
    places: Places = NOWHERE

    @property
    def records(self) -> list[tuple[Entry, Filed]]:
        """The records of a sound file that are valid."""
        return [(entry, entry.node) for entry in self.entries if self.sound and isinstance(entry.node, Filed)]


def read_file(root: Path, path: str, packed: bytes | None = None) -> FileContent:
    """Read the file at `path` from `root`; `packed` is its data where they are ready. Bad data raises nothing."""
    inside = path.removeprefix(f"{EXAMPLES}/")
    filing = file_under(path, inside)
    if isinstance(filing, Finding):
        meant = meant_by(path, inside)
        entries = (Entry(path, meant.kind, meant.id),) if meant else ()
        return FileContent(path, entries, findings=(filing,), filed=False)
    return _content(path, filing, unpacked(path, packed) if packed is not None else opened(root, path))


def read_text(path: str, text: str) -> FileContent:
    """What a text would give as the file at `path`. Bad data raises nothing."""
    filing = file_under(path, path.removeprefix(f"{EXAMPLES}/"))
    if isinstance(filing, Finding):
        return FileContent(path, findings=(filing,), filed=False)
    return _content(path, filing, opened_bytes(path, text.encode()))


def _content(path: str, filing: Filing, file: Opened) -> FileContent:
    sample = path.startswith(f"{EXAMPLES}/")
    tree, findings = file.tree, [*file.tree.findings, *file.findings]
    unreadable = Entry(path, filing.kind, filing.id)
    if not tree.whole:
        return FileContent(path, (unreadable,), tuple(findings))
    findings += blank_findings(path, filing.kind, put_back_unknown(tree.data, filing.kind, file.blanks))
    parts = list(parts_of(filing, tree.data, sample))
    entries = [_entry(part, tree, findings) for part in parts if isinstance(part, Part)] or [unreadable]
    findings += [part for part in parts if isinstance(part, Finding)]
    return FileContent(path, tuple(entries), tuple(findings), file.numbers, True, not tree.findings, file.places)


def _entry(part: Part, tree: Tree, findings: list[Finding]) -> Entry:
    """The record of a part, its plain data where it has errors; those are added to `findings`."""
    outcome = validate(part.path, KINDS[part.kind].model, part.data, part.given)
    if not isinstance(outcome, list):
        return part.entry(part.data if tree.poisoned else outcome)
    findings += [found for found in map(part.moved, outcome) if not _poisoned(found, tree)]
    for finding in outcome:
        if finding.code == "wrong-type":
            _drop(part.data, finding.loc)
    return part.entry(part.data)


def _drop(data: Any, loc: Loc) -> None:
    """Take out what is of a wrong type: that is reported, and links look at what it might mean no more."""
    above = found_at(data, loc[:-1])
    if isinstance(above, dict):
        above.pop(loc[-1], None)


def _poisoned(finding: Finding, tree: Tree) -> bool:
    return any(finding.loc[: len(loc)] == loc for loc in tree.poisoned)
