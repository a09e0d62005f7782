"""Figures that contradict themselves, their base, their plan, or what stands once corrected (C-3, C-4, C-6, C-11)."""

import math
from collections.abc import Iterator
from fractions import Fraction

from generator.model.fields import Span
from generator.model.ids import result_id
from generator.model.results import PHASES, Figure, MemberFigure, Result
from generator.model.targets import Target
from generator.reading.checks.counts import agrees
from generator.reading.checks.reported import Report, revision, standing
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry

_CORRECT_BOTH = "đính chính cả hai chỉ tiêu trong tệp này, hoặc xem lại hai số"


def figure_findings(report: Report, index: Index) -> Iterator[Finding]:
    """What is wrong with the numbers of one report; figures and plans with errors are left out."""
    entry, result = report.entry, report.entry.node
    if isinstance(result, Result) and not result.evidence and not result.retracts:
        message = "kết quả không dẫn nguồn nào"
        yield Finding(entry.path, ("evidence",), "no-evidence", message, "thêm «evidence: [{title: …, url: …}]»")
    for name, figure in report.figures.items():
        yield from _own(entry, name, figure)
        for member, own in figure.by_member.items():
            yield from _own(entry, name, own, f"by_member.{member}.")
        yield from _above_ruled_out(entry, name, figure, index)
        yield from _undone(entry, name, figure, index)
        if name in report.targets:
            yield from _against_parent(report, name)
            yield from _infeasible(report, name)
    if revision(entry) > 1:
        yield from _against_standing(report, index)


def _own(entry: Entry, name: str, figure: MemberFigure, below: str = "") -> Iterator[Finding]:
    """A figure against its own base; `below` leads to the figure of a member, `by_member.ID.`."""
    if figure.reached is not None and figure.of is not None:
        if figure.reached > figure.of:
            message = f"đạt {figure.reached} nhưng tổng số chỉ {figure.of}"
            yield _finding(entry, name, f"{below}reached", "more-than-base", message, "xem lại hai số")
        elif figure.share and figure.of and not agrees(figure.share, Fraction(figure.reached, figure.of)):
            percent = f"{float(Fraction(100 * figure.reached, figure.of)):.2f}".replace(".", ",")
            message = f"{figure.share} nhưng {figure.reached}/{figure.of} là {percent}%"
            yield _finding(
                entry, name, f"{below}share", "share-disagrees", message, "xem lại nguồn; cổng tính theo số đếm"
            )
    if figure.bound and figure.bound[0] == "more_than" and figure.of is not None and figure.bound[1] >= figure.of:
        message = f"đạt trên {figure.bound[1]} nhưng tổng số chỉ {figure.of}"
        yield _finding(entry, name, f"{below}reached", "more-than-base", message, "xem lại hai số")
    for key, label in (("registered", "đăng ký"), ("proposed", "đề nghị"), ("ruled_out", "chắc không đạt")):
        number = getattr(figure, key)
        if number is not None and figure.of is not None and number > figure.of:
            message = f"{label} {number} nhưng tổng số chỉ {figure.of}"
            yield _finding(entry, name, below + key, "more-than-base", message, "xem lại hai số")
    if figure.progress and figure.progress.done > figure.progress.total:
        message = f"đạt {figure.progress.done} nhưng tổng số chỉ {figure.progress.total}"
        yield _finding(entry, name, f"{below}progress", "more-than-base", message, "xem lại hai số")


def _parents(target: Target) -> set[str]:
    """The targets of which this one is a part."""
    return {parent for parent in (target.of.target if target.of else None, target.within) if parent}


