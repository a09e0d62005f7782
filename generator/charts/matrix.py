"""Rows by columns of statuses: who stands where on what; every cell carries its sign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.charts.figure import ChartFigure, PlotlyFigure, joined, label, layout, words
from generator.charts.svg import (
    LABEL_LETTERS,
    NAME_STEP,
    NOTE_BASE,
    NOTE_LETTERS,
    NOTE_STEP,
    SAMPLE_LINE,
    SAMPLE_STEP,
    SIGNS,
    Drawing,
    across,
    in_parts,
    wrapped,
)
from generator.labels.verdicts import SHOWN, STANDINGS

CELL, GAP, NUMBERS, AFTER = 28, 0.004, 20, 12
LEFT = 0.5  # columns are numbered from 1 and stand half a column to either side of their number
NONE = "không có chỉ tiêu"
HOW = (
    "Mỗi ô là đánh giá một chỉ tiêu của một tổ chức tại ngày ghi trên trang. Ô trống, trong bảng là «–»: kế hoạch "
    "không có chỉ tiêu đó. «Mới có số giữa kỳ» là đã báo cáo giữa năm, chưa đủ để kết luận. Thành viên chưa có kế "
    "hoạch trong sổ vẫn có hàng của mình: sổ chưa biết gì hơn, không phải lời nhận xét. Bảng viết gọn «có nguy cơ» "
    "thay «có nguy cơ không đạt», «chưa báo cáo» thay «chưa có báo cáo công khai»."
)
# What a matrix tells apart of what is not decided: figures before the end, and none yet.
INTERIM = "interim"
WORDS = {**SHOWN, INTERIM: STANDINGS["interim"].capitalize()}
# In the cells of the table, one narrow column for each row of the drawing, there is room for two short words.
SHORT = {
    **WORDS,
    "at_risk": "Có nguy cơ",
    "undetermined": "Chưa đủ để kết luận",
    "not_reported": "Chưa báo cáo",
    "withdrawn": "Đã rút lại",
}
# As near as Plotly's own signs come; charts.js puts the signs of the drawing in their place.
SYMBOLS = {
    "met": "circle",
    "exceeded": "star-triangle-up",
    "not_met": "x",
    "at_risk": "triangle-up",
    "pending": "circle-dot",
    INTERIM: "circle-dot",
    "undetermined": "diamond-open",
    "not_reported": "circle-open",
    "withdrawn": "circle-x-open",
    "not_applicable": "line-ew-open",
}


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row: what is shown or None for each column. A row that has no cells says why in its `note`; of one that has
    some, the note is a remark.
    """

    label: str
    statuses: tuple[str | None, ...] = ()
    note: str = ""


class _Placed(NamedTuple):
    """One row: its label, the top of it and of its cells, in pixels below the top of the chart."""

    row: MatrixRow
    label: list[str]
    note: list[str]
    top: int
    cells: int

    @property
    def bottom(self) -> int:
        return self.cells + (CELL if self.row.statuses else 0) + AFTER

    @property
    def remark(self) -> int:
        return self.top + NAME_STEP * len(self.label)


def matrix_chart(
    prefix: str, title: str, columns: Sequence[str], rows: Sequence[MatrixRow], *, sample: bool = False
) -> ChartFigure:
    """Columns are numbered in the drawing, their names stand below it. In the table they are rows: names are long."""
    drawing = Drawing(prefix, title, sample=sample)
    used = [status for status in WORDS if any(status in row.statuses for row in rows)]
    parts = _placed(rows, SAMPLE_STEP if sample else 0)
    places, cells = _columns(len(columns)), _cells(len(columns))
    for numbers, some in parts:
        _numbers(drawing, places, numbers - drawing.above)
        for placed in some:
            _row(drawing, placed, places, cells)
        drawing.y = some[-1].bottom - drawing.above
        drawing.close(". ".join(_sentence(placed.row, columns) for placed in some))
    data = _data(columns, parts, used, drawing.above, sample=sample)
    _legend(drawing, columns, used)
    header = ("Chỉ tiêu", *(row.label for row in rows))
    rows_of_table = tuple((name, *(_short(row, number) for row in rows)) for number, name in enumerate(columns))
    return ChartFigure(prefix, title, drawing.svg(), data, header, rows_of_table, HOW, sample)


def _placed(rows: Sequence[MatrixRow], top: int) -> list[tuple[int, list[_Placed]]]:
    """(Where the numbers of the columns stand, the rows below them) for each part."""
    parts = []
    for some in in_parts(rows):
        numbers, found = top, []
        top += NUMBERS
        for row in some:
            label = wrapped(row.label, LABEL_LETTERS)
            note = wrapped(row.note, NOTE_LETTERS)
            cells = top + NAME_STEP * len(label) + NOTE_STEP * len(note)
            found.append(_Placed(row, label, note, top, cells))
            top = found[-1].bottom
        parts.append((numbers, found))
    return parts


