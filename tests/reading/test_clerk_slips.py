"""A clerk's slips in YAML: the right record, or one message with place and remedy, which leads to a good file.

Where a remedy guesses («…»), the guess is put in the place of what was typed; else the table says what following it
literally makes of the file. None is silent, and one fault is told once, whatever hangs on it.
"""

import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generator.model.record import Record
from generator.reading.read import LoadedFolder, read_folder
from generator.reading.text.characters import without_unseen

GOOD = Path(__file__).parents[1] / "cases" / "check" / "good"
PLAN = "content/plans/2023/truong-mau-an-binh.yml"
RESULT = "content/results/2023/truong-mau-an-binh/final.yml"
LEAST, FIGURE, TITLE = "at_least: 90%", "ldtt: {reached: 31, of: 34}", "Phong trào thi đua năm 2023"
ISSUED, COUNTED, PUBLISHED = "date: 2024-01-12}", "counted_on: 2023-12-31", "published_on: 2024-01-15"
EXPLAINED = "explanations:\n  cstdcs: Xét trong số cá nhân đạt Lao động tiên tiến.\n"
SECOND = '    no: "2"'
FIGURES = f"{FIGURE}\n  cstdcs: {{reached: 4}}\n  xep-loai: {{grade: hoan-thanh-tot}}"


@dataclass(frozen=True)
class Slip:
    """`typed` stands in place of `right`; the message has `code`, stands at `at` and its hint says `remedy`.

    `followed` stands there once the remedy was followed; "" where the remedy guesses what belongs in place of `at`.
    """

    path: str
    right: str
    typed: str
    code: str
    at: str
    remedy: str
    followed: str = ""


