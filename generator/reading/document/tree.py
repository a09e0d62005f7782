"""Text → plain data with the place of every key and value, and every structural mistake in one pass."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent
from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import DocumentStartEvent, Event

from generator.reading.document.quick import MAX_DEPTH, MAX_NODES, NULLS
from generator.reading.document.syntax import syntax_finding
from generator.reading.problems.problem import Finding, Loc
from generator.reading.text.characters import FORBIDDEN, describe

Mark = tuple[int, int]
MAX_FINDINGS = 1000
_TAB = re.compile("\t")


class _StopError(Exception):
    """No use in reading on."""


@dataclass
class Tree:
    """The data of a file and the 0-based (line, column) of its keys and values.

    `poisoned` are places whose content is unknown (an alias, a merge key): no further findings below them.
    `whole` is False where reading stopped early.
    """

    path: str
    data: Any = None
    values: dict[Loc, Mark] = field(default_factory=dict)
    keys: dict[Loc, Mark] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    poisoned: set[Loc] = field(default_factory=set)
    whole: bool = True

    def mark(self, loc: Loc, at_key: bool = False) -> Mark:
        """The place of a value or key; of the nearest enclosing value where it does not stand in the file."""
        if at_key and loc in self.keys:
            return self.keys[loc]
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values.get(loc, (0, 0))


@dataclass
class _Frame:
    """An open mapping or sequence; `key` is the mapping's key that waits for its value."""

    data: Any
    loc: Loc
    key: str | None = None
    odd_keys: int = 0


