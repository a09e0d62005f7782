"""Words of the clerk → ids and words of the contract, or why they are not known, with the nearest that is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any

from generator.exports.editing.shapes import Shape
from generator.exports.excel.names import label, meant, offered, words_of
from generator.exports.excel.written.texts import CellText
from generator.reading.naming.lookup import containing
from generator.reading.naming.names import Names, Words
from generator.reading.problems.nearest import guess, quoted
from generator.vietnamese import slugify

LOCAL = frozenset({"targets", "tasks", "units"})
_FREE = frozenset({"bodies"})
_SHOWN, _NEAR = 12, 4


def worded(text: str, shape: Shape, names: Names) -> CellText:
    """A text of a cell as the contract has it; looked up where its place offers values."""
    item = shape.of_one
    words = words_of(shape, names)
    if not words or (item.refers in LOCAL and item.refers not in names):
        return CellText(text)
    found = label(text, words) if item.kind == "choice" else meant(text, words)
    if len(found) == 1:
        return CellText(found[0])
    if found:
        choices = "; ".join(quoted(entry) for entry in offered({key: words[key] for key in found}))
        return CellText(text, problem=f"{quoted(text)} có thể là nhiều mục: {choices}; chọn một trong danh sách")
    if item.kind == "base" or item.refers in _FREE:
        return CellText(text)
    return CellText(text, problem=unknown(text, words))


def unknown(text: str, words: Words) -> str:
    """The message for a word that is not among those offered."""
    shown = offered(words)
    near = _containing(text, words) or guess(text, [*shown, *_all_names(words)])
    allowed = f"một trong: {', '.join(shown)}" if len(shown) <= _SHOWN else "chọn trong danh sách của ô"
    return f"{quoted(text)} không có trong danh sách; {near or allowed}" + (
        f" {allowed}" if near and len(shown) <= 4 else ""
    )


def _containing(text: str, words: Words) -> str:
    found = offered({key: words[key] for key in containing(text, words)[:_NEAR]})
    return f"có phải {' hay '.join(map(quoted, found))}?" if found else ""


def _all_names(words: Words) -> Iterator[str]:
    return (name for names in words.values() for name in names)


@dataclass
class References:
    """What refers to rows of the same workbook: targets and tasks by id, number or words, units by name."""

    data: dict[str, Any]
    names: Names
    _noted: list[tuple[dict[str, Any], str, str, str]] = field(default_factory=list)
    _rows: dict[str, Words] = field(default_factory=dict)

    def note(self, node: dict[str, Any], key: str, shape: Shape, where: str) -> None:
        """Remember a value that may refer to a row."""
        item = shape.of_one
        if item.refers in LOCAL and item.refers not in self.names and key != "aligns_with":
            self._noted.append((node, key, item.refers, where))

    def resolved(self) -> list[str]:
        """Give rows without an id one, set every reference to the id it means; the problems."""
        for part, prefix in (("targets", "chi-tieu"), ("tasks", "nhiem-vu")):
            _name_rows(self.data.get(part) or [], prefix)
        problems = []
        self._rows.clear()
        for node, key, refers, where in self._noted:
            words = self._words(refers, node)
            value = node[key]
            texts = value if isinstance(value, list) else [value]
            found = [meant(text, words) for text in texts]
            problems += [
                f"{where}: {quoted(text)} có thể là nhiều dòng: {', '.join(ids)}; ghi mã của dòng"
                for text, ids in zip(texts, found, strict=True) if len(ids) > 1
            ]  # fmt: skip
            ids = [hit[0] if len(hit) == 1 else text for text, hit in zip(texts, found, strict=True)]
            node[key] = ids if isinstance(value, list) else ids[0]
        return problems

    def _words(self, refers: str, node: dict[str, Any]) -> Words:
        if refers == "units":
            return self.names.get(f"units:{node.get('organisation', '')}", {})
        if refers not in self._rows:
            choices = "statement" if refers == "targets" else "summary"
            rows = [row for row in self.data.get(refers) or [] if isinstance(row, dict) and row.get("id")]
            self._rows[refers] = {row["id"]: tuple(filter(None, (row.get(choices), row.get("no")))) for row in rows}
        return self._rows[refers]


def _name_rows(rows: list[Any], prefix: str) -> None:
    taken = {row.get("id") for row in rows if isinstance(row, dict)}
    for number, row in enumerate(rows, 1):
        if isinstance(row, dict) and not row.get("id"):
            name = f"{prefix}-{slugify(str(row.get('no') or '')) or number}"[:60].strip("-")
            free = next(found for found in chain([name], (f"{name}-{more}" for more in count(2))) if found not in taken)
            taken.add(free)
            row["id"] = free
