"""What a target says of its upper end, beside what the law says, and what has no effect at all (C-2 to C-4)."""

from collections.abc import Iterator
from fractions import Fraction

from generator.model.caps import cap_of, planned_excess
from generator.model.comparator import Comparator
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
        yield from _beyond_the_law(entry, entry.node, number, index)
        yield from _not_for_bodies(entry, number, target, index)
        if not (target.upper_is or target.rounding or target.read_as):
            continue
        for key, message, hint in _without_effect(target):
            yield Finding(entry.path, ("targets", number, key), "without-effect", f"{target.id}: {message}", hint)
        law = cap_of(entry.node, target, _awards(target, index)) if target.upper_is and target.between else None
        if stated := _contradiction(target, law):
            hint = "cổng tính theo quy định; sửa upper_is, hoặc xem lại quy định trong data/awards.yml"
            loc = ("targets", number, "upper_is")
            yield Finding(entry.path, loc, "cap-disagrees", f"{target.id}: {stated}", hint)


def _beyond_the_law(entry: Entry, promise: Promise, number: int, index: Index) -> Iterator[Finding]:
    """A number asked for that is above the legal cap of the base the document itself expects (C-3)."""
    target = promise.targets[number]
    if excess := planned_excess(promise, target, _awards(target, index)):
        message = f"{target.id}: cần {excess.asked} trên {excess.base} dự kiến, mà trần theo quy định là {excess.cap}"
        hint = "văn bản in đúng như vậy thì để nguyên; đạt đủ số ấy là vượt trần"
        yield Finding(entry.path, ("targets", number, target.comparator() or ""), "planned-over-cap", message, hint)


def _not_for_bodies(entry: Entry, number: int, target: Target, index: Index) -> Iterator[Finding]:
    """An award of persons that the body itself is to get."""
    award = _awards(target, index).get(target.award or "")
    if target.attains and award is not None and award.holder == "individual":
        message = f"{target.id}: {quoted(award.name)} tặng cho cá nhân, mà attains hỏi chính tổ chức có được tặng không"
        hint = "đếm người: at_least với population: individuals; hoặc xem lại award"
        yield Finding(entry.path, ("targets", number, "attains"), "holder-disagrees", message, hint)


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


def _awards(target: Target, index: Index) -> dict[str, Award]:
    entry = index.get("awards", target.award) if target.award else None
    return {entry.id: entry.node} if entry is not None and isinstance(entry.node, Award) else {}


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
