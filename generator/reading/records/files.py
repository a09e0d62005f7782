"""Files → records by kind and id."""

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.model.record import KINDS, Record
from generator.reading.document.ahead import packed_files
from generator.reading.document.opened import opened, unpacked
from generator.reading.document.tree import Tree
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc
from generator.reading.records.blanks import put_back_unknown
from generator.reading.records.filing import file_under
from generator.reading.records.parts import Entry, Part, parts_of
from generator.reading.records.validate import found_at, validate
from generator.reading.text.disk import record_files

_REVISED = re.compile(r"(content/plans/[0-9]{4}/[^/.]+)\.r(?=[0-9]+\.yml$)")


@dataclass
class Loaded:
    """What a folder holds. `entries` has every record that could be filed, also those with errors.

    `numbers` are the document numbers that stand in the text of each file, by its path.
    """

    record: Record = field(default_factory=Record)
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    numbers: dict[str, frozenset[str]] = field(default_factory=dict)
    files: int = 0


def load_folder(root: Path, below: str = "") -> Loaded:
    """Everything under `root/below`'s data/ and content/. `below` is "" or the folder of the samples."""
    loaded = Loaded(Record(sample=bool(below)))
    prefix = f"{below}/" if below else ""
    found = list(record_files(root, prefix))
    loaded.findings += [path for path in found if isinstance(path, Finding)]
    paths = [path for path in found if isinstance(path, str)]
    seen: dict[str, str] = {}
    for path, packed in zip(paths, packed_files(root, paths), strict=True):
        load_file(root, path, path.removeprefix(prefix), loaded, packed)
        loaded.findings += _collision(path, seen)
    return loaded


def _collision(path: str, seen: dict[str, str]) -> list[Finding]:
    """A finding where a path is another's but for case or the way accents are typed: one file on some computers.

    Also where two plans would have one page, `lc.r2` and `lc-r2`.
    """
    folded = path if path.isascii() and path.islower() else unicodedata.normalize("NFC", path).casefold()
    other = seen.setdefault(_REVISED.sub(r"\1-r", folded), path)
    if other == path:
        return []
    name = quoted(other.rpartition("/")[2])
    message = f"tên tệp chỉ khác {name} ở chữ hoa, chữ thường hoặc cách gõ dấu"
    if _REVISED.search(path) or _REVISED.search(other):
        message = f"trang của kế hoạch này trùng địa chỉ với trang của {name}, vì «.r» trong địa chỉ là «-r»"
    return [Finding(path, (), "name-collision", message, "xóa hoặc đổi tên một trong hai tệp", mark=(0, 0))]


def load_file(root: Path, path: str, inside: str, loaded: Loaded, packed: bytes | None = None) -> None:
    """Read one file into `loaded`; `inside` is its path without `examples/`, `packed` its data where they are ready."""
    filing = file_under(path, inside)
    if isinstance(filing, Finding):
        loaded.findings.append(filing)
        return
    loaded.files += 1
    file = unpacked(path, packed) if packed is not None else opened(root, path)
    tree = file.tree
    loaded.findings += [*tree.findings, *file.findings]
    if not tree.whole:
        loaded.entries.append(Entry(path, filing.kind, filing.id))
        return
    if file.numbers:
        loaded.numbers[path] = file.numbers
    put_back_unknown(tree.data, filing.kind, file.blanks)
    parts = list(parts_of(filing, tree.data, loaded.record.sample))
    if all(isinstance(part, Finding) for part in parts):
        loaded.entries.append(Entry(path, filing.kind, filing.id))
    for part in parts:
        _take(part, tree, loaded)


def _take(part: Part | Finding, tree: Tree, loaded: Loaded) -> None:
    if isinstance(part, Finding):
        loaded.findings.append(part)
        return
    outcome = validate(part.path, KINDS[part.kind], part.data, part.given)
    if isinstance(outcome, list):
        loaded.findings += [found for found in map(part.moved, outcome) if not _poisoned(found, tree)]
        for finding in outcome:
            if finding.code == "wrong-type":
                _drop(part.data, finding.loc)
        loaded.entries.append(part.entry(part.data))
        return
    loaded.entries.append(part.entry(part.data if tree.poisoned else outcome))
    if not tree.findings:
        getattr(loaded.record, part.kind).setdefault(part.id, outcome)


def _drop(data: Any, loc: Loc) -> None:
    """Take out what is of a wrong type: that is told, and links look at what it might mean no more."""
    above = found_at(data, loc[:-1])
    if isinstance(above, dict):
        above.pop(loc[-1], None)


def _poisoned(finding: Finding, tree: Tree) -> bool:
    return any(finding.loc[: len(loc)] == loc for loc in tree.poisoned)
