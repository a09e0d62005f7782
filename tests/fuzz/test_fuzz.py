"""Mutated files and workbooks, records of every shape: no traceback, no fault of our own, none that costs too much.

`make fuzz` runs the long forms: SEED=… begins elsewhere, COUNT=… takes another number of each.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from fuzz.building_all import errors_of, make_all
from fuzz.cost import Cost, cost_of
from fuzz.mutated import mutated
from fuzz.shaped import project
from fuzz.workbooks import mutated_workbook, workbooks

from generator.cli import cli

GOOD = Path(__file__).parents[1] / "cases" / "check" / "good"
FILES = sorted(path.relative_to(GOOD).as_posix() for path in GOOD.rglob("*.yml"))
SEED, COUNT = int(os.environ.get("THIDUA_SEED") or 0), int(os.environ.get("THIDUA_COUNT") or 500)
FEW_FILES, FEW_WORKBOOKS, FEW_RECORDS = 30, 5, 3


@pytest.fixture(autouse=True)
def own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `thidua check` remembers stays with the test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "nho"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


def run(root: Path, *arguments: str) -> int:
    """The exit code of a command; what is a fault of our own is raised, as it would be printed with 70."""
    found = CliRunner().invoke(cli, ["-C", str(root), *arguments], catch_exceptions=False)
    assert "Traceback" not in found.output
    return found.exit_code


def check_mutated(seed: int, root: Path) -> int:
    """One mutated record file in its place; it is put back."""
    file = root / Random(seed).choice(FILES)
    kept = file.read_bytes()
    file.write_bytes(mutated(seed, [kept]))
    try:
        return run(root, "check", "--no-cache")
    finally:
        file.write_bytes(kept)


def import_mutated(seed: int, root: Path) -> int:
    """One mutated workbook; nothing is written."""
    (root / "x.xlsx").write_bytes(mutated_workbook(seed, root))
    return run(root, "import", "--print", str(root / "x.xlsx"))


def build_shaped(seed: int, root: Path) -> int:
    """Everything of a project that the check lets pass is made."""
    shutil.rmtree(root)
    shutil.copytree(GOOD, root)
    project(seed, root)
    assert errors_of(root) == []
    return 0 if make_all(root) else 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("work", "count"), [(check_mutated, FEW_FILES), (import_mutated, FEW_WORKBOOKS), (build_shaped, FEW_RECORDS)]
)
def test_a_few_are_answered(work: Callable[[int, Path], int], count: int, root: Path) -> None:
    for seed in range(count):
        assert work(seed, root) in (0, 1, 2), f"seed {seed}"


@pytest.mark.soak
@pytest.mark.parametrize(
    ("work", "share"),
    [(check_mutated, 1.0), (import_mutated, 0.4), (build_shaped, 0.2)],
    ids=lambda given: str(given)[:20],
)
def test_many_are_answered_and_none_costs_too_much(work: Callable[[int, Path], int], share: float, root: Path) -> None:
    workbooks(root)
    work(0, root)  # what is loaded once is loaded here
    wrong: dict[int, Cost] = {}
    costs = []
    for seed in range(SEED, SEED + int(COUNT * share)):
        cost = cost_of(lambda seed=seed: work(seed, root))  # type: ignore[misc]
        costs.append(cost)
        if cost.made not in (0, 1, 2) or (cost.too_much and work is not build_shaped):
            wrong[seed] = cost
            print(f"seed {seed}: {cost}")
    print(
        f"{len(costs)}: at most {max(cost.seconds for cost in costs):.2f} s, {max(cost.megabytes for cost in costs)} MB"
    )
    assert not wrong
