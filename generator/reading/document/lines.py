"""Where things stand in the files of the record: path and keys → line."""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, YAMLError
from yaml._yaml import CParser

from generator.reading.problems.problem import Loc
from generator.reading.text.disk import read_bytes

MOST_KEPT = 1_000
Part = tuple[int, Any]
"""The 1-based line of a key or item, and what stands there: parts by key, a list of parts, an id, else None."""
_NAMING = "id"
_BLOCK = re.compile(r"(?:#.*\n|\r?\n)*\w[\w-]*:[ \r\n]")
_NEXT = re.compile(r"^(?![\s#]|-\s)", re.MULTILINE)
_ODD_BREAKS = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
_UNKNOWN: Part = (1, None)


class Lines:
    """The lines of a project's files. Of a file that part is read which is asked for, when it is; `most` are kept."""

    def __init__(self, root: Path, most: int = MOST_KEPT) -> None:
        text = lru_cache(maxsize=1)(partial(_text, root))
        self._places = lru_cache(maxsize=most)(lambda path, key: _part(text(path), key))

    def line(self, path: str, loc: Loc = ()) -> int:
        """The 1-based line at which the value of these keys begins: that of its key, or of the item in a list.

        `("targets", "ldtt")` is the item whose `id` that is, `("targets", 0)` the first one, `()` the record itself,
        below comments. What does not stand in the file is where that stands in which it would; 1 where nothing can
        be read.
        """
        line, below = self._places(path, loc[0] if loc else "")
        for step in loc:
            part = _below(below, step)
            if part is None:
                break
            line, below = part
        return line


def _part(text: str, key: str | int) -> Part:
    """The places of a text, or of that top-level key of it alone: the rest would take most of the time.

    A line of block style that begins a top-level key begins at the margin, and nothing else does.
    """
    plain = isinstance(key, str) and key and _BLOCK.match(text) and not _ODD_BREAKS.search(text)
    begins = re.search(rf"^{re.escape(str(key))}:(?=[ \r\n])", text, re.MULTILINE) if plain else None
    if begins is None:
        return places(text)
    ends = _NEXT.search(text, begins.end())
    line, below = places(text[begins.start() : ends.start() if ends else len(text)])
    return line, _moved(below, text.count("\n", 0, begins.start()))


def _moved(below: Any, lines: int) -> Any:
    """The same parts so many lines further down."""
    if isinstance(below, dict):
        return {key: (line + lines, _moved(inner, lines)) for key, (line, inner) in below.items()}
    return [(line + lines, _moved(inner, lines)) for line, inner in below] if isinstance(below, list) else below


def places(text: str) -> Part:
    """The parts of a YAML text. What comes after a mistake is left out; nothing is judged, never by recursion."""
    root: list[Part] = []
    with suppress(YAMLError, ValueError):
        _grow(CParser(text), root)
    return root[0] if root else _UNKNOWN


def _grow(parser: CParser, root: list[Part]) -> None:
    """One loop without inner calls, as this is done for every file of the record."""
    stack: list[Any] = []
    into: Any = root
    key: tuple[str, int] | None = None
    for event in _nodes(parser):
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            into, key = stack.pop(), None
            continue
        line = event.start_mark.line + 1
        if type(into) is dict and key is None and kind is ScalarEvent:
            key = event.value, line
            continue
        below: Any = {} if kind is MappingStartEvent else [] if kind is SequenceStartEvent else None
        if type(into) is list:
            into.append((line, below))
        elif key is not None:
            into.setdefault(key[0], (key[1], event.value if key[0] == _NAMING and kind is ScalarEvent else below))
            key = None
        if below is not None:
            stack.append(into)
            into = below


def _nodes(parser: CParser) -> Iterator[Any]:
    """The events that begin or end a value."""
    ends = (MappingEndEvent, SequenceEndEvent)
    return (event for event in iter(parser.get_event, None) if hasattr(event, "anchor") or type(event) in ends)


def _below(below: Any, step: str | int) -> Part | None:
    """The part one step further in."""
    found: Part | None = None
    if isinstance(below, dict):
        found = below.get(step)
    elif isinstance(below, list) and isinstance(step, int):
        found = below[step] if step < len(below) else None
    elif isinstance(below, list):
        found = next((part for part in below if isinstance(part[1], dict) and _named(part[1]) == step), None)
    return found


def _named(part: dict[str, Part]) -> Any:
    return part.get(_NAMING, _UNKNOWN)[1]


def _text(root: Path, path: str) -> str:
    data = read_bytes(root, path)
    return data.decode("utf-8-sig", "replace") if isinstance(data, bytes) else ""
