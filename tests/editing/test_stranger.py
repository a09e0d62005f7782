"""What a stranger may try: single mistakes in a good file, and a copy from an editor with habits of its own."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.reading.read import read_folder
from tests.editing.conftest import Run

PLAN = "content/plans/2023/truong-mau-an-binh.yml"
RESULT = "content/results/2023/truong-mau-an-binh/final.yml"


@dataclass(frozen=True)
class Mistake:
    """What is written instead of what, where the message must point, its code, and a word of what to do."""

    old: str
    new: str
    place: str
    code: str
    advice: str
    path: str = PLAN


MISTAKES = [
    Mistake(
        "organisations: [truong-mau-an-binh]",
        "organisations: [truong-mau-an-bin]",
        "1:17",
        "dangling-reference",
        "có phải «truong-mau-an-binh»",
    ),
    Mistake("period: 2023", "period: 2023-2024", "3:9", "bad-period", "có phải «2023..2024»"),
    Mistake("period: 2023", "period: 2024", "3:9", "wrong-year", "content/plans/2024/"),
    Mistake("date: 2023-02-10", "date: 30/02/2023", "4:18", "bad-date", "tháng 2 năm 2023 có 28 ngày"),
    Mistake("answers:", "answer:", "5:1", "unknown-key", "có phải «answers»"),
    Mistake("theme: chu-de-2023", "theme: chu-de-2032", "7:13", "dangling-reference", "có phải «chu-de-2023»"),
    Mistake("role: basis", "role: bases", "9:35", "unknown-value", "có phải «basis»"),
    Mistake("components: [Chủ động]", "components: [Chủ đọng]", "14:18", "unknown-component", "có phải «Chủ động»"),
    Mistake("at_least: 90%", "at_least: 90 phần trăm", "21:15", "bad-percent", "có phải «90%»"),
    Mistake("    at_least: 90%\n", "", "16:5", "not-one-comparator", "at_least"),
    Mistake("between: 10–15%", "between: 15–10%", "29:14", "bad-range", "số nhỏ đứng trước"),
    Mistake("of: {target: ldtt}", "of: {target: ldt}", "31:18", "unknown-target", "có phải «ldtt»"),
    Mistake("  - id: cstdcs", "  - id: ldtt", "24:9", "duplicate-id", "đặt mã khác"),
    Mistake("grade: hoan-thanh-tot", "grade: lao-dong-tien-tien", "36:12", "wrong-kind", "hoan-thanh-tot"),
    Mistake("title: Phong trào", "title: 0912 345 678 Phong trào", "2:8", "phone-number", "xóa số"),
    Mistake(
        "    population: individuals\n    award: lao",
        "\tpopulation: individuals\n    award: lao",
        "19:1",
        "tab-indentation",
        "hai dấu cách",
    ),
    Mistake("summary: Tổng kết phong trào", "summary: Tổng kết: phong trào", "39:22", "syntax", "dấu nháy đơn"),
    Mistake("reached: 31, of: 34", "reached: 35, of: 34", "8:19", "more-than-base", "xem lại hai số", RESULT),
    Mistake("cstdcs: {reached: 4}", "cstdc: {reached: 4}", "9:3", "unknown-target", "có phải «cstdcs»", RESULT),
    Mistake("basis: decision", "basis: quyết định", "4:8", "unknown-value", "decision", RESULT),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake.code} {mistake.place}")
def test_one_mistake_gives_one_message_at_its_place(mistake: Mistake, project: Path, run: Run) -> None:
    path = project / mistake.path
    text = path.read_text(encoding="utf-8")
    assert mistake.old in text
    path.write_text(text.replace(mistake.old, mistake.new, 1), encoding="utf-8")
    found = [problem for problem in read_folder(project).problems if problem.path == mistake.path]
    assert [(f"{problem.line}:{problem.column}", problem.code) for problem in found] == [(mistake.place, mistake.code)]
    assert mistake.advice in f"{found[0].message} {found[0].hint}"
    assert run("check").exit_code == 1


def test_there_are_twenty() -> None:
    assert len(set(MISTAKES)) == 20


def test_marks_of_other_editors_change_nothing(project: Path) -> None:
    before = read_folder(project)
    for path in project.rglob("*.yml"):
        text = unicodedata.normalize("NFD", path.read_text(encoding="utf-8"))
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    after = read_folder(project)
    assert after.problems == ()
    assert after.record == before.record
    assert after.sample_record == before.sample_record
