"""Names on the command line: `thidua find`, and commands that take a name where they take an id."""

import json
from pathlib import Path

import pytest

from tests.editing.conftest import Run

NAME = "truong chinh tri tinh mau an binh"


def test_find_prints_kind_id_names_and_file(run: Run) -> None:
    found = run("find", "LĐTT")
    assert found.exit_code == 0
    assert found.stdout.startswith("lao-dong-tien-tien · Danh hiệu, hình thức khen\n    Lao động tiên tiến")
    assert "\n    data/awards.yml\n" in found.stdout


def test_find_takes_words_apart_and_answers_programs(run: Run) -> None:
    (first, *_) = json.loads(run("find", "mau", "an", "binh", "--format", "json").stdout)
    assert set(first) == {"kind", "id", "names", "file", "sample"}
    assert "\ntruong-mau-an-binh · Tổ chức\n    Trường Chính trị tỉnh Mẫu An Bình" in run("find", "mẫu an bnih").stdout


def test_find_says_where_nothing_is_called_so(run: Run) -> None:
    found = run("find", "zzz")
    assert (found.exit_code, found.stdout) == (1, "")
    assert "«zzz»" in found.stderr


@pytest.mark.parametrize(
    "arguments", [["status", "--plan", NAME], ["template", NAME, "--result", "year-end", "-o", "x.xlsx"]]
)
def test_a_plan_is_named_by_its_school(
    arguments: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = run(*arguments)
    assert found.exit_code == 0, found.output
    assert "truong-mau-an-binh" in found.stdout or "Mẫu An Bình" in found.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["status", "--plan", "2023/truong-mau-an-bin"], "có phải «2023/truong-mau-an-binh»?"),
        (["status", "--plan", "An Bình"], "→ 2023/truong-mau-an-binh?"),
        (["template", "--new-plan", "An Bình", "--year", "2025"], "→ truong-mau-an-binh?"),
        (["template", "--new-plan", "zzz", "--year", "2025"], "thidua new organisation"),
        (["template", NAME, "--year", "2031", "--result", "final"], "chưa có kế hoạch nào năm 2031"),
    ],
)
def test_a_name_that_is_not_known_says_what_is_near(arguments: list[str], words: str, run: Run) -> None:
    found = run(*arguments)
    assert found.exit_code == 2
    assert words in found.stderr
