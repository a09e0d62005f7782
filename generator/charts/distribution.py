"""How many targets stand at each status: one stacked bar for each group, every piece with its own pattern."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from generator.charts.figure import ChartFigure, PlotlyFigure, rows_layout
from generator.charts.rows import row_html, rows_html, sign_svg
from generator.charts.svg import PATTERNS, across
from generator.formats import vi_count
from generator.labels.verdicts import SHOWN

BAR = 26
NARROWEST_FOR_FIGURE = 0.06
PLATE = 7
# (pattern of the drawing, of Plotly) of a status that has one.
STATUS_PATTERNS = {
    "exceeded": ("posts", "|"),
    "not_met": ("cross", "x"),
    "at_risk": ("dots", "."),
    "pending": ("rules", "-"),
    "undetermined": ("back", "\\"),
    "not_reported": ("hatch", "/"),
    "withdrawn": ("net", "x"),
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

    def pieces(self, used: Sequence[str]) -> Iterator[tuple[str, float, float]]:
        """(Status, where its piece begins, where it ends), as shares of the bar."""
        ends = [count / (self.total or 1) for count in accumulate(self.counts.get(status, 0) for status in used)]
        for status, start, end in zip(used, (0.0, *ends), ends, strict=False):
            if end > start:
                yield status, start, end


def status_distribution(prefix: str, title: str, groups: Sequence[StatusGroup], *, sample: bool = False) -> ChartFigure:
    """Groups from the top, statuses in the order of the method page. One status alone needs no Plotly."""
    used = [status for status in SHOWN if any(group.counts.get(status) for group in groups)]
    rows = [row_html(one.label, "", _bar_svg(prefix, one, used), f"{vi_count(one.total)} chỉ tiêu") for one in groups]
    drawing = rows_html(rows, list(_key(prefix, groups, used)), sample=sample)
    header = ("Nhóm", *(SHOWN[status] for status in used), "Tổng")
    cells = tuple((g.label, *(str(g.counts.get(status, 0)) for status in used), str(g.total)) for g in groups)
    return ChartFigure(
        prefix, title, drawing, _data(groups, used) if len(used) > 1 else None, header, cells, HOW, sample
    )


def _bar_svg(prefix: str, group: StatusGroup, used: Sequence[str]) -> str:
    made = "".join(_piece(prefix, group, *piece) for piece in group.pieces(used))
    return f'<svg class="td-svg td-bar td-bar--stack" aria-hidden="true" width="100%" height="{BAR}">{made}</svg>'


def _piece(prefix: str, group: StatusGroup, status: str, start: float, end: float) -> str:
    box = f'x="{across(start)}" width="{across(end - start)}" height="{BAR}"'
    wide = end - start >= NARROWEST_FOR_FIGURE
    return _filled(prefix, status, box) + (_figure((start + end) / 2, vi_count(group.counts[status])) if wide else "")


def _filled(prefix: str, status: str, box: str) -> str:
    pattern = f'<rect {box} fill="url(#{prefix}-{status})"/>' if status in STATUS_PATTERNS else ""
    return f'<rect {box} class="td-svg__piece td-svg__bar--{status}"/>{pattern}'


def _figure(place: float, words: str) -> str:
    """A number on a plate that covers the pattern."""
    width = PLATE * (len(words) + 1)
    return (
        f'<svg x="{across(place)}" y="{BAR / 2:g}" width="1" height="1" overflow="visible">'
        f'<rect x="{-width / 2:g}" y="-9" width="{width}" height="18" rx="3" class="td-svg__plate"/>'
        f'<text y="4.5" text-anchor="middle" class="td-svg__count">{words}</text></svg>'
    )


def _key(prefix: str, groups: Sequence[StatusGroup], used: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each status with its pattern, which is kept here, its sign and its word; of one group its number, too."""
    for status in used:
        box = 'width="28" height="16"'
        drawn = _kept(prefix, status) + _filled(prefix, status, box)
        made = f'<svg class="td-svg td-sign" aria-hidden="true" {box}>{drawn}</svg>'
        count = f": {vi_count(groups[0].counts[status])}" if len(groups) == 1 else ""
        yield made + sign_svg(status), f"{SHOWN[status]}{count}"


def _kept(prefix: str, status: str) -> str:
    """The pattern of a status under its name."""
    kind = STATUS_PATTERNS.get(status, ("",))[0]
    tile = f'<pattern id="{prefix}-{status}" width="6" height="6" patternUnits="userSpaceOnUse">'
    return f"<defs>{tile}{PATTERNS[kind]}</pattern></defs>" if kind else ""


def _data(groups: Sequence[StatusGroup], used: Sequence[str]) -> PlotlyFigure:
    return {"data": [_trace(groups, used, status) for status in used], "layout": rows_layout(len(groups))}


def _trace(groups: Sequence[StatusGroup], used: Sequence[str], status: str) -> dict[str, Any]:
    held = [
        (at, start, end, group.counts[status])
        for at, group in enumerate(groups)
        for own, start, end in group.pieces(used)
        if own == status
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "name": SHOWN[status],
        "y": [at for at, *_ in held],
        "base": [round(start, 4) for _, start, *_ in held],
        "x": [round(end - start, 4) for _, start, end, _ in held],
        "text": [vi_count(count) for *_, count in held],
        "textposition": "none",
        "width": BAR,
        "hovertemplate": f"{SHOWN[status]}: %{{text}} chỉ tiêu<extra></extra>",
        "marker": {"pattern": {"shape": STATUS_PATTERNS.get(status, ("", ""))[1]}},
        "meta": {"role": "status", "status": status},
    }
