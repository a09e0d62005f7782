"""How many targets stand at each status: one stacked bar for each group, every piece with its own pattern."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

from generator.charts.figure import ChartFigure, PlotlyFigure, joined, layout, words
from generator.charts.svg import (
    LABEL_LETTERS,
    NAME_STEP,
    SAMPLE_LINE,
    SAMPLE_STEP,
    SIGNS,
    Drawing,
    across,
    in_parts,
    wrapped,
)
from generator.labels.verdicts import SHOWN

BAR, BEFORE, AFTER = 26, 4, 14
NARROWEST_FOR_FIGURE = 0.06
PATTERNS = {"exceeded": "posts", "not_met": "cross", "at_risk": "dots", "pending": "rules", "undetermined": "hatch"}
PLOTLY_PATTERNS = {
    "exceeded": "|",
    "not_met": "x",
    "at_risk": ".",
    "pending": "-",
    "undetermined": "\\",
    "not_reported": "/",
    "withdrawn": "x",
}
HOW = (
    "Mỗi chỉ tiêu đếm một lần, theo đánh giá tại ngày ghi trên trang. Chưa đến kỳ, chưa đủ để kết luận, chưa có báo "
    "cáo công khai và không áp dụng được đếm riêng, không coi là không đạt."
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


class _PlacedBar(NamedTuple):
    """One bar: its label and the top of it, in pixels below the top of the chart; where each piece ends, as a share."""

    group: StatusGroup
    label: list[str]
    top: int
    ends: list[float]

    @property
    def bar(self) -> int:
        return self.top + NAME_STEP * len(self.label) + BEFORE


def status_distribution(prefix: str, title: str, groups: Sequence[StatusGroup], *, sample: bool = False) -> ChartFigure:
    """Groups from the top, statuses in the order of the method page. One status alone needs no Plotly."""
    used = [status for status in SHOWN if any(group.counts.get(status) for group in groups)]
    drawing = Drawing(prefix, title, sample=sample)
    bars = _placed(groups, used, SAMPLE_STEP if sample else 0)
    for some in in_parts(bars):
        for bar in some:
            _bar(drawing, bar, used)
        drawing.y = some[-1].bar + BAR + AFTER - drawing.above
        drawing.close(". ".join(_sentence(bar.group, used) for bar in some))
    data = _data(bars, used, drawing.above, sample=sample) if len(used) > 1 else None
    _legend(drawing, used)
    header = ("Nhóm", *(SHOWN[status] for status in used), "Tổng")
    rows = tuple((g.label, *(str(g.counts.get(status, 0)) for status in used), str(g.total)) for g in groups)
    return ChartFigure(prefix, title, drawing.svg(), data, header, rows, HOW, sample)


def _placed(groups: Sequence[StatusGroup], used: Sequence[str], top: int) -> list[_PlacedBar]:
    found = []
    for group in groups:
        label = wrapped(f"{group.label} ({group.total} chỉ tiêu)", LABEL_LETTERS)
        counted = accumulate(group.counts.get(status, 0) for status in used)
        found.append(_PlacedBar(group, label, top, [count / (group.total or 1) for count in counted]))
        top = found[-1].bar + BAR + AFTER
    return found


def _bar(drawing: Drawing, bar: _PlacedBar, used: Sequence[str]) -> None:
    drawing.y = bar.top - drawing.above
    drawing.lines(bar.label, "label", NAME_STEP)
    start, top = 0.0, bar.bar - drawing.above
    for status, end in zip(used, bar.ends, strict=True):
        if end > start:
            drawing.bar(start, end, top, BAR, f"piece td-svg__bar--{status}", PATTERNS.get(status, ""))
        if end - start >= NARROWEST_FOR_FIGURE:
            _figure(drawing, (start + end) / 2, top + BAR / 2, str(bar.group.counts[status]))
        start = end


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
        drawing.stamp("38", middle, status, SIGNS[status])
        drawing.text("52", middle + 4.5, SHOWN[status], "note")
        drawing.y += 22


def _sentence(group: StatusGroup, used: Sequence[str]) -> str:
    parts = ", ".join(f"{SHOWN[s].lower()} {group.counts[s]}" for s in used if group.counts.get(s))
    return f"{group.label}: {parts or 'không có chỉ tiêu'}"


def _data(bars: Sequence[_PlacedBar], used: Sequence[str], height: float, *, sample: bool) -> PlotlyFigure:
    traces = [_trace(bars, status) for status in used]
    traces += [_counts(bars, used), words("label", [bar.top for bar in bars], [joined(bar.label) for bar in bars])]
    if sample:
        traces.append(words("sample", [0], [SAMPLE_LINE]))
    axes = {"xaxis": {"range": [0, 100]}, "barmode": "stack", "barnorm": "percent"}
    return {"data": traces, "layout": layout(height, **axes)}


def _trace(bars: Sequence[_PlacedBar], status: str) -> dict[str, Any]:
    held = [(bar.bar + BAR // 2, bar.group.counts[status]) for bar in bars if bar.group.counts.get(status)]
    return {
        "type": "bar",
        "orientation": "h",
        "name": SHOWN[status],
        "y": [at for at, _ in held],
        "x": [count for _, count in held],
        "text": [str(count) for _, count in held],
        "textposition": "none",
        "width": BAR,
        "hovertemplate": f"{SHOWN[status]}: %{{text}} chỉ tiêu<extra></extra>",
        "marker": {"pattern": {"shape": PLOTLY_PATTERNS.get(status, "")}},
        "meta": {"role": "status", "status": status},
    }


def _counts(bars: Sequence[_PlacedBar], used: Sequence[str]) -> dict[str, Any]:
    """The figures on the pieces, on a plate that covers the pattern."""
    held = [
        (bar.bar + BAR // 2, round(50 * (start + end), 2), str(bar.group.counts[status]))
        for bar in bars
        for status, start, end in zip(used, (0.0, *bar.ends), bar.ends, strict=False)
        if end - start >= NARROWEST_FOR_FIGURE
    ]
    return {
        **words("count", [at for at, _, _ in held], [mark for *_, mark in held], [place for _, place, _ in held]),
        "mode": "markers+text",
        "textposition": "middle center",
        "marker": {"symbol": "square", "size": 18},
    }
