"""Members by titles: who stands where on what, as a table whose cells have a sign and a word and need no key."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.charts.figure import ChartFigure
from generator.charts.rows import SAMPLE_HTML, sign_svg
from generator.escaping import escaped
from generator.labels.verdicts import SHOWN, STANDINGS

HOW = (
    "Mỗi ô là đánh giá một chỉ tiêu của một tổ chức tại ngày ghi trên trang; chỉ tiêu nhiều nơi có đứng trước. «–»: kế "
    "hoạch không có chỉ tiêu đó. «Mới có số giữa kỳ» là đã báo cáo giữa năm, chưa đủ để kết luận. Thành viên chưa có "
    "kế hoạch trong sổ vẫn có hàng của mình: sổ chưa biết gì hơn, không phải lời nhận xét. Bảng viết gọn «có nguy cơ» "
    "thay «có nguy cơ không đạt», «chưa báo cáo» thay «chưa có báo cáo công khai»."
)
# What a matrix tells apart of what is not decided: figures before the end, and none yet.
INTERIM = "interim"
WORDS = {**SHOWN, INTERIM: STANDINGS["interim"].capitalize()}
# In the cells there is room for a few short words.
SHORT = {
    **WORDS,
    "at_risk": "Có nguy cơ",
    "undetermined": "Chưa đủ để kết luận",
    "not_reported": "Chưa báo cáo",
    "withdrawn": "Đã rút lại",
}


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row: what is shown or None for each column. A row that has no cells says why in its `note`; of one that has
    some, the note is a remark.
    """

    label: str
    statuses: tuple[str | None, ...] = ()
    note: str = ""


def matrix_chart(
    prefix: str, title: str, columns: Sequence[str], rows: Sequence[MatrixRow], *, sample: bool = False
) -> ChartFigure:
    """Members left, titles as heads, the most common first. The table of its figures has them the other way about."""
    order = sorted(range(len(columns)), key=lambda number: -_held(rows, number))
    header = ("Chỉ tiêu", *(row.label for row in rows))
    cells = tuple((columns[number], *(_short(row, number) for row in rows)) for number in order)
    drawing = _drawing(title, columns, rows, order, sample=sample)
    return ChartFigure(prefix, title, drawing, None, header, cells, HOW, sample)


def _held(rows: Sequence[MatrixRow], number: int) -> int:
    """How many rows have something in a column."""
    return sum(bool(row.statuses and row.statuses[number]) for row in rows)


def _drawing(
    title: str, columns: Sequence[str], rows: Sequence[MatrixRow], order: Sequence[int], *, sample: bool
) -> str:
    head = "".join(f'<th scope="col">{escaped(columns[number])}</th>' for number in order)
    body = "".join(_row(row, order) for row in rows)
    return (
        f"{SAMPLE_HTML if sample else ''}"
        f'<div class="td-scroll" role="region" aria-label="{escaped(title)}" tabindex="0"><table class="td-matrix">'
        f'<thead><tr><th scope="col">Thành viên</th>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _row(row: MatrixRow, order: Sequence[int]) -> str:
    note = f'<span class="td-row__note">{escaped(row.note)}</span>' if row.note and row.statuses else ""
    name = f'<th scope="row">{escaped(row.label)}{note}</th>'
    if not row.statuses:
        return f'<tr>{name}<td colspan="{max(len(order), 1)}" class="td-matrix__none">{escaped(row.note)}</td></tr>'
    return f"<tr>{name}{''.join(_cell(row.statuses[number]) for number in order)}</tr>"


def _cell(status: str | None) -> str:
    if status is None:
        return '<td class="td-matrix__none">–</td>'
    return f'<td class="td-matrix__cell td-matrix__cell--{status}">{sign_svg(status)} {SHORT[status]}</td>'


def _short(row: MatrixRow, number: int) -> str:
    if not row.statuses:
        return row.note
    status = row.statuses[number]
    return SHORT[status] if status else "–"
