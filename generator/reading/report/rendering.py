"""Problems → text for people, and JSON for programs."""

import json
import unicodedata
from collections.abc import Sequence

from generator.reading.problems.problem import Problem

_WIDTH = 100
_KEYS = ("path", "line", "column", "code", "severity", "message", "hint")


def as_text(problems: Sequence[Problem], files: int, limit: int = 0) -> str:
    """Every problem with its source line and a caret, then the exact total. `limit` 0 shows them all."""
    shown = problems[:limit] if limit else problems
    blocks = [_block(problem) for problem in shown]
    if len(shown) < len(problems):
        blocks.append(f"… còn {len(problems) - len(shown)} chỗ nữa chưa in\n")
    return "\n".join([*blocks, total(problems, files)])


def total(problems: Sequence[Problem], files: int) -> str:
    """The last line: files read, errors, warnings."""
    errors = sum(problem.is_error for problem in problems)
    return f"Đã đọc {files} tệp: {errors} lỗi, {len(problems) - errors} cảnh báo.\n"


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with path, line, column, code, severity, message, hint."""
    return json.dumps(
        [{key: getattr(problem, key) for key in _KEYS} for problem in problems], ensure_ascii=False, indent=1
    )


def _block(problem: Problem) -> str:
    severity = "" if problem.is_error else "cảnh báo: "
    lines = [f"{problem.path}:{problem.line}:{problem.column}: {problem.code} {severity}{problem.message}"]
    if problem.excerpt.strip():
        text, caret = _window(problem.excerpt, problem.column - 1)
        lines += [f"    {text}", f"    {' ' * caret}^"]
    if problem.hint:
        lines.append(f"    gợi ý: {problem.hint}")
    return "\n".join(lines) + "\n"


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and how many cells stand before that column."""
    start = max(0, column - _WIDTH // 2) if len(line) > _WIDTH else 0
    cut = line[start : start + _WIDTH].replace("\t", " ")
    text = ("…" if start else "") + cut + ("…" if start + _WIDTH < len(line) else "")
    return text, sum(map(_cells, text[: column - start + bool(start)]))


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
