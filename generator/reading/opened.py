"""One file, opened: its data, the document numbers in its text, and what is wrong before any model looks at it."""

import marshal
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.reading.comments import comment_findings
from generator.reading.disk import read_bytes
from generator.reading.gate import open_gate
from generator.reading.problems import Finding
from generator.reading.quick import OddError, quick_data
from generator.reading.texts import cited_numbers, personal_findings
from generator.reading.tree import Tree, grow, without_blanks


@dataclass
class Opened:
    """`findings` are on the text as a whole; those on its structure stand in the tree."""

    tree: Tree
    findings: list[Finding] = field(default_factory=list)
    numbers: frozenset[str] = frozenset()


def opened(root: Path, path: str) -> Opened:
    """A file as far as it can be read. Bad data raises nothing."""
    data = read_bytes(root, path)
    text = open_gate(path, data) if isinstance(data, bytes) else [data]
    tree = _tree(path, text)
    if isinstance(text, list) or not tree.whole:
        return Opened(tree)
    return Opened(tree, [*personal_findings(path, text), *comment_findings(path, text)], cited_numbers(text))


def packed_file(root: Path, path: str) -> bytes | None:
    """The data and numbers of a file on which there is nothing to say, to be sent to another process; else None."""
    file = opened(root, path)
    plain = file.tree.whole and not (file.tree.findings or file.tree.poisoned or file.findings)
    return marshal.dumps((file.tree.data, tuple(file.numbers))) if plain else None


def unpacked(path: str, packed: bytes) -> Opened:
    """What `packed_file` packed; words that come again are again the same in memory."""
    data, numbers = marshal.loads(packed)  # noqa: S302 - made by ourselves a moment ago
    return Opened(Tree(path, data), [], frozenset(numbers))


def _tree(path: str, text: str | list[Finding]) -> Tree:
    """The data of a text, or a tree that is not whole where the gate refused the file."""
    if isinstance(text, list):
        return Tree(path, findings=text, whole=False)
    try:
        return Tree(path, quick_data(text))
    except OddError:
        tree = grow(path, text)
        return replace(tree, data=without_blanks(tree.data))
