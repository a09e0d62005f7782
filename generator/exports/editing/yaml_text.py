"""Plain data → YAML in the canonical layout: two spaces a level, lists below their key, long texts folded at 120.

Short lists and groups of short texts stand on one line. What is written reads back as the same data, always.
"""

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

from generator.reading.document.quick import OddError, quick_data

WIDTH = 120
_ONE_LINE = 100
_DOUBTFUL = re.compile(r"^[\[\]{},#&*!|>'\"%@`]|^[-?:](?:\s|$)|\s#|\s$|^\s|:$|^$|\n")


def yaml_text(data: dict[str, Any] | list[Any]) -> str:
    """The text of some data: dicts, lists, texts and None, as the reader gives them; ends with a newline."""
    return "".join(f"{line}\n" for line in _block(data, 0))


def _block(data: Any, indent: int) -> Iterator[str]:
    pad = " " * indent
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _entry(f"{pad}{key}:", value, indent)
    else:
        for item in data:
            yield from _item(pad, item, indent)


def _entry(head: str, value: Any, indent: int) -> Iterator[str]:
    """A key with its value, on one line where that is short."""
    if value is None:
        yield head
    elif isinstance(value, str):
        yield from _scalar(head, value, indent + 2)
    elif (flow := _flow(value)) is not None and len(head) + 1 + len(flow) <= _ONE_LINE:
        yield f"{head} {flow}"
    else:
        yield head
        yield from _block(value, indent + 2)


def _item(pad: str, item: Any, indent: int) -> Iterator[str]:
    if isinstance(item, dict) and item and not _short_group(item, indent):
        lines = _block(item, indent + 2)
        yield f"{pad}- {next(lines)[indent + 2 :]}"
        yield from lines
    else:
        yield from _entry(f"{pad}-", item, indent)


def _short_group(item: dict[str, Any], indent: int) -> bool:
    flow = _flow(item)
    return flow is not None and indent + len(flow) + 2 <= _ONE_LINE and len(item) <= 3


def _flow(value: Any) -> str | None:
    """The value between brackets, None where it holds groups, lists or long texts."""
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    parts = list(value.values()) if isinstance(value, dict) else value
    if not all(isinstance(part, str) and len(part) <= 60 and "\n" not in part for part in parts):
        return None
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_quoted(part)}" for key, part in value.items()) + "}"
    return "[" + ", ".join(map(_quoted, parts)) + "]"


def _scalar(head: str, value: str, indent: int) -> Iterator[str]:
    pad = " " * indent
    line = f"{head} {_quoted(value, flow=False)}"
    if len(line) <= WIDTH and "\n" not in value:
        yield line
        return
    literal = [f"{pad}{part}" if part else "" for part in value.split("\n")]
    folded = textwrap.wrap(value, max(WIDTH - indent, 40), break_long_words=False, break_on_hyphens=False)
    for mark, lines in ((">-", [f"{pad}{part}" for part in folded]), ("|-", literal)):
        if _reads_back("\n".join([f"k: {mark}", *lines, ""]), value):
            yield f"{head} {mark}"
            yield from lines
            return
    yield f"{head} {json.dumps(value, ensure_ascii=False)}"


def _quoted(text: str, flow: bool = True) -> str:
    """A text as a plain scalar where that is safe, between brackets if `flow`; else in quotes."""
    plain = _reads_back(f"k: [{text}]\n", [text]) if flow else _reads_back(f"k: {text}\n", text)
    if plain and not _DOUBTFUL.search(text):
        return text
    single = "'" + text.replace("'", "''") + "'"
    if "\n" not in text and _reads_back(f"k: {single}\n", text):
        return single
    return json.dumps(text, ensure_ascii=False)


def _reads_back(text: str, value: Any) -> bool:
    try:
        return bool(quick_data(text)[0] == {"k": value})
    except OddError:
        return False
