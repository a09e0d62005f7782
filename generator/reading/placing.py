"""Findings → Problems: the line and column of each, and the source line."""

import re
from collections.abc import Iterable
from pathlib import Path

from generator.reading.disk import read_bytes
from generator.reading.problems import Finding, Problem, severity_of
from generator.reading.tree import Tree, grow

_LONGEST_LINE = 2000


def place(root: Path, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """The problems of some findings, sorted by file, line and column. Files are read again only here."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    return tuple(sorted(problem for path, found in by_path.items() for problem in _of_file(root, path, found)))


def _of_file(root: Path, path: str, findings: list[Finding]) -> set[Problem]:
    text = _text(root, path)
    lines = re.split(r"\r\n|\n|\r", text)
    tree = grow(path, text) if any(finding.mark is None for finding in findings) else None
    return {_problem(finding, tree, lines) for finding in findings}


def _problem(finding: Finding, tree: Tree | None, lines: list[str]) -> Problem:
    mark = finding.mark or (tree.mark(finding.loc, finding.at_key) if tree else (0, 0))
    line = lines[mark[0]] if mark[0] < len(lines) else ""
    severity = severity_of(finding.code)
    return Problem(
        finding.path, mark[0] + 1, mark[1] + 1, finding.code, severity, finding.message, finding.hint, _visible(line)
    )


def _text(root: Path, path: str) -> str:
    data = read_bytes(root, path)
    return data.decode("utf-8-sig", "replace") if isinstance(data, bytes) else ""


def _visible(line: str) -> str:
    """The line with characters that a terminal would obey or hide shown as «�», one for one."""
    return re.sub(
        r"[^\S \t]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]",
        "�",
        line[:_LONGEST_LINE],
    )
