"""A project under git, to change and compare."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli

GOOD = Path(__file__).parents[1] / "cases" / "check" / "good"
Run = Callable[..., Result]


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Phép thử", "-c", "user.email=thu@example.vn", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the good project."""
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


@pytest.fixture
def committed(project: Path) -> Path:
    """The good project as the first commit of branch main."""
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "đầu")
    return project


@pytest.fixture
def run(project: Path) -> Run:
    """Runs a command in the project."""
    return lambda *arguments: CliRunner().invoke(cli, ["-C", str(project), *arguments], prog_name="thidua")


@pytest.fixture(autouse=True)
def own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `thidua check` remembers stays with the test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "nho"))
