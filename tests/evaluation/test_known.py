"""Judging again only what changed gives what judging everything gives."""

import shutil
from datetime import date
from pathlib import Path
from random import Random

import pytest
from record_edits import edit

from generator.evaluation.engine import Evaluation, evaluate
from generator.reading.again import FolderReader
from generator.reading.read import Sides

ROOT = Path(__file__).parents[2]
DAYS = [date(2024, 6, 1), date(2026, 11, 1)]


def judged(sides: Sides, day: date, before: list[Evaluation] | None = None) -> list[Evaluation]:
    """The verdicts on the real record and on the samples."""
    assert sides.sample is not None
    earlier = before or [None, None]
    real = evaluate(sides.real.record, day, before=earlier[0])
    return [real, evaluate(sides.sample.record, day, base=sides.real.record, before=earlier[1])]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.slow
def test_after_any_edits_judging_again_is_judging_everything(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    for folder in ("content", "data", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    reader, known = FolderReader(tmp_path), None
    for _ in range(8):
        edit(tmp_path, random)
        if random.random() < 0.5:
            change_one(tmp_path, random)
        sides, day = reader.read(), random.choice([DAYS[0], DAYS[0], DAYS[1]])
        known = judged(sides, day, known)
        assert list(map(reported, known)) == list(map(reported, judged(sides, day)))


def reported(found: Evaluation) -> tuple[object, ...]:
    """All that pages ask of the verdicts."""
    plans = {key: (case.plan, case.first) for key, case in found.cases.items()}
    listed = (found.verdicts, found.results, found.history, found.in_force, plans, list(found.cases))
    return (*listed, dict(found.alignments), found.duties, found.completeness, found.by_year, found.definitions)


def change_one(project: Path, random: Random) -> None:
    """A change of what verdicts rest on: figures, dates, awards, bodies."""
    path = random.choice(sorted(project.rglob("*.yml")))
    text = path.read_text("utf-8")
    old, new = random.choice([("reached: 1", "reached: 2"), ("date: 20", "date: 19"), ("grade", "title"), ("5", "6")])
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.slow
def test_verdicts_on_untouched_plans_are_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sides = FolderReader(ROOT).read()
    before = judged(sides, DAYS[0])
    monkeypatch.setattr("generator.evaluation.engine.verdict_on", lambda *_, **__: pytest.fail("judged again"))
    assert list(map(reported, judged(sides, DAYS[0], before))) == list(map(reported, before))
