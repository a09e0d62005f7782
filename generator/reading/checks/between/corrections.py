"""Corrections, retractions and amendments: each names what it replaces, once, and says why."""

from collections.abc import Iterator

from generator.model.ids import file_of, folder_of, full_id, plan_id, result_id
from generator.model.kinds import KINDS, PLANS
from generator.reading.checks.loops import loops
from generator.reading.checks.reported import still_stands
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc, Near
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import get, text

_KEYS = {kind.key: kind.revision.keys for kind in KINDS.values() if kind.revision}
_WORDS = {"corrects": "đính chính", "retracts": "rút lại", "amends": "sửa đổi"}


def correction_findings(kind: str, index: Index) -> Iterator[Finding]:
    """What is wrong with the corrections of all records of a kind (`results` or `plans`)."""
    replaced: dict[str, Entry] = {}
    edges: list[tuple[str, str]] = []
    for entry in sorted(index.of_kind(kind), key=lambda found: found.id):
        named = _named(entry)
        yield from _own_findings(entry, named)
        for key, whole in named:
            edges.append((entry.id, whole))
            yield from _target_findings(entry, key, whole, index, replaced)
    for loop in loops(edges):
        first = index.get(kind, loop[0])
        if first:
            message = f"các tệp thay nhau thành vòng: {' → '.join([*loop, loop[0]])}"
            yield Finding(first.path, _place(first), "reference-loop", message, "mỗi tệp chỉ thay một tệp cũ hơn")


def _named(entry: Entry) -> list[tuple[str, str]]:
    """The keys of a record that name what it replaces, with the full id."""
    return [(key, full_id(entry.id, text(entry.node, key))) for key in _KEYS[entry.kind] if text(entry.node, key)]


def _own_findings(entry: Entry, named: list[tuple[str, str]]) -> Iterator[Finding]:
    revised = plan_id(entry.id).revision > 1
    keys = " hoặc ".join(_KEYS[entry.kind])
    if revised and not named and entry.node is not None:
        message = f"tệp là bản sau (.r…) nhưng không có {keys}"
        yield Finding(entry.path, (), "missing-correction", message, f"thêm «{_KEYS[entry.kind][0]}: …»")
    if named and get(entry.node, "reason") is None:
        message = f"{_WORDS[named[0][0]]} mà không nêu lý do"
        yield Finding(entry.path, (named[0][0],), "correction-without-reason", message, "thêm «reason: …»")


def _target_findings(entry: Entry, key: str, whole: str, index: Index, replaced: dict[str, Entry]) -> Iterator[Finding]:
    name = text(entry.node, key)
    original = index.get(entry.kind, whole)
    if original is None:
        near = Near(name, _beside(entry, index), "các tệp có")
        message = f"{_WORDS[key]} {quoted(name)} nhưng không có tệp ấy"
        yield Finding(entry.path, (key,), "correction-of-nothing", message, near=near)
    elif key == "retracts" and text(original.node, "retracts"):
        message = f"rút lại {quoted(name)}, là tệp rút lại: điều đã rút không trở lại"
        yield Finding(entry.path, (key,), "correction-of-nothing", message, "công bố số liệu bằng một tệp đính chính")
    elif _elsewhere(entry, original):
        message = f"{_WORDS[key]} {quoted(name)}, của kế hoạch, năm hay kỳ khác"
        hint = "đặt tệp cạnh bản gốc, cùng kế hoạch, cùng kỳ; hoặc sửa tên được nêu"
        yield Finding(entry.path, (key,), "correction-elsewhere", message, hint)
    elif whole in replaced and not (key == "retracts" and still_stands(original, entry, index)):
        message = f"{quoted(name)} đã được {replaced[whole].path} thay"
        yield Finding(entry.path, (key,), "correction-fork", message, "thay bản mới nhất, không thay lại bản cũ")
    replaced.setdefault(whole, entry)


def _elsewhere(entry: Entry, original: Entry) -> bool:
    """Whether it is of another plan than its original; a report also of another year or phase."""
    if entry.kind == PLANS.key:
        return plan_id(entry.id).name != plan_id(original.id).name
    own, old = result_id(entry.id), result_id(original.id)
    plans = {plan_id(text(found.node, "plan")).first for found in (entry, original) if "/" in text(found.node, "plan")}
    return (own.year, own.name, own.phase) != (old.year, old.name, old.phase) or len(plans) > 1


def _beside(entry: Entry, index: Index) -> list[str]:
    """The names of the other files in the folder of this one."""
    folder = folder_of(entry.id)
    ids = (found.id for found in index.of_kind(entry.kind) if found.id != entry.id)
    return [file_of(name) for name in ids if folder_of(name) == folder]


def _place(entry: Entry) -> Loc:
    return next(((key,) for key in _KEYS[entry.kind] if text(entry.node, key)), ())
