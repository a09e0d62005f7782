"""`thidua new`: what it makes is valid, explains itself, and says nothing that nobody reported."""

import re
from pathlib import Path

import pytest

from generator.reading.document.tree import grow
from generator.reading.read import read_folder
from tests.editing.conftest import Run

PLAN, NAME = "2023/truong-mau-an-binh", "truong chinh tri tinh mau an binh"
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
    "organisation": (
        ["truong-mau-moi", "--names", "Trường Mẫu Mới", "--kind", "Trường chính trị"],
        "data/organisations/truong-mau-moi.yml",
    ),
    "cluster": (["Cụm thi đua mẫu hai", "--kind", "khối thi đua"], "data/clusters/cum-thi-dua-mau-hai.yml"),
    "theme": (
        ["chu-de-2024", "--year", "2024", "--launched-by", "hvm", "--components", "Chủ động"],
        "data/themes/chu-de-2024.yml",
    ),
    "movement": (["Phong trào mẫu mới"], "data/movements/phong-trao-mau-moi.yml"),
    "guidance": (
        ["hd-mau", "--year", "2024", "--title", "Hướng dẫn mẫu", "--issuer", "HVM", "--period", "2024"],
        "content/guidance/2024/hd-mau.yml",
    ),
    "notice": (["bao-giang", "--headline", "Nghỉ giảng"], "content/notices/bao-giang.yml"),
    "screen": (
        ["man-hinh-moi", "--name", "Màn hình mới", "--organisation", "trường chính trị tỉnh mẫu an bình"],
        "data/screens/man-hinh-moi.yml",
    ),
    "submission": (
        ["Học viện Mẫu", "--year", "2023", "--obligation", "gui-ke-hoach", "--sent-on", "10/2/2023", "--evidence", "C"],
        "content/submissions/2023/hoc-vien-mau.yml",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", MADE)
def test_a_new_file_is_valid_and_explains_every_key(kind: str, project: Path, run: Run) -> None:
    arguments, path = MADE[kind]
    found = run("new", kind, *arguments)
    assert found.exit_code == 0, found.output
    assert path in found.stdout
    assert "blank-key" not in found.output
    reading = read_folder(project)
    to_fill_in = {"result": {"no-figures"}, "plan": {"draft-plan"}}.get(kind, set())
    assert {problem.code for problem in reading.problems} == to_fill_in
    text = (project / path).read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={'../' * path.count('/')}schemas/{kind}.json\n")
    assert text.count("\n## ") >= 5


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
    options = ["--evidence", "Quyết định bổ sung", "--corrects", "chính thức", "--approved-by", "Hiệu trưởng"]
    created = run("new", "result", NAME, *options)
    assert (created.exit_code, created.stderr) == (0, "")
    reading = read_folder(project)
    assert [problem.code for problem in reading.problems] == ["correction-without-figures"]
    made = reading.record.results[f"{PLAN}/final.r2"]
    text = (project / f"content/results/{PLAN}/final.r2.yml").read_text(encoding="utf-8")
    assert re.search(r"  ## .*; đã công bố: 31.*34.*\n  # ldtt: ", text), text
    assert "(Hoàn thành tốt nhiệm vụ); đã công bố: Hoàn thành tốt nhiệm vụ\n  # xep-loai: " in text
    assert (made.corrects, made.reason, made.approved_by) == ("final", "error", "Hiệu trưởng")


def test_a_file_that_stands_is_left_alone(project: Path, run: Run) -> None:
    path = project / f"content/results/{PLAN}/final.yml"
    before = path.read_bytes()
    assert run("new", "result", PLAN, "--evidence", "x").exit_code == 1
    assert path.read_bytes() == before


def test_what_the_check_refuses_is_not_left_behind(project: Path, run: Run) -> None:
    arguments = ["Học viện Mẫu", "--year", "2023", "--obligation", "gui-ke-hoac", "--sent-on", "10/2/2023"]
    found = run("new", "submission", *arguments, "--evidence", "CV số 1")
    assert found.exit_code == 1
    assert "gui-ke-hoac" in found.stderr
    assert not (project / "content/submissions/2023/hoc-vien-mau.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["plan", "truong-mau-an-bnh", "--year", "2024"], "có phải «truong-mau-an-binh»?"),
        (["plan", "An Bình", "--year", "2024"], "có phải «An Bình» → truong-mau-an-binh?"),
        (["exemplar", "zzz", "x", "--year", "2024", "--title", "A", "--story", "B"], "thidua find"),
        (["result", "An Bình", "--evidence", "BC"], "→ 2023/truong-mau-an-binh?"),
        (["result", PLAN, "--evidence", "BC", "--basis", "tuong tuong"], "Báo cáo; "),
        (["result", PLAN, "--evidence", "BC", "--corrects", "giữa năm", "--approved-by", "HT"], "chỉ có final"),
        (["result", PLAN, "--evidence", "BC", "--corrects", "final"], "--approved-by"),
        (["organisation", "Trường Mẫu Mới"], "--kind (Loại)"),
        (["screen", "man-hinh", "--name", "X", "--organisation", "An Bình"], "→ truong-mau-an-binh?"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is_near(arguments: list[str], words: str, run: Run) -> None:
    found = run("new", *arguments)
    assert found.exit_code == 2, found.output
    assert words in found.stderr


@pytest.mark.parametrize(
    ("arguments", "path", "line"),
    [
        (["plan", NAME, "--year", "2025"], "content/plans/2025/truong-mau-an-binh.yml",
         "organisations: [truong-mau-an-binh]"),
        (["plan", "Cụm Mẫu", "--year", "2025"], "content/plans/2025/cum-mau.yml", "group: cum-mau"),
        (["exemplar", NAME, "x", "--year", "2024", "--title", "A", "--story", "B", "--subject", "tập thể"],
         "content/exemplars/2024/x.yml", "subject: collective"),
        (["result", NAME, "--retracts", "final", "--approved-by", "HT", "--evidence", "QĐ", "--basis", "Quyết định"],
         f"content/results/{PLAN}/final.r2.yml", "retracts: final"),
        (["award", "Chiến sĩ mẫu", "--kind", "Danh hiệu thi đua"], "data/awards.yml",
         "- {id: chien-si-mau, name: Chiến sĩ mẫu, kind: title}"),
        (["document", "KH mẫu số 2", "--issuer", "hoc vien mau"], "data/documents/kh-mau-so-2.yml",
         "issuer: hoc-vien-mau"),
    ],
)  # fmt: skip
def test_names_and_labels_become_ids(arguments: list[str], path: str, line: str, project: Path, run: Run) -> None:
    found = run("new", *arguments)
    assert found.exit_code == 0, found.output
    assert line in (project / path).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", ["../x", "con", "x/y", ". ."])
def test_a_name_is_never_a_path(name: str, project: Path, run: Run) -> None:
    before = sorted(project.rglob("*"))
    assert run("new", "organisation", name, "--names", "X", "--kind", "other").exit_code == 2
    assert sorted(project.rglob("*")) == before
