"""The catalogue is closed: every code has a heading in the docs that says the same, and the code uses no other."""

import re
from pathlib import Path

import pytest

from generator.reading.problems.problem import CATALOGUE

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "loi.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", DOCS, re.MULTILINE | re.DOTALL))


def test_codes_are_the_headings_of_the_docs() -> None:
    assert re.findall(r"^### (.*)$", DOCS, re.MULTILINE) == list(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_section_says_what_the_catalogue_says_and_what_to_do(code: str) -> None:
    kind = CATALOGUE[code]
    severity = " *(cảnh báo)*" if kind.severity == "warning" else ""
    assert f"**{kind.title}**{severity}. {kind.explanation}\n\nCách sửa: " in SECTIONS[code]


def test_codes_are_kebab_case() -> None:
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) for code in CATALOGUE)
