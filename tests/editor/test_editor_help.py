"""What a clerk sees in an editor: the real yaml-language-server on plan files that name their schema."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from language_server import LanguageServer

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "content/plans/2023/tct-binh-thuan.yml"
REPORT = ROOT / "content/results/2023/tct-binh-thuan/final.yml"
COMMENT = "# yaml-language-server: $schema=../../../schemas/plan.json\n"
COMMENTS = {"plans": COMMENT, "results": "# yaml-language-server: $schema=../../../../schemas/result.json\n"}
TARGET = "organisations: [tct-binh-thuan]\nperiod: 2023\ntargets:\n  - id: ldtt\n    statement: Từ 90%\n"


@pytest.fixture(scope="module")
def server(node_tools: Path) -> Iterator[LanguageServer]:
    with LanguageServer(node_tools, ROOT) as running:
        yield running


def draft(name: str) -> Path:
    """A plan that is open in the editor and not on disk."""
    return PLAN.with_name(f"{name}.yml")


def marks(server: LanguageServer, name: str, text: str) -> list[tuple[int, str]]:
    """The line (from 0) and message of every mark."""
    found = server.open(draft(name), COMMENT + text)
    return [(mark["range"]["start"]["line"], mark["message"]) for mark in found]


def test_a_real_plan_has_no_marks(server):
    assert server.open(PLAN, PLAN.read_text("utf-8")) == []


def test_hover_explains_a_key_in_vietnamese(server):
    text = COMMENT + TARGET
    server.open(draft("hover"), text)
    shown = server.hover(draft("hover"), 3, 2)
    assert "Chỉ tiêu" in shown
    assert "Mỗi chỉ tiêu đúng một phép so sánh" in shown


def test_hover_explains_the_words_of_a_vocabulary(server):
    text = COMMENT + TARGET + "    population: units\n    all: true\n"
    server.open(draft("words"), text)
    shown = server.hover(draft("words"), 6, 6)
    assert "`units`: Khoa, phòng" in shown


def test_completion_offers_keys_with_help(server):
    server.open(draft("keys"), COMMENT + TARGET + "    \n")
    offered = {item["label"]: item for item in server.completions(draft("keys"), 6, 4)}
    assert {"population", "at_least", "of", "award"} <= set(offered)
    assert "id" not in offered, "a key that already stands is not offered again"
    assert "«Từ … trở lên»" in str(offered["at_least"]["documentation"])


def test_completion_offers_the_words_of_a_vocabulary(server):
    server.open(draft("values"), COMMENT + TARGET + "    population: \n")
    offered = {item["label"]: item for item in server.completions(draft("values"), 6, 16)}
    assert "individuals" in offered
    assert "Cá nhân" in str(offered["individuals"]["documentation"])


IDS = {
    "a school": ("plans", "organisations: [|]\n", "tct-binh-thuan"),
    "guidance": ("plans", "organisations: tct-binh-thuan\nanswers: [|]\n", "2023/hvctqg-3552"),
    "an award": ("plans", TARGET + "    award: |\n", "chien-si-thi-dua-co-so"),
    "a grade": ("results", "figures:\n  ldtt:\n    grade: |\n", "hoan-thanh-xuat-sac"),
    "a plan": ("results", "phase: final\nplan: |\n", "2023/tct-binh-thuan"),
    "a document": ("results", "evidence:\n  - document: |\n", "hvctqg-3552-2023"),
    "a cluster": ("plans", "group: |\nperiod: 2023\n", "cum-10-2015-2020"),
}


@pytest.mark.parametrize("name", IDS)
def test_completion_offers_the_ids_of_the_record(server, name):
    kind, text, wanted = IDS[name]
    path = (PLAN if kind == "plans" else REPORT).with_name(f"ids-{len(name)}-{name[-3:]}.yml")
    before, _, after = text.partition("|")
    server.open(path, COMMENTS[kind] + before + after)
    line = before.count("\n") + 1
    offered = {item["label"] for item in server.completions(path, line, len(before.rpartition("\n")[2]))}
    assert wanted in offered, sorted(offered)[:40]


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("key", "organisations: [tct-binh-thuan]\nperiod: 2023\ntilte: x\n", 3, "Khóa không có trong danh mục"),
        ("missing", "organisations: [tct-binh-thuan]\n", 1, "Thiếu khóa «period»"),
        ("share", TARGET + "    population: staff\n    at_least: 90 phần trăm\n", 7, "Viết 90%, 12,5%"),
        ("over", TARGET + "    population: staff\n    at_least: 120%\n", 7, "Viết 90%, 12,5%"),
        (
            "february",
            "organisations: [tct-binh-thuan]\nperiod: 2023\nreports_due: {final: 31/02/2024}\n",
            3,
            "Viết 2023-12-31",
        ),
        ("id", "organisations: [tct-binh-thaun]\nperiod: 2023\n", 1, "Chưa có mã này"),
        ("award", TARGET + "    population: staff\n    all: true\n    award: lao-dong\n", 8, "Chưa có mã này"),
        ("word", TARGET + "    population: person\n    all: true\n", 6, "Giá trị không có trong danh mục"),
        ("two", TARGET + "    population: staff\n    all: true\n    exactly: 15%\n", 4, "chỉ có một phép so sánh"),
        ("none", TARGET + "    population: staff\n", 4, "chưa có phép so sánh"),
        ("date", "organisations: [tct-binh-thuan]\nperiod: 2023\nreports_due: {final: 31-3}\n", 3, "Viết 2023-12-31"),
        ("list", "organisations: [tct-binh-thuan]\nperiod: 2023\ntargets: 90%\n", 3, "Cần một danh sách"),
    ],
)
def test_a_mistake_is_marked_in_vietnamese_on_its_line(server, name, text, line, words):
    found = marks(server, f"bad-{name}", text)
    assert [place for place, message in found if words in message] == [line], found
    assert len(found) == 1, found
