"""Bullet bars: what a plan promises, what the guidance asks, and what was reached, shares and counts apart."""

from collections.abc import Iterator, Sequence

from generator.charts.bars import BAND, BAR, TRACK, axis_svg, bar_svg, hatched
from generator.charts.bullet_data import bullet_data
from generator.charts.bullet_rows import BulletRow
from generator.charts.figure import ChartFigure
from generator.charts.rows import heading_html, row_html, rows_html, sample_svg, sign_svg

PROMISED = ("Chỉ tiêu", "Mức đề ra")
HEADER = (*PROMISED, "Hướng dẫn", "Kết quả", "Đánh giá")
SIGNS = (
    "Vạch đứng là mức đề ra, dải nhạt là vùng đạt chỉ tiêu, không vẽ khi văn bản chỉ nêu một con số mà không hiểu là "
    "ít nhất"
)
SCALES = "Mọi tỷ lệ đứng trên một thang từ 0 đến 100%; mỗi số lượng có thang riêng theo mức của nó"
HOW = (
    f"{SIGNS}; dải hẹp bên dưới là mức hướng dẫn của cấp trên, thanh đậm là kết quả đã công bố, rỗng khi còn là số "
    f"liệu tạm; kết quả 0 là một chấm. Gạch chéo là chưa có báo cáo công khai, không phải 0. {SCALES}. Tỷ lệ tính từ "
    "số đếm và chỉ làm tròn khi viết ra; kết quả không có số đếm chỉ ghi bằng chữ."
)
HOW_PROMISED = f"{SIGNS}. {SCALES}."
PANELS = (("%", "Tỷ lệ"), ("", "Số lượng, mỗi dòng một thang"))


def bullet_chart(
    prefix: str, title: str, rows: Sequence[BulletRow], *, sample: bool = False, results: bool = True
) -> ChartFigure:
    """Rows in the given order within each scale, shares first. Without `results` only what is asked is shown."""
    ordered = [row for unit, _ in PANELS for row in rows if row.unit == unit]
    silent = results and all(row.silent for row in rows) and len({row.result for row in rows}) == 1
    remark = f"Kết quả: {rows[0].result}." if silent and rows else ""
    drawn = rows_html(_parts(rows, valued=results and not silent), _key(rows), sample=sample, remark=remark)
    cells = tuple(_cells(row) if results else (row.label, row.asked) for row in rows)
    return ChartFigure(
        prefix, title, drawn, bullet_data(ordered), HEADER if results else PROMISED, cells,
        HOW if results else HOW_PROMISED, sample,
    )  # fmt: skip


def _parts(rows: Sequence[BulletRow], *, valued: bool) -> Iterator[str]:
    for unit, name in PANELS:
        own = [row for row in rows if row.unit == unit]
        if own:
            yield heading_html(name, axis_svg() if unit else "")
        for row in own:
            value, sign = _value(row) if valued else ("", "")
            yield row_html(row.label, _note(row), bar_svg(row, labelled=True), value, sign)


def _value(row: BulletRow) -> tuple[str, str]:
    """What stands at the end of a bar: the result, and the verdict on it."""
    judged = f'<span class="td-row__note">{sign_svg(row.status)}{row.judged}</span>' if row.status else ""
    return ("" if row.silent and judged else row.result), judged


def _note(row: BulletRow) -> str:
    return f"Đề ra {row.asked}{f' · hướng dẫn {row.floor_asked}' if row.floor_asked else ''}"


def _key(rows: Sequence[BulletRow]) -> list[tuple[str, str]]:
    """The signs that are used."""
    track = f'<rect y="2" width="28" height="{TRACK}" class="td-svg__'
    bar = f'y="{2 + (TRACK - BAR) // 2}" height="{BAR}" class="td-svg__bar td-svg__bar--met'
    guided = f'<rect y="7" width="28" height="{BAND}" class="td-svg__floor"/>'
    dot = f'<circle cx="14" cy="9" r="{BAR // 2}" class="td-svg__bar td-svg__bar--met"/>'
    shown = (
        (True, '<path d="M12.5 0h3v18h-3z" class="td-svg__tick"/>', "mức đề ra"),
        (any(row.zone for row in rows), f'{track}zone"/>', "vùng đạt"),
        (any(row.guided for row in rows), guided, "hướng dẫn"),
        (any(row.actual and not row.provisional for row in rows), f'<rect width="28" {bar}"/>', "kết quả"),
        (any(row.provisional for row in rows), f'<rect x="1" width="26" {bar} td-svg__bar--hollow"/>', "số liệu tạm"),
        (any(row.actual == 0 for row in rows), dot, "kết quả 0"),
        (any(row.unreported for row in rows), f'{track}track"/>{hatched(2)}', "chưa có báo cáo công khai"),
    )
    return [(sample_svg(sign), words) for used, sign, words in shown if used]


def _cells(row: BulletRow) -> tuple[str, ...]:
    return row.label, row.asked, row.floor_asked or "–", row.reached or "–", row.judged
