"""The command line speaks Vietnamese also where its library speaks: help, mistakes, version."""

import ast
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po
from building import thidua

from tools.words import COMPILED, WORDS, compiled

READ = ("core.py", "exceptions.py", "formatting.py", "parser.py", "types.py", "decorators.py")
ENGLISH = (
    "TEXT", "INTEGER", "[OPTIONS]", "COMMAND", "ARGS", "DIRECTORY", "NAME", "ORGANISATION",
    "Usage", "Error", "Options:", "Commands:", "Try ", "Missing", "Invalid", "No such", "Show ", "does not",
)  # fmt: skip


def test_what_gettext_reads_is_what_the_words_say():
    assert COMPILED.read_bytes() == compiled(), "chạy: python -m tools.words"


def test_every_word_stands_in_the_library():
    """A word that Click has changed would fall back to English."""
    asked = set()
    for name in (*READ, "termui.py", "utils.py"):
        tree = ast.parse((Path(click.__file__).parent / name).read_text("utf-8"))
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
        asked |= {ast.literal_eval(call.args[0]) for call in calls if call.func.id in ("_", "ngettext")
                  and call.args and isinstance(call.args[0], ast.Constant)}  # fmt: skip
    with (WORDS / "vi.po").open("rb") as source:
        ours = {entry.id if isinstance(entry.id, str) else entry.id[0] for entry in read_po(source) if entry.id}
    assert ours - asked == set()


@pytest.mark.parametrize(
    ("arguments", "code", "expected"),
    [
        (["--help"], 0, "Cách dùng: thidua"),
        (["build", "--help"], 0, "Tùy chọn"),
        (["new", "--help"], 0, "LỆNH [THAM SỐ]..."),
        (["new", "exemplar", "--help"], 0, "[TÙY CHỌN] TỔ_CHỨC TÊN"),
        (["xay"], 2, "Không có lệnh 'xay'"),
        (["build", "--sit"], 2, "Không có tùy chọn '--sit'"),
        (["kiosk", "x"], 2, "Thiếu tùy chọn '--zip'"),
        (["-C", "/khong/co", "check"], 2, "không có thư mục «/khong/co»"),
        (["check", "--format", "xml"], 2, "Giá trị của '--format' không hợp lệ"),
        (["check", "thua"], 2, "Thừa tham số: thua"),
        (["--version"], 0, "thidua "),
    ],
)
@pytest.mark.parametrize("language", ["en_US.UTF-8", "C"])
def test_help_and_mistakes_are_reported_in_vietnamese(arguments: list[str], code: int, expected: str, language: str):
    made = thidua(*arguments, LANG=language, LC_ALL=language)
    output = made.stdout + made.stderr
    assert made.returncode == code, output
    assert expected in output
    assert [word for word in ENGLISH if word in output] == []
