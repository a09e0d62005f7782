"""Plain data → YAML as a clerk would write it: plain scalars, folded long texts, short groups on one line."""

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

HEADER = "# yaml-language-server: $schema=../../schemas/plan.json\n"
LONGEST_LINE = 120
_PLAIN = re.compile(r"[^\W\d_](?:[^:#\n]|:(?! ))*")
_IN_FLOW = re.compile(r"[^\W_](?:[\w ./%–-]*[\w.%])?")


def yaml_text(data: Any) -> str:
    """The text of a file. `data` holds dicts, lists and strings only."""
    return HEADER + "\n".join(_lines(data, 0)) + "\n"


def _lines(data: Any, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _entry(f"{pad}{key}:", value, depth)
    else:
        for item in data:
            yield from _item(pad, item, depth)


def _item(pad: str, item: Any, depth: int) -> Iterator[str]:
    if (flow := _flow(item)) is not None or isinstance(item, str):
        yield from _entry(f"{pad}-", item, depth) if flow is None else (f"{pad}- {flow}",)
        return
    first, *rest = _lines(item, depth + 1)
    yield f"{pad}- {first.lstrip()}"
    yield from rest


def _entry(start: str, value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield from _scalar(start, value, depth)
    elif (flow := _flow(value)) is not None:
        yield f"{start} {flow}"
    else:
        yield start
        yield from _lines(value, depth + 1)


def _scalar(start: str, text: str, depth: int) -> Iterator[str]:
    if len(text) + len(start) > LONGEST_LINE:
        yield f"{start} >-"
        pad = "  " * (depth + 1)
        yield from textwrap.wrap(text, LONGEST_LINE, initial_indent=pad, subsequent_indent=pad, break_on_hyphens=False)
    else:
        yield f"{start} {text if _plain(text) else json.dumps(text, ensure_ascii=False)}"


def _plain(text: str) -> bool:
    return (_PLAIN.fullmatch(text) is not None and text[-1] not in " :") or re.fullmatch(r"\d+%?", text) is not None


def _flow(value: Any) -> str | None:
    """A short group of plain words on one line; None where it needs more."""
    if isinstance(value, dict):
        words, opening, closing = [f"{key}: {word}" for key, word in value.items()], "{", "}"
    elif isinstance(value, list):
        words, opening, closing = [str(word) for word in value], "[", "]"
    else:
        return None
    entries = value.values() if isinstance(value, dict) else value
    if not all(isinstance(word, str) and _IN_FLOW.fullmatch(word) for word in entries):
        return None
    line = f"{opening}{', '.join(words)}{closing}"
    return line if len(line) < LONGEST_LINE - 30 else None
