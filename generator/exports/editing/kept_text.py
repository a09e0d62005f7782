"""New data into the text of a file: only the lines of what changed are written anew; comments, order, layout stay."""

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.exports.editing.shapes import Shape, parts_of
from generator.exports.editing.yaml_text import WIDTH, yaml_text
from generator.reading.document.quick import NULLS
from generator.reading.document.tree import grow, strip_blanks

Edit = tuple[int, int, str]


def kept_text(text: str, data: dict[str, Any], shape: Shape) -> str | None:
    """The text with `data` in it (plain, without blanks); the very text where nothing changed.

    None where that cannot be done line by line: then the file has to be written anew.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    plain = plain if plain.endswith("\n") else f"{plain}\n"
    old = _data_of(plain)
    if old is not None and _same(old, data, shape):
        return text
    node = yaml.compose(plain, Loader=yaml.CLoader)
    made = _Editor(plain).edited(node, data, shape) if isinstance(node, yaml.MappingNode) else None
    found = _data_of(made) if made is not None else None
    if found is None or not _same(found, data, shape):
        return None
    return made.replace("\n", "\r\n") if made and "\r\n" in text else made


def _data_of(text: str) -> Any:
    tree = grow("", text)
    if not tree.whole or tree.findings:
        return None
    strip_blanks(tree.data)
    return tree.data


def expanded(value: Any, shape: Shape) -> Any:
    """Plain data with every shorthand written out: a bare text as its group, an only item as its list."""
    if shape.kind == "list" and shape.item:
        items = value if isinstance(value, list) else [value]
        return [expanded(item, shape.item) for item in items]
    if shape.kind == "map" and shape.item and isinstance(value, dict):
        return {key: expanded(item, shape.item) for key, item in value.items()}
    if shape.kind == "group" and shape.model:
        group = {shape.bare: value} if isinstance(value, str) and shape.bare else value
        if not isinstance(group, dict):
            return group
        shapes = {part.key: part.shape for part in parts_of(shape.model)}
        return {key: expanded(below, shapes[key]) if key in shapes else below for key, below in group.items()}
    return value


def _same(one: Any, other: Any, shape: Shape) -> bool:
    return bool(_canonical(expanded(one, shape)) == _canonical(expanded(other, shape)))


def _canonical(value: Any) -> Any:
    """Data as it is compared: texts without blanks at the ends of lines, empty groups and lists left out."""
    if isinstance(value, dict):
        found = {key: _canonical(below) for key, below in value.items()}
        return {key: below for key, below in found.items() if below not in ({}, [], None)}
    if isinstance(value, list):
        return [_canonical(item) for item in value]
    return "\n".join(line.rstrip() for line in str(value).strip().split("\n"))


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value if not _blank(value)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value


def _blank(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in NULLS


@dataclass
class _Editor:
    """The edits of a text, which are made together at the end."""

    text: str
    edits: list[Edit] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [0]
        for line in self.text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def edited(self, node: yaml.MappingNode, data: dict[str, Any], shape: Shape) -> str | None:
        """The text after all edits; None where the root itself would have to be written anew."""
        if not self._inside(node, data, shape):
            return None
        out, at = [], 0
        for start, end, text in sorted(self.edits, key=lambda edit: edit[0]):
            out += [self.text[at:start], text]
            at = max(at, end)
        return "".join([*out, self.text[at:]])

    def _at(self, mark: Any) -> int:
        return int(self._starts[mark.line] + mark.column)

    def _line(self, number: int) -> int:
        return min(self._starts[number], len(self.text))

    def _last(self, node: yaml.Node) -> int:
        """The last line of a value, without the comments and blank lines behind it."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._last(last[1] if isinstance(last, tuple) else last)
        end = node.end_mark
        return int(end.line - 1 if end.column == 0 and end.line > node.start_mark.line else end.line)

    def _inside(self, node: yaml.Node, new: Any, shape: Shape) -> bool:
        """Edit within a value; False where it has to be written anew, with nothing edited."""
        if isinstance(node, yaml.ScalarNode) and isinstance(new, str):
            return self._scalar(node, new)
        before = len(self.edits)
        done = False
        if isinstance(node, yaml.MappingNode) and isinstance(new, dict):
            done = self._mapping(node, new, shape)
        elif isinstance(node, yaml.SequenceNode) and isinstance(new, list):
            done = self._sequence(node, new, shape)
        if not done:
            del self.edits[before:]
        return done

    def _scalar(self, node: yaml.ScalarNode, new: str) -> bool:
        if node.style in {"|", ">"} or "\n" in new or node.start_mark.line != node.end_mark.line:
            return False
        line = yaml_text({"k": [new]}).rstrip("\n")
        text = line[len("k: [") : -1] if line.startswith("k: [") else json.dumps(new, ensure_ascii=False)
        if node.style == '"' and not text.startswith(("'", '"')):
            text = json.dumps(new, ensure_ascii=False)
        start, end = self._at(node.start_mark), self._at(node.end_mark)
        if node.start_mark.column + len(text) > WIDTH:
            return False
        blank = " " if start == end and self.text[start - 1 : start] == ":" else ""
        self.edits.append((start, end, blank + text))
        return True

    def _mapping(self, node: yaml.MappingNode, new: dict[str, Any], shape: Shape) -> bool:
        shapes = {part.key: part.shape for part in parts_of(shape.model)} if shape.model else {}
        below = shape.item if shape.kind == "map" and shape.item else Shape("text")
        entries = {key.value: (key, value) for key, value in node.value}
        gone = [key for key, (_, value) in entries.items() if key not in new and not _blank(value)]
        more = [key for key in new if key not in entries]
        if (node.flow_style and (gone or more)) or any(self._leads(node, entries[key][0]) for key in gone):
            return False
        for key in gone:
            self._delete(entries[key][0].start_mark.line, self._last(entries[key][1]))
        for key, (mark, value) in entries.items():
            if key in new and not self._entry(mark, value, new[key], shapes.get(key, below), node.flow_style):
                return False
        self._insert(node, entries, new, more)
        return True

    def _leads(self, node: yaml.MappingNode, key: yaml.Node) -> bool:
        """Whether a key stands behind the dash of its list, so that its line is more than the key's."""
        start = self._line(key.start_mark.line)
        return bool(self.text[start : self._at(key.start_mark)].strip())

    def _entry(self, key: yaml.Node, value: yaml.Node, new: Any, shape: Shape, flow: bool) -> bool:
        if not _blank(value) and _same(_plain(value), new, shape):
            return True
        if self._inside(value, new, shape):
            return True
        if flow:
            return False
        lines = _indented(yaml_text({key.value: new}), key.start_mark.column).lstrip(" ")
        self.edits.append((self._at(key.start_mark), self._line(self._last(value) + 1), lines))
        return True

    def _insert(self, node: yaml.MappingNode, entries: dict[str, Any], new: dict[str, Any], more: list[str]) -> None:
        """Put new keys behind the one before them in the order of the contract."""
        order = list(new)
        indent = node.start_mark.column
        for key in more:
            before = [found for found in order[: order.index(key)] if found in entries]
            anchor = entries[before[-1]] if before else node.value[0]
            at = self._line(self._last(anchor[1]) + 1)
            if not before and not self._leads(node, anchor[0]):
                at = self._line(anchor[0].start_mark.line)
            self.edits.append((at, at, _indented(yaml_text({key: new[key]}), indent)))

    def _sequence(self, node: yaml.SequenceNode, new: list[Any], shape: Shape) -> bool:
        item = shape.item or Shape("text")
        old = [_plain(found) for found in node.value]
        if node.flow_style or not new or not old:
            pairs = zip(node.value, new, strict=False)
            return len(old) == len(new) and all(self._item(found, value, item, flow=True) for found, value in pairs)
        for what, first, last, start, end in _aligned(old, new, item):
            pairs_here = list(zip(range(first, last), range(start, end), strict=False))
            if what != "delete" and not all(self._item(node.value[i], new[j], item) for i, j in pairs_here):
                return False
            for i in range(first + len(pairs_here), last):
                self._delete(node.value[i].start_mark.line, self._last(node.value[i]))
            more = new[start + len(pairs_here) : end]
            if more:
                at = self._line(self._last(node.value[last - 1]) + 1 if last else node.value[0].start_mark.line)
                self.edits.append((at, at, _indented(yaml_text(more), node.start_mark.column)))
        return True

    def _item(self, node: yaml.Node, new: Any, shape: Shape, flow: bool = False) -> bool:
        if _same(_plain(node), new, shape) or self._inside(node, new, shape):
            return True
        if flow:
            return False
        line = node.start_mark.line
        dash = self.text.rindex("-", self._line(line), self._at(node.start_mark))
        lines = _indented(yaml_text([new]), dash - self._line(line)).lstrip(" ")
        self.edits.append((dash, self._line(self._last(node) + 1), lines))
        return True

    def _delete(self, first: int, last: int) -> None:
        self.edits.append((self._line(first), self._line(last + 1), ""))


def _aligned(old: list[Any], new: list[Any], shape: Shape) -> Iterator[tuple[str, int, int, int, int]]:
    """Which items are the same ones, by their id where they have one, else by what they hold."""
    first, second = ([_name(item, shape) for item in items] for items in (old, new))
    return iter(difflib.SequenceMatcher(None, first, second, autojunk=False).get_opcodes())


def _name(item: Any, shape: Shape) -> str:
    if isinstance(item, dict) and isinstance(item.get("id"), str):
        return f"id {item['id']}"
    return json.dumps(_canonical(expanded(item, shape)), sort_keys=True, ensure_ascii=False)


def _indented(text: str, indent: int) -> str:
    pad = " " * indent
    return "".join(f"{pad}{line}\n" if line else "\n" for line in text.splitlines())
