"""A line for each series over the years; a year without a report is a gap, never a zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from generator.charts.bullet_rows import count_ticks
from generator.charts.figure import ChartFigure, PlotlyFigure, label, layout, words
from generator.charts.svg import SAMPLE_LINE, Drawing, across, wrapped
from generator.formats import vi_share

PLOT, ABOVE, BELOW = 180, 24, 30
SHAPES = ("M0-5a5 5 0 1 0 0 10A5 5 0 0 0 0-5", "M-4.5-4.5h9v9h-9z", "M0-6.5L6.5 0 0 6.5-6.5 0z", "M0-6L6 5H-6z")
SYMBOLS = ("circle", "square", "diamond", "triangle-up")
DASHES = ("solid", "dash", "dot", "dashdot")
HOW = (
    "Mỗi điểm là số liệu mới nhất đã công bố của năm đó. Năm chưa có số đếm để trống, đường không nối qua; bảng số "
    "liệu nói vì sao. Điểm rỗng là số liệu tạm."
)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One year: `figure` is a share of one or a count, None where there is none; `words` say it, or why not."""

    year: int
    figure: Fraction | None
    words: str = ""
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class TrendSeries:
    """One line."""

    name: str
    points: tuple[TrendPoint, ...]

    def over(self, years: Sequence[int]) -> list[TrendPoint]:
        """A point for each of the years, empty where there is none."""
        known = {point.year: point for point in self.points}
        return [known.get(year) or TrendPoint(year, None) for year in years]


def trend_chart(
    prefix: str, title: str, unit: str, series: Sequence[TrendSeries], *, sample: bool = False
) -> ChartFigure:
    """At most four series are told apart by shape; `unit` is "%" for shares, else counts."""
    years = sorted({point.year for line in series for point in line.points})
    drawing = Drawing(prefix, title, sample=sample)
    scale = _Scale(unit, series, years, drawing.y + ABOVE)
    _grid(drawing, scale)
    for number, line in enumerate(series):
        _line(drawing, scale, line, number % len(SHAPES), alone=len(series) == 1)
    drawing.y = scale.top + PLOT + BELOW
    drawing.close(_description(series))
    data = _data(series, scale, drawing.above, sample=sample)
    for number, line in enumerate(series):
        _name(drawing, line, number % len(SHAPES))
    return ChartFigure(
        prefix, title, drawing.svg(), data,
        ("Năm", *(line.name for line in series)), _rows(series, years), HOW, sample,
    )  # fmt: skip


class _Scale:
    def __init__(self, unit: str, series: Sequence[TrendSeries], years: list[int], top: float) -> None:
        figures = [point.figure for line in series for point in line.points if point.figure is not None]
        self.unit, self.years, self.top = unit, years, top
        self.end, self.ticks = (
            (Fraction(1), [(n / 4, f"{25 * n}%") for n in range(5)]) if unit else count_ticks(figures)
        )

    def x(self, year: int) -> float:
        span = max(len(self.years), 1)
        return (self.years.index(year) + 0.5) / span * 0.9 + 0.1

    def y(self, figure: Fraction) -> float:
        return self.top + PLOT * (1 - float(min(figure / self.end, Fraction(1))))


def _grid(drawing: Drawing, scale: _Scale) -> None:
    for place, line_text in scale.ticks:
        height = scale.top + PLOT * (1 - place)
        drawing.line(0.1, height, 1, height, "grid")
        drawing.text("0", height + 4, line_text, "axis")
    for year in scale.years:
        drawing.text(across(scale.x(year)), scale.top + PLOT + 20, str(year), "axis", "middle")


