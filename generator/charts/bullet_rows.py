"""The rows of a bullet chart and their two scales: shares from 0 to 100%, counts from 0 to a round number."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.charts.svg import NOTE_LETTERS, wrapped
from generator.formats import vi_count
from generator.labels.verdicts import SHOWN

SMALLEST_COUNT_SCALE = 5
SHARE_TICKS = ((0.0, "0%"), (0.25, "25%"), (0.5, "50%"), (0.75, "75%"), (1.0, "100%"))
SILENT = ("not_reported", "withdrawn", "pending")


@dataclass(frozen=True, slots=True)
class BulletRow:
    """One target. Figures are shares of one where `unit` is "%", else counts.

    The target is met from `low` to `high`; None leaves that side open, both equal is a bare figure, both None is no
    figure. `asked`, `floor_asked` and `reached` are the words for them, as the page says them; `reached` may say what
    has no place on the scale (`actual` None).
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

    @property
    def silent(self) -> bool:
        """Whether nothing is known yet."""
        return not self.reached and (self.status is None or self.status in SILENT)

    @property
    def judged(self) -> str:
        """The verdict in words."""
        return SHOWN[self.status] if self.status else "–"

    @property
    def result(self) -> str:
        """What was reached in words; never a number where nothing was reported."""
        return self.reached or (self.judged.lower() if self.silent else "–")

    def figures(self) -> list[Fraction]:
        """The figures the document names: none, one, or the two ends of a range."""
        if self.low is None or self.high is None or self.low == self.high:
            return [figure for figure in (self.low if self.low is not None else self.high,) if figure is not None]
        return sorted((self.low, self.high))

    def notes(self, *, quiet: bool = False) -> list[str]:
        """The words under the label, in lines; `quiet` leaves the result out."""
        asked = f"Đề ra {self.asked}"
        floor = f"hướng dẫn {self.floor_asked}" if self.floor_asked else ""
        joined = f"{asked} · {floor}" if floor else asked
        parts = [joined] if len(joined) <= NOTE_LETTERS else [asked, f"Hướng dẫn {self.floor_asked}" if floor else ""]
        if not quiet:
            status = f" · {self.judged}" if self.status and not self.silent else ""
            parts.append(f"Kết quả: {self.result}{status}")
        return [line for part in parts if part for line in wrapped(part, NOTE_LETTERS)]


@dataclass(frozen=True, slots=True)
class Panel:
    """The rows of one unit; the scale runs from 0 to `end`; `ticks` are (share of the width, words)."""

    name: str
    unit: str
    end: int
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[BulletRow, ...]

    def place(self, figure: Fraction | None) -> float:
        """Where a figure stands, as a share of the width; nothing stands outside."""
        if figure is None:
            return 0.0
        return min(figure.numerator / (figure.denominator * self.end), 1.0)

    def zone(self, row: BulletRow) -> tuple[float, float]:
        """Where the target is met, as shares of the width; empty for a bare figure or for none."""
        if row.low is None and row.high is None:
            return 0.0, 0.0
        return self.place(row.low), 1.0 if row.high is None else self.place(row.high)


def panels(rows: Sequence[BulletRow]) -> list[Panel]:
    """Shares first, then counts; a unit without rows has no panel."""
    shares = tuple(row for row in rows if row.unit == "%")
    counts = tuple(row for row in rows if row.unit != "%")
    found = [Panel("Tỷ lệ", "%", 1, SHARE_TICKS, shares)] if shares else []
    return [*found, _counted(counts)] if counts else found


def count_ticks(figures: Sequence[Fraction]) -> tuple[Fraction, list[tuple[float, str]]]:
    """A scale of whole numbers beyond all figures: where it ends, and its ticks as (share of the length, words)."""
    largest = max([*(figure + 1 for figure in figures), Fraction(SMALLEST_COUNT_SCALE)])
    step = _step(largest)
    steps = -(-largest // step)
    return Fraction(step * steps), [(number / steps, vi_count(step * number)) for number in range(steps + 1)]


def _counted(rows: tuple[BulletRow, ...]) -> Panel:
    figures = [figure for row in rows for figure in (row.low, row.high, row.floor, row.actual) if figure is not None]
    end, ticks = count_ticks(figures)
    return Panel("Số lượng", "", int(end), tuple(ticks), rows)


def _step(largest: Fraction) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … that needs at most five steps."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if largest <= 5 * factor * power:
                return factor * power
        power *= 10
