"""One file, opened: its data, the document numbers in its text, and what is wrong before any model looks at it."""

from dataclasses import dataclass, field
from pathlib import Path

from generator.reading.document.comments import comment_findings
from generator.reading.document.places import NOWHERE, Places, marks_of, places_of
from generator.reading.document.quick import OddError, quick_marked
from generator.reading.document.texts import cited_numbers, marked_findings, personal_findings
from generator.reading.document.tree import Tree, grow, strip_blanks
from generator.reading.problems.problem import Finding, Loc
from generator.reading.text.disk import read_bytes
from generator.reading.text.gate import open_gate


@dataclass
class Opened:
    """`findings` are on the text as a whole; those on its structure stand in the tree.

    `blanks` are the places of keys without a value, which the data does not hold; `places` the lines near the top.
    """

    tree: Tree
    findings: list[Finding] = field(default_factory=list)
    numbers: frozenset[str] = frozenset()
    blanks: tuple[Loc, ...] = ()
    places: Places = NOWHERE


def opened(root: Path, path: str) -> Opened:
    """A file as far as it can be read. Bad data raises nothing."""
    return opened_bytes(path, read_bytes(root, path))


def opened_bytes(path: str, data: bytes | Finding) -> Opened:
    """What some bytes hold that stand at a path, or are to stand there. Bad data raises nothing."""
    text = open_gate(path, data) if isinstance(data, bytes) else [data]
    tree, blanks, places = _tree(path, text)
    if isinstance(text, list) or not tree.whole:
        return Opened(tree, places=places)
    findings = [*personal_findings(path, text), *comment_findings(path, text), *marked_findings(path, text)]
    return Opened(tree, findings, cited_numbers(text), blanks, places)


def _tree(path: str, text: str | list[Finding]) -> tuple[Tree, tuple[Loc, ...], Places]:
    """The data of a text, its blanks and places, or a tree that is not whole where the gate refused the file."""
    if isinstance(text, list):
        return Tree(path, findings=text, whole=False), (), NOWHERE
    try:
        data, blank, marks = quick_marked(text)
        tree = Tree(path, data)
    except OddError:
        tree, blank = grow(path, text), True
        marks = marks_of(tree)
    places = places_of(tree.data, marks)
    return tree, strip_blanks(tree.data) if blank else (), places
