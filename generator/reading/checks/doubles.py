"""Ids, printed numbers and memberships that stand twice."""

from collections.abc import Iterator

from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc
from generator.reading.records.parts import Entry
from generator.reading.records.walk import items, text

_WITH_IDS = {
    "organisations": ("units",),
    "plans": ("targets", "tasks"),
    "guidance": ("targets", "tasks", "obligations"),
}
_NUMBERED = {"plans": ("targets", "tasks"), "guidance": ("targets", "tasks")}


def double_findings(entry: Entry) -> Iterator[Finding]:
    """Ids (errors) and printed numbers (warnings) that stand twice in one list of a record."""
    for key in _WITH_IDS.get(entry.kind, ()):
        for loc, name, first in _twice(entry, key, "id"):
            message = f"mã {quoted(name)} đã dùng ở mục thứ {first + 1} của {key}"
            yield Finding(entry.path, entry.at(loc), "duplicate-id", message, "đặt mã khác cho một trong hai")
    for key in _NUMBERED.get(entry.kind, ()):
        for loc, number, first in _twice(entry, key, "no"):
            message = f"số in {quoted(number)} đã có ở mục thứ {first + 1} của {key}"
            yield Finding(
                entry.path, entry.at(loc), "duplicate-number", message, "nếu văn bản in đúng như vậy thì bỏ qua"
            )


def award_findings(entries: list[Entry]) -> Iterator[Finding]:
    """Ids that two entries of awards.yml share."""
    seen: set[str] = set()
    for entry in entries:
        if entry.id and entry.id in seen:
            message = f"mã {quoted(entry.id)} đã dùng cho một danh hiệu khác"
            yield Finding(entry.path, entry.at(("id",)), "duplicate-id", message, "đặt mã khác cho một trong hai")
        seen.add(entry.id)


def _twice(entry: Entry, key: str, field: str) -> Iterator[tuple[Loc, str, int]]:
    seen: dict[str, int] = {}
    for number, (loc, item) in enumerate(items(entry.node, key)):
        name = text(item, field)
        if name and name in seen:
            yield (*loc, field), name, seen[name]
        seen.setdefault(name, number)