def _against_parent(report: Report, name: str) -> Iterator[Finding]:
    figure, target = report.figures[name], report.targets[name]
    for parent in _parents(target):
        above = report.figures.get(parent)
        if above is None or above.reached is None or figure.counted:
            continue
        if figure.reached is not None and figure.reached > above.reached:
            message = f"đạt {figure.reached}, nhiều hơn {quoted(parent)} chỉ đạt {above.reached}"
            yield _finding(report.entry, name, "reached", "child-over-parent", message, "xem lại hai số")
        is_base = target.of is not None and parent == target.of.target
        if is_base and figure.of is not None and figure.of != above.reached:
            message = f"tổng số {figure.of} khác số đạt {above.reached} của {quoted(parent)}"
            hint = "bỏ «of» để lấy số của chỉ tiêu làm mẫu số"
            yield _finding(report.entry, name, "of", "base-disagrees", message, hint)


def _against_standing(report: Report, index: Index) -> Iterator[Finding]:
    """Parts and wholes that stand in two reports of a phase, one of them corrected here (C-3)."""
    entry = report.entry
    for child, target in report.targets.items():
        for parent in _parents(target):
            here = child if child in report.figures else parent
            if (child in report.figures) == (parent in report.figures):
                continue
            part, whole = standing(child, entry, index), standing(parent, entry, index)
            if part is None or whole is None or part[1].counted or entry.id not in (part[0].id, whole[0].id):
                continue
            other = whole[0] if here == child else part[0]
            few, many = whole[1].reached, part[1].reached
            if few is not None and many is not None and many > few and revision(other) < revision(entry):
                message = f"{quoted(child)} đạt {many}, nhiều hơn {quoted(parent)} chỉ đạt {few}, theo {other.path}"
                yield _finding(entry, here, "reached", "child-over-parent", message, _CORRECT_BOTH)


def _above_ruled_out(entry: Entry, name: str, figure: Figure, index: Index) -> Iterator[Finding]:
    """More than those whom the mid-year report left possible (C-6)."""
    known = standing(name, entry, index, "mid-year") if result_id(entry.id).phase != "mid-year" else None
    ruled_out = known[1].ruled_out if known else None
    base = figure.of if figure.of is not None else known[1].of if known else None
    if known and ruled_out and base is not None and figure.reached is not None and figure.reached > base - ruled_out:
        message = f"đạt {figure.reached} trên {base}, mà {known[0].path} nói {ruled_out} đã chắc không đạt"
        yield _finding(entry, name, "reached", "sum-disagrees", message, "xem lại hai báo cáo; ghi nhầm thì đính chính")


def _undone(entry: Entry, name: str, figure: Figure, index: Index) -> Iterator[Finding]:
    """Fewer violations than an earlier report of the year confirmed, with no correction of that one (C-6)."""
    phase = result_id(entry.id).phase
    if figure.violations is None or phase not in PHASES:
        return
    for earlier in PHASES[: PHASES.index(phase)]:
        known = standing(name, entry, index, earlier)
        if known is not None and (known[1].violations or 0) > figure.violations:
            message = f"{figure.violations} vi phạm, nhưng {known[0].path} đã xác nhận {known[1].violations}"
            hint = "vi phạm đã xác nhận vẫn tính; nếu ghi nhầm thì đính chính báo cáo ấy"
            yield _finding(entry, name, "violations", "sum-disagrees", message, hint)


def _infeasible(report: Report, name: str) -> Iterator[Finding]:
    span, base = report.targets[name].between, _base(report, name)
    if not isinstance(span, Span) or span.unit != "%" or not base:
        return
    if math.ceil(span.low * base) > math.floor(span.high * base):
        message = f"với tổng số {base}, không số nguyên nào nằm trong khoảng {span}"
        yield _finding(report.entry, name, "reached", "infeasible-range", message, "cổng sẽ ghi «không áp dụng»")


def _base(report: Report, name: str) -> int | None:
    of = report.targets[name].of
    above = report.figures.get(of.target) if of and of.target else None
    return report.figures[name].of if above is None else above.reached


def _finding(entry: Entry, name: str, key: str, code: str, message: str, hint: str) -> Finding:
    return Finding(entry.path, ("figures", name, *key.split(".")), code, f"{name}: {message}", hint)
