"""Figures that contradict themselves, their base, or their plan (Part C-3, C-4, C-11)."""

import math
from collections.abc import Iterator
from fractions import Fraction

from generator.model.fields import Percent, Span
from generator.model.plans import Plan
from generator.model.results import Figure, Result
from generator.model.targets import Target
from generator.reading.index import Index
from generator.reading.nearest import quoted
from generator.reading.parts import Entry
from generator.reading.problems import Finding


def figure_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """What is wrong with the numbers of one result; only results and plans without errors are judged."""
    result = entry.node
    if not isinstance(result, Result):
        return
    if not result.evidence and not result.retracts:
        message = "kết quả không dẫn nguồn nào"
        yield Finding(entry.path, ("evidence",), "no-evidence", message, "thêm «evidence: [{title: …, url: …}]»")
    plan = index.get("plans", result.plan)
    targets = {target.id: target for target in plan.node.targets} if plan and isinstance(plan.node, Plan) else {}
    for name, figure in result.figures.items():
        yield from _own(entry, name, figure)
        if name in targets:
            yield from _against_parent(entry, name, targets[name], result)
            yield from _infeasible(entry, name, targets[name], result)


def _own(entry: Entry, name: str, figure: Figure) -> Iterator[Finding]:
    if figure.reached is not None and figure.of is not None:
        if figure.reached > figure.of:
            message = f"đạt {figure.reached} nhưng tổng số chỉ {figure.of}"
            yield _finding(entry, name, "reached", "more-than-base", message, "xem lại hai số")
        elif figure.share and figure.of and not _agrees(figure.share, Fraction(figure.reached, figure.of)):
            percent = f"{float(Fraction(100 * figure.reached, figure.of)):.2f}".replace(".", ",")
            message = f"{figure.share} nhưng {figure.reached}/{figure.of} là {percent}%"
            yield _finding(entry, name, "share", "share-disagrees", message, "xem lại nguồn; cổng tính theo số đếm")
    if figure.progress and figure.progress.done > figure.progress.total:
        message = f"đạt {figure.progress.done} nhưng tổng số chỉ {figure.progress.total}"
        yield _finding(entry, name, "progress", "more-than-base", message, "xem lại hai số")


def _agrees(share: Percent, exact: Fraction) -> bool:
    """Whether a printed share is the exact one rounded or cut at its last printed digit."""
    digits = share.written.rstrip("% ").replace(",", ".").partition(".")[2]
    return abs(share.value - exact) < Fraction(1, 100 * 10 ** len(digits))


def _against_parent(entry: Entry, name: str, target: Target, result: Result) -> Iterator[Finding]:
    figure = result.figures[name]
    base = target.of.target if target.of else None
    for parent in {base, target.within} - {None}:
        above = result.figures.get(parent or "")
        if above is None or above.reached is None:
            continue
        if figure.reached is not None and figure.reached > above.reached:
            message = f"đạt {figure.reached}, nhiều hơn {quoted(parent or '')} chỉ đạt {above.reached}"
            yield _finding(entry, name, "reached", "child-over-parent", message, "xem lại hai số")
        if parent == base and figure.of is not None and figure.of != above.reached:
            message = f"tổng số {figure.of} khác số đạt {above.reached} của {quoted(parent or '')}"
            yield _finding(entry, name, "of", "base-disagrees", message, "bỏ «of» để lấy số của chỉ tiêu làm mẫu số")


def _infeasible(entry: Entry, name: str, target: Target, result: Result) -> Iterator[Finding]:
    span, base = target.between, _base(name, target, result)
    if not isinstance(span, Span) or span.unit != "%" or not base:
        return
    if math.ceil(span.low * base) > math.floor(span.high * base):
        message = f"với tổng số {base}, không số nguyên nào nằm trong khoảng {span}"
        yield _finding(entry, name, "reached", "infeasible-range", message, "cổng sẽ ghi «không áp dụng»")


def _base(name: str, target: Target, result: Result) -> int | None:
    above = result.figures.get(target.of.target) if target.of and target.of.target else None
    return result.figures[name].of if above is None else above.reached


def _finding(entry: Entry, name: str, key: str, code: str, message: str, hint: str) -> Finding:
    return Finding(entry.path, ("figures", name, key), code, f"{name}: {message}", hint)
