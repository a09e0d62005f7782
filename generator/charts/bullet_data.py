"""A bullet chart as a Plotly figure: `y` is the number of the row, `x` a share of the width of its scale.

charts.js puts each row where the page has it; looks are left to it too, by `meta`.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from generator.charts.bars import BAND, BAR, GAP, TRACK
from generator.charts.bullet_rows import BulletRow, Span
from generator.charts.figure import PlotlyFigure, label, rows_layout

Held = list[tuple[int, float, str]]
Spans = list[tuple[int, BulletRow, Span]]
BELOW = TRACK / 2 + GAP + BAND / 2


def bullet_data(rows: Sequence[BulletRow]) -> PlotlyFigure:
    """Tracks, where the target is met, the guidance, what was reached, the figures asked: in the order of drawing."""
    numbered = list(enumerate(rows))
    zones: Spans = [(at, row, span) for at, row in numbered if (span := row.zone)]
    guided: Spans = [(at, row, span) for at, row in numbered if (span := row.guided)]
    traces = [
        _track([at for at, _ in numbered], "track"),
        {**_bars("Vùng đạt", zones, TRACK, {"role": "zone"}), "hoverinfo": "skip"},
        _track([at for at, row in numbered if row.unreported], "silent"),
        _bars("Hướng dẫn", [one for one in guided if one[2][0] < one[2][1]], BAND, {"role": "floor", "below": BELOW}),
        _marks("Hướng dẫn", "diamond", 8, {"role": "floor", "below": BELOW},
               [(at, span[0], row.floor_asked) for at, row, span in guided if span[0] == span[1]]),
        *_reached(numbered),
        _marks("Mức đề ra", "line-ns", TRACK // 2 + 2, {"role": "target"},
               [(at, place, row.asked) for at, row in numbered for place in row.marks]),
    ]  # fmt: skip
    return {"data": [trace for trace in traces if trace["y"]], "layout": rows_layout(len(rows))}


def _track(places: list[int], role: str) -> dict[str, Any]:
    hatched = {"marker": {"pattern": {"shape": "/"}}} if role == "silent" else {}
    return {**_bar(places, [1] * len(places), TRACK, {"role": role}), **hatched, "hoverinfo": "skip"}


def _bars(name: str, spans: Spans, width: float, meta: dict[str, Any]) -> dict[str, Any]:
    lengths = [round(span[1] - span[0], 4) for *_, span in spans]
    return {
        **_bar([at for at, *_ in spans], lengths, width, meta),
        "base": [round(span[0], 4) for *_, span in spans],
        **_words(name, (row.floor_asked for _, row, _ in spans)),
    }


def _reached(numbered: Iterable[tuple[int, BulletRow]]) -> list[dict[str, Any]]:
    """One trace for each status and state of the figures: each has one colour; 0 is a dot."""
    groups: dict[tuple[str, bool, bool], Held] = {}
    for at, row in numbered:
        if row.reach is not None:
            key = (row.status or "pending", row.provisional, not row.actual)
            groups.setdefault(key, []).append((at, row.reach, row.reached))
    return [_group(*key, held) for key, held in groups.items()]


def _group(status: str, provisional: bool, nothing: bool, held: Held) -> dict[str, Any]:
    meta = {"role": "status", "status": status, **({"hollow": True} if provisional else {})}
    if nothing:
        return _marks("Kết quả", "circle", BAR, meta, held)
    made = _bar([at for at, *_ in held], [round(place, 4) for _, place, _ in held], BAR, meta)
    return {**made, **_words("Kết quả", (text for *_, text in held))}


def _bar(places: list[int], lengths: Sequence[float], width: float, meta: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "x": lengths,
        "width": width,
        "textposition": "none",
        "meta": meta,
    }


def _marks(name: str, symbol: str, size: int, meta: dict[str, Any], held: Held) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "marker": {"symbol": symbol, "size": size},
        "y": [at for at, *_ in held],
        "x": [round(place, 4) for _, place, _ in held],
        "meta": meta,
        **_words(name, (text for *_, text in held)),
    }


def _words(name: str, texts: Iterable[str]) -> dict[str, Any]:
    return {"name": name, "text": [label(text) for text in texts], "hovertemplate": f"{name}: %{{text}}<extra></extra>"}
