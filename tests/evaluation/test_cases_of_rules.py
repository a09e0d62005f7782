"""Each folder of tests/cases/verdicts, laid over `base`, has the verdicts of its expected.yml."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.evaluation.engine import evaluate
from generator.reading.read import LoadedFolder, read_folder

CASES = Path(__file__).parents[1] / "cases" / "verdicts"
NAMES = sorted(path.parent.name for path in CASES.glob("*/expected.yml"))


@pytest.fixture
def read(tmp_path: Path, name: str) -> LoadedFolder:
    for part in ("base", name):
        shutil.copytree(CASES / part, tmp_path, dirs_exist_ok=True)
    return read_folder(tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_the_folder_has_its_verdicts(read, name):
    expected = yaml.safe_load((CASES / name / "expected.yml").read_text("utf-8"))
    problems = expected.pop("problems", [])
    assert sorted(problem.code for problem in read.problems if problem.severity == "error") == problems
    verdicts = evaluate(read.record, date(2026, 1, 1)).verdicts
    reported = {plan: {} for plan in expected}
    for plan, targets in expected.items():
        for target in targets:
            rest = targets[target].split()[1:]
            found = verdicts[plan, target]
            marks = [mark for mark in rest if mark in (*found.reasons, *found.flags)]
            over = [token for token in found.reasons if not rest]
            reported[plan][target] = " ".join([found.status, *marks, *over])
    assert reported == expected
