"""New files for editors: every key explained in a comment, known values filled in, the others left as comments.

A line that begins with `##` explains; one that begins with `# ` is a key to fill in once its mark is removed.
"""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from generator.exports.editing.schemas import FOLDER
from generator.exports.editing.shapes import Shape, ShapePart, parts_of, reported_parts
from generator.exports.editing.vocabulary import words_for
from generator.exports.editing.yaml_text import WIDTH, yaml_text
from generator.model.comparator import COMPARATORS
from generator.model.kinds import KINDS

MOST_WORDS = 8


def skeleton(kind: str, depth: int, data: Mapping[str, Any], remarks: tuple[str, ...] = (), **extra: str) -> str:
    """The text of a new file of a kind that stands `depth` folders deep, with `data` filled in.

    `extra` gives further commented lines by key, such as the targets a report may fill in.
    """
    filed = KINDS[kind]
    lines = [f"# yaml-language-server: $schema={'../' * depth}{FOLDER}/{filed.one}.json"]
    lines += _comment(f"{filed.names.title}. Dòng «##» giải thích; muốn dùng một khóa thì bỏ dấu «# » ở đầu dòng.")
    for remark in remarks:
        lines += _comment(remark)
    for part in parts_of(filed.model):
        if part.key != "sample":
            lines += ["", *_comment(f"{part.title}. {part.help}"), *_key(part, data), *_extra(extra.get(part.key))]
    return "\n".join(lines) + "\n"


def _key(part: ShapePart, data: Mapping[str, Any]) -> list[str]:
    if part.key in data:
        return yaml_text({part.key: data[part.key]}).splitlines()
    return [f"# {line}" for line in _example(part.key, part.shape)]


def _extra(text: str | None) -> list[str]:
    return text.splitlines() if text else []


def _example(key: str, shape: Shape) -> Iterator[str]:
    """The key alone, or with the keys of the group below it."""
    group = shape.item if shape.kind in {"list", "map"} and shape.item else shape
    if group.model is None:
        yield f"{key}:{_allowed(group)}"
        return
    yield f"{key}:"
    if shape.kind == "map":
        yield "  ma:"
    first, rest = (
        ("  - ", "    ") if shape.kind == "list" else ("    ", "    ") if shape.kind == "map" else ("  ", "  ")
    )
    for number, part in enumerate(reported_parts(group.model)):
        mark = first if number == 0 else rest
        yield f"{mark}{part.key}:{_allowed(part.shape) or f'   # {part.title}'}{_choose_one(group, part)}"


def _allowed(shape: Shape) -> str:
    if shape.kind != "choice":
        return ""
    words = words_for(shape.choices)
    shown = [f"{word} ({meaning})" for word, meaning in list(words.items())[:MOST_WORDS]]
    return f"   # một trong: {', '.join(shown)}{', …' if len(words) > MOST_WORDS else ''}"


def _choose_one(group: Shape, part: ShapePart) -> str:
    is_target = group.model is not None and group.model.__name__ == "Target"
    return " (chọn đúng một phép so sánh)" if is_target and part.key in COMPARATORS else ""


def _comment(text: str) -> list[str]:
    return [f"## {line}" for line in textwrap.wrap(text, WIDTH - 3, break_long_words=False)]
