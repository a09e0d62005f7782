"""The bar of one target: track, where the target is met, the guidance's band below, what was reached, the figure asked.

Widths are in per cent, heights in pixels, so that a bar is as readable in a cell of a table as across a page.
"""

from generator.charts.bullet_rows import SHARE_TICKS, BulletRow
from generator.charts.svg import across
from generator.escaping import escaped

LABEL, TRACK, BAR, BAND, GAP = 13, 14, 8, 4, 2
HEIGHT = TRACK + GAP + BAND + 2
DIAMOND = 4.5
LEFT_END, RIGHT_END = 0.12, 0.88


def bar_svg(row: BulletRow, *, labelled: bool = False) -> str:
    """The bar as an `<svg>`; `labelled` writes the figure that is asked above its mark."""
    top = LABEL if labelled else 1
    parts = [
        _track(top, grid=bool(row.unit)), _zone(row, top), hatched(top) if row.unreported else "", _guided(row, top),
        _reached(row, top), _asked(row, top), _label(row) if labelled else "",
    ]  # fmt: skip
    return f'<svg class="td-svg td-bar" aria-hidden="true" width="100%" height="{top + HEIGHT}">{"".join(parts)}</svg>'


def axis_svg() -> str:
    """The words of the scale of shares, to stand above or below its bars."""
    words = "".join(
        f'<text x="{across(place)}" y="11" text-anchor="{_anchor(place)}" class="td-svg__axis">{text}</text>'
        for place, text in SHARE_TICKS[::2]
    )
    return f'<svg class="td-svg td-bar td-bar--axis" aria-hidden="true" width="100%" height="15">{words}</svg>'


def _track(top: int, *, grid: bool) -> str:
    lines = "".join(
        f'<line x1="{across(place)}" x2="{across(place)}" y1="{top}" y2="{top + TRACK}" class="td-svg__grid"/>'
        for place, _ in (SHARE_TICKS[1:-1] if grid else ())
    )
    return f'<rect width="100%" y="{top}" height="{TRACK}" class="td-svg__track"/>{lines}'


def hatched(top: int) -> str:
    """Slanting strokes over the whole track: a thick line in dashes, so that no pattern has to be kept anywhere."""
    return (
        f'<g transform="translate(0 {top + TRACK / 2:g})"><line x2="100%" stroke-width="{TRACK - 1}" '
        'stroke-dasharray="1.5 5" transform="skewX(-40)" class="td-svg__hatch"/></g>'
    )


def _zone(row: BulletRow, top: int) -> str:
    span = row.zone()
    return _box(span[0], span[1], top, TRACK, "zone") if span else ""


def _guided(row: BulletRow, top: int) -> str:
    """A band below the track; a bare figure is a diamond."""
    span = row.guided()
    if span is None:
        return ""
    middle = top + TRACK + GAP + BAND / 2
    if span[0] == span[1]:
        return _mark(span[0], middle, f"M0-{DIAMOND}L{DIAMOND} 0 0 {DIAMOND}-{DIAMOND} 0z", "floor")
    return _box(span[0], span[1], top + TRACK + GAP, BAND, "floor")


def _reached(row: BulletRow, top: int) -> str:
    if row.actual is None:
        return ""
    kind = f"bar td-svg__bar--{row.status or 'pending'}{' td-svg__bar--hollow' if row.provisional else ''}"
    if row.actual == 0:
        return f'<circle cx="0" cy="{top + TRACK // 2}" r="{BAR // 2}" class="td-svg__{kind}"/>'
    return _box(0, row.place(row.actual), top + (TRACK - BAR) // 2, BAR, kind)


def _asked(row: BulletRow, top: int) -> str:
    path = f"M-1.5-{TRACK / 2 + 2:g}h3v{TRACK + 4}h-3z"
    return "".join(_mark(row.place(figure), top + TRACK / 2, path, "tick") for figure in row.figures())


def _label(row: BulletRow) -> str:
    places = [row.place(figure) for figure in row.figures()]
    if not places:
        return ""
    middle = (places[0] + places[-1]) / 2
    return (
        f'<text x="{across(middle)}" y="9" text-anchor="{_anchor(middle)}" class="td-svg__value">'
        f"{escaped(row.figure_words)}</text>"
    )


def _anchor(place: float) -> str:
    return "start" if place < LEFT_END else "end" if place > RIGHT_END else "middle"


def _box(start: float, end: float, top: float, height: float, kind: str) -> str:
    side = f'x="{across(start)}" ' if start else ""
    return f'<rect {side}y="{top:g}" width="{across(end - start)}" height="{height:g}" class="td-svg__{kind}"/>'


def _mark(place: float, middle: float, path: str, kind: str) -> str:
    """A sign around a point: an `<svg>` of no size stands at a share of the width, where a path can not."""
    return (
        f'<svg x="{across(place)}" y="{middle:g}" width="1" height="1" overflow="visible">'
        f'<path d="{path}" class="td-svg__{kind}"/></svg>'
    )
