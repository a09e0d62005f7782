"""`python -m bench.before COMMIT`: builds of this checkout beside builds of an earlier commit, in turn, as ratios."""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median

import click

from bench.measure import MIB, Cost, in_memory, measure
from bench.records import PROJECT

MOST = 1.05
_WRITE = "import sys, pathlib, bench.records as r; r.write_project(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"


@dataclass(frozen=True, slots=True)
class Pair:
    """One build of either side, one after the other."""

    now: Cost
    before: Cost


@click.command(help="So lần dựng của bản này với bản ở COMMIT, xen kẽ trên cùng một máy.")
@click.argument("commit")
@click.option("--pages", default="1000,10000", show_default=True, help="Số trang hồ sơ, cách nhau bằng dấu phẩy.")
@click.option("--runs", default=3, show_default=True, help="Số cặp ở mỗi cỡ.")
def main(commit: str, pages: str, runs: int) -> None:
    """Exit code 0 whatever was found: the figures are for people to read."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=in_memory()) as made, _checkout(commit, made) as before:
        for size in map(int, pages.split(",")):
            click.echo("\n".join(lines(size, list(_pairs(before, Path(made), size, runs)))))


@contextmanager
def _checkout(commit: str, made: str) -> Iterator[Path]:
    """A commit with an environment of its own, gone afterwards. Errors: CalledProcessError."""
    folder = Path(made) / "before"
    _git("worktree", "add", "--quiet", "--detach", folder, commit)
    try:
        subprocess.run(["make", "-s", "env"], cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S607
        yield folder
    finally:
        _git("worktree", "remove", "--force", folder)


def _git(*words: str | Path) -> None:
    subprocess.run(["git", "-C", PROJECT, *words], check=True)  # noqa: S603, S607


def _pairs(before: Path, work: Path, size: int, runs: int) -> Iterator[Pair]:
    """Each side builds the same record as its own benchmark writes it; the first pair is watched for its memory."""
    sites = (work / f"site-{size}-{number}" for number in count())
    commands = []
    for name, folder in (("now", PROJECT), ("then", before)):
        project, programs = work / f"{name}-{size}", folder / ".venv" / "bin"
        measure([programs / "python", "-c", _WRITE, project, str(size)], folder, work / "log")
        commands.append((programs / "thidua", "-C", project, "build", "--site"))
    for number in range(runs):
        yield Pair(*(measure([*words, next(sites)], work, work / "log", watched=number == 0) for words in commands))


def lines(size: int, pairs: Sequence[Pair]) -> list[str]:
    """A line for each figure: the median of either side, and of the ratios pair by pair; memory is the first pair's."""
    found = (
        ("CPU giây", 1.0, [(pair.now.cpu, pair.before.cpu) for pair in pairs]),
        ("giây", 1.0, [(pair.now.wall, pair.before.wall) for pair in pairs]),
        ("MiB", MIB, [(pair.now.peak, pair.before.peak) for pair in pairs[:1]]),
    )
    return [_line(size, unit, scale, values) for unit, scale, values in found]


def _line(size: int, unit: str, scale: float, values: Sequence[tuple[float, float]]) -> str:
    now, before = (median(side) / scale for side in zip(*values, strict=True))
    ratio = median(one / other for one, other in values)
    return (
        f"{'đạt ' if ratio <= MOST else 'CHƯA'} {size} trang: {now:.1f} {unit}, bản trước {before:.1f}: {ratio:.2f} lần"
    )


if __name__ == "__main__":
    main()
