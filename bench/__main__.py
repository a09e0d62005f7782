"""`python -m bench`: prints our build beside Material and Hugo, the engine beside a naive loop, check beside PyYAML."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import click

from bench.measure import Cost, in_memory, measure
from bench.past import write_history
from bench.records import PROJECT, write_project
from bench.table import Run, build_table, expectations

OURS, MATERIAL, HUGO = "thidua build", "mkdocs + Material", "hugo"
PEERS_LIMIT_QUICK = 5000
RUNS, LONG_ENOUGH = 5, 20.0
COMMITS, PAGES_OF_1000_PLANS, MOST_FOR_HISTORY, FEW_RUNS = 1000, 1180, 0.25, 3


@click.command(help="Đo tốc độ dựng, đánh giá và kiểm tra trên dữ liệu tổng hợp.")
@click.option("--pages", default="1000,10000", show_default=True, help="Số trang hồ sơ, cách nhau bằng dấu phẩy.")
@click.option("--quick", is_flag=True, help="Bỏ các công cụ khác ở cỡ từ 5.000 trang.")
@click.option("--ours", is_flag=True, help="Chỉ đo cổng, bỏ mọi công cụ khác.")
def main(pages: str, quick: bool, ours: bool) -> None:
    """Exit code 0 whatever was found: the figures are for people to read."""
    sizes = sorted(int(size) for size in pages.split(","))
    with tempfile.TemporaryDirectory(prefix="bench-", dir=in_memory()) as made:
        runs: list[Run] = []
        for size in sizes:
            limit = 0 if ours else PEERS_LIMIT_QUICK if quick else sys.maxsize
            runs += _builds(Path(made), size, peers=size < limit)
        click.echo(build_table(runs, OURS))
        for expected in expectations(runs, OURS, MATERIAL):
            click.echo(f"{'đạt ' if expected.met else 'CHƯA'} {expected.words}")
        for size, build in zip(sizes, (run for run in runs if run.tool == OURS), strict=True):
            click.echo(_edits(Path(made) / str(size), Path(made), build))
        click.echo(_phases(Path(made) / str(sizes[-1]), Path(made)))
        click.echo(_engine(Path(made) / str(sizes[-1]), Path(made)))
        click.echo(_check(Path(made) / str(sizes[-1]), Path(made)))
        click.echo(_history(Path(made)))


def _builds(work: Path, size: int, peers: bool) -> Iterator[Run]:
    project, log = work / str(size), work / "log"
    records = write_project(project, size)
    click.echo(f"{records} trang hồ sơ, {sum(1 for _ in project.rglob('*.yml')) - 1} tệp YAML", err=True)
    yield _run(OURS, records, lambda site: [_tool("thidua"), "-C", project, "build", "--site", site], project, work)
    if not peers:
        return
    material, hugo = work / f"material-{size}", work / f"hugo-{size}"
    measure([sys.executable, "-m", "bench.markdown_site", project, material, hugo], PROJECT, log)
    yield _run(MATERIAL, records, lambda site: [_tool("mkdocs"), "build", "-q", "-d", site], material, work)
    if command := shutil.which("hugo"):
        yield _run(HUGO, records, lambda site: [command, "--quiet", "-d", site], hugo, work)
    shutil.rmtree(material)
    shutil.rmtree(hugo)


def _run(tool: str, records: int, command: Callable[[Path], list[str | Path]], folder: Path, work: Path) -> Run:
    """A tool, run once for its memory, and where that was short, again for its time: the run in the middle counts.

    Each run writes a site of its own, which stays till the end: a file system is slower after much was deleted.
    """
    sites = (work / f"site-{number}" for number in count(len(list(work.glob("site-*")))))
    site = next(sites)
    costs = [first := measure(command(site), folder, work / "log")]
    if first.wall < LONG_ENOUGH:
        costs = [measure(command(next(sites)), folder, work / "log", watched=False) for _ in range(RUNS)]
    middle = sorted(costs, key=lambda cost: cost.wall)[len(costs) // 2]
    pages = [path.stat().st_size for path in site.rglob("*.html")]
    return Run(tool, records, len(pages), sum(pages), len(costs), replace(middle, peak=first.peak))


def _tool(name: str) -> Path:
    """A program of the environment that runs the benchmark."""
    return Path(sys.executable).with_name(name)


def _edits(project: Path, work: Path, build: Run) -> str:
    log = work / "log"
    measure([sys.executable, "-m", "bench.editing", project], PROJECT, log)
    found = json.loads(log.read_text("utf-8"))
    return (
        f"ở {project.name} trang: thidua serve mở trang đầu sau {found['start']:.2f} giây; sửa một kế hoạch thì trang "
        f"đang xem đổi sau {found['edit']:.2f} giây, bằng 1/{build.cost.wall / found['edit']:.0f} một lần dựng"
    )


def _phases(project: Path, work: Path) -> str:
    log = work / "log"
    measure([sys.executable, "-m", "bench.phases", project], PROJECT, log)
    steps = ", ".join(f"{step} {seconds:.2f} giây" for step, seconds in json.loads(log.read_text("utf-8")).items())
    return f"trong đó ở {project.name} trang: {steps}; còn lại là khung, trang, chỉ mục tìm kiếm và ghi tệp"


def _engine(project: Path, work: Path) -> str:
    log = work / "log"
    measure([sys.executable, "-m", "bench.engine", project], PROJECT, log)
    found = json.loads(log.read_text())
    pace, naive = found["targets"] / found["engine"], found["naive_targets"] / found["naive"]
    return (
        f"đánh giá {found['targets']} chỉ tiêu của {found['plans']} kế hoạch: {found['engine']:.2f} giây, "
        f"{pace:,.0f} chỉ tiêu/giây; vòng lặp số thực ngây thơ {naive:,.0f}/giây, nhanh gấp {naive / pace:.1f}"
    )


def _history(work: Path) -> str:
    """What history adds to the processor time of a build: a commit for each plan beside one, one beside no git."""
    project = work / "history"
    write_project(project, PAGES_OF_1000_PLANS)
    plain, seconds = _seconds(project, work), {}
    for commits in (1, COMMITS):
        write_history(project, commits)
        seconds[commits] = _seconds(project, work)
        shutil.rmtree(project / ".git")
    plans = sum(1 for _ in (project / "content" / "plans").rglob("*.yml"))
    added, single = seconds[COMMITS] - seconds[1], seconds[1] - plain
    share = added / seconds[COMMITS]
    return (
        f"{'đạt ' if share < MOST_FOR_HISTORY else 'CHƯA'} lịch sử {COMMITS} commit trên {plans} kế hoạch: thêm "
        f"{added:.1f} trong {seconds[COMMITS]:.1f} giây CPU của một lần dựng, {share:.0%}, cần dưới "
        f"{MOST_FOR_HISTORY:.0%}; một commit thêm {single:.1f} giây so với không có git, gồm cả nguồn của từng dòng"
    )


def _seconds(project: Path, work: Path) -> float:
    """Processor seconds of a build, the least of a few runs."""
    sites = (work / f"site-history-{number}" for number in count(len(list(work.glob("site-history-*")))))
    commands = ([_tool("thidua"), "-C", project, "build", "--site", next(sites)] for _ in range(FEW_RUNS))
    return min(measure(command, project, work / "log", watched=False).cpu for command in commands)


def _check(project: Path, work: Path) -> str:
    log = work / "log"
    files = sum(1 for top in ("data", "content") for _ in (project / top).rglob("*.yml"))
    cost = measure([_tool("thidua"), "-C", project, "check"], project, log)
    loader = measure([sys.executable, "-m", "bench.loader", project], PROJECT, log)
    return f"kiểm tra {files} tệp: {_pace(cost, files)}; chỉ nạp bằng yaml.CSafeLoader: {_pace(loader, files)}"


def _pace(cost: Cost, files: int) -> str:
    return f"{cost.wall:.2f} giây, {files / cost.wall:,.0f} tệp/giây"


if __name__ == "__main__":
    main()
