"""Figures that turned round since an earlier report: a final below its mid-year, a base ten times the last year's."""

from collections.abc import Iterator

from generator.model.ids import ResultId, result_id
from generator.model.kinds import RESULTS
from generator.model.results import PHASES, Figure
from generator.reading.checks.reported import Report, standing
from generator.reading.problems.problem import Finding
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import text

TIMES = 10


def turned_findings(report: Report, index: Index) -> Iterator[Finding]:
    """What in one report cannot well be true beside earlier ones of its plan."""
    if text(report.entry.node, "retracts"):
        return
    for name, figure in report.figures.items():
        yield from _fallen(report.entry, name, figure, index)
        yield from _jumped(report.entry, name, figure, index)


def _fallen(entry: Entry, name: str, figure: Figure, index: Index) -> Iterator[Finding]:
    """Less than an earlier report of the year counted already."""
    phase, own = result_id(entry.id).phase, _counted(figure)
    for earlier in reversed(PHASES[: PHASES.index(phase)]) if own else ():
        known = standing(name, entry, index, earlier)
        before = _counted(known[1]) if known else None
        if own and known and before and before[0] == own[0] and own[1] < before[1]:
            message = f"{name}: đạt {own[1]}, ít hơn {before[1]} mà {known[0].path} đã báo cáo"
            hint = "xem lại hai số; nếu số trước sai thì đính chính báo cáo trước"
            yield Finding(entry.path, ("figures", name, own[0]), "below-earlier", message, hint)
            return


def _counted(figure: Figure) -> tuple[str, int] | None:
    """The key and the exact count of a figure that can only grow within a year; None where there is none."""
    if figure.reached is not None:
        return "reached", figure.reached
    return ("items", len(figure.items)) if figure.items is not None else None


def _jumped(entry: Entry, name: str, figure: Figure, index: Index) -> Iterator[Finding]:
    """A base of another order than the last year's: a digit too many or too few."""
    before = _last_year(entry, name, index) if figure.of else None
    if not figure.of or before is None or not before[1].of:
        return
    more, less = max(figure.of, before[1].of), min(figure.of, before[1].of)
    if more >= TIMES * less:
        message = f"{name}: tổng số {figure.of}, mà năm trước là {before[1].of} ({before[0].path})"
        yield Finding(entry.path, ("figures", name, "of"), "base-jump", message, "xem lại: có thừa, thiếu chữ số không")


def _last_year(entry: Entry, name: str, index: Index) -> tuple[Entry, Figure] | None:
    """The figure on the target of that id in the newest phase of the year before, under the same name."""
    own = result_id(entry.id)
    for phase in reversed(PHASES):
        first = index.get(RESULTS.key, str(ResultId(own.year - 1, own.name, phase)))
        found = standing(name, first, index) if first else None
        if found:
            return found
    return None
