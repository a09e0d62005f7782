"""A bullet chart as a Plotly figure, every part where the drawing has it. Looks are left to charts.js, by `meta`."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from generator.charts.bullet_places import BAR, HEADING, TRACK, BulletPart
from generator.charts.bullet_rows import BulletRow, Panel
from generator.charts.figure import PlotlyFigure, joined, label, layout, words
from generator.charts.svg import SAMPLE_LINE

MIDDLE = TRACK // 2
RowPlace = tuple[int, BulletRow]
Held = Sequence[tuple[int, Fraction, str]]


def bullet_data(parts: Sequence[BulletPart], *, sample: bool) -> PlotlyFigure:
    """For each scale: bars for the track, for where the target is met, for what was reached; marks; then all words."""
    traces: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    for number, (_, some) in enumerate(groupby(parts, lambda part: part.panel.unit)):
        together = list(some)
        panel, suffix = together[0].panel, "2" if number else ""
        axes[f"xaxis{suffix}"] = {
            "range": [0, _end(panel)],
            **({"overlaying": "x"} if number else {}),
        }
        rows = [(part.above + entry.track + MIDDLE, entry.row) for part in together for entry in part.rows]
        traces += [
            {**trace, "xaxis": f"x{suffix}"} if number else trace for trace in _traces(panel, rows) if trace["y"]
        ]
    return {
        "data": [*traces, *_words(parts, sample=sample)],
        "layout": layout(sum(part.height for part in parts), **axes),
    }


def _traces(panel: Panel, rows: Sequence[RowPlace]) -> list[dict[str, Any]]:
    zones = [(at, panel.zone(row)) for at, row in rows]
    asked = [(at, figure, row.asked) for at, row in rows for figure in row.figures()]
    floors = [(at, row.floor, row.floor_asked) for at, row in rows if row.floor is not None]
    return [
        _track(panel, [at for at, _ in rows]),
        _zones(panel, [(at, zone) for at, zone in zones if zone[1] > zone[0]]),
        *_actuals(rows, panel.unit),
        _marks("Mức đề ra", "line-ns", 16, "target", panel.unit, asked),
        _marks("Hướng dẫn", "diamond", 9, "floor", panel.unit, floors),
    ]


def _track(panel: Panel, places: list[int]) -> dict[str, Any]:
    end = _end(panel)
    ticks = [round(place * end, 4) for place, _ in panel.ticks[1:-1]]
    return {**_background("thang", places, [end] * len(places)), "meta": {"role": "track", "ticks": ticks}}


def _zones(panel: Panel, held: Sequence[tuple[int, tuple[float, float]]]) -> dict[str, Any]:
    scale = _end(panel)
    return {
        **_background(
            "Vùng đạt", [at for at, _ in held], [round((end - start) * scale, 4) for _, (start, end) in held]
        ),
        "base": [round(start * scale, 4) for _, (start, _) in held],
        "meta": {"role": "zone"},
    }


def _background(name: str, places: list[int], lengths: list[float]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": places,
        "x": lengths,
        "width": TRACK,
        "hoverinfo": "skip",
    }


def _actuals(rows: Sequence[RowPlace], unit: str) -> list[dict[str, Any]]:
    """One trace for each status and state of the figures: each has one colour and one pattern."""
    groups: dict[tuple[str, bool], list[tuple[int, Fraction, str]]] = {}
    for at, row in rows:
        if row.actual is not None:
            key = (row.status or "pending", row.provisional)
            groups.setdefault(key, []).append((at, row.actual, row.reached))
    return [_actual(status, held, unit, provisional=provisional) for (status, provisional), held in groups.items()]


def _actual(status: str, held: Held, unit: str, *, provisional: bool) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "width": BAR,
        "textposition": "none",
        **({"marker": {"pattern": {"shape": "/"}}} if provisional else {}),
        "meta": {"role": "status", "status": status},
        **_points("Kết quả", unit, held),
    }


def _marks(name: str, symbol: str, size: int, role: str, unit: str, held: Held) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "marker": {"symbol": symbol, "size": size},
        "meta": {"role": role},
        **_points(name, unit, held),
    }


def _points(name: str, unit: str, held: Held) -> dict[str, Any]:
    return {
        "name": name,
        "y": [at for at, _, _ in held],
        "x": [_figure(figure, unit) for _, figure, _ in held],
        "text": [label(text) for _, _, text in held],
        "hovertemplate": f"{name}: %{{text}}<extra></extra>",
    }


def _words(parts: Sequence[BulletPart], *, sample: bool) -> list[dict[str, Any]]:
    """All lines of the drawing. What is written under a scale goes by the first one, whose axis is as long."""
    rows = [(part.above, entry) for part in parts for entry in part.rows]
    heads = [(part.above + part.rows[0].top - HEADING, part.heading) for part in parts if part.heading]
    end = _end(parts[0].panel) if parts else 0
    ticks = [(part.above + part.axis, *tick) for part in parts for tick in part.panel.ticks]
    found = [
        words("label", [above + row.top for above, row in rows], [joined(row.label) for _, row in rows]),
        words("note", [above + row.words for above, row in rows], [joined(row.notes) for _, row in rows]),
        words("axis", [at for at, _, _ in ticks], [text for *_, text in ticks], [place * end for _, place, _ in ticks]),
    ]
    if heads:
        found.append(words("panel", [at for at, _ in heads], [name for _, name in heads]))
    return [*found, words("sample", [0], [SAMPLE_LINE])] if sample else found


def _end(panel: Panel) -> int:
    return 100 * panel.end if panel.unit else panel.end


def _figure(figure: Fraction, unit: str) -> float:
    over, under = figure.numerator * 100 if unit else figure.numerator, figure.denominator
    return round(over / under, 4) if over % under else over // under