def _line(drawing: Drawing, scale: _Scale, line: TrendSeries, number: int, *, alone: bool) -> None:
    points = line.over(scale.years)
    places = [(scale.x(p.year), None if p.figure is None else scale.y(p.figure), p) for p in points]
    for (left, high, _), (right, low, _) in pairwise(places):
        if high is not None and low is not None:
            drawing.line(left, high, right, low, f"series td-svg__series--{number}")
    for place, down, point in places:
        if down is None:
            continue
        hollow = " td-svg__point--hollow" if point.provisional else ""
        name = f"point-{number}{'-hollow' * point.provisional}"
        drawing.mark(across(place), down, name, SHAPES[number], f"point td-svg__point--{number}{hollow}")
        if alone:
            drawing.text(across(place), down - 11, _short(point, scale.unit), "value", "middle")


def _short(point: TrendPoint, unit: str) -> str:
    if point.figure is None:
        return ""
    return vi_share(point.figure) if unit else str(int(point.figure))


def _name(drawing: Drawing, line: TrendSeries, number: int) -> None:
    drawing.mark("8", drawing.y + 10, f"point-{number}", SHAPES[number], f"point td-svg__point--{number}")
    for line_text in wrapped(line.name, 44, 2):
        drawing.text("22", drawing.y + 14, line_text, "note")
        drawing.y += 20


def _rows(series: Sequence[TrendSeries], years: list[int]) -> tuple[tuple[str, ...], ...]:
    columns = [[_words(point) for point in line.over(years)] for line in series]
    return tuple((str(year), *cells) for year, *cells in zip(years, *columns, strict=True))


def _words(point: TrendPoint) -> str:
    return point.words or "–"


def _description(series: Sequence[TrendSeries]) -> str:
    return ". ".join(
        f"{line.name}: " + ", ".join(f"{point.year} {_words(point)}" for point in line.points) for line in series
    )


def _data(series: Sequence[TrendSeries], scale: _Scale, height: float, *, sample: bool) -> PlotlyFigure:
    """On a plot that stands where the drawing has it; the axes are Plotly's own."""
    end = float(scale.end) * (100 if scale.unit else 1)
    bottom, top = (BELOW / height, (BELOW + PLOT) / height)
    years = [str(year) for year in scale.years]
    axes = {
        "xaxis": {"type": "category", "range": [-0.5, len(years) - 0.5], "domain": [0.1, 1], "showticklabels": True},
        "yaxis": {
            "range": [0, end],
            "domain": [round(bottom, 4), round(top, 4)],
            "tickvals": [place * end for place, _ in scale.ticks],
            "ticktext": [line_text for _, line_text in scale.ticks],
            "showticklabels": True,
            "showgrid": True,
        },
    }
    traces = [_trace(line, number % len(SHAPES), scale, alone=len(series) == 1) for number, line in enumerate(series)]
    if sample:
        note = words("sample", [1], [SAMPLE_LINE])
        traces.append({**note, "xaxis": "x2", "yaxis": "y2"})
        axes |= {"xaxis2": {"range": [0, 1], "anchor": "y2"}, "yaxis2": {"range": [0, 1], "anchor": "x2"}}
    return {"data": traces, "layout": {**layout(height), **axes}}


def _trace(line: TrendSeries, number: int, scale: _Scale, *, alone: bool) -> dict[str, Any]:
    factor = 100 if scale.unit else 1
    points = line.over(scale.years)
    labels = {"text": [_short(point, scale.unit) for point in points], "textposition": "top center"} if alone else {}
    return {
        "type": "scatter",
        "mode": "lines+markers+text" if alone else "lines+markers",
        "name": label(line.name),
        "x": [str(point.year) for point in points],
        "y": [None if p.figure is None else round(float(p.figure * factor), 4) for p in points],
        **labels,
        "hovertext": [label(_words(point)) for point in points],
        "hovertemplate": "%{x}: %{hovertext}<extra></extra>",
        "connectgaps": False,
        "line": {"dash": DASHES[number]},
        "marker": {"symbol": [SYMBOLS[number] + "-open" * point.provisional for point in points], "size": 10},
        "meta": {"role": f"series-{number}"},
    }
