"""What is remembered never changes a verdict: after any edit it is what reading everything gives."""

import os
from datetime import date
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.reading import remembered
from generator.reading.read import read_folder

DAY = date(2026, 11, 1)
PLAN = "content/plans/2023/truong-mau-an-binh.yml"
RESULT = "content/results/2023/truong-mau-an-binh/final.yml"
GUIDANCE = "content/guidance/2023/hvm-01.yml"
SENT = "content/submissions/2023/truong-mau-an-binh.yml"
SWAPS = [
    ("ldtt", "ldt"), ("31", "35"), ("34", "3"), ("90%", "9O%"), ("2023", "2032"),
    ("hoan-thanh-tot", "lao-dong-tien-tien"), ("staff", "stafff"), ("truong-mau-an-binh", "truong-mau"),
    ("01-HD/HVM", "02-HD/HVM"), ("Trường", "Trư�ng"), ("Chủ động", "Chủ đọng"), ("  ", "\t"),
    ("kind: grade", "kind: title"), ("\n", "\n# ghi chú\n"), (": ", ":  "),
    ("corrects: final", "corrects: finall"), ("hoc-vien-mau", "truong-mau-an-binh"),
    ("reached: 4", "reached: 40"), ("lao-dong-tien-tien", "ldtt"), ("hvm-01", "hvm-02"),
    ("Thi đua dạy giỏi", "Thi đua 0912 345 678"),
]  # fmt: skip
EXTRA = {
    "content/results/2023/truong-mau-an-binh/final.r2.yml": "corrects: final\nreason: error\npublished_on: 2024-02-01\n"
    "basis: report\nevidence: [x]\nfigures: {ldtt: {reached: 30, of: 34}}\n",
    "data/movements/moi.yml": "name: Thi đua dạy  giỏi\npart_of: day-gioi\n",
    "content/plans/2024/truong-mau-an-binh.yml": "organisations: truong-mau-an-binh\nperiod: 2024\n",
}


def edit(project: Path, random: Random) -> None:
    """One change as an editor or a tool may make it."""
    paths = sorted(project.rglob("*.yml"))
    kind = random.choice(["swap", "swap", "swap", "back", "add", "delete", "touch", "cut"])
    path = random.choice(paths)
    if kind == "add":
        name = random.choice(sorted(EXTRA))
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(EXTRA[name], encoding="utf-8")
    elif kind == "delete" and random.random() < 0.3:
        path.unlink()
    elif kind == "touch":
        os.utime(path, (1, 1))
    else:
        text = path.read_text(encoding="utf-8")
        fitting = [pair for pair in SWAPS if pair[0] in text] or [("", "# x\n")]
        old, new = random.choice(fitting)
        changed = (
            text.replace(new, old)
            if kind == "back"
            else text[: len(text) // 2]
            if kind == "cut"
            else text.replace(old, new, 1)
        )
        path.write_text(changed, encoding="utf-8")


@pytest.mark.parametrize("seed", range(8))
def test_after_any_edits_the_verdict_is_that_of_a_full_check(seed: int, project: Path, tmp_path: Path) -> None:
    random, store = Random(seed), tmp_path / "nho.json"
    for _ in range(14):
        for _ in range(random.choice([0, 1, 1, 1, 2])):
            edit(project, random)
        raised = random.choice([(), (), ("theme-differs",)])
        day = random.choice([DAY, DAY, date(2024, 1, 15), date(2024, 1, 14), date(2023, 2, 15)])
        full = read_folder(project, as_of=day, raised=raised)
        quick = remembered.verdict_on(project, store, as_of=day, raised=raised)
        assert (quick.problems, quick.files) == (full.problems, full.files)


@pytest.fixture
def again(project: Path, tmp_path: Path):
    """Gives the verdict on the project after it was remembered once."""
    store = tmp_path / "nho.json"
    remembered.verdict_on(project, store, as_of=DAY)
    return lambda: remembered.verdict_on(project, store, as_of=DAY)


@pytest.mark.parametrize(
    ("path", "old", "new", "found"),
    [
        (RESULT, "reached: 31", "reached: 40", [(RESULT, "more-than-base")]),
        (PLAN, "id: cstdcs", "id: cstd", [(RESULT, "unknown-target"), (RESULT, "unknown-target")]),
        (GUIDANCE, "id: ldtt", "id: ldt", [(PLAN, "unknown-target")]),
        (GUIDANCE, "id: gui-ke-hoach", "id: gui", [(SENT, "dangling-reference")]),
        ("data/themes/chu-de-2023.yml", "label: Hiệu quả", "label: Hiệu lực", [(PLAN, "theme-differs")]),
        (PLAN, "Tổng kết phong trào", "Tổng kết cả phong trào", []),
    ],
)  # fmt: skip
def test_one_change_is_checked_alone_with_those_that_look_at_it(
    path: str, old: str, new: str, found: list[tuple[str, str]], project: Path, again
) -> None:
    text = (project / path).read_text(encoding="utf-8")
    (project / path).write_text(text.replace(old, new), encoding="utf-8")
    verdict = again()
    assert verdict.remembered
    assert [(problem.path, problem.code) for problem in verdict.problems] == found


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/documents/hvm-01-2023.yml", "01-HD/HVM", "07-HD/HVM"),
        ("data/movements/day-gioi.yml", "name: Thi đua", "name: Phong trào thi đua"),
        ("data/organisations/truong-mau-an-binh.yml", "parent: hoc-vien-mau", "parent: truong-mau-an-binh"),
        ("data/awards.yml", "id: hoan-thanh-tot", "id: hoan-thanh"),
    ],
)
def test_what_all_files_rest_on_is_read_with_all_files(path: str, old: str, new: str, project: Path, again) -> None:
    text = (project / path).read_text(encoding="utf-8")
    (project / path).write_text(text.replace(old, new), encoding="utf-8")
    verdict = again()
    assert not verdict.remembered
    assert verdict.problems == read_folder(project, as_of=DAY).problems


