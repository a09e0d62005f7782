"""No file costs by the square of its length: calls are counted at one length and at twice that, no clock is asked."""

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from fuzz.building_all import errors_of, make_all
from fuzz.cost import SECONDS, cost_of
from fuzz.costly import COSTLY, HEAD, LARGEST, NEXT_YEAR

from generator.reading.read import read_folder
from generator.reading.report.rendering import as_text

GOOD = Path(__file__).parents[1] / "cases" / "check" / "good"
DAY = date(2026, 11, 1)
SHORT, TWICE = 4_000, 2.6


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("costly") / "project"))


@pytest.fixture
def file(root: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The file that a costly text takes the place of; it is put back."""
    path = root / COSTLY[request.param][0]
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    yield path
    path.unlink() if before is None else path.write_bytes(before)


def check(root: Path) -> str:
    """What `thidua check` reads and prints."""
    found = read_folder(root, as_of=DAY)
    return as_text(found.problems, found.files, 200)


def calls(root: Path) -> int:
    """How many functions a check calls, those of C too."""
    count = 0

    def counted(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        check(root)
    finally:
        sys.setprofile(None)
    return count


def cut(text: str, size: int) -> str:
    """The beginning of a text, whole lines where it has many."""
    short = text[:size]
    return short[: short.rfind("\n") + 1] if short.count("\n") > 20 else short


@pytest.mark.slow
@pytest.mark.parametrize(("file", "name"), [(name, name) for name in COSTLY], indirect=["file"])
def test_twice_the_text_takes_twice_the_calls(name: str, file: Path, root: Path) -> None:
    text = COSTLY[name][1]()
    assert len(text.encode()) <= LARGEST
    counts = []
    for size in (SHORT, 2 * SHORT):
        file.write_text(cut(text, size), "utf-8", newline="")
        counts.append(calls(root))
    assert counts[1] < TWICE * counts[0], counts


@pytest.mark.soak
@pytest.mark.parametrize(("file", "name"), [(name, name) for name in COSTLY], indirect=["file"])
def test_a_mebibyte_takes_two_seconds_and_300_megabytes_at_most(name: str, file: Path, root: Path) -> None:
    file.write_text(COSTLY[name][1](), "utf-8", newline="")
    make_all(GOOD)
    checked, made = cost_of(lambda: len(check(root))), cost_of(lambda: errors_of(root) == [] and make_all(root))
    print(f"{name}: check {checked}; pages {made}")
    assert not checked.too_much, str(checked)
    assert made.status == 0
    assert made.seconds - checked.seconds < 2 * SECONDS, str(made)  # it is read twice here


@pytest.mark.parametrize(("last", "found"), [("x", False), ("*", True)])
def test_the_marks_of_markdown_are_counted(last: str, found: bool, root: Path) -> None:
    """Lists in brackets and comments are none; what a text holds is, wherever it stands."""
    file = root / NEXT_YEAR
    file.parent.mkdir(exist_ok=True)
    items = "".join(f"- '{('*_`[<&|~#>' * 100)}'\n" for _ in range(20)) + f"- 'x{last}'\n"
    file.write_text(f"{HEAD.replace('2023', '2024')}publishes: [website] # {'*' * 99}\npurposes:\n{items}", "utf-8")
    try:
        codes = [problem.code for problem in read_folder(root, as_of=DAY).problems]
    finally:
        file.unlink()
    assert ("too-complex" in codes) == found
