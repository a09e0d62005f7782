"""Every figure, target and record is found at the line where an editor finds it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.document.lines import Lines
from generator.reading.document.opened import opened_bytes
from generator.reading.document.places import are_places
from generator.reading.document.quick import NEAR_TOP
from generator.reading.document.tree import grow
from generator.reading.read import read_folder

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
        (("figures", "ldtt"), 12), (("figures", "cstdcs"), 13), (("organisations", 1), 16),
    ],
)  # fmt: skip
def test_a_value_stands_at_the_line_of_its_key_or_item(lines: Lines, loc: tuple[str | int, ...], line: int) -> None:
    assert lines.line("mau.yml", loc) == line


@pytest.mark.parametrize(
    ("loc", "line"),
    [
        (("targets", "none"), 4),
        (("targets", 7), 4),
        (("figures", "cstdcs", "reached"), 14),
        (("figures", "cstdcs", "none"), 13),
        (("title", "x"), 3),
        (("x",), 3),
    ],
)
def test_what_stands_further_in_or_not_at_all_is_where_it_would(
    lines: Lines, loc: tuple[str | int, ...], line: int
) -> None:
    assert lines.line("mau.yml", loc) == line


def test_a_record_of_a_list_is_found_by_its_id(lines: Lines) -> None:
    assert [lines.line("list.yml", loc) for loc in (("mot",), ("hai",), (1,), ("mot", "name"))] == [2, 5, 5, 3]


def test_a_file_that_cannot_be_read_has_no_lines_but_the_first(lines: Lines) -> None:
    assert [lines.line("broken.yml", ("figures", "a")), lines.line("missing.yml", ("title",))] == [1, 1]


def test_a_file_is_read_once(lines: Lines, tmp_path: Path) -> None:
    assert lines.line("mau.yml", ("title",)) == 3
    (tmp_path / "mau.yml").unlink()
    assert lines.line("mau.yml", ("targets",)) == 4


def test_every_key_and_item_of_the_record_is_where_the_reader_of_findings_puts_it() -> None:
    compared = 0
    files = [each for folder in ("content", "data", "examples") for each in sorted((PROJECT / folder).rglob("*.yml"))]
    known = read_folder(PROJECT).places
    assert known.keys() == {path.relative_to(PROJECT).as_posix() for path in files} - {"examples/day.yml"}
    for lines in (Lines(PROJECT), Lines(PROJECT / "no-such-folder", known)):
        for path in known:
            tree = grow(path, (PROJECT / path).read_text("utf-8"))
            for loc in (loc for loc in tree.values if 0 < len(loc) <= NEAR_TOP):
                assert lines.line(path, loc) == tree.mark(loc, at_key=True)[0] + 1, (path, loc)
                compared += 1
    assert compared > 5000


def test_files_that_are_read_with_care_have_the_same_places(tmp_path: Path) -> None:
    odd = TEXT + "note: a\u0301\n"
    assert (
        opened_bytes("x.yml", odd.encode()).places[1].items() > opened_bytes("x.yml", TEXT.encode()).places[1].items()
    )


@given(TEXTS)
@settings(max_examples=300, deadline=None)
@pytest.mark.slow
def test_any_text_has_places_of_their_form(text: str) -> None:
    places = opened_bytes("x.yml", text.encode()).places
    assert are_places(places)
    assert places[0] >= 1


@pytest.mark.parametrize(
    "odd", [None, (1,), ("1", {}), (1, {"a": 2}), (1, {"a": (2, {"b": "3"})}), (1, {"a": (True, [])})]
)
def test_what_is_no_place_is_not_taken_for_one(odd: object) -> None:
    assert not are_places(odd)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lines_are_counted_whatever_ends_them(tmp_path: Path, ending: str) -> None:
    text = "\n# đầu\ntitle: A\ntargets:\n# lời\n- id: a\n- id: b\n  no: 1\n\nfigures:\n  a: {x: 1}\n# cuối\n"
    (tmp_path / "mau.yml").write_bytes(text.replace("\n", ending).encode())
    lines = Lines(tmp_path)
    places_of = {("targets", "a"): 6, ("targets", "b"): 7, ("figures", "a"): 11, ("title",): 3, ("x",): 3}
    assert {loc: lines.line("mau.yml", loc) for loc in places_of} == places_of


def test_a_text_in_flow_style_has_lines_too(tmp_path: Path) -> None:
    (tmp_path / "mau.yml").write_text("{title: A,\nb: {\ntargets: [{id: x}]\n},\ntargets: [\n{id: a}]}\n", "utf-8")
    assert Lines(tmp_path).line("mau.yml", ("targets", "a")) == 6
