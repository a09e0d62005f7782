"""The command line speaks Vietnamese also where its library speaks: help, mistakes, version."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po
from building import thidua
from click.testing import CliRunner

from generator.cli import cli
from generator.words import in_vietnamese
from generator.words.usage import in_vietnamese_places
from tests.library_words import english_in, foreign_to_a_clerk
from tools.words import COMPILED, WORDS, compiled

READ = ("core.py", "exceptions.py", "formatting.py", "parser.py", "types.py", "decorators.py")
ENGLISH = (
    "TEXT", "INTEGER", "[OPTIONS]", "COMMAND", "ARGS", "DIRECTORY", "NAME", "ORGANISATION",
    "Usage", "Error", "Options:", "Commands:", "Try ", "Missing", "Invalid", "No such", "Show ", "does not", "required",
    "PLAN", "1900<",
)  # fmt: skip


def test_what_gettext_reads_is_what_the_words_say():
    assert COMPILED.read_bytes() == compiled(), "chạy: python -m tools.words"


def test_every_word_stands_in_the_library():
    """A word that Click has changed would fall back to English."""
    asked = set()
    for name in (*READ, "termui.py", "utils.py"):
        source = (Path(click.__file__).parent / name).read_text("utf-8")
        tree = ast.parse(source)
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
        asked |= {"required"} if '_(extra["required"])' in source else set()
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
        (["check", "--format", "xml"], 2, "«xml» không có trong danh sách; ghi một trong: chữ; github"),
        (["new", "plan", "x", "--year", "MMXX"], 2, "«MMXX» không phải một năm từ 1900 đến 2100"),
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


def test_a_terminal_that_knows_no_accents_gets_the_same_bytes():
    made = thidua("xay", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (made.returncode, "Không có lệnh 'xay'" in made.stderr) == (2, True), made.stderr


@pytest.fixture
def in_its_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Click in this process as the command line has it."""
    monkeypatch.setenv("LANGUAGE", "vi")
    before = gettext.textdomain()
    in_vietnamese()
    in_vietnamese_places(cli)
    for _, command in commands(cli, ()):
        command._help_option = None  # kept in the words of whoever asked for help first
    yield
    gettext.textdomain(before)


def commands(group: click.Group, before: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with its words, the groups too."""
    yield before, group
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))
        else:
            yield (*before, name), command


COMMANDS = sorted(each for each, _ in commands(cli, ()))
KINDS_OF_VALUE = ("", "sai\nsai", "99999", "không-có", "/")
_NAMES = re.compile(r"^  [a-z]+(?=  )", re.MULTILINE)  # of commands, in a list of them
_TYPED = re.compile(r"--?[a-z-]+")
_CAPITALS = re.compile(r"(?<![\w/.-])[A-Z]{2,}(?![\w/.-])")
FORMATS = {"THAM", "YAML", "JSON", "LED", "MINH", "SOURCE"}


def mistakes(command: click.Command) -> Iterator[list[str]]:
    """What a clerk may type wrongly: nothing, too much, an option that is not there, without value, with an odd one."""
    yield []
    yield ["thua"] * 9
    yield ["--khong-co"]
    for param in command.params:
        option = max(param.opts, key=len)
        if isinstance(param, click.Option):
            yield [option]
            yield [option.replace("-", "-x", 2), "1"]
            yield from ([option, value] for value in KINDS_OF_VALUE)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_no_help_and_no_mistake_of_a_command_holds_a_word_of_the_library(
    path: tuple[str, ...], in_its_words: None, tmp_path: Path
) -> None:
    """In a folder without records no command gets further than what was typed."""
    runner, command = CliRunner(), dict(commands(cli, ()))[path]
    helped = runner.invoke(cli, [*path, "--help"], prog_name="thidua").output
    assert "Cách dùng: thidua" in helped
    for typed in mistakes(command):
        found = runner.invoke(cli, ["-C", str(tmp_path), *path, *typed], prog_name="thidua")
        assert found.exit_code in {0, 1, 2}, (typed, found.output)
        said = _NAMES.sub("", found.output.replace(str(tmp_path), ""))
        assert (typed, english_in(said, keys=False)) == (typed, set()), said
    _, _, told = _TYPED.sub("", _NAMES.sub("", helped)).partition("\n")
    assert english_in(told, keys=False) | foreign_to_a_clerk(told) == set(), helped
    assert set(_CAPITALS.findall(helped)) - FORMATS == set(), helped
