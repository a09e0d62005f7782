"""`thidua new`: what it makes is valid, explains itself, and says nothing that nobody reported."""

import re
from pathlib import Path

import pytest

from generator.reading.document.tree import grow
from generator.reading.read import read_folder
from tests.editing.conftest import Run

PLAN = "2023/truong-mau-an-binh"
MADE = {
    "plan": (["truong-mau-an-binh", "--year", "2024"], "content/plans/2024/truong-mau-an-binh.yml"),
    "result": ([PLAN, "--phase", "year-end", "--evidence", "Báo cáo: số 1"], f"content/results/{PLAN}/year-end.yml"),
    "exemplar": (
        ["truong-mau-an-binh", "khoa-hai", "--year", "2024", "--title", "Khoa Hai", "--story", "Dạy thử # góp ý"],
        "content/exemplars/2024/khoa-hai.yml",
    ),
    "recognition": (
        [
            "giay-khen-hai",
            "--year",
            "2024",
            "--award",
            "hoan-thanh-tot",
            "--giver",
            "hoc-vien-mau",
            "--stage",
            "decided",
            "--published-on",
            "2025-01-10",
            "--basis",
            "decision",
            "--evidence",
            "Quyết định số 1",
        ],
        "content/recognitions/2024/giay-khen-hai.yml",
    ),
    "document": (["qd-moi", "--subject", "Quyết định mới"], "data/documents/qd-moi.yml"),
    "organisation": (["truong-mau-moi", "--text", "Trường Mẫu Mới"], "data/organisations/truong-mau-moi.yml"),
}


@pytest.mark.parametrize("kind", MADE)
def test_a_new_file_is_valid_and_explains_every_key(kind: str, project: Path, run: Run) -> None:
    arguments, path = MADE[kind]
    found = run("new", kind, *arguments)
    assert found.exit_code == 0, found.output
    assert path in found.stdout
    reading = read_folder(project)
    assert reading.problems == ()
    text = (project / path).read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={'../' * path.count('/')}schemas/{kind}.json\n")
    assert text.count("\n## ") >= 8


@pytest.mark.parametrize("kind", MADE)
def test_keys_are_filled_in_by_taking_their_mark_away(kind: str, project: Path, run: Run) -> None:
    arguments, path = MADE[kind]
    run("new", kind, *arguments)
    text = (project / path).read_text(encoding="utf-8")
    opened = re.sub(r"^( *)# (?!yaml-language)", r"\1", text, flags=re.MULTILINE)
    tree = grow(path, opened)
    assert tree.findings == []
    assert tree.whole


def test_a_figure_left_to_fill_is_no_zero(project: Path, run: Run) -> None:
    run("new", "result", *MADE["result"][0])
    path = project / MADE["result"][1]
    assert read_folder(project).record.results[f"{PLAN}/year-end"].figures == {}
    assert "  # ldtt: {reached: , of: }\n" in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("# ldtt:", "ldtt:"), encoding="utf-8")
    figure = read_folder(project).record.results[f"{PLAN}/year-end"].figures["ldtt"]
    assert (figure.reached, figure.of) == (None, None)


def test_a_plan_carries_the_targets_of_another_year_over(project: Path, run: Run) -> None:
    assert run("new", "plan", "truong-mau-an-binh", "--year", "2026", "--from", "2023").exit_code == 0
    plans = read_folder(project).record.plans
    old, new = plans[PLAN], plans["2026/truong-mau-an-binh"]
    assert [(t.id, t.statement, t.comparator()) for t in new.targets] == [
        (t.id, t.statement, t.comparator()) for t in old.targets
    ]
    assert str(new.period) == "2026"
    assert str(new.tasks[0].when.from_) == "2026-11"
    assert new.document.date is None
    assert new.answers == ()


def test_a_correction_says_what_it_corrects(project: Path, run: Run) -> None:
    options = ["--evidence", "Quyết định bổ sung", "--corrects", "1", "--approved-by", "Hiệu trưởng"]
    assert run("new", "result", PLAN, *options).exit_code == 0
    made = read_folder(project).record.results[f"{PLAN}/final.r2"]
    assert (made.corrects, made.reason, made.approved_by) == ("final", "error", "Hiệu trưởng")


def test_a_file_that_stands_is_left_alone(project: Path, run: Run) -> None:
    path = project / f"content/results/{PLAN}/final.yml"
    before = path.read_bytes()
    assert run("new", "result", PLAN, "--evidence", "x").exit_code == 1
    assert path.read_bytes() == before


def test_what_the_check_refuses_is_not_left_behind(project: Path, run: Run) -> None:
    found = run("new", "plan", "truong-mau-an-bnh", "--year", "2024")
    assert found.exit_code == 1
    assert "có phải «truong-mau-an-binh»?" in found.stderr
    assert not (project / "content/plans/2024/truong-mau-an-bnh.yml").exists()


@pytest.mark.parametrize("name", ["../x", "A b", "con", "x/y"])
def test_a_name_is_never_a_path(name: str, project: Path, run: Run) -> None:
    before = sorted(project.rglob("*"))
    assert run("new", "organisation", name, "--text", "X").exit_code == 2
    assert sorted(project.rglob("*")) == before
