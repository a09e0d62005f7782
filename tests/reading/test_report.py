"""What people and programs get to see."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli as command_line
from generator.cli import cli
from generator.reading.problems.problem import Problem
from generator.reading.report.rendering import as_json, as_text

Found = Callable[[], list[Problem]]
PLAN = "content/plans/2023/truong-mau-an-binh.yml"


def problem(line: int = 1, column: int = 1, excerpt: str = "") -> Problem:
    return Problem("a.yml", line, column, "syntax", "error", "sai", "sửa", excerpt)


def test_the_caret_stands_under_the_column() -> None:
    text = as_text([problem(3, 8, "title: Kế hoạch")], 1)
    assert text.splitlines()[:4] == [
        "a.yml:3:8: syntax sai",
        "    title: Kế hoạch",
        "           ^",
        "    gợi ý: sửa",
    ]


@pytest.mark.parametrize(
    ("excerpt", "column", "under"),
    [("e\u0302: x", 5, "x"), ("中文: x", 5, "x"), ("\tx", 2, "x"), ("a" * 300 + "x" + "b" * 300, 301, "x")],
)
def test_the_caret_counts_cells_not_characters(excerpt: str, column: int, under: str) -> None:
    _, source, caret, *_ = as_text([problem(1, column, excerpt)], 1).splitlines()
    cells = [letter for letter in source for _ in range({"中": 2, "文": 2, "\u0302": 0}.get(letter, 1))]
    assert cells[len(caret) - 1] == under


def test_a_cut_list_still_gives_the_exact_total() -> None:
    text = as_text([problem(line) for line in range(1, 31)], 7, limit=10)
    assert text.count("syntax sai") == 10
    assert "còn 20 chỗ nữa chưa in" in text
    assert text.endswith("Đã đọc 7 tệp: 30 lỗi, 0 cảnh báo.\n")


def test_json_has_the_promised_keys() -> None:
    keys = ["path", "line", "column", "code", "severity", "message", "hint"]
    assert [list(item) for item in json.loads(as_json([problem()]))] == [keys]


def test_problems_are_sorted_by_file_line_and_column(project: Path, found: Found) -> None:
    text = (project / PLAN).read_text(encoding="utf-8").replace("ldtt", "LDTT").replace("period: 2023", "period: x")
    (project / PLAN).write_text(text, encoding="utf-8")
    (project / "data/movements/day-gioi.yml").write_text("nam: x\n", encoding="utf-8")
    places = [(item.path, item.line, item.column) for item in found()]
    assert places == sorted(places)
    assert len({item.path for item in found()}) > 1


def test_nothing_hostile_reaches_the_terminal(project: Path, found: Found) -> None:
    (project / "data/documents/\x1b[31m\u202e.yml").write_text("a: \x1b[31m\u202e\n", encoding="utf-8")
    (project / PLAN).write_bytes(b"\x1b[2J: \xff\xfe\n")
    text = as_text(found(), 1)
    assert text.replace("\n", "").isprintable()


def test_exit_codes_of_check(project: Path) -> None:
    run = CliRunner()
    assert run.invoke(cli, ["-C", str(project), "check"]).exit_code == 0
    assert run.invoke(cli, ["-C", str(project / "examples" / "content"), "check"]).exit_code == 2
    assert run.invoke(cli, ["-C", str(project), "check", "--format", "xml"]).exit_code == 2
    text = (project / PLAN).read_text(encoding="utf-8")
    (project / PLAN).write_text(text.replace("at_least: 90%", "at_least: 90% #x"), encoding="utf-8")
    warned = run.invoke(cli, ["-C", str(project), "check"])
    assert (warned.exit_code, "lost-text" in warned.output) == (0, True)
    (project / PLAN).write_text(text.replace("at_least: 90%", "at_least: x"), encoding="utf-8")
    refused = run.invoke(cli, ["-C", str(project), "check", "--format", "json"])
    assert refused.exit_code == 1
    assert [item["code"] for item in json.loads(refused.output)] == ["bad-count"]


def test_a_fault_of_our_own_is_said_as_such(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(folder: Path, *_: object, **__: object) -> None:
        raise ZeroDivisionError("chia cho 0")

    monkeypatch.setattr("generator.commands.check.check_folder", fail)
    monkeypatch.setattr("sys.argv", ["thidua", "-C", str(project), "check"])
    # What the command does to its own process must not outlive it in that of the tests.
    monkeypatch.setattr(command_line, "keep_within_machine", lambda: None)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    with pytest.raises(SystemExit) as stopped:
        command_line.main()
    assert stopped.value.code == 70
    stated = capsys.readouterr().err
    assert "ZeroDivisionError" in stated
    assert "Traceback" not in stated
