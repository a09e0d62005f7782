"""What charts of rows have in common: a name, a drawing, and the value at its end, as HTML that breaks its own lines.

On a wide screen names stand left, drawings on one scale beside them; on a narrow one below each other (charts.css).
"""

from collections.abc import Iterable, Sequence

from generator.charts.svg import SAMPLE_LINE, STATUS_SIGNS
from generator.escaping import escaped

SAMPLE_HTML = f'<p class="td-rows__sample">{SAMPLE_LINE}</p>'


def rows_html(rows: Iterable[str], key: Sequence[tuple[str, str]], *, sample: bool, remark: str = "") -> str:
    """The rows one below the other, what is remarked on all of them, then the key: (sample of a sign, words)."""
    head = SAMPLE_HTML if sample else ""
    foot = f'<p class="td-rows__remark">{escaped(remark)}</p>' if remark else ""
    signs = "".join(f"<li>{sign} {escaped(words)}</li>" for sign, words in key)
    listed = f'<ul class="td-chart__key">{signs}</ul>' if key else ""
    return f'{head}<div class="td-rows">{"".join(rows)}</div>{foot}{listed}'


def heading_html(words: str, drawing: str = "") -> str:
    """What stands above rows of one scale, with the words on the scale."""
    return f'<div class="td-row td-row--head"><p class="td-row__name">{escaped(words)}</p>{drawing}</div>'


def row_html(name: str, note: str, drawing: str, value: str, beside: str = "") -> str:
    """One row; `drawing` and `beside` are HTML, the others text. `beside` follows the value."""
    more = f'<span class="td-row__note">{escaped(note)}</span>' if note else ""
    end = f'<p class="td-row__value">{escaped(value)}{beside}</p>' if value or beside else ""
    return f'<div class="td-row"><p class="td-row__name"><strong>{escaped(name)}</strong>{more}</p>{drawing}{end}</div>'


def sign_svg(status: str) -> str:
    """The sign of a status, as high as the text beside it."""
    return (
        '<svg class="td-svg td-sign" aria-hidden="true" viewBox="-8 -8 16 16" width="14" height="14">'
        f'<path d="{STATUS_SIGNS[status]}" class="td-svg__sign td-svg__sign--{status}"/></svg>'
    )


def sample_svg(parts: str) -> str:
    """A small drawing of a sign of the key."""
    return f'<svg class="td-svg td-sign" aria-hidden="true" width="28" height="18">{parts}</svg>'
