"""Small projects to read."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.reading.problems.problem import Problem
from generator.reading.read import read_folder

GOOD = Path(__file__).parents[1] / "cases" / "check" / "good"
Found = Callable[[], list[Problem]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the good project."""
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


@pytest.fixture
def found(project: Path) -> Found:
    """Reads the project as it stands now and gives its problems."""
    return lambda: list(read_folder(project).problems)


@pytest.fixture(autouse=True)
def own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `thidua check` remembers stays with the test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "nho"))