class _Grower:
    """Grows a Tree event by event, never by recursion."""

    def __init__(self, path: str) -> None:
        self.tree = Tree(path)
        self.stack: list[_Frame] = []
        self.nodes = 0
        self.documents = 0

    def take(self, event: Event) -> None:
        """One event of the parser."""
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent | AliasEvent):
            self._node(event)
        elif isinstance(event, SequenceEndEvent | MappingEndEvent):
            self.stack.pop()
        elif isinstance(event, DocumentStartEvent):
            self._document(event)

    def _document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        if event.version or event.tags:
            self._find(event, (), "directive", "không dùng dòng %YAML hay %TAG", "xóa dòng này")
        if self.documents > 1:
            hint = "bỏ dòng ---, hoặc tách thành hai tệp"
            self._find(event, (), "second-document", "một tệp chỉ chứa một tài liệu YAML", hint)
            raise _StopError

    def _node(self, event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        mark = (event.start_mark.line, event.start_mark.column)
        self.nodes += 1
        if frame is not None and type(frame.data) is dict and frame.key is None:
            self._key(event, frame, mark)
            return
        loc = self._loc(frame)
        self.tree.values[loc] = mark
        value = self._value(event, loc)
        self._put(frame, value)
        self._limits(event, loc)
        if isinstance(value, dict | list):
            self.stack.append(_Frame(value, loc))

    def _key(self, event: Any, frame: _Frame, mark: Mark) -> None:
        key = self._value(event, frame.loc) if isinstance(event, ScalarEvent | AliasEvent) else None
        loc = (*frame.loc, key) if isinstance(key, str) else frame.loc
        if key == "<<" and not event.style:
            self.tree.poisoned.add(frame.loc)
            self._find(event, loc, "merge-key", "không dùng khóa gộp <<", "chép lại các khóa cần dùng vào đây")
        elif not isinstance(key, str):
            self._bad_key(event, frame)
        elif key in frame.data:
            self._duplicate(event, loc)
        else:
            self.tree.keys[loc] = mark
            frame.key = key
            return
        frame.odd_keys += 1
        frame.key = f"\0{frame.odd_keys}"

    def _bad_key(self, event: Any, frame: _Frame) -> None:
        if isinstance(event, AliasEvent):
            return
        self._find(event, frame.loc, "bad-key", "khóa phải là một từ", "viết «khóa: giá trị», khóa là chữ")
        if isinstance(event, SequenceStartEvent | MappingStartEvent):
            raise _StopError

    def _duplicate(self, event: Any, loc: Loc) -> None:
        line = self.tree.keys[loc][0] + 1
        message = f"khóa «{loc[-1]}» đã có ở dòng {line}"
        self._find(event, loc, "duplicate-key", message, "giữ một chỗ, xóa chỗ kia")

    def _loc(self, frame: _Frame | None) -> Loc:
        if frame is None:
            return ()
        return (*frame.loc, len(frame.data) if type(frame.data) is list else frame.key or "")

    def _put(self, frame: _Frame | None, value: Any) -> None:
        if frame is None:
            self.tree.data = value
        elif type(frame.data) is list:
            frame.data.append(value)
        else:
            if frame.key is not None and not frame.key.startswith("\0"):
                frame.data[frame.key] = value
            frame.key = None

    def _value(self, event: Any, loc: Loc) -> Any:
        """The value of an event: str, None, or an empty dict or list to be filled."""
        if isinstance(event, AliasEvent):
            self.tree.poisoned.add(loc)
            message = f"không dùng bí danh *{event.anchor}"
            return self._find(event, loc, "alias", message, "chép lại nội dung vào đây")
        if event.anchor is not None:
            self._find(event, loc, "alias", f"không dùng neo &{event.anchor}", f"xóa «&{event.anchor}»")
        if event.tag is not None:
            self._find(
                event, loc, "tag", f"không dùng thẻ kiểu «{_tag(event.tag)}»", "xóa thẻ; kiểu do trường quyết định"
            )
        if not isinstance(event, ScalarEvent):
            return {} if isinstance(event, MappingStartEvent) else []
        return self._text(event, loc)

    def _text(self, event: Any, loc: Loc) -> str | None:
        if not event.style and event.value in NULLS:
            return None
        if match := FORBIDDEN.search(event.value) or (_TAB.search(event.value) if event.style == '"' else None):
            hint = "bỏ mã thoát này; gõ thẳng chữ cần viết"
            self._find(event, loc, "bad-character", f"mã thoát cho ra {describe(match[0])}", hint)
        return unicodedata.normalize("NFC", event.value)

    def _limits(self, event: Any, loc: Loc) -> None:
        if len(self.stack) > MAX_DEPTH or (
            len(self.stack) == MAX_DEPTH and not isinstance(event, ScalarEvent | AliasEvent)
        ):
            self._find(event, loc, "too-deep", f"lồng quá {MAX_DEPTH} tầng", "viết phẳng hơn, hoặc tách tệp")
            raise _StopError
        if self.nodes > MAX_NODES:
            self._find(event, loc, "too-many-nodes", "tệp có quá 50.000 mục", "tách tệp")
            raise _StopError

    def _find(self, event: Any, loc: Loc, code: str, message: str, hint: str) -> None:
        mark = (event.start_mark.line, event.start_mark.column)
        self.tree.findings.append(Finding(self.tree.path, loc, code, message, hint, mark=mark))
        if len(self.tree.findings) >= MAX_FINDINGS:
            message = f"tệp có quá nhiều lỗi cấu trúc; sau {MAX_FINDINGS} lỗi, phần còn lại chưa được đọc"
            self.tree.findings.append(Finding(self.tree.path, loc, "too-many-problems", message, mark=mark))
            raise _StopError


def strip_blanks(data: Any) -> tuple[Loc, ...]:
    """Take the keys without a value out of some data; where they stood, in no order. Never recursive."""
    found: list[Loc] = []
    pending: list[tuple[Loc, Any]] = [((), data)]
    while pending:
        loc, node = pending.pop()
        if isinstance(node, list):
            pending += [((*loc, number), item) for number, item in enumerate(node)]
        elif isinstance(node, dict):
            for key in [key for key, value in node.items() if value is None]:
                found.append((*loc, key))
                del node[key]
            pending += [((*loc, key), value) for key, value in node.items()]
    return tuple(found)


def grow(path: str, text: str) -> Tree:
    """The tree of a text, with its structural findings."""
    grower = _Grower(path)
    try:
        parser = CParser(text)
        for event in iter(parser.get_event, None):
            grower.take(event)
    except _StopError:
        grower.tree.whole = False
    except MarkedYAMLError as error:
        grower.tree.whole = False
        grower.tree.findings.append(syntax_finding(path, text, error))
    except (YAMLError, RecursionError, ValueError):
        grower.tree.whole = False
        grower.tree.findings.append(Finding(path, (), "syntax", "không đọc được cấu trúc YAML", mark=(0, 0)))
    return grower.tree


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
