"""Each folder of tests/cases/check is the good project with some files replaced; expected.txt is what `check` prints.

After a deliberate change of messages: `UPDATE_CASES=1 pytest tests/reading/test_cases.py`, then read the diff.
"""

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.reading.problems.catalogue import CATALOGUE, HISTORY
from generator.reading.prose.docs import prose_problems
from generator.reading.read import read_folder
from generator.reading.report.rendering import as_text

CASES = Path(__file__).parents[1] / "cases" / "check"
GOOD = CASES / "good"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir() and path.name != "good")
# What a repository cannot hold well; test_gate.py makes these files on the spot. HISTORY has its cases in cases/diff.
MADE_ON_THE_SPOT = {"not-regular", "unreadable-file", "too-large"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the good project."""
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


def printed(project: Path) -> str:
    reading = read_folder(project, as_of=date(2026, 11, 1))
    return as_text(sorted((*reading.problems, *prose_problems(project, "docs"))), reading.files)


def test_the_good_project_has_no_problem(project: Path) -> None:
    assert printed(project) == "Đã đọc 16 tệp: 0 lỗi, 0 cảnh báo.\n"


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, project: Path) -> None:
    expected = CASES / name / "expected.txt"
    shutil.copytree(CASES / name, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    found = printed(project)
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_every_code_has_a_case() -> None:
    goldens = "".join((CASES / name / "expected.txt").read_text(encoding="utf-8") for name in NAMES)
    shown = set(re.findall(r"^\S.*?:\d+:\d+: ([a-z0-9-]+) ", goldens, re.MULTILINE))
    assert shown | MADE_ON_THE_SPOT == set(CATALOGUE) - set(HISTORY)
