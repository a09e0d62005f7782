"""`thidua diff`: each folder of tests/cases/diff is the good project with some files changed after its first commit.

expected.txt is the comment; after a deliberate change: `UPDATE_CASES=1 pytest tests/editing/test_diff.py`.
"""

import html
import os
import re
import shutil
from pathlib import Path

import pytest

from generator.exports.changes.comment_text import literal
from generator.exports.changes.text import MARKER, MOST_BYTES
from generator.reading.problems.catalogue import HISTORY
from tests.editing.conftest import Run, git

CASES = Path(__file__).parents[1] / "cases" / "diff"
NAMES = sorted(path.name for path in CASES.iterdir())
RESULT = Path("content/results/2023/truong-mau-an-binh/final.yml")
REMOVED = {"records-removed", "snapshot-removed"}
PLAN = Path("content/plans/2023/truong-mau-an-binh.yml")


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, committed: Path, run: Run) -> None:
    day = (CASES / name / "day.txt").read_text().strip()
    only_files = shutil.ignore_patterns("expected.txt", "day.txt")
    shutil.copytree(CASES / name, committed, dirs_exist_ok=True, ignore=only_files)
    found = run("diff", "main", "--format", "markdown", "--as-of", day)
    expected = CASES / name / "expected.txt"
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(f"{found.stdout}mã thoát {found.exit_code}\n", encoding="utf-8")
    assert f"{found.stdout}mã thoát {found.exit_code}\n" == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", sorted(HISTORY.keys() - {"published-result-removed", *REMOVED}))
def test_every_refusal_has_a_case(code: str) -> None:
    expected = (CASES / code / "expected.txt").read_text(encoding="utf-8")
    assert f"<code>{code}</code>" in expected
    assert expected.endswith("mã thoát 1\n")


@pytest.mark.parametrize("move", [Path.unlink, lambda path: path.rename(path.with_name("mid-year.yml"))])
def test_a_published_report_may_not_disappear(committed: Path, run: Run, move) -> None:
    move(committed / RESULT)
    found = run("diff", "main", "--as-of", "2026-01-01")
    assert found.exit_code == 1
    assert "published-result-removed" in found.stderr


def test_a_report_broken_beyond_reading_is_an_edit(committed: Path, run: Run) -> None:
    (committed / RESULT).write_text("phase: [\n")
    found = run("diff", "main", "--as-of", "2026-01-01")
    assert found.exit_code == 1
    assert "published-result-edited" in found.stderr


def test_the_plan_of_a_closed_period_may_not_disappear(committed: Path, run: Run) -> None:
    (committed / PLAN).unlink()
    assert "closed-period-edited" in run("diff", "main", "--as-of", "2024-04-01").stderr
    assert "closed-period-edited" not in run("diff", "main", "--as-of", "2024-03-31").stderr


LOWERED = {
    "lowered": ("at_least: 90%", "at_least: 80%"),
    "deleted": (re.compile(r"  - id: xep-loai.*?(?=tasks:)", re.DOTALL), ""),
    "another way": ("at_least: 90%", "at_most: 95%"),
    "another base": ("of: {target: ldtt}", "of: staff"),
    "another year": ("period: 2023", "period: 2023..2024"),
}
RAISED = {
    "raised": ("at_least: 90%", "at_least: 95%"),
    "a further target": ("tasks:", "  - {id: moi, statement: Thêm, population: units, at_least: 1}\ntasks:"),
    "a note": ("summary: Tổng kết phong trào", "summary: Tổng kết"),
}


@pytest.mark.parametrize("edit", [*LOWERED.items(), *RAISED.items()], ids=lambda edit: edit[0])
def test_a_promise_is_kept_once_its_first_report_is_out(committed: Path, run: Run, edit) -> None:
    name, (old, new) = edit
    text = (committed / PLAN).read_text(encoding="utf-8")
    changed = old.sub(new, text) if isinstance(old, re.Pattern) else text.replace(old, new)
    assert changed != text
    (committed / PLAN).write_text(changed, encoding="utf-8")
    before, after = (run("diff", "main", "--as-of", day).stderr for day in ("2024-01-14", "2024-01-15"))
    assert "reported-promise-edited" not in before
    assert ("reported-promise-edited" in after) == (name in LOWERED)


def test_an_amendment_lowers_a_reported_promise(committed: Path, run: Run) -> None:
    text = (committed / PLAN).read_text(encoding="utf-8").replace("at_least: 90%", "at_least: 80%")
    text = text.replace("date: 2023-02-10", "date: 2023-06-10")
    amended = f"{text}amends: truong-mau-an-binh\nreason: Đổi chỉ tiêu\n"
    (committed / PLAN).with_suffix(".r2.yml").write_text(amended, encoding="utf-8")
    assert run("diff", "main", "--as-of", "2024-02-01").exit_code == 0
    assert run("check", "--as-of", "2024-02-01").exit_code == 0


