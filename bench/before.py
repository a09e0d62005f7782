"""`python -m bench.before COMMIT`: builds of this checkout beside builds of an earlier commit, in turn, as ratios.

Once for the whole site, once for those of its files that the earlier commit makes too.
"""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from operator import attrgetter
from pathlib import Path
from statistics import median

import click

from bench.measure import MIB, Cost, in_memory, measure
from bench.records import PROJECT

MOST = 1.05
_FIGURES = (
    ("CPU giây", 1, attrgetter("cpu"), None),
    ("giây", 1, attrgetter("wall"), None),
    ("MiB", MIB, attrgetter("peak"), 1),
)
_WRITE = "import sys, pathlib, bench.records as r; r.write_project(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"


@dataclass(frozen=True, slots=True)
class Builds:
    """One build of each, one after the other; `same` is of now, of the files that stood there before."""

    now: Cost
    before: Cost
    same: Cost


@click.command(help="So lần dựng của bản này với bản ở COMMIT, xen kẽ trên cùng một máy.")
@click.argument("commit")
@click.option("--pages", default="1000,10000", show_default=True, help="Số trang hồ sơ, cách nhau bằng dấu phẩy.")
@click.option("--runs", default=3, show_default=True, help="Số cặp ở mỗi cỡ.")
def main(commit: str, pages: str, runs: int) -> None:
    """Exit code 0 whatever was found: the figures are for people to read."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=in_memory()) as made, _checkout(commit, made) as before:
        for size in map(int, pages.split(",")):
            click.echo("\n".join(lines(size, list(_builds(before, Path(made), size, runs)))))


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


def _builds(before: Path, work: Path, size: int, runs: int) -> Iterator[Builds]:
    """Each side builds the same record as its own benchmark writes it; the first time all are watched for memory."""
    sites, log = (work / f"site-{size}-{number}" for number in count()), work / "log"
    now, then, listed = _project(PROJECT, work, size), _project(before, work, size), work / f"listed-{size}"
    own, other = PROJECT / ".venv" / "bin", before / ".venv" / "bin"
    for number in range(runs):
        measured = partial(measure, folder=PROJECT, log=log, watched=number == 0)
        whole = measured([own / "thidua", "-C", now, "build", "--site", next(sites)])
        earlier = measured([other / "thidua", "-C", then, "build", "--site", site := next(sites)])
        if number == 0:
            files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
            listed.write_text("\n".join(files), "utf-8")
        narrowed = [own / "python", "-m", "bench.narrowed", listed]
        yield Builds(whole, earlier, measured([*narrowed, "-C", now, "build", "--site", next(sites)]))


def _project(side: Path, work: Path, size: int) -> Path:
    """A synthetic project as the benchmark of one side writes it."""
    project = work / f"{side.name}-{size}"
    measure([side / ".venv" / "bin" / "python", "-c", _WRITE, project, str(size)], side, work / "log")
    return project


def lines(size: int, found: Sequence[Builds]) -> list[str]:
    """A line for each figure: medians, and the median of the ratios run by run; memory is the first run's."""
    ways = {"": attrgetter("now"), ", chỉ những tệp bản trước cũng có": attrgetter("same")}
    return [
        _line(f"{size} trang{way}", unit, scale, [(figure(side(one)), figure(one.before)) for one in found[:most]])
        for way, side in ways.items()
        for unit, scale, figure, most in _FIGURES
    ]


def _line(what: str, unit: str, scale: int, values: Sequence[tuple[float, float]]) -> str:
    now, before = (median(side) / scale for side in zip(*values, strict=True))
    ratio = median(one / other for one, other in values)
    kept = "đạt " if ratio <= MOST else "CHƯA"
    return f"{kept} {what}: {now:.1f} {unit}, bản trước {before:.1f}: {ratio:.2f} lần"


if __name__ == "__main__":
    main()
