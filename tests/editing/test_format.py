"""`thidua format` changes the layout and nothing else."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from generator.exports.editing.layout import CannotLayOutError, laid_out
from generator.exports.editing.yaml_text import yaml_text
from generator.reading.document.tree import grow
from generator.reading.read import read_folder
from generator.reading.text.characters import without_unseen
from tests.editing.conftest import Run
from tests.editing.test_yaml_text import DATA

PROJECT = Path(__file__).parents[2]
MESSY = """# đầu tệp
organisations:   [ truong-mau-an-binh ]   # trường

period:    0123
tasks:
- id:   a    # việc một
  summary: >-
      Làm
      ngay
  roles: {leads:   'Phòng Một',   advises: "Khoa Hai"}
# giữa hai việc
- id: b
  summary: no
# cuối tệp
"""
TIDY = """# đầu tệp
organisations: [truong-mau-an-binh]      # trường

period: 0123
tasks:
  - id: a     # việc một
    summary: >-
      Làm
      ngay
    roles: {leads: 'Phòng Một', advises: "Khoa Hai"}
# giữa hai việc
  - id: b
    summary: no
# cuối tệp
"""


def bare(text: str) -> str:
    """A text without the spaces that only line things up."""
    return re.sub(r" +", " ", text)


def test_the_layout_is_canonical_and_comments_stay() -> None:
    assert bare(laid_out(MESSY)) == bare(TIDY)


def test_marks_of_other_editors_are_gone() -> None:
    assert laid_out("\ufeffname: Thi đua\r\n") == "name: Thi đua\n"


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(DATA, some.integers(min_value=0, max_value=5))
def test_meaning_and_comments_survive_and_a_second_round_changes_nothing(data, every: int) -> None:
    lines = yaml_text(data).splitlines()
    top = [
        f"# ghi chú {number}\n{line}" if line[:1].isalpha() and number >= every else line
        for number, line in enumerate(lines)
    ]
    text = "\n".join(top) + "\n"
    try:
        made = laid_out(text)
    except CannotLayOutError:
        return  # lists in lists, which no record has, are left alone
    assert grow("", made).data == grow("", text).data
    assert made.count("# ghi chú ") == text.count("# ghi chú ")
    assert laid_out(made) == made


@pytest.mark.parametrize("folder", [pytest.param("content", marks=pytest.mark.slow), "data/themes", "data/clusters"])
def test_the_real_files_mean_the_same_afterwards(folder: str) -> None:
    for path in (PROJECT / folder).rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        assert grow("", laid_out(text)).data == grow("", text).data


def test_the_command_lays_out_in_place(project: Path, run: Run) -> None:
    before = read_folder(project).record
    shutil.copy(project / "data/awards.yml", project.parent / "awards.yml")
    assert run("format", "--check").exit_code == 1
    assert (project / "data/awards.yml").read_bytes() == (project.parent / "awards.yml").read_bytes()
    assert run("format").exit_code == 0
    assert run("format", "--check").stdout == ""
    assert read_folder(project).record == before


def test_a_file_with_mistakes_is_left_alone(project: Path, run: Run) -> None:
    path = project / "data/movements/day-gioi.yml"
    path.write_text("name: a\nname: b\n", encoding="utf-8")
    found = run("format", str(path))
    assert "để nguyên" in found.stderr
    assert path.read_text(encoding="utf-8") == "name: a\nname: b\n"


UNSEEN = "\ufefftitle: Thi\u200b \u00adđua\nnotes:\n\t- Một\u2028hai\n\u00a0 - Ba\u200e\n"
SEEN = "title: Thi đua\nnotes:\n  - Một hai\n  - Ba\n"


def test_what_nobody_sees_is_taken_out_when_asked_and_said(project: Path, run: Run) -> None:
    path = project / "content/plans/2023/truong-mau-an-binh.yml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("title: Phong trào", "title: Phong\u200b trào"), encoding="utf-8")
    assert "format --fix" in next(problem.hint for problem in read_folder(project).problems)
    assert "để nguyên" in run("format", str(path)).stderr
    shown = run("format", "--fix", "--check", str(path))
    assert (shown.exit_code, "\u200b" in path.read_text(encoding="utf-8")) == (1, True)
    made = run("format", "--fix", str(path))
    assert made.exit_code == 0
    assert "đã bỏ hay thay 1 ký tự không nhìn thấy" in made.stdout
    assert read_folder(project).problems == ()


def test_no_letter_is_lost_with_what_nobody_sees() -> None:
    assert without_unseen(UNSEEN) == (SEEN, 7)
    assert without_unseen(SEEN) == (SEEN, 0)
    assert without_unseen("mất \ufffd, riêng \ue000") == ("mất \ufffd, riêng \ue000", 0)
