"""Rows by columns of statuses: who stands where on what; every cell carries its sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.charts.figure import ChartFigure, Figure, joined, label, layout
from generator.charts.svg import LABEL_LETTERS, STATUS_SIGNS, Drawing, across, wrapped
from generator.labels import STATUSES

CELL, GAP = 28, 0.004
NAME_LETTERS = 38
STILL = {"fixedrange": True, "showgrid": False, "zeroline": False}
NONE = "không có chỉ tiêu"
HOW = "Mỗi ô là đánh giá một chỉ tiêu của một tổ chức tại ngày ghi trên trang. Ô trống: kế hoạch không có chỉ tiêu đó."


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row: a status or None for each column."""

    label: str
    statuses: tuple[str | None, ...]


def matrix_chart(
    prefix: str, title: str, columns: Sequence[str], rows: Sequence[MatrixRow], *, sample: bool = False
) -> ChartFigure:
    """Columns are numbered in the drawing, their names stand below it."""
    words = ". ".join(_sentence(row, columns) for row in rows)
    drawing = Drawing(prefix, title, words, sample=sample)
    for number in range(len(columns)):
        drawing.text(across((number + 0.5) / len(columns)), drawing.y + 14, str(number + 1), "axis", "middle")
    drawing.y += 20
    for row in rows:
        _row(drawing, row)
    _legend(drawing, columns, [status for status in STATUSES if any(status in row.statuses for row in rows)])
    cells = tuple((row.label, *(STATUSES[s] if s else "–" for s in row.statuses)) for row in rows)
    header = ("Tổ chức", *columns)
    return ChartFigure(prefix, title, words, drawing.svg(), _data(columns, rows), header, cells, HOW, sample)


def _row(drawing: Drawing, row: MatrixRow) -> None:
    drawing.lines(wrapped(row.label, LABEL_LETTERS), "label", 20)
    width = 1 / max(len(row.statuses), 1)
    for number, status in enumerate(row.statuses):
        start, top = number * width, drawing.y + 2
        kind = f"cell td-svg__cell--{status}" if status else "cell"
        drawing.bar(start + GAP, start + width - GAP, top, CELL, kind)
        if status:
            middle, kind = across(start + width / 2), f"sign td-svg__sign--{status}"
            drawing.mark(middle, top + CELL / 2, status, STATUS_SIGNS[status], kind)
    drawing.y += CELL + 10


def _legend(drawing: Drawing, columns: Sequence[str], used: Sequence[str]) -> None:
    drawing.y += 6
    for number, name in enumerate(columns, 1):
        drawing.lines(wrapped(f"{number}. {name}", 46, 2), "note", 19)
    drawing.y += 8
    for status in used:
        drawing.mark("8", drawing.y + 8, status, STATUS_SIGNS[status], f"sign td-svg__sign--{status}")
        drawing.text("24", drawing.y + 12.5, STATUSES[status], "note")
        drawing.y += 20


def _sentence(row: MatrixRow, columns: Sequence[str]) -> str:
    cells = zip(columns, row.statuses, strict=True)
    return f"{row.label}: " + ", ".join(f"{name} {STATUSES[s].lower() if s else NONE}" for name, s in cells)


def _data(columns: Sequence[str], rows: Sequence[MatrixRow]) -> Figure:
    used = [status for status in STATUSES if any(status in row.statuses for row in rows)]
    names = [line for number, name in enumerate(columns, 1) for line in wrapped(f"{number}. {name}", NAME_LETTERS, 2)]
    below = {"text": joined(names), "y": 0, "yref": "paper", "yanchor": "top"}
    notes = [below, *(_above(row, place) for place, row in enumerate(rows))]
    numbers = list(range(1, len(columns) + 1))
    axes = {
        "xaxis": {"range": [0.5, len(columns) + 0.5], "side": "top", "tickvals": numbers, **STILL},
        "yaxis": {"range": [len(rows) - 0.5, -0.5], "showticklabels": False, **STILL},
        "annotations": notes,
    }
    plot = layout(30 + 64 * len(rows) + 18 * len(names), axes, names=len(used))
    plot["margin"] |= {"t": 30, "b": plot["margin"]["b"] + 18 * len(names)}
    return {"data": [_trace(columns, rows, status) for status in used], "layout": plot}


def _above(row: MatrixRow, place: int) -> dict[str, Any]:
    return {
        "text": joined(wrapped(row.label, NAME_LETTERS, 1)),
        "y": place,
        "yref": "y",
        "font": {"weight": 600},
        "yshift": 10,
    }


def _trace(columns: Sequence[str], rows: Sequence[MatrixRow], status: str) -> dict[str, Any]:
    held = [
        (number, place, name)
        for place, row in enumerate(rows)
        for number, (name, known) in enumerate(zip(columns, row.statuses, strict=True), 1)
        if known == status
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": STATUSES[status],
        "x": [number for number, _, _ in held],
        "y": [place for _, place, _ in held],
        "text": [label(name) for _, _, name in held],
        "hovertemplate": f"%{{text}}: {STATUSES[status]}<extra></extra>",
        "marker": {"symbol": SYMBOLS[status], "size": 15},
        "cliponaxis": False,
        "meta": {"role": "status", "status": status},
    }


SYMBOLS = {
    "met": "circle",
    "exceeded": "triangle-up",
    "not_met": "x",
    "at_risk": "diamond",
    "pending": "hourglass",
    "not_reported": "circle-open",
    "not_applicable": "line-ew-open",
}
