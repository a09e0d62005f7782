"""Warnings that a project treats as errors: `plugins: [thidua: {severity: {code: error}}]` in mkdocs.yml."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.reading.document.tree import grow
from generator.reading.problems.nearest import guess
from generator.reading.problems.problem import CATALOGUE
from generator.reading.text.disk import read_bytes
from generator.site.config_defaults import PLUGIN


class WrongSeverityError(Exception):
    """A code that does not exist, or a severity that is lower than the catalogue's."""


def raised_from(written: Any) -> frozenset[str]:
    """The codes raised to errors. A severity is raised, never lowered. Errors: WrongSeverityError."""
    if not isinstance(written, Mapping):
        raise WrongSeverityError("severity trong mkdocs.yml phải là một nhóm «mã lỗi: error»")
    for code, severity in written.items():
        if code not in CATALOGUE:
            raise WrongSeverityError(
                f"severity trong mkdocs.yml: không có mã lỗi «{code}»; {guess(str(code), CATALOGUE)}"
            )
        if severity != "error" and severity != CATALOGUE[code].severity:
            raise WrongSeverityError(f"severity trong mkdocs.yml: mức của «{code}» chỉ nâng lên error, không hạ xuống")
    return frozenset(code for code, severity in written.items() if severity == "error")


def raised_codes(root: Path) -> frozenset[str]:
    """The codes that the mkdocs.yml of a project raises; none without one. Errors: WrongSeverityError."""
    data = read_bytes(root, "mkdocs.yml") if (root / "mkdocs.yml").is_file() else b""
    text = data.decode("utf-8-sig", "replace") if isinstance(data, bytes) else ""
    written = grow("mkdocs.yml", text).data if text.strip() else None
    plugins = written.get("plugins") if isinstance(written, dict) else None
    entries = [plugins] if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else []
    options = [entry.get(PLUGIN) for entry in entries if isinstance(entry, dict)]
    severities = [found["severity"] for found in options if isinstance(found, dict) and found.get("severity")]
    return frozenset().union(*map(raised_from, severities))
