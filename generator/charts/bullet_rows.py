"""The rows of a bullet chart. Shares stand on one scale from 0 to 100%, each count on one of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil

from generator.formats import vi_count, vi_share
from generator.labels.verdicts import SHOWN

SMALLEST_COUNT_SCALE = 5
SHARE_TICKS = ((0.0, "0%"), (0.25, "25%"), (0.5, "50%"), (0.75, "75%"), (1.0, "100%"))
SILENT = ("not_reported", "withdrawn", "pending")
NO_REPORT = SILENT[:2]
Span = tuple[float, float]


@dataclass(frozen=True)
class BulletRow:
    """One target. Figures are shares of one where `unit` is "%", else counts.

    The target is met from `low` to `high`; None leaves that side open, both equal is a bare figure, both None is no
    figure; so the guidance's from `floor` to `floor_high`. `asked`, `floor_asked` and `reached` are the words for them,
    as the page says them; `reached` may say what has no place on the scale (`actual` None).
    """

    label: str
    unit: str
    low: Fraction | None
    high: Fraction | None
    asked: str
    floor: Fraction | None = None
    floor_asked: str = ""
    actual: Fraction | None = None
    reached: str = ""
    status: str | None = None
    provisional: bool = False
    floor_high: Fraction | None = None

    @property
    def silent(self) -> bool:
        """Whether nothing is known yet."""
        return not self.reached and (self.status is None or self.status in SILENT)

    @property
    def unreported(self) -> bool:
        """Whether there is no report where there should be one."""
        return self.silent and self.status in NO_REPORT

    @property
    def judged(self) -> str:
        """The verdict in words."""
        return SHOWN[self.status] if self.status else "–"

    @property
    def result(self) -> str:
        """What was reached in words; never a number where nothing was reported."""
        return self.reached or (self.judged.lower() if self.silent else "–")

    @cached_property
    def end(self) -> int:
        """Where the row's own scale ends: 100%, or a round number beyond all that stands on it."""
        if self.unit:
            return 1
        known = (self.low, self.high, self.floor, self.floor_high, self.actual)
        step, steps = _scale([figure for figure in known if figure is not None])
        return step * steps

    def _place(self, figure: Fraction) -> float:
        return placed(figure, self.end)

    @cached_property
    def zone(self) -> Span | None:
        """From where to where the target is met, as shares of the width; None for a bare figure or for none."""
        return None if self.low == self.high else self._span(self.low, self.high)

    @cached_property
    def guided(self) -> Span | None:
        """Where the guidance is met; both ends are one where it names a bare figure; None without guidance."""
        bare = self.floor is None and self.floor_high is None
        return None if bare else self._span(self.floor, self.floor_high)

    def _span(self, low: Fraction | None, high: Fraction | None) -> Span:
        return 0.0 if low is None else self._place(low), 1.0 if high is None else self._place(high)

    @cached_property
    def reach(self) -> float | None:
        """Where that stands which was reached; None where it has no place on the scale."""
        return None if self.actual is None else self._place(self.actual)

    @cached_property
    def figures(self) -> tuple[Fraction, ...]:
        """The figures the document names: none, one, or the two ends of a range."""
        low, high = self.low, self.high
        if low is None or high is None or low == high:
            one = high if low is None else low
            return () if one is None else (one,)
        return (low, high) if low < high else (high, low)

    @cached_property
    def marks(self) -> tuple[float, ...]:
        """Where these figures stand."""
        return tuple(map(self._place, self.figures))

    @property
    def figure_words(self) -> str:
        """The figures the document names, as they stand beside their marks: «90%», «10%–15%», «1.250»."""
        return "–".join(vi_share(figure) if self.unit else vi_count(int(figure)) for figure in self.figures)


def placed(figure: Fraction, end: int) -> float:
    """Where a figure stands on a scale from 0 to `end`, as a share of its length; nothing stands outside."""
    return min(figure.numerator / (figure.denominator * end), 1.0)


def count_ticks(figures: Iterable[Fraction]) -> tuple[int, list[tuple[float, str]]]:
    """A scale of whole numbers beyond all figures: where it ends, and its ticks as (share of the length, words)."""
    step, steps = _scale(figures)
    return step * steps, [(number / steps, vi_count(step * number)) for number in range(steps + 1)]


def _scale(figures: Iterable[Fraction]) -> tuple[int, int]:
    """(Length of a step, how many) of a scale of whole numbers beyond all figures."""
    largest = max([SMALLEST_COUNT_SCALE, *(ceil(figure) + 1 for figure in figures)])
    step = _step(largest)
    return step, -(-largest // step)


def _step(largest: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … that needs at most five steps."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if largest <= 5 * factor * power:
                return factor * power
        power *= 10
