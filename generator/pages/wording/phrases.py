"""Targets in words: what is asked, of whom, out of which base, and when tasks fall."""

from collections.abc import Callable, Mapping

from generator.formats import vi_date, vi_period
from generator.labels.targets import ASKED_STAGES, POPULATIONS, READ_AS
from generator.model.comparator import Change, Comparator
from generator.model.dates import PartialDate
from generator.model.fields import Percent
from generator.model.plans import When
from generator.model.targets import Of, Target

_EVERY = {"day": "hằng ngày", "month": "hằng tháng", "quarter": "hằng quý", "half-year": "6 tháng", "year": "hằng năm"}


_WITHOUT_FIGURE = {
    "all": "100%",
    "some": "có, không ghi số",
    "quality": "không có con số",
    "attains": "được tặng",
}
_CHANGES = {"at_least": ("tăng ít nhất", "giảm không quá"), "more_than": ("tăng hơn", "giảm chưa đến"),
            "at_most": ("tăng không quá", "giảm ít nhất")}  # fmt: skip


def asked(target: Comparator, grade: str) -> str:
    """«từ 90% trở lên», «ít nhất 3», «trên 40%», «10–15%» … as the comparator says, of whom and at which stage; `grade`
    is the name of the grade that is asked for, "" where it is not known or none is.
    """
    words = _compared(target, grade)
    if not isinstance(target, Target):
        return words
    each = f"từng {POPULATIONS[target.each].lower()}: " if target.each else ""
    return f"{each}{words}{f', {ASKED_STAGES[target.stage]}' if target.stage else ''}"


def level_words(level: object) -> str:
    """«mức 2»: a level, or the one that was reached."""
    return f"mức {level}"


def _compared(target: Comparator, grade: str) -> str:
    name = target.comparator() or ""
    if name in _WITHOUT_FIGURE:
        return _WITHOUT_FIGURE[name]
    if name == "grade":
        return grade or str(target.grade)
    if name == "level":
        return level_words(target.level)
    if name == "rank":
        return "xếp thứ nhất" if target.rank == 1 else f"xếp thứ {target.rank} trở lên"
    if name == "parts":
        return f"đạt cả {len(target.parts)} phần"
    if name == "change" and target.change:
        return _changed(target.change)
    return _figure(name, getattr(target, name) if name else "", target.unit if isinstance(target, Target) else None)


def _figure(name: str, value: object, unit: str | None) -> str:
    share = isinstance(value, Percent)
    number = f"{value} {unit}" if unit and not share else str(value)
    if name == "at_least":
        return f"từ {number} trở lên" if share else f"ít nhất {number}"
    if name == "at_most":
        return f"không quá {number}" if _counts(value) else "không có"
    return f"trên {number}" if name == "more_than" else number.replace("-", "–")


def _counts(value: object) -> bool:
    """Whether a figure is more than nothing."""
    return bool(value if isinstance(value, int) else getattr(value, "value", None))


def _changed(change: Change) -> str:
    name = change.comparator() or "at_least"
    share = getattr(change, name)
    since = f"so với {vi_date(change.from_)}"
    if share.value == 0:
        return f"{ {'at_least': 'không giảm', 'more_than': 'tăng', 'at_most': 'không tăng'}[name] } {since}"
    return f"{_CHANGES[name][share.value < 0]} {share.written.lstrip('+-−– ')} {since}"


def understood(target: Target) -> str:
    """How a bare figure is read, where the data says so."""
    return f"hiểu là {READ_AS[target.read_as]}" if target.read_as else ""


def base_words(of: Of | None, parent: str | None = None) -> str:
    """The base in words; `parent` is what it hangs on, as `base_parent` gives it."""
    if of is None:
        return ""
    unstated = "" if of.stated else " (văn bản không nêu)"
    if of.target:
        return f"trên số đạt{unstated}: {parent or of.target}"
    if of.award:
        return f"trên số giữ danh hiệu{unstated}: {parent or of.award}"
    if of.participants:
        return f"trên số tham gia{unstated}: {of.participants}"
    words = f"trên tổng số {POPULATIONS[of.base].lower()}" if of.base else "mẫu số không rõ"
    return f"{words}{unstated}"


def base_parent(of: Of | None, statements: Mapping[str, str], award_name: Callable[[str | None], str]) -> str | None:
    """What a base hangs on: the statement of that target, by its id, or the name of that award; None where nothing."""
    if of is None:
        return None
    return statements.get(of.target) if of.target else award_name(of.award)


def when_words(when: When | None) -> str:
    """The time of a task: the printed phrase first, else what the data says."""
    if when is None:
        return "không ghi thời gian"
    return (when.printed or "; ".join(_parts(when))).rstrip(" .") or "không ghi thời gian"


def span_words(first: PartialDate | None, last: PartialDate | None) -> str:
    """«từ 01/07/2025», «từ năm 2014 đến năm 2016», «năm 2014» where both ends are the same; else nothing."""
    if first is not None and first == last:
        return vi_date(first)
    return " ".join(f"{word} {vi_date(day)}" for word, day in (("từ", first), ("đến", last)) if day)


def _parts(when: When) -> list[str]:
    parts = []
    span = [f"từ {vi_date(when.from_)}"] if when.from_ else []
    span += [f"đến {vi_date(when.until)}"] if when.until else []
    if span:
        parts.append(" ".join(span))
    months = [*([when.month] if when.month else []), *when.months]
    parts += [vi_date(month) for month in months]
    if when.quarter:
        parts.append(vi_period(when.quarter))
    if when.before:
        parts.append(f"trước ngày {vi_date(when.before)}")
    if when.every:
        parts.append(f"định kỳ {_EVERY.get(when.every, when.every)}")
    if when.continuous:
        parts.append("thường xuyên")
    if when.on_instruction:
        parts.append(f"theo chỉ đạo: {when.on_instruction}")
    if when.after:
        parts.append(f"sau khi {when.after}")
    return parts + ([when.text] if when.text else [])
