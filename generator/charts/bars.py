"""The bar of one target: track, where the target is met, the guidance's band below, what was reached, the figure asked.

Widths are in per cent, heights in pixels, so that a bar is as readable in a cell of a table as across a page.
"""

from functools import cache

from generator.charts.bullet_rows import SHARE_TICKS, BulletRow, Span
from generator.charts.svg import across
from generator.escaping import escaped

LABEL, TRACK, BAR, BAND, GAP = 13, 14, 8, 4, 2
HEIGHT = TRACK + GAP + BAND + 2
DIAMOND = 4.5
MARKS = {
    "tick": f"M-1.5-{TRACK // 2 + 2}h3v{TRACK + 4}h-3z",
    "floor": f"M0-{DIAMOND}L{DIAMOND} 0 0 {DIAMOND}-{DIAMOND} 0z",
}
LEFT_END, RIGHT_END = 0.12, 0.88


def bar_svg(row: BulletRow, *, labelled: bool = False) -> str:
    """The bar as an `<svg>`; `labelled` writes the figure that is asked above its mark."""
    top = LABEL if labelled else 1
    parts = [
        _track(top, bool(row.unit)), _zone(row, top), hatched(top) if row.unreported else "", _guided(row, top),
        _reached(row, top), _asked(row, top), _label(row) if labelled else "",
    ]  # fmt: skip
    return f'<svg class="td-svg td-bar" aria-hidden="true" width="100%" height="{top + HEIGHT}">{"".join(parts)}</svg>'


@cache
def axis_svg() -> str:
    """The words of the scale of shares, to stand above or below its bars."""
    words = "".join(
        f'<text x="{across(place)}" y="11" text-anchor="{_anchor(place)}" class="td-svg__axis">{text}</text>'
        for place, text in SHARE_TICKS[::2]
    )
    return f'<svg class="td-svg td-bar td-bar--axis" aria-hidden="true" width="100%" height="15">{words}</svg>'


@cache
def _track(top: int, grid: bool) -> str:
    lines = "".join(
        f'<line x1="{across(place)}" x2="{across(place)}" y1="{top}" y2="{top + TRACK}" class="td-svg__grid"/>'
        for place, _ in (SHARE_TICKS[1:-1] if grid else ())
    )
    return f'<rect width="100%" y="{top}" height="{TRACK}" class="td-svg__track"/>{lines}'


@cache
def hatched(top: int) -> str:
    """Slanting strokes over the whole track: a thick line in dashes, so that no pattern has to be kept anywhere."""
    return (
        f'<g transform="translate(0 {top + TRACK // 2})"><line x2="100%" stroke-width="{TRACK - 1}" '
        'stroke-dasharray="1.5 5" transform="skewX(-40)" class="td-svg__hatch"/></g>'
    )


def _zone(row: BulletRow, top: int) -> str:
    return _box(row.zone, top, TRACK, "zone") if row.zone else ""


def _guided(row: BulletRow, top: int) -> str:
    """A band below the track; a bare figure is a diamond."""
    span, below = row.guided, top + TRACK + GAP
    if span is None:
        return ""
    return _mark(span[0], below + BAND // 2, "floor") if span[0] == span[1] else _box(span, below, BAND, "floor")


def _reached(row: BulletRow, top: int) -> str:
    if row.reach is None:
        return ""
    kind = f"bar td-svg__bar--{row.status or 'pending'}{' td-svg__bar--hollow' if row.provisional else ''}"
    if not row.actual:
        return f'<circle cx="0" cy="{top + TRACK // 2}" r="{BAR // 2}" class="td-svg__{kind}"/>'
    return _box((0.0, row.reach), top + (TRACK - BAR) // 2, BAR, kind)


def _asked(row: BulletRow, top: int) -> str:
    return "".join([_mark(place, top + TRACK // 2, "tick") for place in row.marks])


def _label(row: BulletRow) -> str:
    if not row.marks:
        return ""
    middle = (row.marks[0] + row.marks[-1]) / 2
    return (
        f'<text x="{across(middle)}" y="9" text-anchor="{_anchor(middle)}" class="td-svg__value">'
        f"{escaped(row.figure_words)}</text>"
    )


def _anchor(place: float) -> str:
    return "start" if place < LEFT_END else "end" if place > RIGHT_END else "middle"


def _box(span: Span, top: int, height: int, kind: str) -> str:
    start, end = span
    side = f'x="{across(start)}" ' if start else ""
    return f'<rect {side}y="{top}" width="{across(end - start)}" height="{height}" class="td-svg__{kind}"/>'


def _mark(place: float, middle: int, kind: str) -> str:
    """A sign around a point: an `<svg>` of no size stands at a share of the width, where a path can not."""
    return (
        f'<svg x="{across(place)}" y="{middle}" width="1" height="1" overflow="visible">'
        f'<path d="{MARKS[kind]}" class="td-svg__{kind}"/></svg>'
    )
