"""The quick reader and the careful one agree; places point at the very scalar."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.reading.document.quick import OddError, quick_data
from generator.reading.document.tree import grow, strip_blanks

TEXTS = st.text(st.sampled_from("ab:-[]{}\"'#&*!|>%?,~<\n \\né\u0301"), max_size=40)
_KEYS = st.text("abcdefgh", min_size=1, max_size=3)
DATA = st.recursive(
    st.text("ab1 é:#-", max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


def as_yaml(data: Any) -> str:
    """Flow YAML with every scalar in double quotes."""
    if isinstance(data, str):
        return f'"{data}"'
    if isinstance(data, list):
        return "[" + ", ".join(map(as_yaml, data)) + "]"
    return "{" + ", ".join(f'"{key}": {as_yaml(value)}' for key, value in data.items()) + "}"


@given(DATA)
@settings(max_examples=200, deadline=None)
@pytest.mark.slow
def test_both_readers_read_what_was_written(data: Any) -> None:
    text = as_yaml(data)
    assert quick_data(text) == (data, False)
    assert grow("x", text).data == data


@example("? >")
@example('"": x')
@given(TEXTS)
@settings(max_examples=800, deadline=None)
@pytest.mark.slow
def test_the_quick_reader_accepts_only_what_the_careful_one_finds_faultless(text: str) -> None:
    try:
        data, blank = quick_data(text)
    except OddError:
        return
    tree = grow("x", text)
    assert (tree.findings, tree.whole) == ([], True)
    assert tree.data == data
    assert blank == bool(strip_blanks(data))
    strip_blanks(tree.data)
    assert tree.data == data


SAMPLE = """\
title: Kế hoạch
tasks:
  - id: mot
    roles: {leads: [Phòng A, "Phòng B"]}
  -   id: hai
      summary: |
        Một đoạn
        hai dòng
themes: []
"""


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        (("title",), "Kế hoạch"),
        (("tasks", 0, "id"), "mot"),
        (("tasks", 0, "roles", "leads", 1), '"Phòng B"'),
        (("tasks", 1), "id: hai"),
        (("tasks", 1, "summary"), "|"),
        (("themes",), "[]"),
        (("tasks", 0, "roles", "leads", 1, "nothing", "below"), '"Phòng B"'),
        (("title", "text"), "Kế hoạch"),
        (("nowhere",), "title"),
    ],
)
def test_a_value_is_where_it_stands(loc: tuple[str | int, ...], place: str) -> None:
    line, column = grow("x", SAMPLE).mark(loc)
    assert SAMPLE.splitlines()[line][column:].startswith(place)


def test_a_key_is_where_it_stands() -> None:
    line, column = grow("x", SAMPLE).mark(("tasks", 1, "summary"), at_key=True)
    assert SAMPLE.splitlines()[line][column:] == "summary: |"


def test_every_scalar_stays_text_and_only_blank_is_nothing() -> None:
    text = "a: no\nb: 0123\nc: 12:30\nd: 1_000\ne: 1e3\nf: null\ng: ~\nh:\ni: 'null'\nj: ''\nk: 2023-12-31\n"
    plain = {"a": "no", "b": "0123", "c": "12:30", "d": "1_000", "e": "1e3", "i": "null", "j": "", "k": "2023-12-31"}
    blank = {"f": None, "g": None, "h": None}
    assert quick_data(text) == (plain | blank, True)
    assert grow("x", text).data == plain | blank


def test_letters_of_two_parts_become_one_in_keys_and_values() -> None:
    assert grow("x", "te\u0302n: e\u0302").data == {"t\u00ean": "\u00ea"}


def test_a_key_that_differs_only_in_its_typing_is_a_double() -> None:
    assert [finding.code for finding in grow("x", "t\u00ean: a\nte\u0302n: b\n").findings] == ["duplicate-key"]
