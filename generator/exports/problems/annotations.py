"""Problems as a code host takes them: GitHub's workflow commands and summary, GitLab's code quality report."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.exports.changes.comment_text import literal
from generator.reading.problems.problem import Problem
from generator.reading.report.rendering import total

MOST_ROWS = 2000
_GITLAB = {"error": "critical", "warning": "minor"}
_IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_DATA, ":": "%3A", ",": "%2C"}


def as_github(problems: Iterable[Problem], prefix: str = "") -> str:
    """One workflow command per problem; GitHub shows ten errors and ten warnings of a step, the summary has all.

    `prefix` leads from the top of the repository to the project: "" or a folder with a slash behind it.
    """
    return "".join(_command(problem, prefix) for problem in problems)


def _command(problem: Problem, prefix: str) -> str:
    place = f"file={_escaped(prefix + problem.path, _IN_PROPERTY)},line={problem.line},col={problem.column}"
    written = _escaped(problem.message + (f"\nGợi ý: {problem.hint}" if problem.hint else ""), _IN_DATA)
    return f"::{problem.severity} {place},title={_escaped(problem.code, _IN_PROPERTY)}::{written}\n"


def _escaped(text: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in text)


def github_summary(problems: Sequence[Problem], files: int) -> str:
    """Every problem in a Markdown table, for the page of the run; cut where GitHub would refuse it."""
    lines = ["## Kiểm tra dữ liệu", "", total(problems, files)]
    if problems:
        lines += ["| Mức | Chỗ | Mã | Điều tìm thấy | Gợi ý |", "| --- | --- | --- | --- | --- |"]
        lines += [_row(problem) for problem in problems[:MOST_ROWS]]
    if len(problems) > MOST_ROWS:
        lines += ["", f"… còn {len(problems) - MOST_ROWS} chỗ nữa"]
    return "\n".join(lines) + "\n"


def _row(problem: Problem) -> str:
    level = "lỗi" if problem.is_error else "cảnh báo"
    place = f"<code>{literal(problem.path)}</code>:{problem.line}:{problem.column}"
    return f"| {level} | {place} | {problem.code} | {literal(problem.message)} | {literal(problem.hint)} |"


def as_gitlab(problems: Iterable[Problem], prefix: str = "") -> str:
    """The JSON of GitLab's code quality report. A fingerprint does not hang on the line, so it outlives edits above."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for problem in problems:
        key = (problem.path, problem.code, problem.message)
        seen[key] += 1
        found.append(
            {
                "description": problem.message + (f" Gợi ý: {problem.hint}" if problem.hint else ""),
                "check_name": problem.code,
                "fingerprint": hashlib.sha256("\0".join((*key, str(seen[key]))).encode()).hexdigest(),
                "severity": _GITLAB[problem.severity],
                "location": {"path": prefix + problem.path, "lines": {"begin": problem.line}},
            }
        )
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
