"""What was measured, as a table and as verdicts on what was expected. Plain values, nothing is run here."""

from collections.abc import Iterable
from dataclasses import dataclass

from bench.measure import MIB, Cost

FASTER, STEADY, LARGEST = 10.0, 1.3, 1024 * MIB


@dataclass(frozen=True, slots=True)
class Run:
    """One tool on one size: `records` are the record pages asked for, `pages` all that it wrote (the years of long
    lists have pages of their own), `size` their bytes together, `times` how often it ran.
    """

    tool: str
    records: int
    pages: int
    size: int
    times: int
    cost: Cost

    @property
    def pace(self) -> float:
        """Seconds on the clock per 1,000 pages."""
        return self.cost.wall * 1000 / self.pages


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something expected, with what was found."""

    words: str
    met: bool


def build_table(runs: Iterable[Run], own: str) -> str:
    """A line for each run; the ratio is the tool's pace over ours at the same size."""
    runs = list(runs)
    paces = {run.records: run.pace for run in runs if run.tool == own}
    head = (
        f"{'công cụ':<24}{'trang':>8}{'kB/trang':>10}{'lần chạy':>10}{'giây':>9}{'CPU giây':>10}{'giây/1.000':>12}"
        f"{'MiB':>8}{'so với ta':>11}"
    )
    return "\n".join([head, *(_line(run, paces.get(run.records)) for run in runs)])


def _line(run: Run, own: float | None) -> str:
    ratio = f"{run.pace / own:.2f}×" if own else "–"
    cost = run.cost
    written = f"{run.pages:>8}{run.size / run.pages / 1000:>10.1f}{run.times:>10}"
    return (
        f"{run.tool:<24}{written}{cost.wall:>9.2f}{cost.cpu:>10.2f}{run.pace:>12.2f}{cost.peak / MIB:>8.0f}{ratio:>11}"
    )


def expectations(runs: Iterable[Run], own: str, peer: str) -> list[Expectation]:
    """10 times the peer at the smallest size, growth by record within 30 %, less than 1 GiB at the largest.

    Growth goes by record: the pages of years are more or fewer as schools and years are, with the same content.
    """
    ours = sorted((run for run in runs if run.tool == own), key=lambda run: run.records)
    theirs = sorted((run for run in runs if run.tool == peer), key=lambda run: run.records)
    found = []
    if ours and theirs:
        ratio = theirs[0].pace / ours[0].pace
        words = f"nhanh hơn {peer} {FASTER:.0f} lần ở {ours[0].pages} trang: {ratio:.1f} lần"
        found.append(Expectation(words, ratio >= FASTER))
    if len(ours) > 1:
        growth = ours[-1].cost.wall / ours[-1].records / (ours[0].cost.wall / ours[0].records)
        words = f"tăng đều theo số trang hồ sơ, lệch không quá 30%: {growth:.2f}"
        found.append(Expectation(words, growth <= STEADY))
        peak = ours[-1].cost.peak
        found.append(Expectation(f"dưới 1 GiB ở {ours[-1].pages} trang: {peak / MIB:.0f} MiB", peak < LARGEST))
    return found
