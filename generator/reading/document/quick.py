"""Text → plain data, fast, for the files where nothing is wrong. Anything odd is left to the careful reader."""

import unicodedata
from sys import intern
from typing import Any

from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, YAMLError
from yaml._yaml import CParser
from yaml.events import DocumentEndEvent, DocumentStartEvent, StreamEndEvent

from generator.reading.text.characters import has_forbidden

MAX_DEPTH = 20
MAX_NODES = 50_000
# Ids, roles and what guidance asks come again in plan after plan; a long text seldom does.
LONGEST_KEPT_ONCE = 80
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


Mark = tuple[int, str | None, int]
"""A value near the top of a file: in how many others it stands, 2 at most, its key, the 0-based line of key or item."""
NEAR_TOP = 2


class OddError(Exception):
    """Something the quick reader does not judge."""


def quick_data(text: str) -> tuple[Any, bool]:
    """The data of a text as dicts, lists and str, None for a key without a value; and whether there is such a key.

    Errors: OddError for whatever is not plainly fine.
    """
    return quick_marked(text)[:2]


def quick_marked(text: str) -> tuple[Any, bool, list[Mark]]:
    """What `quick_data` gives, the marks near the top in the order of the file. Errors: as there."""
    if not unicodedata.is_normalized("NFC", text):
        raise OddError
    parser = CParser(text)
    try:
        parser.get_event()
        start = parser.get_event()
        if type(start) is not DocumentStartEvent or start.version or start.tags:
            raise OddError
        found = _build(parser, "\\" in text)
        if type(parser.get_event()) is not DocumentEndEvent or type(parser.get_event()) is not StreamEndEvent:
            raise OddError
    except YAMLError as error:
        raise OddError from error
    return found


def _build(parser: CParser, escapes: bool) -> tuple[Any, bool, list[Mark]]:
    """One loop without inner calls for the usual node: a call per node would double its time."""
    root: list[Any] = []
    stack: list[Any] = []
    marks: list[Mark] = []
    into: Any = root
    key: str | None = None
    nodes, blank, line = 0, False, 0
    event: Any
    for event in iter(parser.get_event, None):
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            into = stack.pop()
            if into is root:
                break
            continue
        value = _scalar(event, escapes) if kind is ScalarEvent else _collection(event, kind)
        nodes += 1
        if key is None and type(into) is dict:
            key, line = _key(value, into), event.start_mark.line
            continue
        if len(stack) <= NEAR_TOP:
            marks.append((len(stack), key, event.start_mark.line if key is None else line))
        if key is None:
            into.append(value)
        else:
            blank = blank or value is None
            into[key], key = value, None
        if kind is not ScalarEvent:
            stack.append(into)
            into = value
        elif into is root:
            break
        if nodes > MAX_NODES or len(stack) > MAX_DEPTH:
            raise OddError
    return root[0], blank, marks


def _scalar(event: Any, escapes: bool) -> str | None:
    if event.anchor is not None or event.tag is not None:
        raise OddError
    value: str = event.value
    style = event.style
    if not style and value in NULLS:
        return None
    if (
        escapes
        and style == '"'
        and ("\t" in value or has_forbidden(value) or not unicodedata.is_normalized("NFC", value))
    ):
        raise OddError
    return intern(value) if len(value) <= LONGEST_KEPT_ONCE else value


def _collection(event: Any, kind: type) -> Any:
    if event.anchor is not None or event.tag is not None:
        raise OddError
    if kind is MappingStartEvent:
        return {}
    if kind is SequenceStartEvent:
        return []
    raise OddError


def _key(value: Any, into: dict[str, Any]) -> str:
    if type(value) is not str or value in into or value == "<<":
        raise OddError
    return value
