"""Files → records by kind and id."""

import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.model.record import KINDS, Record
from generator.reading.comments import comment_findings
from generator.reading.disk import files_below, read_bytes
from generator.reading.filing import IGNORED, file_under
from generator.reading.gate import open_gate
from generator.reading.nearest import quoted
from generator.reading.parts import Entry, Part, parts_of
from generator.reading.problems import Finding
from generator.reading.quick import OddError, quick_data
from generator.reading.texts import cited_numbers, personal_findings
from generator.reading.tree import Tree, grow
from generator.reading.validate import validate, without_blanks

FOLDERS = ("data", "content")


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
    seen: dict[str, str] = {}
    for folder in FOLDERS:
        for path in files_below(root, prefix + folder):
            if isinstance(path, Finding):
                loaded.findings.append(path)
            elif path.rpartition("/")[2] not in IGNORED:
                load_file(root, path, path.removeprefix(prefix), loaded)
                loaded.findings += _collision(path, seen)
    return loaded


def _collision(path: str, seen: dict[str, str]) -> list[Finding]:
    """A finding where a path is another's but for case or the way accents are typed: one file on some computers."""
    folded = path if path.isascii() and path.islower() else unicodedata.normalize("NFC", path).casefold()
    other = seen.setdefault(folded, path)
    if other == path:
        return []
    message = f"tên tệp chỉ khác {quoted(other.rpartition('/')[2])} ở chữ hoa, chữ thường hoặc cách gõ dấu"
    return [Finding(path, (), "name-collision", message, "xóa hoặc đổi tên một trong hai tệp", mark=(0, 0))]


def load_file(root: Path, path: str, inside: str, loaded: Loaded) -> None:
    """Read one file into `loaded`; `inside` is its path without `examples/`."""
    filing = file_under(path, inside)
    if isinstance(filing, Finding):
        loaded.findings.append(filing)
        return
    loaded.files += 1
    data = read_bytes(root, path)
    text = open_gate(path, data) if isinstance(data, bytes) else [data]
    tree = _tree(path, text)
    loaded.findings += tree.findings
    if not tree.whole:
        loaded.entries.append(Entry(path, filing.kind, filing.id))
        return
    if isinstance(text, str):
        loaded.findings += [*personal_findings(path, text), *comment_findings(path, text)]
        if numbers := cited_numbers(text):
            loaded.numbers[path] = numbers
    parts = list(parts_of(filing, tree.data, loaded.record.sample))
    if all(isinstance(part, Finding) for part in parts):
        loaded.entries.append(Entry(path, filing.kind, filing.id))
    for part in parts:
        _take(part, tree, loaded)


def _tree(path: str, text: str | list[Finding]) -> Tree:
    """The data of a text, or a tree that is not whole where the gate refused the file."""
    if isinstance(text, list):
        return Tree(path, findings=text, whole=False)
    try:
        return Tree(path, quick_data(text))
    except OddError:
        tree = grow(path, text)
        return replace(tree, data=without_blanks(tree.data))


def _take(part: Part | Finding, tree: Tree, loaded: Loaded) -> None:
    if isinstance(part, Finding):
        loaded.findings.append(part)
        return
    outcome = validate(part.path, KINDS[part.kind], part.data, part.given)
    if isinstance(outcome, list):
        loaded.findings += [found for found in map(part.moved, outcome) if not _poisoned(found, tree)]
        loaded.entries.append(part.entry(part.data))
        return
    loaded.entries.append(part.entry(part.data if tree.poisoned else outcome))
    if not tree.findings:
        getattr(loaded.record, part.kind).setdefault(part.id, outcome)


def _poisoned(finding: Finding, tree: Tree) -> bool:
    return any(finding.loc[: len(loc)] == loc for loc in tree.poisoned)
