"""Records of every kind with every key the models know, at random; what the check refuses of them is taken out."""

import re
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import yaml

from generator.exports.editing.shapes import Shape, parts_of
from generator.model.kinds import KINDS
from generator.reading.document.plain import plain_data
from generator.reading.problems.problem import Loc, severity_of
from generator.reading.read import check_sides, load_sides

Ids = Mapping[str, list[str]]
ROUNDS = 30
LOCAL = ("ldtt", "cstdcs", "xep-loai", "a", "b", "c")
SCALARS: dict[str, tuple[str, ...]] = {
    "count": ("0", "1", "3", "34", "999999999"),
    "percent": ("0%", "12,5%", "90%", "100%", "0,000001%"),
    "quantity": ("90%", "1", "3", "0%", "100%", "1.234,5"),
    "amount": ("1", "1.234,5", "0", "999999999999"),
    "change": ("+10%", "-5%", "0%", "250%"),
    "place": ("1", "2", "99"),
    "base": ("0", "1", "34", "not-stated"),
    "span": ("10–15%", "3–5", "0–100%"),
    "date": ("2023", "2023-12", "2023-12-31", "31/12/2023", "1900-01-01", "2100", "2024-02-29"),
    "period": ("2023", "2021..2025", "2023-Q2", "2023-03..2023-12", "2024", "1900..2100"),
    "moment": ("2023-12-31", "2023-11-28 14:00"),
    "flag": ("true", "false"),
    "colour": ("#aabbcc",),
    "url": ("https://example.vn/a?b=<c>&d", "http://example.vn"),
    "box": ("512x256+0+0",),
    "hours": ("07:00-17:00", "00:00-24:00"),
    "days": ("1-5", "1,3,6"),
    "measure": ("2,5", "1"),
    "slug": (*LOCAL, "khong-co"),
    "reference": ("2023/truong-mau-an-binh", "2023/khong-co"),
}
TEXTS = (
    "Từ 90% trở lên cá nhân đạt Lao động tiên tiến", "Số 01-HD/HVM", "x", "<script>alert(1)</script> & \"'",
    "{{ 7*7 }}",
    "Trường Chính trị tỉnh Mẫu An Bình", "chữ " * 400, "a" * 1_900, "=1+1", "+84", "$\\alpha$", "]]>", "- ",
    "# ", "Chủ động",
    "[x](y) ![a](b) **c** `d` <e> | f |", "> a", "1. a\n2. b", "```\nx", "&nbsp;&#0;", "ạ̈", "𝒳😀",
    "%s %(x)s {0}", "/", ".",
)  # fmt: skip


def shaped(random: Random, shape: Shape, ids: Ids, depth: int = 0) -> Any:
    """A value of a shape: each key that need not stand, now and then; references mostly to what there is."""
    if shape.kind == "group" and shape.model:
        keys = [part for part in parts_of(shape.model) if part.key != "sample"]
        taken = [part for part in keys if part.required or random.random() < (0.5 if depth < 2 else 0.25)]
        return {part.key: shaped(random, part.shape, ids, depth + 1) for part in taken}
    if shape.kind == "list" and shape.item:
        return [shaped(random, shape.item, ids, depth + 1) for _ in range(random.choice([1, 1, 2, 3]) + shape.least)]
    if shape.kind == "map" and shape.item:
        named = ids.get(shape.refers) or LOCAL
        return {
            name: shaped(random, shape.item, ids, depth + 1) for name in random.sample(list(named), min(3, len(named)))
        }
    if shape.kind == "choice":
        return random.choice(shape.choices)
    if shape.refers in ids and ids[shape.refers] and random.random() < 0.95:
        return random.choice(ids[shape.refers])
    return random.choice(SCALARS.get(shape.kind, TEXTS))


def project(seed: int, root: Path) -> None:
    """Put random records of several kinds into a project that is right, until its check finds no error any more."""
    random = Random(seed)
    ids = ids_of(root)
    paths = [path.relative_to(root).as_posix() for path in sorted(root.rglob("*.yml")) if "examples" not in path.parts]
    paths = [path for path in paths if path.startswith(("content/", "data/"))]
    kept = {path: (root / path).read_bytes() for path in paths}
    changed = {
        path: _changed(random, root, path, ids) for path in random.sample(paths, random.choice([1, 2, 4, len(paths)]))
    }
    _mend(root, changed, kept)


def _changed(random: Random, root: Path, path: str, ids: Ids) -> Any:
    """A new record in the place of one, or the one that stands with some of its keys made anew."""
    kind = next(kind for kind in KINDS.values() if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", kind.file), path))
    new = shaped(random, Shape("group", model=kind.model), ids)
    old = plain_data(root, path)
    if kind.single:
        return [*(old if isinstance(old, list) else []), {**new, "id": random.choice(LOCAL)}]
    if not isinstance(old, dict):
        return new
    return {**old, **{key: _beside(old.get(key), value) for key, value in new.items() if random.random() < 0.7}}


def _beside(old: Any, new: Any) -> Any:
    """What stands with something new beside it: other records refer to parts of it."""
    if isinstance(old, list) and isinstance(new, list):
        return [*old, *new]
    return {**new, **old} if isinstance(old, dict) and isinstance(new, dict) else new


def ids_of(root: Path) -> Ids:
    """The ids of what stands there, by what refers to them."""
    record = load_sides(root).real.record
    found = {kind: sorted(record.of(kind)) for kind in KINDS}
    bodies = [*found["organisations"], *found["clusters"]]
    return {**found, "bodies": bodies, "senders": bodies, "groups": found["clusters"], "targets": list(LOCAL)}


def _mend(root: Path, changed: dict[str, Any], kept: Mapping[str, bytes]) -> None:
    for turn in range(ROUNDS):
        for path, data in changed.items():
            (root / path).write_text(yaml.dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        sides = load_sides(root)
        wrong = [found for found in check_sides(root, sides) if severity_of(found.code) == "error"]
        if not wrong:
            return
        for path in {found.path for found in wrong}:
            places = sorted({found.loc for found in wrong if found.path == path}, key=str, reverse=True)
            late = turn > ROUNDS - 8
            if late or path not in changed or not sum(_taken_out(changed[path], loc) for loc in places):
                for gone in [path] if path in changed else list(changed):
                    changed.pop(gone)
                    (root / gone).write_bytes(kept[gone])
    for path, data in kept.items():
        (root / path).write_bytes(data)


def _taken_out(data: Any, loc: Loc) -> bool:
    """Take the value at a place out, or the nearest that stands around it."""
    holder, step = None, None
    for key in loc:
        node = data if holder is None else holder[step]
        held = key in node if isinstance(node, dict) else isinstance(node, list) and key in range(len(node))
        if not held:
            break
        holder, step = node, key
    if holder is None:
        return False
    del holder[step]
    return True
