"""Where everything of a bullet chart stands: the drawing and the Plotly figure are written from the same places."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.charts.bullet_rows import BulletRow, Panel, panels
from generator.charts.svg import LABEL_LETTERS, NAME_STEP, NOTE_STEP, SAMPLE_STEP, in_parts, wrapped

TRACK, BAR = 16, 8
HEADING, BEFORE, AFTER, AXIS = 22, 4, 14, 18


class Placed(NamedTuple):
    """One row: the tops of its label, of its words and of its track, in pixels below the top of its part."""

    row: BulletRow
    label: list[str]
    notes: list[str]
    top: int
    words: int
    track: int


class BulletPart(NamedTuple):
    """Rows of one scale that are not torn apart on paper; `above` is what stands over them, `axis` the top of the words
    on the scale.
    """

    panel: Panel
    heading: str
    above: int
    rows: list[Placed]
    axis: int
    height: int


def placed(rows: Sequence[BulletRow], *, quiet: bool, sample: bool) -> list[BulletPart]:
    """Shares first, then counts; each scale under its name where there are two."""
    drawn = panels(rows)
    parts: list[BulletPart] = []
    above, top = 0, SAMPLE_STEP if sample else 0
    for panel in drawn:
        heading = panel.name if len(drawn) > 1 else ""
        for some in in_parts(panel.rows):
            parts.append(_part(panel, heading, above, top, some, quiet=quiet))
            above, top, heading = above + parts[-1].height, 0, ""
    return parts


def _part(panel: Panel, heading: str, above: int, top: int, rows: Sequence[BulletRow], *, quiet: bool) -> BulletPart:
    y = top + HEADING if heading else top
    found = []
    for row in rows:
        label, notes = wrapped(row.label, LABEL_LETTERS), row.notes(quiet=quiet)
        words = y + NAME_STEP * len(label)
        track = words + NOTE_STEP * len(notes) + BEFORE
        found.append(Placed(row, label, notes, y, words, track))
        y = track + TRACK + AFTER
    return BulletPart(panel, heading, above, found, y - AFTER // 2, y + AXIS)
