"""Drawing without a scale: widths in per cent, text in pixels, as readable at 360 pixels as at 1,440.

Colours come from charts.css by class; shapes and patterns carry the meaning where there are no colours.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.escaping import escaped
from generator.labels.verdicts import SAMPLE

NOTE_STEP = 16
NAME_BASE, NOTE_BASE = 10, 9
SAMPLE_LINE = f"{SAMPLE}: số liệu hư cấu"
SAMPLE_STEP = 22
STATUS_SIGNS = {
    "met": "M0-7a7 7 0 1 0 0 14A7 7 0 0 0 0-7m-.8 10L-4.2-.4l1.3-1.3L-.8.4l3.7-3.7 1.3 1.3z",
    "exceeded": "M0-7l6 6-1.5 1.5L0-4-4.5.5-6-1zM0-1l6 6-1.5 1.5L0 2l-4.5 4.5L-6 5z",
    "not_met": "M-4.5-6L0-1.5 4.5-6 6-4.5 1.5 0 6 4.5 4.5 6 0 1.5-4.5 6-6 4.5-1.5 0-6-4.5z",
    "at_risk": "M0-7L7 6H-7zM-.9-2v3.8H.9V-2zM-.9 3v1.8H.9V3z",
    "pending": "M0-7a7 7 0 1 0 0 14A7 7 0 0 0 0-7m0 1.7a5.3 5.3 0 1 1 0 10.6A5.3 5.3 0 0 1 0-5.3"
    "M-.8-3.8V.4l3 1.8.8-1.3L.8-.4v-3.4z",
    "interim": "M0-7a7 7 0 1 0 0 14A7 7 0 0 0 0-7m0 1.7a5.3 5.3 0 1 1 0 10.6A5.3 5.3 0 0 1 0-5.3M-7 0A7 7 0 0 0 7 0z",
    "undetermined": "M0-7a7 7 0 1 0 0 14A7 7 0 0 0 0-7m0 1.7a5.3 5.3 0 1 1 0 10.6A5.3 5.3 0 0 1 0-5.3"
    "M0-7a7 7 0 0 0 0 14z",
    "not_reported": "M0-6.2a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 0-6.2z",
    "withdrawn": "M0-6.2a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 0-6.2zM-4.4 4.4L4.4-4.4",
    "not_applicable": "M-6-.9H6V.9H-6z",
}


class Drawing:
    """One `<svg>` under the other, so that a page of paper may end between them; the last is the key to the signs.

    `y` is where the next part begins in the present `<svg>`, `above` what stands over it, in pixels.
    """

    def __init__(self, prefix: str, title: str, *, sample: bool) -> None:
        self.prefix = prefix
        self.y = 0.0
        self.above = 0.0
        self.sample = sample
        self._title = title
        self._parts: list[str] = []
        self._done: list[str] = []
        self._once: dict[str, str] = {}
        if sample:
            self.lines([SAMPLE_LINE], "sample", SAMPLE_STEP)

    def add(self, *parts: str) -> None:
        """Put ready parts in."""
        self._parts.extend(parts)

    def text(self, x: str, y: float, words: str, kind: str = "", anchor: str = "start") -> None:
        """One line; `x` with its unit, `y` the baseline, `kind` a class after `td-svg__`."""
        side = "" if anchor == "start" else f' text-anchor="{anchor}"'
        name = f' class="td-svg__{kind}"' if kind else ""
        self._parts.append(f'<text x="{x}" y="{y:g}"{side}{name}>{escaped(words)}</text>')

    def lines(self, words: Iterable[str], kind: str, step: float, base: float = NAME_BASE) -> None:
        """Lines of text from `y` on, the first with its baseline at `base`; `y` moves below them."""
        for line in words:
            self._parts.append(f'<text y="{self.y + base:g}" class="td-svg__{kind}">{escaped(line)}</text>')
            self.y += step

    def box(self, box: str, kind: str) -> None:
        """A bar whose place and size are given as attributes."""
        self._parts.append(f'<rect {box} class="td-svg__{kind}"/>')

    def stamp(self, x: str, y: float, name: str, parts: str) -> None:
        """Parts that come back: written once under `name`, drawn with their origin at this point."""
        if name not in self._once:
            self._once[name] = f'<g id="{self.prefix}-{name}">{parts}</g>'
        side = f' x="{x}"' if x != "0" else ""
        self._parts.append(f'<use href="#{self.prefix}-{name}"{side} y="{y:g}"/>')

    def mark(self, x: str, y: float, name: str, path: str, kind: str) -> None:
        """A sign around a point, which is the origin of its path."""
        self.stamp(x, y, name, f'<path d="{path}" class="td-svg__{kind}"/>')

    def line(self, start: float, y: float, end: float, y_end: float, kind: str) -> None:
        """A line between two points, shares of the width and pixels."""
        ends = f'x1="{across(start)}" y1="{y:g}" x2="{across(end)}" y2="{y_end:g}"'
        self._parts.append(f'<line {ends} class="td-svg__{kind}"/>')

    def close(self, description: str) -> None:
        """End an `<svg>`, which takes the width it is given; `description` says what it shows."""
        self._done.append(
            f'<svg class="td-svg" role="img" aria-label="{escaped(self._title)}. {escaped(description)}" width="100%" '
            f'height="{self.y:g}">{"".join(self._parts)}</svg>'
        )
        self._parts = []
        self.above += self.y
        self.y = 0.0

    def svg(self) -> str:
        """All of it. What was drawn since the last `close` is the key; it holds what comes back, and stays where Plotly
        takes the place of the rest.
        """
        once = f"<defs>{''.join(self._once.values())}</defs>" if self._once else ""
        key = f'<svg class="td-svg td-svg--key" aria-hidden="true" width="100%" height="{self.y:g}">'
        return f"{''.join(self._done)}{key}{once}{''.join(self._parts)}</svg>"


@lru_cache(maxsize=10_000)
def across(share: float) -> str:
    """A share of the width (0 to 1) as a place in a drawing."""
    return f"{share * 100:.5g}%"


PATTERNS = {
    "hatch": '<path d="M-1 1l2-2M0 6L6 0M5 7l2-2" class="td-svg__pattern td-svg__pattern--ink"/>',
    "net": '<path d="M0 0l6 6M6 0L0 6" class="td-svg__pattern td-svg__pattern--ink"/>',
    "back": '<path d="M-1 5l2 2M0 0l6 6M5-1l2 2" class="td-svg__pattern"/>',
    "cross": '<path d="M0 0l6 6M6 0L0 6" class="td-svg__pattern"/>',
    "dots": '<path d="M2 2h2v2H2z" class="td-svg__pattern-dot"/>',
    "rules": '<path d="M0 3h6" class="td-svg__pattern"/>',
    "posts": '<path d="M3 0v6" class="td-svg__pattern"/>',
}


def wrapped(text: str, letters: int, most: int = 3) -> list[str]:
    """At most `most` lines of at most `letters` letters, cut between words if possible; … ends a text that is cut."""
    return list(_wrapped(text, letters, most))


@lru_cache(maxsize=5_000)
def _wrapped(text: str, letters: int, most: int) -> tuple[str, ...]:
    """The same names of targets, and words on them, stand in chart after chart."""
    words = text.split()
    if len(text) <= letters:
        return (" ".join(words),) if words else ()
    lines: list[str] = []
    for word in (piece for whole in words for piece in _pieces(whole, letters)):
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][: letters - 1].rstrip() + "…"]
    return tuple(lines)


def _pieces(word: str, letters: int) -> Sequence[str]:
    if len(word) <= letters:
        return (word,)
    return [word[start : start + letters] for start in range(0, len(word), letters)]
