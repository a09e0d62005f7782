"""How many targets stand at each status: one stacked bar for each group, every piece with its own pattern."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.charts.figure import ChartFigure, Figure, joined, layout
from generator.charts.svg import LABEL_LETTERS, STATUS_SIGNS, Drawing, across, wrapped
from generator.labels import STATUSES

BAR = 26
NARROWEST_FOR_FIGURE = 0.06
PATTERNS = {"exceeded": "posts", "not_met": "cross", "at_risk": "dots", "pending": "rules"}
PLOTLY_PATTERNS = {"exceeded": "|", "not_met": "x", "at_risk": ".", "pending": "-", "not_reported": "/"}
HOW = (
    "Mỗi chỉ tiêu đếm một lần, theo đánh giá tại ngày ghi trên trang. Chưa có báo cáo công khai và không áp dụng được "
    "đếm riêng, không coi là không đạt."
)


@dataclass(frozen=True, slots=True)
class StatusGroup:
    """One bar: status → number of targets; statuses without any may be left out."""

    label: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All targets of the group."""
        return sum(self.counts.values())


def status_distribution(prefix: str, title: str, groups: Sequence[StatusGroup], *, sample: bool = False) -> ChartFigure:
    """Groups from the top, statuses in the order of the method page."""
    used = [status for status in STATUSES if any(group.counts.get(status) for group in groups)]
    words = ". ".join(_sentence(group, used) for group in groups)
    drawing = Drawing(prefix, title, words, sample=sample)
    for group in groups:
        _bar(drawing, group, used)
    _legend(drawing, used)
    header = ("Nhóm", *(STATUSES[status] for status in used), "Tổng")
    rows = tuple((g.label, *(str(g.counts.get(status, 0)) for status in used), str(g.total)) for g in groups)
    return ChartFigure(prefix, title, words, drawing.svg(), _data(groups, used), header, rows, HOW, sample)


def _bar(drawing: Drawing, group: StatusGroup, used: Sequence[str]) -> None:
    drawing.lines(wrapped(f"{group.label} ({group.total} chỉ tiêu)", LABEL_LETTERS), "label", 20)
    start = 0.0
    for status in used:
        count = group.counts.get(status, 0)
        end = start + count / (group.total or 1)
        if count:
            drawing.bar(start, end, drawing.y + 4, BAR, f"piece td-svg__bar--{status}", PATTERNS.get(status, ""))
        if end - start >= NARROWEST_FOR_FIGURE:
            _figure(drawing, (start + end) / 2, drawing.y + 4 + BAR / 2, str(count))
        start = end
    drawing.y += BAR + 18


def _figure(drawing: Drawing, place: float, middle: float, words: str) -> None:
    width = 7 * len(words) + 7
    plate = f'<rect x="{-width / 2:g}" y="-9" width="{width}" height="18" rx="3" class="td-svg__plate"/>'
    drawing.stamp(across(place), middle, f"plate-{len(words)}", plate)
    drawing.text(across(place), middle + 4.5, words, "count", "middle")


def _legend(drawing: Drawing, used: Sequence[str]) -> None:
    for status in used:
        middle = drawing.y + 10
        box = f'x="0" y="{middle - 7:g}" width="24" height="14"'
        drawing.box(box, f"piece td-svg__bar--{status}", PATTERNS.get(status, ""))
        drawing.mark("38", middle, status, STATUS_SIGNS[status], f"sign td-svg__sign--{status}")
        drawing.text("52", middle + 4.5, STATUSES[status], "note")
        drawing.y += 22


def _sentence(group: StatusGroup, used: Sequence[str]) -> str:
    parts = ", ".join(f"{STATUSES[s].lower()} {group.counts[s]}" for s in used if group.counts.get(s))
    return f"{group.label}: {parts or 'không có chỉ tiêu'}"


def _data(groups: Sequence[StatusGroup], used: Sequence[str]) -> Figure:
    axes = {
        "barmode": "stack",
        "xaxis": {"fixedrange": True, "tickformat": "d"},
        "yaxis": {"autorange": "reversed", "fixedrange": True, "showgrid": False, "automargin": True},
    }
    return {"data": [_trace(groups, s) for s in used], "layout": layout(16 + 52 * len(groups), axes, names=len(used))}


def _trace(groups: Sequence[StatusGroup], status: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": STATUSES[status],
        "y": [joined(wrapped(group.label, 18)) for group in groups],
        "x": [group.counts.get(status, 0) for group in groups],
        "hovertemplate": f"{STATUSES[status]}: %{{x}} chỉ tiêu<extra></extra>",
        "marker": {"pattern": {"shape": PLOTLY_PATTERNS.get(status, "")}},
        "meta": {"role": "status", "status": status},
    }
