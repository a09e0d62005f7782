"""A chart in every form it is shown: a drawing, a Plotly figure, a table, and how its figures come about."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from generator.escaping import escaped, script_json
from generator.labels.verdicts import SAMPLE

PlotlyFigure = dict[str, Any]
_BEGIN, _END = '<figure class="td-chart', "</figure>"
_TABLE, _HOW = '<details class="td-chart__table">', '<details class="td-chart__how">'


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """One chart. `prefix` is unique on its page and begins every id; `drawing` is HTML; `rows` are as many cells as
    `header`. No `data` where Plotly would say nothing that the drawing does not say.
    """

    prefix: str
    title: str
    drawing: str
    data: PlotlyFigure | None
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    how: str
    sample: bool = False


def figure_html(figure: ChartFigure) -> str:
    """The whole `<figure>`: caption, drawing, table, how it is computed, and the Plotly figure for charts.js."""
    sample = f' <span class="td-sample-tag">{SAMPLE}</span>' if figure.sample else ""
    return (
        f'{_BEGIN}{" td-chart--sample" if figure.sample else ""}" data-chart id="{figure.prefix}">'
        f'<figcaption class="td-chart__title">{escaped(figure.title)}{sample}</figcaption>'
        f'<div class="td-chart__plot">{figure.drawing}</div>'
        f"{_TABLE}<summary>Bảng số liệu</summary>{_table(figure)}</details>"
        f"{_HOW}<summary>Cách tính</summary><p>{escaped(figure.how)}</p></details>"
        f"{_script(figure.data)}{_END}"
    )


def tables_alone(html: str) -> str:
    """HTML with nothing left of its charts but their tables: the rest says the same, or how it is computed."""
    kept, at = [], 0
    while (start := html.find(_BEGIN, at)) >= 0:
        table = html.index(_TABLE, start)
        how = html.index(_HOW, table)
        kept += [html[at:start], html[table:how]]
        at = html.index(_END, how) + len(_END)
    return "\n".join([*kept, html[at:]])


def _script(data: PlotlyFigure | None) -> str:
    return "" if data is None else f'<script type="application/json">{script_json(data)}</script>'


def _table(figure: ChartFigure) -> str:
    head = "".join(f'<th scope="col">{escaped(name)}</th>' for name in figure.header)
    body = "".join(_row(cells) for cells in figure.rows)
    return (
        f'<div class="td-scroll" role="region" aria-label="{escaped(figure.title)}" tabindex="0">'
        f'<table class="td-table td-table--compact"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _row(cells: Iterable[str]) -> str:
    first, *rest = cells
    return f'<tr><th scope="row">{escaped(first)}</th>{"".join(f"<td>{escaped(cell)}</td>" for cell in rest)}</tr>'


def label(text: str) -> str:
    """Text for Plotly, whose labels are pseudo-HTML."""
    return escape(text, quote=False) if "<" in text or ">" in text or "&" in text else text


def rows_layout(rows: int) -> dict[str, Any]:
    """A layout of rows, numbered from the top, whose scale is 0 to 1: charts.js measures where the page has them."""
    return {
        "xaxis": {"range": [0, 1]},
        "yaxis": {"range": [rows - 0.5, -0.5]},
        "separators": ",.",
        "barmode": "overlay",
        "meta": {"rows": rows},
    }
