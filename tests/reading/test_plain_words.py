"""No message of check and diff holds an English word of the libraries: the catalogue, and every case there is."""

import re
from pathlib import Path

import pytest

from generator.reading.problems.problem import CATALOGUE
from tests.library_words import english_in, library_words

CASES = Path(__file__).parents[1] / "cases" / "check"
DIFFS = CASES.parent / "diff"
_PATH = re.compile(r"[\w./-]+\.yml(:\d+:\d+: [a-z-]+)?")


def test_there_are_words_to_look_for() -> None:
    assert {"input", "should", "required", "invalid", "missing", "permitted"} <= library_words()
    assert english_in("Field required «title»", keys=True) == {"field", "required"}
    assert english_in("thiếu trường «required»", keys=False) == set()


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_catalogue_is_vietnamese(code: str) -> None:
    assert english_in(f"{CATALOGUE[code].title}. {CATALOGUE[code].explanation}", keys=True) == set()


@pytest.mark.parametrize("case", sorted(path.parent.name for path in CASES.glob("*/expected.txt")))
def test_the_messages_of_a_case_are_vietnamese(case: str) -> None:
    text = (CASES / case / "expected.txt").read_text(encoding="utf-8")
    messages = [line.split(" ", 2)[-1] if line[:1] not in {"", " "} else line for line in text.splitlines()]
    said = [line for line in messages if line.lstrip().startswith("gợi ý:") or not line.startswith(" ")]
    assert [line for line in said if english_in(line, keys=True)] == []


@pytest.mark.parametrize("case", sorted(path.parent.name for path in DIFFS.glob("*/expected.txt")))
def test_what_diff_says_is_vietnamese(case: str) -> None:
    lines = (DIFFS / case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if english_in(_PATH.sub("", line), keys=True)] == []