def _numbers(drawing: Drawing, columns: Sequence[tuple[str, str]], top: float) -> None:
    for number, (_, centre) in enumerate(columns, 1):
        drawing.text(centre, top + NOTE_BASE, str(number), "axis", "middle")


def _row(
    drawing: Drawing, placed: _Placed, columns: Sequence[tuple[str, str]], cells: Mapping[str | None, str]
) -> None:
    drawing.y = placed.top - drawing.above
    drawing.lines(placed.label, "label", NAME_STEP)
    drawing.lines(placed.note, "note", NOTE_STEP, NOTE_BASE)
    top, middle = drawing.y, drawing.y + CELL / 2
    for (left, centre), status in zip(columns, placed.row.statuses, strict=bool(placed.row.statuses)):
        drawing.stamp(left, top, f"cell-{status}", cells[status])
        if status:
            drawing.stamp(centre, middle, status, SIGNS[status])


def _columns(number: int) -> list[tuple[str, str]]:
    """(Left edge, middle) of the cells of each column."""
    return [(across(place / number + GAP), across((place + 0.5) / number)) for place in range(number)]


def _cells(number: int) -> dict[str | None, str]:
    """The cell of each status."""
    box = f'<rect width="{across(1 / max(number, 1) - 2 * GAP)}" height="{CELL}" class="td-svg__cell'
    return {None: f'{box}"/>', **{status: f'{box} td-svg__cell--{status}"/>' for status in WORDS}}


def _legend(drawing: Drawing, columns: Sequence[str], used: Sequence[str]) -> None:
    drawing.y += 6
    for number, name in enumerate(columns, 1):
        drawing.lines(wrapped(f"{number}. {name}", 46, 2), "note", NOTE_STEP, NOTE_BASE)
        drawing.y += 3
    drawing.y += 8
    for status in used:
        drawing.stamp("8", drawing.y + 8, status, SIGNS[status])
        drawing.text("24", drawing.y + 12.5, WORDS[status], "note")
        drawing.y += 20


def _short(row: MatrixRow, number: int) -> str:
    if not row.statuses:
        return row.note
    status = row.statuses[number]
    return SHORT[status] if status else "–"


def _sentence(row: MatrixRow, columns: Sequence[str]) -> str:
    cells = zip(columns, row.statuses, strict=bool(row.statuses))
    cell_words = ", ".join(f"{name} {WORDS[s].lower() if s else NONE}" for name, s in cells)
    return f"{row.label}: " + ", ".join(part for part in (cell_words, row.note) if part)


def _data(
    columns: Sequence[str],
    parts: Sequence[tuple[int, list[_Placed]]],
    used: Sequence[str],
    height: float,
    *,
    sample: bool,
) -> PlotlyFigure:
    numbers = list(range(1, len(columns) + 1))
    rows = [placed for _, some in parts for placed in some]
    axis = {"range": [LEFT, len(columns) + LEFT], "tickvals": numbers, "ticktext": [label(name) for name in columns]}
    traces = [trace for status in (*used, None) if (trace := _trace(rows, status, len(columns)))["x"]]
    noted = [placed for placed in rows if placed.note]
    tops = [top for top, _ in parts for _ in numbers]
    traces += [
        words("label", [placed.top for placed in rows], [joined(placed.label) for placed in rows], left=LEFT),
        words("note", [placed.remark for placed in noted], [joined(placed.note) for placed in noted], left=LEFT),
        words("axis", tops, [str(number) for number in numbers] * len(parts), numbers * len(parts)),
    ]
    if sample:
        traces.append(words("sample", [0], [SAMPLE_LINE], left=LEFT))
    return {"data": traces, "layout": layout(height, xaxis=axis)}


def _trace(rows: Sequence[_Placed], status: str | None, columns: int) -> dict[str, Any]:
    held = [
        (number, placed.cells + CELL // 2)
        for placed in rows
        for number, known in enumerate(placed.row.statuses, 1)
        if known == status
    ]
    name = WORDS[status] if status else NONE
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [number for number, _ in held],
        "y": [at for _, at in held],
        "hovertemplate": f"%{{x}}: {name}<extra></extra>",
        "marker": {"symbol": SYMBOLS[status], "size": 14} if status else {"opacity": 0, "size": 14},
        "meta": {"role": "sign", "status": status or "none", "cell": CELL, "gap": round(GAP * columns, 3)},
    }
