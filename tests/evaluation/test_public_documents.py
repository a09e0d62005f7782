"""Plans of public documents, laid over the project's own data: tests/cases/documents, see its README.md.

`published` says what the record may say of the real body on given days; `tried` puts invented figures to the same
targets under a made-up body, and gives the verdicts worked out by hand.
"""

import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.evaluation.engine import evaluate
from generator.evaluation.verdict import Verdict
from generator.reading.read import read_folder

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "documents"
STAND_IN = CASES / "stand-in"
NAMES = sorted(path.parent.name for path in CASES.glob("*/expected.yml"))
LEAST = 10


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((CASES / name / "expected.yml").read_text("utf-8"), yaml.BaseLoader)
    return found


def laid_over(folder: Path, name: str, plan: str) -> Path:
    """The project's data with the case's own files over it; a plan of the record comes with its reports."""
    shutil.copytree(ROOT / "data", folder / "data")
    year, _, owner = plan.partition("/")
    for part in (f"content/plans/{plan}.yml", f"content/results/{year}/{owner}"):
        if (ROOT / part).exists():
            (folder / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(ROOT / part, folder / part) if (ROOT / part).is_dir() else shutil.copy(
                ROOT / part, folder / part
            )
    shutil.copytree(CASES / name, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.yml"))
    return folder


def judged(folder: Path, plan: str, as_of: date) -> dict[str, Verdict]:
    """Target → verdict on a day, of a folder that must read without an error."""
    reading = read_folder(folder)
    assert not reading.errors, "\n".join(str(problem) for problem in reading.errors)
    found = evaluate(reading.record, as_of)
    return {verdict.target: verdict for verdict in found.of_plan(plan)}


def compared(verdict: Verdict, asked: dict[str, Any]) -> dict[str, Any]:
    """What the verdict says on the keys that the case asks of."""
    stated: dict[str, Any] = {"status": verdict.status}
    for key in ("needed", "ceiling", "reached", "base"):
        if key in asked:
            stated[key] = str(getattr(verdict, key))
    for key in ("flags", "reasons"):
        if key in asked:
            stated[key] = [token for token in asked[key] if token in getattr(verdict, key)]
    return stated


def assert_verdicts(found: dict[str, Verdict], asked: dict[str, Any], where: str) -> None:
    assert set(asked) <= set(found), f"{where}: no such target: {sorted(set(asked) - set(found))}"
    wanted = {target: {key: part for key, part in entry.items() if key != "why"} for target, entry in asked.items()}
    assert {target: compared(found[target], entry) for target, entry in wanted.items()} == wanted, where


def trials() -> list[Any]:
    return [
        pytest.param(name, index, id=f"{name}-{index}")
        for name in NAMES
        for index in range(len(expected(name)["tried"]))
    ]


def test_there_are_ten_documents_each_with_its_address_and_reasons():
    assert len(NAMES) >= LEAST
    for name in NAMES:
        case = expected(name)
        assert case["read"]["url"].startswith("http"), name
        assert case["read"]["what"], name
        assert case["published"], name
        entries = [entry for trial in case["tried"] for entry in trial["verdicts"].values()]
        assert entries, name
        assert all(entry["why"] for entry in [*entries, *case["published"]]), name


@pytest.mark.parametrize("name", NAMES)
def test_the_record_says_no_more_than_was_published(name: str, tmp_path: Path):
    case = expected(name)
    folder = laid_over(tmp_path / "over", name, case["plan"])
    for day in case["published"]:
        found = judged(folder, case["plan"], date.fromisoformat(day["as_of"]))
        asked = day.get("verdicts") or {target: {"status": day["all"]} for target in found}
        assert_verdicts(found, asked, f"{name}, {day['as_of']}")


def stand_in(folder: Path, plan: str, trial: dict[str, Any]) -> str:
    """The same targets as the plan of a made-up body, with the trial's figures; the id of that plan."""
    path = folder / f"content/plans/{plan}.yml"
    text = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    owner = "khoi-mau" if "group" in text else "don-vi-mau"
    kept = {key: text[key] for key in ("period", "targets", "registrations") if key in text}
    own = {"group": owner} if "group" in text else {"organisations": [owner]}
    shutil.rmtree(folder / "content")
    shutil.copytree(STAND_IN, folder, dirs_exist_ok=True)
    year = plan.partition("/")[0]
    reported = trial.get("year", year)
    report = {
        "plan": f"{year}/{owner}",
        "phase": trial.get("phase", "final"),
        "published_on": trial.get("published_on", f"{reported}-12-31"),
        "basis": "report",
        "evidence": [{"title": "Số liệu đặt ra cho ca kiểm thử"}],
        "figures": trial["figures"],
    }
    files = {
        f"content/plans/{year}/{owner}.yml": {**own, "title": "Kế hoạch mẫu", **kept},
        f"content/results/{reported}/{owner}/{report['phase']}.yml": report,
    }
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return f"{year}/{owner}"


@pytest.mark.parametrize(("name", "index"), trials())
def test_verdicts_are_those_worked_out_by_hand(name: str, index: int, tmp_path: Path):
    case = expected(name)
    trial = case["tried"][index]
    folder = laid_over(tmp_path / "over", name, case["plan"])
    plan = stand_in(folder, case["plan"], trial)
    found = judged(folder, plan, date.fromisoformat(trial.get("as_of", "2026-11-29")))
    assert_verdicts(found, trial["verdicts"], f"{name}, {os.fspath(folder)}")
