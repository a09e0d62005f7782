"""Bullet bars: what a plan promises, what the guidance asks at least, and what was reached, shares and counts apart."""

from collections.abc import Sequence

from generator.charts.bullet_data import bullet_data
from generator.charts.bullet_places import BAR, HEADING, TRACK, BulletPart, Placed, placed
from generator.charts.bullet_rows import BulletRow, Panel
from generator.charts.figure import ChartFigure
from generator.charts.svg import NOTE_BASE, NOTE_STEP, Drawing, across

TICK, DIAMOND = "M-1.5-11h3v22h-3z", "M0-6L6 0 0 6-6 0z"
PROMISED = ("Chỉ tiêu", "Mức đề ra")
HEADER = (*PROMISED, "Hướng dẫn", "Kết quả", "Đánh giá")
SIGNS = (
    "Dải nhạt là vùng đạt chỉ tiêu, không vẽ khi văn bản chỉ nêu một con số mà không hiểu là ít nhất; vạch đứng là mức "
    "đề ra"
)
HOW = (
    f"{SIGNS}, hình thoi là mức hướng dẫn của cấp trên, thanh đậm là kết quả đã công bố (gạch chéo khi còn là số liệu "
    "tạm). Tỷ lệ tính từ số đếm và chỉ làm tròn khi viết ra; tỷ lệ và số lượng đứng trên hai thang riêng. Chưa có số "
    "thì không vẽ thanh, không coi là 0; kết quả không có số đếm chỉ ghi bằng chữ."
)
HOW_PROMISED = f"{SIGNS}. Tỷ lệ và số lượng đứng trên hai thang riêng."
COLUMN, LINE = 95, 22


def bullet_chart(
    prefix: str, title: str, rows: Sequence[BulletRow], *, sample: bool = False, results: bool = True
) -> ChartFigure:
    """Rows in the given order within each scale, shares first. Without `results` only what is asked is shown."""
    silent = all(row.silent for row in rows) and len({row.result for row in rows}) == 1
    parts = placed(rows, quiet=silent or not results, sample=sample)
    drawing = Drawing(prefix, title, sample=sample)
    for part in parts:
        _part(drawing, part)
        drawing.close(". ".join(_sentence(entry.row, results=results) for entry in part.rows))
    _key(drawing, rows, results=not silent and results)
    if silent and results:
        drawing.lines([f"Kết quả: {rows[0].result}."], "note", LINE)
    cells = tuple(_cells(row) if results else (row.label, row.asked) for row in rows)
    return ChartFigure(
        prefix, title, drawing.svg(), bullet_data(parts, sample=sample),
        HEADER if results else PROMISED, cells, HOW if results else HOW_PROMISED, sample,
    )  # fmt: skip


def _part(drawing: Drawing, part: BulletPart) -> None:
    if part.heading:
        drawing.y = part.rows[0].top - HEADING
        drawing.lines([part.heading], "panel", HEADING)
    track = "shares" if part.panel.unit else "counts"
    drawn = _track(part.panel)
    for entry in part.rows:
        drawing.y = entry.top
        drawing.lines(entry.label, "label", (entry.words - entry.top) / (len(entry.label) or 1))
        drawing.lines(entry.notes, "note", NOTE_STEP, NOTE_BASE)
        drawing.stamp("0", entry.track, track, drawn)
        _figures(drawing, entry, part.panel)
    for place, words in part.panel.ticks:
        anchor = "start" if place == 0 else "end" if place == 1 else "middle"
        drawing.text(across(place), part.axis + NOTE_BASE, words, "axis", anchor)
    drawing.y = part.height


def _figures(drawing: Drawing, entry: Placed, panel: Panel) -> None:
    row, top = entry.row, entry.track
    middle = top + TRACK // 2
    start, end = panel.zone(row)
    if end > start:
        drawing.bar(start, end, top, TRACK, "zone")
    if row.actual is not None:
        kind = f"bar td-svg__bar--{row.status or 'pending'}"
        drawing.bar(0, panel.place(row.actual), middle - BAR // 2, BAR, kind, "hatch" if row.provisional else "")
    for figure in row.figures():
        drawing.mark(across(panel.place(figure)), middle, "tick", TICK, "tick")
    if row.floor is not None:
        drawing.mark(across(panel.place(row.floor)), middle, "floor", DIAMOND, "floor")


def _track(panel: Panel) -> str:
    lines = "".join(
        f'<line x1="{across(place)}" x2="{across(place)}" y2="{TRACK}" class="td-svg__grid"/>'
        for place, _ in panel.ticks[1:-1]
    )
    return f'<rect width="100%" height="{TRACK}" class="td-svg__track"/>{lines}'


def _key(drawing: Drawing, rows: Sequence[BulletRow], *, results: bool) -> None:
    """The signs that are used, three on a line."""
    shown = (
        (any(row.low is None or row.high is None or row.low != row.high for row in rows), "vùng đạt"),
        (True, "mức đề ra"),
        (any(row.floor is not None for row in rows), "hướng dẫn"),
        (results, "kết quả"),
    )
    used = [words for there, words in shown if there]
    for number, words in enumerate(used):
        x, middle = number % 3 * COLUMN, 12 + number // 3 * LINE
        _sign(drawing, words, x, middle)
        drawing.text(f"{x + 28}", middle + 4, words, "note")
    drawing.y = 12 + (len(used) + 2) // 3 * LINE


def _sign(drawing: Drawing, words: str, x: int, middle: int) -> None:
    if words == "vùng đạt":
        drawing.box(f'x="{x}" y="{middle - 8}" width="22" height="{TRACK}"', "zone")
    elif words == "mức đề ra":
        drawing.mark(f"{x + 16}", middle, "tick", TICK, "tick")
    elif words == "hướng dẫn":
        drawing.mark(f"{x + 16}", middle, "floor", DIAMOND, "floor")
    else:
        drawing.box(f'x="{x}" y="{middle - BAR // 2}" width="22" height="{BAR}"', "bar td-svg__bar--met")


def _cells(row: BulletRow) -> tuple[str, ...]:
    return row.label, row.asked, row.floor_asked or "–", row.reached or "–", row.judged


def _sentence(row: BulletRow, *, results: bool) -> str:
    floor = f", hướng dẫn {row.floor_asked}" if row.floor_asked else ""
    result = f", kết quả {row.result}" if results else ""
    return f"{row.label}: đề ra {row.asked}{floor}{result}"