@pytest.mark.parametrize("written", ["", "{", "[]", '{"header": 1}', "null"])
def test_a_spoilt_memory_is_no_memory(written: str, project: Path, tmp_path: Path) -> None:
    (tmp_path / "nho.json").write_text(written)
    assert not remembered.verdict_on(project, tmp_path / "nho.json", as_of=DAY).remembered
    assert remembered.verdict_on(project, tmp_path / "nho.json", as_of=DAY).remembered


def test_another_day_reads_only_what_is_dated_between(project: Path, tmp_path: Path, again) -> None:
    assert again().remembered
    for day in (date(2024, 1, 14), date(2024, 1, 15), date(2023, 2, 1), DAY):
        found = remembered.verdict_on(project, tmp_path / "nho.json", as_of=day)
        assert found.remembered
        assert found.problems == read_folder(project, as_of=day).problems
    assert not remembered.verdict_on(project, tmp_path / "nho.json", as_of=None).remembered


def test_a_project_without_a_file_is_checked(tmp_path: Path) -> None:
    for folder in ("content", "data"):
        (tmp_path / "trong" / folder).mkdir(parents=True)
    for _ in range(2):
        verdict = remembered.verdict_on(tmp_path / "trong", tmp_path / "nho.json", as_of=DAY)
        assert (verdict.problems, verdict.files) == ((), 0)


@pytest.mark.parametrize("make", [lambda path: path.symlink_to("/etc/hostname"), os.mkfifo], ids=["link", "pipe"])
def test_the_command_tells_of_what_is_no_file_with_and_without_memory(project: Path, make) -> None:
    run = lambda: CliRunner().invoke(cli, ["-C", str(project), "check"])  # noqa: E731
    odd = project / "data/documents/la.yml"
    for _ in range(2):
        make(odd)
        for _ in range(2):
            answer = run()
            assert answer.exit_code == 1, answer.output
            assert "data/documents/la.yml:1:1: not-regular " in answer.output
        odd.unlink()
        assert run().exit_code == 0
