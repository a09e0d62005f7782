"""Whatever is written in the canonical layout reads back as the same data."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from generator.exports.editing.yaml_text import yaml_text
from generator.reading.document.tree import grow
from generator.reading.text.characters import has_forbidden

TEXTS = some.one_of(
    some.text(alphabet=some.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200),
    some.text(alphabet="ab :#-?'\"\n[]{},&*!|>%@`\\=~0", max_size=40),
    some.sampled_from(
        ["null", "~", "no", "0123", "12:30", "1_000", "90%", "# x", "- a", "a: b", "<<", "=", "---", "đ " * 90]
    ),
).filter(lambda text: not has_forbidden(text))
KEYS = some.from_regex(r"[a-z]{1,8}(-[a-z]{1,8})?", fullmatch=True)
DATA = some.dictionaries(
    KEYS,
    some.recursive(
        TEXTS,
        lambda below: some.one_of(
            some.lists(below, min_size=1, max_size=4), some.dictionaries(KEYS, below, min_size=1, max_size=4)
        ),
        max_leaves=12,
    ),
    min_size=1,
    max_size=4,
)


def composed(value: Any) -> Any:
    """The data as the reader gives it: texts in NFC."""
    if isinstance(value, dict):
        return {key: composed(below) for key, below in value.items()}
    return [composed(item) for item in value] if isinstance(value, list) else unicodedata.normalize("NFC", value)


@settings(max_examples=60, deadline=None)
@given(DATA)
def test_it_reads_back_as_the_same_data(data: dict[str, Any]) -> None:
    tree = grow("x.yml", yaml_text(data))
    assert tree.findings == []
    assert tree.data == composed(data)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"a": ["x", "y"]}, "a: [x, y]\n"),
        ({"a": {"of": "44", "reached": "41"}}, "a: {of: 44, reached: 41}\n"),
        ({"a": [{"id": "x", "of": {"base": "staff"}}]}, "a:\n  - id: x\n    of: {base: staff}\n"),
        ({"a": "90%", "b": "null", "c": "đúng: thế"}, "a: 90%\nb: 'null'\nc: 'đúng: thế'\n"),
        ({"a": "một\nhai"}, "a: |-\n  một\n  hai\n"),
    ],
)
def test_the_layout(data, text) -> None:
    assert yaml_text(data) == text