def test_the_check_refuses_in_a_checkout_what_diff_refuses(committed: Path, run: Run) -> None:
    day = ("--as-of", "2024-02-01")
    assert run("check", *day).exit_code == 0
    text = (committed / PLAN).read_text(encoding="utf-8")
    (committed / PLAN).write_text(text.replace("at_least: 90%", "at_least: 80%"), encoding="utf-8")
    found = run("check", *day)
    assert (found.exit_code, "reported-promise-edited" in found.stdout) == (1, True)
    assert '"reported-promise-edited"' in run("check", "--format", "json", *day).stdout
    git(committed, "checkout", "-q", "--", ".")
    (committed / RESULT).unlink()
    assert "published-result-removed" in run("check", *day).stdout
    git(committed, "commit", "-qam", "đã xóa trên nhánh chính")
    assert run("check", *day).exit_code == 0, "what is on the common branch is its own state"


def test_a_broken_file_is_one_fault_in_the_check(committed: Path, run: Run) -> None:
    (committed / RESULT).write_text("phase: [\n")
    assert "published-result" not in run("check", "--as-of", "2024-02-01").stdout


def test_a_wrong_copy_of_a_closed_period_is_mended_where_each_place_is_listed(committed: Path, run: Run) -> None:
    entry = '  - {at: "1", was: 90%, printed: 80%, compared_by: Người đối chiếu, on: 2025-12-01}\n'
    text = (committed / PLAN).read_text(encoding="utf-8").replace("at_least: 90%", "at_least: 80%")
    both = text.replace("between: 10–15%", "between: 10–20%")
    second = entry.replace('"1"', '"2"')
    accepted = {
        f"{text}transcription:\n{entry}": True,
        text: False,
        f"{both}transcription:\n{entry}": False,
        f"{both}transcription:\n{entry}{second}": True,
        f"{text}transcription:\n{entry.replace('was: 90%', 'was: 80%')}": False,
    }
    for written, good in accepted.items():
        (committed / PLAN).write_text(written, encoding="utf-8")
        found = run("diff", "main", "--as-of", "2026-01-01")
        assert ("closed-period-edited" not in found.stderr) == good
        assert found.exit_code == (0 if good else 1)


def test_an_entry_already_listed_explains_no_further_edit(committed: Path, run: Run) -> None:
    entry = 'transcription:\n  - {at: "1", was: 80%, printed: 90%, compared_by: Người đối chiếu, on: 2025-12-01}\n'
    copy = (committed / PLAN).read_text(encoding="utf-8") + entry
    (committed / PLAN).write_text(copy, encoding="utf-8")
    git(committed, "commit", "-qam", "ghi chỗ chép sai")
    (committed / PLAN).write_text(copy.replace("at_least: 90%", "at_least: 80%"), encoding="utf-8")
    assert "closed-period-edited" in run("diff", "main", "--as-of", "2026-01-01").stderr


def test_an_amendment_of_a_closed_period_needs_a_signature(committed: Path, run: Run) -> None:
    amended = (committed / PLAN).read_text(encoding="utf-8") + "amends: truong-mau-an-binh\nreason: Đổi chỉ tiêu\n"
    (committed / PLAN).with_suffix(".r2.yml").write_text(amended, encoding="utf-8")
    assert run("diff", "main", "--as-of", "2026-01-01").exit_code == 0
    unsigned = amended.replace(", signed_by: {office: Hiệu trưởng}", "")
    (committed / PLAN).with_suffix(".r2.yml").write_text(unsigned, encoding="utf-8")
    assert "amendment-without-signature" in run("diff", "main", "--as-of", "2026-01-01").stderr


def test_what_main_did_meanwhile_is_not_part_of_the_change(committed: Path, run: Run) -> None:
    git(committed, "checkout", "-q", "-b", "de-nghi")
    (committed / "data/movements/moi.yml").write_text("name: Thi đua mới\n", encoding="utf-8")
    git(committed, "add", ".")
    git(committed, "commit", "-q", "-m", "thêm phong trào")
    git(committed, "checkout", "-q", "main")
    (committed / RESULT).with_name("mid-year.yml").write_text("", encoding="utf-8")
    git(committed, "add", ".")
    git(committed, "commit", "-q", "-m", "việc khác")
    git(committed, "checkout", "-q", "de-nghi")
    found = run("diff", "main", "--as-of", "2026-01-01")
    assert found.exit_code == 0
    assert "Thi đua mới" in found.stdout
    assert "mid-year" not in found.stdout


