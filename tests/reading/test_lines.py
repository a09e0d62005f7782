"""Every figure, target and record is found at the line where an editor finds it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.document.lines import Lines, places
from generator.reading.document.tree import grow

PROJECT = Path(__file__).parents[2]
TEXTS = st.text(st.sampled_from("ab:-[]{}\"'#&*!|>%?,~<\n \\né"), max_size=40)
TEXT = """\
# yaml-language-server: $schema=../schemas/plan.json

title: Kế hoạch
targets:
  - no: "1"
    id: ldtt
    statement: >-
      Một câu
      - id: cstdcs
  - {id: cstdcs, exactly: 15%}
figures:
  ldtt: {reached: 41}
  cstdcs:
    reached: 6
organisations: [tct-a,
  tct-b]
"""


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    (tmp_path / "mau.yml").write_text(TEXT, encoding="utf-8-sig")
    (tmp_path / "list.yml").write_text("# lời\n- id: mot\n  name: Một\n\n- id: hai\n", encoding="utf-8")
    (tmp_path / "broken.yml").write_text("title: A\nfigures: {a: [}\n", encoding="utf-8")
    return Lines(tmp_path)


@pytest.mark.parametrize(
    ("loc", "line"),
    [
        ((), 3), (("targets",), 4), (("targets", "ldtt"), 5), (("targets", "cstdcs"), 10), (("targets", 1), 10),
        (("targets", "ldtt", "statement"), 7), (("figures", "ldtt"), 12), (("figures", "cstdcs"), 13),
        (("figures", "cstdcs", "reached"), 14), (("organisations", 1), 16),
    ],
)  # fmt: skip
def test_a_value_stands_at_the_line_of_its_key_or_item(lines: Lines, loc: tuple[str | int, ...], line: int) -> None:
    assert lines.line("mau.yml", loc) == line


@pytest.mark.parametrize(
    ("loc", "line"),
    [(("targets", "none"), 4), (("targets", 7), 4), (("figures", "ldtt", "of"), 12), (("title", "x"), 3), (("x",), 3)],
)
def test_what_does_not_stand_there_is_where_it_would(lines: Lines, loc: tuple[str | int, ...], line: int) -> None:
    assert lines.line("mau.yml", loc) == line


def test_a_record_of_a_list_is_found_by_its_id(lines: Lines) -> None:
    assert [lines.line("list.yml", (name,)) for name in ("mot", "hai")] == [2, 5]


def test_a_file_that_cannot_be_read_has_lines_up_to_its_mistake(lines: Lines) -> None:
    assert [lines.line("broken.yml", ("title",)), lines.line("broken.yml", ("figures", "a"))] == [1, 2]
    assert lines.line("missing.yml", ("title",)) == 1


def test_a_file_is_read_once(lines: Lines, tmp_path: Path) -> None:
    assert lines.line("mau.yml", ("title",)) == 3
    (tmp_path / "mau.yml").unlink()
    assert lines.line("mau.yml", ("targets",)) == 4


def test_every_key_and_item_of_the_record_is_where_the_reader_of_findings_puts_it() -> None:
    lines, compared = Lines(PROJECT), 0
    files = [each for folder in ("content", "data", "examples") for each in sorted((PROJECT / folder).rglob("*.yml"))]
    for path in (each.relative_to(PROJECT).as_posix() for each in files):
        tree = grow(path, (PROJECT / path).read_text("utf-8"))
        for loc in filter(None, tree.values):
            assert lines.line(path, loc) == tree.mark(loc, at_key=True)[0] + 1, (path, loc)
            compared += 1
    assert compared > 1000


@given(TEXTS)
@settings(max_examples=300, deadline=None)
@pytest.mark.slow
def test_any_text_has_a_line(text: str) -> None:
    assert places(text)[0] >= 1


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_part_alone_has_the_lines_it_has_in_the_whole(tmp_path: Path, ending: str) -> None:
    text = "\n# đầu\ntitle: A\ntargets:\n# lời\n- id: a\n- id: b\n  no: 1\n\nfigures:\n  a: {x: 1}\n# cuối\n"
    (tmp_path / "mau.yml").write_bytes(text.replace("\n", ending).encode())
    lines = Lines(tmp_path)
    places_of = {("targets", "a"): 6, ("targets", "b", "no"): 8, ("figures", "a", "x"): 11, ("title",): 3, ("x",): 3}
    assert {loc: lines.line("mau.yml", loc) for loc in places_of} == places_of


def test_a_text_in_flow_style_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "mau.yml").write_text("{title: A,\nb: {\ntargets: [{id: x}]\n},\ntargets: [\n{id: a}]}\n", "utf-8")
    assert Lines(tmp_path).line("mau.yml", ("targets", "a")) == 6