SLIPS = {
    "a tab": Slip(
        PLAN, f"    {LEAST}", f"\t\t{LEAST}", "tab-indentation", "\t", "mỗi Tab bằng hai dấu cách", f"    {LEAST}"
    ),
    "blanks of Word": Slip(PLAN, f"    {LEAST}", f"\u00a0   {LEAST}", "bad-character", "\u00a0", "format --fix", "FIX"),
    "a character of Word": Slip(PLAN, TITLE, f"\u200b{TITLE}", "bad-character", "�", "format --fix", "FIX"),
    "curly quotes": Slip(PLAN, "between: 10–15%", "between: “10–15%”", "bad-range", "“10–15%”", "có phải «10–15%»?"),
    "a title in curly quotes": Slip(PLAN, TITLE, f"“{TITLE}”", "title-in-quotes", f"“{TITLE}”", f"có phải «{TITLE}»?"),
    "indented too little": Slip(
        PLAN, f"    {LEAST}", f"   {LEAST}", "syntax", LEAST, "thụt các khóa cùng nhóm bằng nhau", f"    {LEAST}"
    ),
    "indented too much": Slip(
        PLAN, f"    {LEAST}", f"      {LEAST}", "syntax", ": 90%", "thụt các khóa cùng nhóm bằng nhau",
        f"    {LEAST}"
    ),
    "no blank after a colon": Slip(PLAN, LEAST, "at_least:90%", "syntax", "at_least:90%", "viết «at_least: 90%»"),
    "a wide colon": Slip(PLAN, LEAST, "at_least：90%", "syntax", "at_least：90%", "viết «at_least: 90%»"),
    "an equals sign": Slip(PLAN, "period: 2023", "period = 2023", "syntax", "period = 2023", "viết «period: 2023»"),
    "no blank after a dash": Slip(PLAN, "- id: ldtt", "-id: ldtt", "syntax", "-id: ldtt", "viết «- id: ldtt»"),
    "a colon in a text": Slip(
        PLAN, TITLE, "Phong trào: năm 2023", "syntax", ": năm", "đặt cả giá trị trong dấu nháy đơn",
        "'Phong trào: năm 2023'"
    ),
    "an open quote": Slip(PLAN, TITLE, f"'{TITLE}", "syntax", f"'{TITLE}", "thêm dấu nháy đóng", f"'{TITLE}'"),
    "an open bracket": Slip(
        PLAN, "answers: [2023/hvm-01]", "answers: [2023/hvm-01", "syntax", "[2023", "thêm ]",
        "answers: [2023/hvm-01]"
    ),
    "no comma between keys": Slip(RESULT, "31, of: 34", "31 of: 34", "syntax", "{reached", "dấu phẩy", "31, of: 34"),
    "no bracket around keys": Slip(
        RESULT, FIGURE, "ldtt: reached: 31, of: 34", "syntax", ": 31", "thụt các khóa cùng nhóm bằng nhau",
        "ldtt:\n    reached: 31\n    of: 34"
    ),
    "text behind a hash": Slip(
        PLAN, TITLE, "Phong trào #1 năm 2023", "lost-text", "#1", "dấu nháy đơn", "'Phong trào #1 năm 2023'"
    ),
    "points in a date": Slip(
        RESULT, COUNTED, "counted_on: 31.12.2023", "bad-date", "31.12.2023", "có phải «31/12/2023»?"
    ),
    "a date in words": Slip(
        RESULT, COUNTED, "counted_on: ngày 31 tháng 12 năm 2023", "bad-date", "ngày 31 tháng 12 năm 2023",
        "có phải «31/12/2023»?"
    ),
    "a date as in America": Slip(
        RESULT, COUNTED, "counted_on: 12/31/2023", "bad-date", "12/31/2023", "có phải «31/12/2023»?"
    ),
    "a short year": Slip(RESULT, COUNTED, "counted_on: 31/12/23", "bad-date", "31/12/23", "có phải «31/12/2023»?"),
    "a serial for a date": Slip(RESULT, COUNTED, "counted_on: 45291", "bad-date", "45291", "có phải «31/12/2023»?"),
    "no such day": Slip(
        RESULT, PUBLISHED, "published_on: 31/02/2024", "bad-date", "31/02/2024", "có 29 ngày",
        "published_on: 29/02/2024"
    ),
    "last year's count": Slip(
        RESULT, COUNTED, "counted_on: 2022-12-31", "counted-outside-year", "2022-12-31", "một ngày của năm ấy",
        COUNTED
    ),
    "published before it was counted": Slip(
        RESULT, PUBLISHED, "published_on: 2023-01-15", "counted-after-published", "2023-12-31", "xem lại hai ngày",
        PUBLISHED
    ),
    "counted at mid-year": Slip(
        RESULT, COUNTED, "counted_on: 2023-06-30", "counted-early", "2023-06-30", "xem lại ngày", COUNTED
    ),
    "a year ten years off": Slip(
        PLAN, "from: 2023-11", "from: 2013-11", "date-outside-period", "2013-11", "xem lại năm", "from: 2023-11"
    ),
    "a period in words": Slip(PLAN, "period: 2023", "period: năm 2023", "bad-period", "năm 2023", "có phải «2023»?"),
    "a title of last year": Slip(
        PLAN, TITLE, "Phong trào thi đua năm 2022", "statement-disagrees", "Phong", "xem lại năm", TITLE
    ),
    "a share in words": Slip(PLAN, LEAST, "at_least: 90 phần trăm", "bad-percent", "90 phần trăm", "có phải «90%»?"),
    "% in front": Slip(PLAN, LEAST, "at_least: %90", "syntax", "%90", "có phải «90%»?"),
    "% forgotten": Slip(PLAN, LEAST, "at_least: 90", "percent-missing", "90", "có phải «90%»?"),
    "% forgotten in a range": Slip(PLAN, "10–15%", "10–15", "percent-missing", "10–15", "có phải «10–15%»?"),
    "a fraction with a point": Slip(PLAN, LEAST, "at_least: 0.9", "bad-count", "0.9", "có phải «90%»?"),
    "a fraction with a comma": Slip(PLAN, LEAST, "at_least: 0,9", "unit-missing", "0,9", "có phải «90%»?"),
    "a comma between brackets": Slip(
        RESULT, FIGURE, "ldtt: {reached: 31, of: 34, share: 91,2%}", "unknown-key", "2%", "viết share: '91,2%'",
        "ldtt: {reached: 31, of: 34, share: '91,2%'}"
    ),
    "a range turned round": Slip(PLAN, "10–15%", "15–10%", "bad-range", "15–10%", "có phải «10–15%»?"),
    "a range in words": Slip(PLAN, "10–15%", "10% đến 15%", "bad-range", "10% đến 15%", "có phải «10–15%»?"),
    "another number than printed": Slip(PLAN, LEAST, "at_least: 80%", "statement-disagrees", "80%", "sửa số", LEAST),
    "another comparator than printed": Slip(
        PLAN, LEAST, "more_than: 90%", "statement-disagrees", "90%", "viết at_least: 90%", LEAST
    ),
    "a key twice": Slip(
        PLAN, LEAST, f"{LEAST}\n    at_least: 80%", "duplicate-key", "at_least: 80%", "xóa chỗ kia", LEAST
    ),
    "a key mistyped": Slip(PLAN, LEAST, "at_leats: 90%", "unknown-key", "at_leats", "có phải «at_least»?"),
    "a capital in a key": Slip(PLAN, LEAST, "At_Least: 90%", "unknown-key", "At_Least", "có phải «at_least»?"),
    "a key in Vietnamese": Slip(PLAN, LEAST, "ít nhất: 90%", "unknown-key", "ít nhất", "có phải «at_least»?"),
    "a key that the path says": Slip(
        PLAN, "period: 2023", "period: 2023\nyear: 2023", "unknown-key", "year", "xóa khóa này", "period: 2023"
    ),
    "two comparators": Slip(
        PLAN, LEAST, f"{LEAST}\n    exactly: 90%", "not-one-comparator", "id: ldtt", "giữ đúng một khóa", LEAST
    ),
    "a name for an id": Slip(
        PLAN, "award: lao-dong-tien-tien", "award: Lao động tiên tiến", "bad-id", "Lao động tiên tiến",
        "→ lao-dong-tien-tien?", "award: lao-dong-tien-tien"
    ),
    "capitals in an id": Slip(
        PLAN, "award: lao-dong-tien-tien", "award: Lao-Dong-Tien-Tien", "bad-id", "Lao-Dong-Tien-Tien",
        "→ lao-dong-tien-tien?", "award: lao-dong-tien-tien"
    ),
    "an id mistyped": Slip(
        PLAN, "award: lao-dong-tien-tien", "award: lao-dong-tien-tine", "dangling-reference", "lao-dong-tien-tine",
        "có phải «lao-dong-tien-tien»?"
    ),
    "a school's name": Slip(
        PLAN, "[truong-mau-an-binh]", "[Trường Chính trị tỉnh Mẫu An Bình]", "bad-id", "Trường Chính",
        "→ truong-mau-an-binh?", "[truong-mau-an-binh]"
    ),
    "guidance without its year": Slip(
        PLAN, "[2023/hvm-01]", "[hvm-01]", "dangling-reference", "hvm-01", "có phải «2023/hvm-01»?"
    ),
    "a target's id twice": Slip(
        PLAN, f"id: cstdcs\n{SECOND}", f"id: ldtt\n{SECOND}", "duplicate-id", "ldtt", "đặt mã khác",
        f"id: cstdcs\n{SECOND}"
    ),
    "a target by its name": Slip(
        RESULT, "  ldtt:", "  Lao động tiên tiến:", "unknown-target", "Lao động tiên tiến", "» → ldtt?", "  ldtt:"
    ),
    "a target in capitals": Slip(RESULT, "  ldtt:", "  LDTT:", "unknown-target", "LDTT", "có phải «ldtt»?"),
    "numbers turned round": Slip(
        RESULT, "31, of: 34", "34, of: 31", "more-than-base", "34", "xem lại hai số", "31, of: 34"
    ),
    "a count with its base": Slip(
        RESULT, FIGURE, "ldtt: {reached: 31/34}", "bad-count", "31/34", "viết «reached: 31», «of: 34»", FIGURE
    ),
    "a count with a word": Slip(RESULT, "reached: 31", "reached: 31 người", "bad-count", "31 người", "có phải «31»?"),
    "a count with decimals": Slip(RESULT, "reached: 31", "reached: 31.0", "bad-count", "31.0", "có phải «31»?"),
    "a share for a count": Slip(
        RESULT, FIGURE, "ldtt: {reached: 91%, of: 34}", "bad-count", "91%", "ghi vào share: '91%'",
        "ldtt: {share: '91%', of: 34}"
    ),
    "no base": Slip(
        RESULT, FIGURE, "ldtt: {reached: 31}", "base-missing", "31", "viết «of: not-stated»",
        "ldtt: {reached: 31, of: not-stated}"
    ),
    "no figure of the base": Slip(
        RESULT, f"{FIGURE}\n  cstdcs: {{", "cstdcs: {", "base-missing", "4", "thêm số liệu của «ldtt»",
        f"{FIGURE}\n  cstdcs: {{"
    ),
    "a blank": Slip(RESULT, FIGURE, "ldtt: {reached: , of: 34}", "figure-empty", ", of", "điền số", FIGURE),
    "an untouched template": Slip(
        RESULT, FIGURES, "# ldtt: {reached: , of: }", "no-figures", "figures", "điền số liệu vào figures", FIGURES
    ),
    "a number for a group": Slip(RESULT, FIGURE, "ldtt: 31", "wrong-type", "31", "ví dụ {reached: 31, of: …}", FIGURE),
    "a count on a grade": Slip(
        RESULT, "{grade: hoan-thanh-tot}", "{reached: 1, of: 1}", "figure-unfit", "1", "ghi mức xếp loại: grade",
        "{grade: hoan-thanh-tot}"
    ),
    "a grade on a share": Slip(
        RESULT, FIGURE, "ldtt: {grade: hoan-thanh-tot}", "figure-unfit", "hoan", "số đạt (reached) và tổng số (of)",
        FIGURE
    ),
    "a grade's abbreviation": Slip(
        RESULT, "hoan-thanh-tot", "HTTNV", "bad-id", "HTTNV", "→ hoan-thanh-tot?", "hoan-thanh-tot"
    ),
    "a word of no list": Slip(
        RESULT, "basis: decision", "basis: Quyết định", "unknown-value", "Quyết định",
        "chọn một giá trị trong danh sách", "basis: decision"
    ),
    "no evidence": Slip(
        RESULT, f"evidence:\n  - {{title: Quyết định công nhận danh hiệu, {ISSUED}\nfigures:", "figures:",
        "no-evidence", "phase", "thêm «evidence:", "evidence: [{title: Quyết định}]\nfigures:"
    ),
    "a file of this computer": Slip(
        RESULT, ISSUED, f"{ISSUED[:-1]}, url: 'D:\\QD\\1.pdf'}}", "bad-url", "'D:", "hoặc xóa dòng này", ISSUED
    ),
    "an inner address": Slip(
        RESULT, ISSUED, f"{ISSUED[:-1]}, url: http://10.0.0.5/1}}", "bad-url", "http", "không có thì xóa dòng này",
        ISSUED
    ),
    "an address without https": Slip(
        RESULT, ISSUED, f"{ISSUED[:-1]}, url: www.example.vn/1}}", "bad-url", "www.example.vn/1",
        "có phải «https://www.example.vn/1»?"
    ),
    "null for a date": Slip(
        RESULT, PUBLISHED, "published_on: null", "missing-field", "published_on", "thêm «published_on: …»", PUBLISHED
    ),
    "null for what may be left out": Slip(
        PLAN, "document: {", "document: {number: null, ", "blank-key", "number", "xóa khóa này", "document: {"
    ),
    "a blank for what may be left out": Slip(
        PLAN, TITLE, f"{TITLE}\nsummary:", "blank-key", "summary", "xóa khóa này", TITLE
    ),
    "null as a text": Slip(
        RESULT, EXPLAINED, "explanations: {cstdcs: 'null'}\n", "empty-text", "'null'", "xóa cả dòng"
    ),
    "a phase of another file": Slip(
        RESULT, "phase: final", "phase: year-end", "phase-mismatch", "year-end", "viết phase: final", "phase: final"
    ),
    "no for false": Slip(PLAN, "stated: false", "stated: không", "bad-flag", "không", "viết false", "stated: false"),
    "a semicolon at the end": Slip(PLAN, LEAST, f"{LEAST};", "bad-percent", "90%;", "viết số rồi dấu %", LEAST),
    "a blank of Word after a colon": Slip(
        PLAN, "period: 2023", "period:\u00a02023", "syntax", "period", "dấu cách không ngắt", "period: 2023"
    ),
    "a year of another folder": Slip(
        PLAN, "period: 2023", "period: 2024", "wrong-year", "2024", "chuyển tệp sang content/plans/2024/",
        "period: 2023"
    ),
}  # fmt: skip
RIGHT = {
    "a day first": (RESULT, COUNTED, "counted_on: 31/12/2023"),
    "a blank before %": (PLAN, LEAST, "at_least: 90 %"),
    "one item for a list": (PLAN, "publishes: [website]", "publishes: website"),
    "a tab behind a key": (PLAN, LEAST, "at_least:\t90%"),
    "quotes around a number": (RESULT, "reached: 31", "reached: '31'"),
    "leading zeros": (RESULT, "reached: 4}", "reached: 04}"),
    "a hyphen for a dash": (PLAN, "10–15%", "10-15%"),
    "lines of Windows": (PLAN, "\n", "\r\n"),
}
MOVED = {
    "two endings": (PLAN, f"{PLAN}.txt", "unexpected-file", "đổi tên thành truong-mau-an-binh.yml"),
    "another ending": (PLAN, PLAN.replace(".yml", ".yaml"), "unexpected-file", "đổi tên thành truong-mau-an-binh.yml"),
    "capitals": (RESULT, RESULT.replace("final", "Final"), "bad-file-name", "có phải «final»?"),
    "a copy of the browser": (RESULT, RESULT.replace("final", "final (1)"), "bad-file-name", "có phải «final»?"),
    "a name with accents": (PLAN, PLAN.replace("truong", "Trường"), "bad-file-name", "ví dụ truong-mau-an-binh"),
    "a line break": (PLAN, PLAN.replace("truong-", "truong\n"), "bad-file-name", "ví dụ truong-mau-an-binh"),
    "a line break in a report": (RESULT, RESULT.replace("final", "final\n"), "bad-file-name", "có phải «final»?"),
    "another year": (PLAN, PLAN.replace("2023", "2024"), "wrong-year", "chuyển tệp sang content/plans/2023/"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the good project."""
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


def read(project: Path) -> LoadedFolder:
    return read_folder(project, as_of=date(2026, 11, 1))


def put(project: Path, path: str, old: str, new: str) -> None:
    text = (project / path).read_bytes().decode("utf-8")
    assert old in text
    (project / path).write_bytes(text.replace(old, new, -1 if old == "\n" else 1).encode("utf-8"))


def test_there_are_more_than_fifty() -> None:
    assert len(SLIPS) + len(RIGHT) + len(MOVED) > 90


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_once_at_its_place_and_the_remedy_leads_to_a_good_file(project: Path, name: str) -> None:
    slip = SLIPS[name]
    put(project, slip.path, slip.right, slip.typed)
    problems = read(project).problems
    assert [problem.code for problem in problems] == [slip.code]
    found = problems[0]
    assert found.path == slip.path
    assert found.excerpt[found.column - 1 :].startswith(slip.at)
    assert slip.remedy in found.hint
    follow(project, slip)
    assert read(project).problems == ()


def follow(project: Path, slip: Slip) -> None:
    """Do what the remedy says, no more."""
    if slip.followed == "FIX":
        text = (project / slip.path).read_text(encoding="utf-8")
        (project / slip.path).write_text(without_unseen(text)[0], encoding="utf-8")
    elif slip.followed or "«" not in slip.remedy:
        put(project, slip.path, slip.typed, slip.followed)
    else:
        guess = re.search("«(.*?)»", slip.remedy)
        assert guess
        put(project, slip.path, slip.typed, slip.typed.replace(slip.at, guess[1]))


@pytest.mark.parametrize("name", RIGHT)
def test_another_way_of_writing_is_read_as_the_same(project: Path, name: str) -> None:
    before = read(project).record
    put(project, *RIGHT[name])
    reading = read(project)
    assert reading.problems == ()
    assert told(reading.record) == told(before)


def told(record: Record) -> str:
    """All that plans and reports say, but for how a figure is spelt."""
    return re.sub("written='[^']*'", "", repr((record.plans, record.results)))


@pytest.mark.parametrize("name", MOVED)
def test_a_misnamed_file_is_told_once_and_what_refers_to_it_is_not(project: Path, name: str) -> None:
    path, moved, code, remedy = MOVED[name]
    (project / moved).parent.mkdir(parents=True, exist_ok=True)
    (project / path).rename(project / moved)
    problems = read(project).problems
    assert [(problem.path, problem.code) for problem in problems] == [(moved.replace("\n", "\ufffd"), code)]
    assert remedy in problems[0].hint
    (project / moved).rename(project / path)
    assert read(project).problems == ()


@pytest.mark.parametrize(
    "title", ["Phong trào “Dạy tốt, học tốt”", "“Dạy tốt” và “Học tốt”", "“Dạy tốt, học tốt” năm 2023"]
)
def test_quotes_in_a_title_stay_as_printed(title: str, project: Path) -> None:
    path = project / PLAN
    path.write_text(path.read_text("utf-8").replace(TITLE, title), "utf-8")
    reading = read_folder(project)
    assert reading.problems == ()
    assert reading.record.plans["2023/truong-mau-an-binh"].title == title