def test_a_comment_is_cut_between_items_and_says_so(committed: Path, run: Run) -> None:
    for number in range(1500):
        (committed / f"data/movements/phong-trao-{number}.yml").write_text("name: Thi đua <b>\n", encoding="utf-8")
    text = run("diff", "main", "--format", "markdown", "--as-of", "2026-01-01").stdout
    assert text.startswith(MARKER)
    assert MOST_BYTES - 1000 < len(text.encode()) < MOST_BYTES + 200
    listed = re.findall(r"^- thêm \*\*Phong trào\*\* .*</code>\)$", text, re.MULTILINE)
    assert f"\n… còn {1500 + 31 - len(listed)} mục nữa" in text
    assert [line for line in text.splitlines() if line.startswith("- ") and line not in listed] == []


def test_a_picture_that_is_another_under_its_old_name_is_a_change(committed: Path, run: Run) -> None:
    (committed / "pictures").mkdir()
    for name in ("cu.jpg", "mất @ai.jpg"):
        (committed / "pictures" / name).write_bytes(b"x")
    git(committed, "add", ".")
    git(committed, "commit", "-qm", "ảnh")
    (committed / "pictures/cu.jpg").write_bytes(b"y")
    (committed / "pictures/mất @ai.jpg").unlink()
    (committed / "pictures/moi.jpg").write_bytes(b"z")
    shown = ("--format", "markdown", "--as-of", "2024-02-01", "--links", "https://example.org/kho/blob/abc")
    text = run("diff", "main", *shown).stdout
    assert "Không có gì đổi" not in text
    assert "### Ảnh đổi: 3\n\n- [pictures/cu.jpg](https://example.org/kho/blob/abc/pictures/cu.jpg)\n" in text
    assert "- [pictures/moi.jpg]" in text
    assert "mất &#64;&#8203;ai.jpg" in text
    assert "Ảnh đổi: pictures/cu.jpg" in run("diff", "main", "--as-of", "2024-02-01").stdout


def test_with_errors_they_are_listed_at_their_lines_and_nothing_is_called_unchanged(committed: Path, run: Run) -> None:
    (committed / PLAN).write_text((committed / PLAN).read_text("utf-8").replace("at_least: 90%", "at_least: 190%"))
    here = "https://example.org/kho/blob/abc"
    text = run("diff", "main", "--format", "markdown", "--as-of", "2026-01-01", "--links", here).stdout
    assert "### Chưa nhận được: 1 chỗ phải sửa\n\n- [" in text
    assert "- bỏ" not in text, "a file with an error is not gone"
    assert "không còn" not in text
    assert re.search(rf"\]\({here}/{PLAN}#L\d+\) <code>bad-percent</code>: at&#95;least: ", text)
    for words in (text, run("diff", "main", "--as-of", "2026-01-01").stdout):
        assert "Không có gì đổi" not in words
        assert "bản so có thể thiếu" in words


# As the hosts write them: github/markup's filters, and GitLab's reference formats.
REFERENCES = re.compile(
    r"(?:^|\W)@[a-z0-9]|(?:^|\W)#\d|\bgh-\d|\b[0-9a-f]{7,40}\b|:[\w+-]+:|://|www\.|[!$%&~]\w", re.IGNORECASE
)
TEXTS = [
    "@ky-thuat xem", "nhóm @to-chuc/nhom", "a@example.org", "#1", "khac/kho#12", "GH-7", "gh-7", "abcdef1",
    "a1b2c3d4e5f60718293a", ":tada:", "::+1::", "https://example.org", "www.example.org", "!5 $6 %7 &8 ~nhan", "![x](https://example.org/x.png)",
    "<b onclick=x>", "`@a` **#2** [c](d) | e", "@@ten ##3",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_in_a_comment_mentions_nobody_and_refers_to_nothing(text: str) -> None:
    written = literal(text)
    assert not re.search(r"[`*_\[\]()!|~<>\"'@]|&(?!#\d+;)", written)
    shown = html.unescape(written)
    assert shown.replace("\u200b", "") == text
    assert not REFERENCES.search(shown)


def test_a_long_text_in_a_comment_is_cut_and_says_so() -> None:
    assert literal("dài " * 500).endswith("dài …")


def test_an_unknown_base_is_wrong_usage(committed: Path, run: Run) -> None:
    found = run("diff", "khong-co")
    assert found.exit_code == 2
    assert "khong-co" in found.stderr
    assert run("diff", "--", "--output=x").exit_code == 2


def test_a_grade_is_told_by_its_name(committed: Path, run: Run) -> None:
    path = committed / RESULT
    text = path.read_text("utf-8")
    path.write_text(text.replace("grade: hoan-thanh-tot", "grade: hoan-thanh-xuat-sac"), "utf-8")
    found = run("diff", "main").stdout
    assert "Hoàn thành tốt nhiệm vụ (Chính thức) → Hoàn thành xuất sắc nhiệm vụ (Chính thức)" in found
