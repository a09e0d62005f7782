"""Bullet bars: what a plan promises, what the guidance asks at least, and what was reached, shares and counts apart."""

from collections.abc import Sequence

from generator.charts.bullet_data import bullet_data
from generator.charts.bullet_rows import BulletRow, Panel, panels
from generator.charts.figure import ChartFigure
from generator.charts.svg import LABEL_LETTERS, Drawing, across, wrapped
from generator.labels import NO_REPORT, STATUSES

TRACK, BAR = 16, 8
TICK, DIAMOND = "M-1.5-11h3v22h-3z", "M0-6L6 0 0 6-6 0z"
HEADER = ("Chỉ tiêu", "Mức đề ra", "Hướng dẫn", "Kết quả", "Đánh giá")
HOW = (
    "Dải nhạt là vùng đạt chỉ tiêu, vạch đứng là mức kế hoạch đề ra, hình thoi là mức hướng dẫn của cấp trên, thanh "
    "đậm là kết quả đã công bố (gạch chéo khi còn là số liệu tạm). Tỷ lệ tính từ số đếm và chỉ làm tròn khi viết ra; "
    "tỷ lệ và số lượng đứng trên hai thang riêng. Chưa có báo cáo công khai thì không vẽ thanh, không coi là 0."
)


def bullet_chart(prefix: str, title: str, rows: Sequence[BulletRow], *, sample: bool = False) -> ChartFigure:
    """Rows in the given order within each scale, shares first."""
    drawn = panels(rows)
    description = ". ".join(_sentence(row) for row in rows)
    drawing = Drawing(prefix, title, description, sample=sample)
    quiet = all(row.actual is None for row in rows)
    for panel in drawn:
        _panel(drawing, panel, several=len(drawn) > 1, quiet=quiet)
    _legend(drawing, rows, quiet=quiet)
    return ChartFigure(
        prefix, title, description, drawing.svg(), bullet_data(drawn),
        HEADER, tuple(_cells(row) for row in rows), HOW, sample,
    )  # fmt: skip


def _panel(drawing: Drawing, panel: Panel, *, several: bool, quiet: bool) -> None:
    if several:
        drawing.lines([panel.name], "panel", 24)
    for row in panel.rows:
        _row(drawing, row, panel, quiet=quiet)
    for place, words in panel.ticks:
        anchor = "start" if place == 0 else "end" if place == 1 else "middle"
        drawing.text(across(place), drawing.y + 8, words, "axis", anchor)
    drawing.y += 24


def _row(drawing: Drawing, row: BulletRow, panel: Panel, *, quiet: bool) -> None:
    drawing.lines(wrapped(row.label, LABEL_LETTERS), "label", 20)
    drawing.lines(row.notes(quiet=quiet), "note", 18)
    top = drawing.y + 6
    middle = top + TRACK / 2
    drawing.stamp("0", top, "counts" if not panel.unit else "shares", _track(panel))
    _target(drawing, row, panel, top)
    if row.actual is not None:
        kind = f"bar td-svg__bar--{row.status or 'pending'}"
        drawing.bar(0, panel.place(row.actual), middle - BAR / 2, BAR, kind, "hatch" if row.provisional else "")
    for figure in row.figures():
        drawing.mark(across(panel.place(figure)), middle, "tick", TICK, "tick")
    if row.floor is not None:
        drawing.mark(across(panel.place(row.floor)), middle, "floor", DIAMOND, "floor")
    drawing.y = top + TRACK + 14


def _track(panel: Panel) -> str:
    lines = "".join(
        f'<line x1="{across(place)}" x2="{across(place)}" y2="{TRACK}" class="td-svg__grid"/>'
        for place, _ in panel.ticks[1:-1]
    )
    return f'<rect width="100%" height="{TRACK}" class="td-svg__track"/>{lines}'


def _target(drawing: Drawing, row: BulletRow, panel: Panel, top: float) -> None:
    start, end = panel.zone(row)
    if end > start:
        drawing.bar(start, end, top, TRACK, "zone")


def _legend(drawing: Drawing, rows: Sequence[BulletRow], *, quiet: bool) -> None:
    middle = drawing.y + 12
    drawing.mark("8", middle, "tick", TICK, "tick")
    drawing.text("18", middle + 4, "mức đề ra", "note")
    if any(row.floor is not None for row in rows):
        drawing.mark("108", middle, "floor", DIAMOND, "floor")
        drawing.text("120", middle + 4, "hướng dẫn", "note")
    if not quiet:
        drawing.box(f'x="206" y="{middle - 4:g}" width="22" height="8"', "bar td-svg__bar--met")
        drawing.text("234", middle + 4, "kết quả", "note")
    drawing.y = middle + 14
    if quiet:
        drawing.lines([f"Kết quả: {NO_REPORT}."], "note", 22)


def _cells(row: BulletRow) -> tuple[str, ...]:
    status = STATUSES[row.status] if row.status else "–"
    return row.label, row.asked, row.floor_asked or "–", row.result, status


def _sentence(row: BulletRow) -> str:
    floor = f", hướng dẫn {row.floor_asked}" if row.floor_asked else ""
    return f"{row.label}: đề ra {row.asked}{floor}, kết quả {row.result}"
