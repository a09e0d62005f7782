"""What a target says of its upper end, beside what the law says, and what has no effect at all (C-2 to C-4)."""

import math
from collections.abc import Iterator
from fractions import Fraction

from generator.model.caps import legal_cap
from generator.model.comparator import Comparator
from generator.model.fields import Percent, Span
from generator.model.plans import Promise
from generator.model.reference import Award
from generator.model.targets import Target
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry


def upper_end_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """Warnings on the targets of a plan or guidance."""
    if not isinstance(entry.node, Promise):
        return
    for number, target in enumerate(entry.node.targets):
        yield from _beyond_the_law(entry, number, target, index)
        if not (target.upper_is or target.rounding or target.read_as):
            continue
        for key, message, hint in _without_effect(target):
            yield Finding(entry.path, ("targets", number, key), "without-effect", f"{target.id}: {message}", hint)
        law = _law(entry.node, target, index) if target.upper_is and target.between else None
        if stated := _contradiction(target, law):
            hint = "cổng tính theo quy định; sửa upper_is, hoặc xem lại quy định trong data/awards.yml"
            loc = ("targets", number, "upper_is")
            yield Finding(entry.path, loc, "cap-disagrees", f"{target.id}: {stated}", hint)


def _beyond_the_law(entry: Entry, number: int, target: Target, index: Index) -> Iterator[Finding]:
    """A number asked for that is above the legal cap of the base the document itself expects (C-3)."""
    promise, name = entry.node, target.comparator() or ""
    base = _planned(promise, target) if isinstance(promise, Promise) else None
    if (
        not isinstance(promise, Promise)
        or base is None
        or target.stage
        or name not in ("at_least", "more_than", "exactly", "between")
    ):
        return
    law, asked = _law(promise, target, index), bounds_of(getattr(target, name), base)
    if law is not None and asked is not None and asked > int(law * base):
        message = f"{target.id}: cần {asked} trên {base} dự kiến, mà trần theo quy định là {int(law * base)}"
        hint = "văn bản in đúng như vậy thì để nguyên; đạt đủ số ấy là vượt trần"
        yield Finding(entry.path, ("targets", number, name), "planned-over-cap", message, hint)


def _planned(promise: Promise, target: Target) -> int | None:
    """The base the document expects: as it says, else all of the parent's, where it asks for all."""
    parent = promise.target(target.of.target) if target.of and target.of.target else None
    return target.planned or (parent.planned if parent and parent.all else None)


def bounds_of(asked: object, base: int) -> int | None:
    """The least whole number that a count, a share or a range asks for out of `base`."""
    if isinstance(asked, int):
        return asked
    if isinstance(asked, Span):
        return math.ceil(asked.low * base) if asked.unit else math.ceil(asked.low)
    return math.ceil(asked.value * base) if isinstance(asked, Percent) else None


def _without_effect(target: Target) -> Iterator[tuple[str, str, str]]:
    rounding = target.rounding
    if rounding and rounding.rule != "floor" and not rounding.authority:
        message = f"{rounding.rule} không có căn cứ nên cổng vẫn làm tròn xuống"
        yield "rounding", message, "thêm «authority: …», hoặc bỏ rounding"
    for key, comparator in (("upper_is", "between"), ("read_as", "exactly")):
        if getattr(target, key) and not _compares_by(target, comparator):
            message = f"{key} chỉ có tác dụng cùng {comparator}"
            yield key, message, f"bỏ {key}, hoặc so sánh bằng {comparator}"


def _compares_by(target: Target, comparator: str) -> bool:
    ways: tuple[Comparator, ...] = (target, *target.readings)
    return any(getattr(way, comparator) is not None for way in ways)


def _law(promise: Promise, target: Target, index: Index) -> Fraction | None:
    """The legal cap in force at the end of the target's period."""
    entry = index.get("awards", target.award) if target.award else None
    if entry is None or not isinstance(entry.node, Award):
        return None
    parent = promise.target(target.of.target) if target.of and target.of.target else None
    day = (target.period or promise.period).last()
    return legal_cap(target, target.of, parent.award if parent else None, day, {entry.id: entry.node})


def _contradiction(target: Target, law: Fraction | None) -> str:
    span, stated = target.between, target.upper_is
    if law is None or span is None or span.unit != "%" or stated in (None, "unknown"):
        return ""
    cap = f"{float(100 * law):g}%".replace(".", ",")
    if stated == "legal_cap":
        return (
            f"đầu trên của {quoted(str(span))} ghi là trần pháp luật, nhưng trần ấy là {cap}"
            if span.high != law
            else ""
        )
    return (
        f"{stated} cho {quoted(str(span))}, nhưng quy định đang có hiệu lực đặt trần {cap}" if span.high >= law else ""
    )
