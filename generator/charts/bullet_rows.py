"""The rows of a bullet chart. Shares stand on one scale from 0 to 100%, each count on one of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.formats import vi_count, vi_share
from generator.labels.verdicts import SHOWN

SMALLEST_COUNT_SCALE = 5
SHARE_TICKS = ((0.0, "0%"), (0.25, "25%"), (0.5, "50%"), (0.75, "75%"), (1.0, "100%"))
SILENT = ("not_reported", "withdrawn", "pending")
NO_REPORT = SILENT[:2]
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
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

    @property
    def end(self) -> Fraction:
        """Where the row's own scale ends: 100%, or a round number beyond all that stands on it."""
        if self.unit:
            return Fraction(1)
        known = [figure for figure in (self.low, self.high, self.floor, self.floor_high, self.actual) if figure]
        return count_ticks(known)[0]

    def place(self, figure: Fraction) -> float:
        """Where a figure stands, as a share of the width; nothing stands outside."""
        return min(float(figure / self.end), 1.0)

    def zone(self) -> Span | None:
        """Where the target is met; None for a bare figure or for none."""
        return None if self.low == self.high else self._span(self.low, self.high)

    def guided(self) -> Span | None:
        """Where the guidance is met; both ends are one where it names a bare figure; None without guidance."""
        bare = self.floor is None and self.floor_high is None
        return None if bare else self._span(self.floor, self.floor_high)

    def _span(self, low: Fraction | None, high: Fraction | None) -> Span:
        return self.place(low or Fraction(0)), 1.0 if high is None else self.place(high)

    def figures(self) -> list[Fraction]:
        """The figures the document names: none, one, or the two ends of a range."""
        return sorted({figure for figure in (self.low, self.high) if figure is not None})

    @property
    def figure_words(self) -> str:
        """The figures the document names, as they stand beside their marks: «90%», «10%–15%», «1.250»."""
        return "–".join(vi_share(figure) if self.unit else vi_count(int(figure)) for figure in self.figures())


def count_ticks(figures: Sequence[Fraction]) -> tuple[Fraction, list[tuple[float, str]]]:
    """A scale of whole numbers beyond all figures: where it ends, and its ticks as (share of the length, words)."""
    largest = max([*(figure + 1 for figure in figures), Fraction(SMALLEST_COUNT_SCALE)])
    step = _step(largest)
    steps = -(-largest // step)
    return Fraction(step * steps), [(number / steps, vi_count(step * number)) for number in range(steps + 1)]


def _step(largest: Fraction) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … that needs at most five steps."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if largest <= 5 * factor * power:
                return factor * power
        power *= 10
