"""Findings → Problems: the line and column of each, and the source line."""

import re
from collections.abc import Collection, Iterable
from dataclasses import fields, replace
from operator import attrgetter
from pathlib import Path

from generator.reading.document.tree import Tree, grow
from generator.reading.problems.nearest import Guesser
from generator.reading.problems.problem import Finding, Problem, severity_of
from generator.reading.text.disk import read_bytes

_ORDER = attrgetter(*(field.name for field in fields(Problem)))


def place(root: Path, findings: Iterable[Finding], raised: Collection[str] = ()) -> tuple[Problem, ...]:
    """The problems of some findings, sorted by file, line and column; the codes in `raised` are errors.

    Files are read again only here.
    """
    guesser = Guesser()
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    problems = (problem for path, found in by_path.items() for problem in _of_file(root, path, found, guesser))
    return in_order(replace(problem, severity="error") if problem.code in raised else problem for problem in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file, line and column. A key is compared ten times as fast as two dataclasses, and there may be many."""
    return tuple(sorted(problems, key=_ORDER))


def _of_file(root: Path, path: str, findings: list[Finding], guesser: Guesser) -> set[Problem]:
    text = _text(root, path)
    lines = _Lines(re.split(r"\r\n|\n|\r", text))
    tree = grow(path, text) if any(finding.mark is None for finding in findings) else None
    return {_problem(finding, tree, lines, guesser) for finding in findings}


class _Lines:
    """The lines of a file as they may be printed; each is made once."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._made: dict[int, str] = {}

    def excerpt(self, number: int) -> str:
        """The line of that 0-based number; nothing where it is no text for people."""
        if number not in self._made:
            line = printable(self._lines[number]) if number < len(self._lines) else ""
            self._made[number] = "" if line.count("�") * 5 > len(line) else line
        return self._made[number]


def _problem(finding: Finding, tree: Tree | None, lines: _Lines, guesser: Guesser) -> Problem:
    line, column = finding.mark or (tree.mark(finding.loc, finding.at_key) if tree else (0, 0))
    hint = (guesser.hint(finding.near) if finding.near else "") or finding.hint
    return Problem(
        printable(finding.path),
        line + 1,
        column + 1,
        finding.code,
        severity_of(finding.code),
        printable(finding.message),
        printable(hint),
        lines.excerpt(line),
    )


def _text(root: Path, path: str) -> str:
    data = read_bytes(root, path)
    return data.decode("utf-8-sig", "replace") if isinstance(data, bytes) else ""


def printable(text: str) -> str:
    """A text with what a terminal would obey, hide or refuse shown as «�», one for one."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() or letter in "\t\u00a0" else "�" for letter in text)
