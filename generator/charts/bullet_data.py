"""A bullet chart as a Plotly figure. Colours are left to charts.js, which goes by `meta`."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from generator.charts.bullet_rows import BulletRow, Panel
from generator.charts.figure import Figure, joined, label, layout
from generator.charts.svg import wrapped

FOOT, LINE, EDGE = 48, 17, 16
TRACK, BAR = 16, 8
BOLD_LETTERS = 36
GAP = 0.5
FAINT = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
Held = Sequence[tuple[float, Fraction, str]]


def bullet_data(drawn: Sequence[Panel]) -> Figure:
    """For each scale: bars for the track, for where the target is met, for what was reached; marks; words above."""
    rows = sum(len(panel.rows) for panel in drawn) + GAP * (len(drawn) - 1)
    words = [[(_name(row), row.notes()) for row in panel.rows] for panel in drawn]
    height = FOOT + LINE * max((len(name) + len(notes) for panel in words for name, notes in panel), default=0)
    axes: dict[str, Any] = {"annotations": []}
    traces: list[dict[str, Any]] = []
    top = 1.0
    for number, panel in enumerate(drawn, 1):
        bottom = max(top - len(panel.rows) / rows, 0.0)
        axes |= _axes(panel, _suffix(number), [bottom, top])
        for place, (name, notes) in enumerate(words[number - 1]):
            axes["annotations"] += _notes(name, notes, _down(place, height), number)
        traces += _named(_traces(panel, height), _suffix(number), {trace["name"] for trace in traces})
        top = bottom - GAP / rows
    return {"data": traces, "layout": layout(int(height * rows) + EDGE, axes)}


def _suffix(number: int) -> str:
    return "" if number == 1 else str(number)


def _down(place: int, height: int) -> float:
    """Where the bar of a row stands: below its words, above the next row."""
    return round(place + 0.5 - FOOT / 2 / height, 4)


def _axes(panel: Panel, suffix: str, domain: list[float]) -> dict[str, Any]:
    end = _figure(panel.end, panel.unit)
    ticks = {
        "tickvals": [round(place * end, 4) for place, _ in panel.ticks],
        "ticktext": [words for _, words in panel.ticks],
    }
    still = {"fixedrange": True, "zeroline": False, "showgrid": False}
    return {
        f"xaxis{suffix}": {"range": [0, end], "anchor": f"y{suffix}", **ticks, **still},
        f"yaxis{suffix}": {"range": [len(panel.rows) - 0.5, -0.5], "domain": domain, "anchor": f"x{suffix}", **FAINT},
    }


def _name(row: BulletRow) -> list[str]:
    return wrapped(row.label, BOLD_LETTERS, 2)


def _notes(name: list[str], notes: list[str], down: float, number: int) -> list[dict[str, Any]]:
    """The name and the words under it, apart: `<b>` would need an inline style, which a strict policy forbids."""
    at = {"y": down, "yref": f"y{_suffix(number)}"}
    return [
        {**at, "text": joined(name), "font": {"weight": 600}, "yshift": 12 + LINE * len(notes)},
        {**at, "text": joined(notes), "yshift": 12},
    ]


def _named(traces: Iterable[dict[str, Any]], suffix: str, named: set[str]) -> list[dict[str, Any]]:
    """Traces on their axes, those without points left out, each name once in the legend."""
    found = []
    for trace in traces:
        if trace["y"]:
            shown = trace["name"] not in {*named, "thang"}
            found.append({**trace, "xaxis": f"x{suffix}", "yaxis": f"y{suffix}", "showlegend": shown})
            named.add(trace["name"])
    return found


def _traces(panel: Panel, height: int) -> list[dict[str, Any]]:
    rows = [(_down(place, height), row) for place, row in enumerate(panel.rows)]
    zones = [(down, panel.zone(row)) for down, row in rows]
    asked = [(down, figure, row.asked) for down, row in rows for figure in row.figures()]
    floors = [(down, row.floor, row.floor_asked) for down, row in rows if row.floor is not None]
    return [
        _background(panel, "thang", "track", height, [(down, (0.0, 1.0)) for down, _ in rows]),
        _background(panel, "vùng đạt", "zone", height, [(down, zone) for down, zone in zones if zone[1] > zone[0]]),
        *_actuals(rows, panel.unit, BAR / height),
        _marks("mức đề ra", "line-ns", "target", panel.unit, asked),
        _marks("hướng dẫn", "diamond", "floor", panel.unit, floors),
    ]


def _background(
    panel: Panel, name: str, role: str, height: int, held: Sequence[tuple[float, tuple[float, float]]]
) -> dict[str, Any]:
    scale = _figure(panel.end, panel.unit)
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": [down for down, _ in held],
        "base": [round(start * scale, 4) for _, (start, _) in held],
        "x": [round((end - start) * scale, 4) for _, (start, end) in held],
        "width": TRACK / height,
        "hoverinfo": "skip",
        "meta": {"role": role},
    }


def _actuals(rows: Sequence[tuple[float, BulletRow]], unit: str, width: float) -> list[dict[str, Any]]:
    """One trace for each status and state of the figures: each has one colour and one pattern."""
    groups: dict[tuple[str, bool], list[tuple[float, Fraction, str]]] = {}
    for down, row in rows:
        if row.actual is not None:
            key = (row.status or "pending", row.provisional)
            groups.setdefault(key, []).append((down, row.actual, row.reached))
    return [_actual(status, provisional, held, unit, width) for (status, provisional), held in groups.items()]


def _actual(status: str, provisional: bool, held: Held, unit: str, width: float) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": "kết quả",
        "width": width,
        "textposition": "none",
        "marker": {"pattern": {"shape": "/"}} if provisional else {},
        "meta": {"role": "status", "status": status},
        **_points("Kết quả", unit, held),
    }


def _marks(name: str, symbol: str, role: str, unit: str, held: Held) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "marker": {"symbol": symbol, "size": 16 if symbol == "line-ns" else 10},
        "cliponaxis": False,
        "meta": {"role": role},
        **_points(name.capitalize(), unit, held),
    }


def _points(name: str, unit: str, held: Held) -> dict[str, Any]:
    return {
        "y": [down for down, _, _ in held],
        "x": [_figure(figure, unit) for _, figure, _ in held],
        "text": [label(words) for _, _, words in held],
        "hovertemplate": f"{name}: %{{text}}<extra></extra>",
    }


def _figure(figure: Fraction, unit: str) -> float:
    return round((figure.numerator * 100 if unit else figure.numerator) / figure.denominator, 4)
