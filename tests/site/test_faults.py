"""An error, or a kill, at the n-th call that opens, makes, moves or removes a file: the old site or the new one, whole.

The calls are counted by an audit hook in a process of its own, which cannot be taken off again.
"""

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import committed, holdings, left_beside

from generator.errors import UserError
from generator.site.mkdocs.running import build_site

ONE_PLAN = Path(__file__).parents[1] / "cases" / "site" / "one-plan" / "input"
MOVEMENT = "data/movements/day-tot.yml"
MAKING = frozenset({"open", "os.mkdir", "os.rename", "os.link", "os.symlink", "os.chmod"})
REMOVING = frozenset({"os.remove", "os.rmdir"})  # what cannot be removed stays until the next build
BUILT, REFUSED, OWN_FAULT = 0, 74, 70
Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="module")
def sites(once: Once) -> Path:
    """A project with its site, then changed; `new` beside it is the site it would have now."""

    def build(target: Path) -> None:
        folder = committed(ONE_PLAN, target / "project")
        build_site(folder)
        text = (folder / MOVEMENT).read_text("utf-8")
        (folder / MOVEMENT).write_text(text.replace("Dạy tốt", "Dạy thật tốt"), "utf-8")
        build_site(folder, target / "new")

    return once("faults", build)


class Disturbed:
    """Counts the calls of a build that write below a folder, and does something at one of them."""

    def __init__(self, folder: Path, at: int, act: Callable[[], None]) -> None:
        self.count, self._folder, self._at, self._act = 0, str(folder), at, act
        self._events = MAKING if act is full else MAKING | REMOVING

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """The hook."""
        if event not in self._events or not self._ours(event, arguments):
            return
        self.count += 1
        if self.count == self._at:
            self._act()

    def _ours(self, event: str, arguments: tuple[Any, ...]) -> bool:
        path = arguments[0]
        if isinstance(path, int) or self._folder not in os.fsdecode(path):
            return False
        return event != "open" or bool((arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def dead() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def disturbed(folder: Path, at: int, act: Callable[[], None]) -> tuple[int, int]:
    """How a build ends that is disturbed at its `at`-th call, and how many there were."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        ended = OWN_FAULT
        hook = Disturbed(folder, at, act)
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(1, 2)
            sys.addaudithook(hook)
            build_site(folder)
            ended = BUILT
        except UserError as error:
            ended = error.exit_code
        finally:
            os.write(writing, str(hook.count).encode())
            os._exit(ended)
    os.close(writing)
    with os.fdopen(reading) as found:
        count = found.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), int(count or 0)


def spread(count: int, most: int) -> list[int]:
    """So many of the numbers from 1 to `count`, and the last ones: there the sites are swapped."""
    if count <= most:
        return list(range(1, count + 1))
    return sorted({*range(count - 3, count + 1), *(1 + at * count // most for at in range(most))})


@pytest.mark.parametrize("act", [full, dead])
@pytest.mark.slow
@pytest.mark.parametrize("most", [3, pytest.param(9_999, marks=pytest.mark.soak)])
def test_at_the_nth_call_the_site_stays_whole(act: Callable[[], None], most: int, sites: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sites / "project", tmp_path / "project", symlinks=True))
    old, new = holdings(folder / "site"), holdings(sites / "new")
    _, count = disturbed(Path(shutil.copytree(folder, tmp_path / "counted" / "project", symlinks=True)), 0, full)
    assert count > len(new)
    ends = set()
    for at in spread(count, most):
        ended, _ = disturbed(folder, at, act)
        ends.add(ended)
        held = holdings(folder / "site")
        assert held in (old, new), f"call {at} of {count}"
        assert ended != OWN_FAULT, f"call {at} of {count}"
        if act is full:
            assert ended == REFUSED or held == new, f"call {at} of {count}"
            assert left_beside(folder / "site") == [], f"call {at} of {count}"
        if held == new:
            shutil.rmtree(folder / "site")
            shutil.copytree(sites / "project" / "site", folder / "site", symlinks=True)
    assert ends & {REFUSED, -signal.SIGKILL}
    assert disturbed(folder, 0, act)[0] == BUILT
    assert holdings(folder / "site") == new
    assert left_beside(folder / "site") == []
