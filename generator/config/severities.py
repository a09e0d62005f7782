"""Warnings that a project treats as errors: `plugins: [thidua: {severity: {code: error}}]` in mkdocs.yml."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.config.file import plugin_options
from generator.config.shape import CONFIG
from generator.errors import UserError
from generator.reading.problems.nearest import guess
from generator.reading.problems.problem import CATALOGUE


def raised_from(written: Any) -> frozenset[str]:
    """The codes raised to errors. A severity is raised, never lowered. Errors: UserError."""
    if not isinstance(written, Mapping):
        raise UserError("severity phải là một nhóm «mã lỗi: error»", place=CONFIG)
    for code, severity in written.items():
        if code not in CATALOGUE:
            raise UserError(f"severity: không có mã lỗi «{code}»; {guess(str(code), CATALOGUE)}", place=CONFIG)
        if severity != "error" and severity != CATALOGUE[code].severity:
            raise UserError(f"severity: mức của «{code}» chỉ nâng lên error, không hạ xuống", place=CONFIG)
    return frozenset(code for code, severity in written.items() if severity == "error")


def raised_codes(root: Path) -> frozenset[str]:
    """The codes that the mkdocs.yml of a project raises; none without one. Errors: UserError."""
    severities = [found["severity"] for found in plugin_options(root) if found.get("severity")]
    return frozenset().union(*map(raised_from, severities))
