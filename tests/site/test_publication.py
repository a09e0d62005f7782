"""The swap of a finished site: whole or not at all, whatever happens on the way."""

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from building import holdings, left_beside

from generator.site import publish
from generator.site.publish import AnotherBuildError, publication

OLD = {"index.html": b"old", "assets/a.css": b"old"}
NEW = {"index.html": b"new", "assets/b.css": b"new"}
EITHER_SWAP = pytest.mark.parametrize("exchanging", [True, False], ids=["exchange", "two renames"])


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "site", OLD)
    return tmp_path / "site"


@pytest.fixture
def one_step(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Choose whether the system can swap two folders in one step."""

    def choose(can: bool) -> None:
        if not can:
            monkeypatch.setattr(publish, "_exchange", lambda one, other: False)

    return choose


@EITHER_SWAP
def test_a_finished_site_takes_the_place(site: Path, one_step: Callable[[bool], None], exchanging: bool):
    one_step(exchanging)
    with publication(site) as stage:
        write(stage, NEW)
    assert holdings(site) == NEW
    assert left_beside(site) == []


def test_the_first_site_needs_no_old_one(tmp_path: Path):
    with publication(tmp_path / "deep" / "site") as stage:
        write(stage, NEW)
    assert holdings(tmp_path / "deep" / "site") == NEW


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, SystemExit])
def test_what_is_raised_inside_leaves_the_old_site(site: Path, fault: type[BaseException]):
    def fail(stage: Path) -> None:
        write(stage, {"index.html": b"half"})
        raise fault

    with pytest.raises(fault), publication(site) as stage:
        fail(stage)
    assert holdings(site) == OLD
    assert left_beside(site) == []


def test_the_stage_stands_on_the_same_file_system(site: Path):
    with publication(site) as stage:
        assert stage.parent == site.parent
        write(stage, NEW)


def test_a_second_publication_is_refused_while_one_runs(site: Path):
    with publication(site) as stage:
        write(stage, NEW)
        with pytest.raises(AnotherBuildError, match="đang chạy"), publication(site):
            raise AssertionError("two at once")
        assert stage.is_dir()
    assert holdings(site) == NEW


def test_sites_side_by_side_do_not_hinder_each_other(tmp_path: Path):
    with publication(tmp_path / "a") as one, publication(tmp_path / "b") as other:
        write(one, OLD)
        write(other, NEW)
    assert (holdings(tmp_path / "a"), holdings(tmp_path / "b")) == (OLD, NEW)


@EITHER_SWAP
def test_the_fallback_puts_the_old_site_back_when_the_new_cannot_come(
    site: Path, monkeypatch: pytest.MonkeyPatch, one_step: Callable[[bool], None], exchanging: bool
):
    one_step(exchanging)
    rename, count = Path.rename, [0]

    def failing(self: Path, target: Path) -> Path:
        count[0] += 1
        if count[0] == 2:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    if exchanging:
        monkeypatch.setattr(publish, "_exchange", lambda one, other: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match=r"full|space"), publication(site) as stage:
        write(stage, NEW)
    assert holdings(site) == OLD


def in_a_child(work: Callable[[], None]) -> int:
    """Run in a process of its own; its exit status, negative for a signal."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


STEPS = ("_sweep", "_readable", "_swap", "_exchange")


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_leaves_a_whole_site(site: Path, monkeypatch: pytest.MonkeyPatch, step: str, after: bool):
    kept = getattr(publish, step)

    def dying(*arguments: Path) -> None:
        if after:
            kept(*arguments)
        os.kill(os.getpid(), signal.SIGKILL)

    def work() -> None:
        monkeypatch.setattr(publish, step, dying)
        with publication(site) as stage:
            write(stage, NEW)

    assert in_a_child(work) == -signal.SIGKILL
    assert holdings(site) in (OLD, NEW)
    with publication(site) as stage:
        write(stage, NEW)
    assert holdings(site) == NEW
    assert left_beside(site) == []


@pytest.mark.parametrize("renames", [1, 2, 3])
def test_a_kill_between_two_renames_loses_no_site(site: Path, monkeypatch: pytest.MonkeyPatch, renames: int):
    """Where a system cannot swap in one step, there is a moment without a site: the next build brings it back."""
    rename, count = Path.rename, [0]

    def dying(self: Path, target: Path) -> Path:
        made = rename(self, target)
        count[0] += 1
        if count[0] == renames:
            os.kill(os.getpid(), signal.SIGKILL)
        return made

    def work() -> None:
        monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
        monkeypatch.setattr(Path, "rename", dying)
        with publication(site) as stage:
            write(stage, NEW)

    assert in_a_child(work) == -signal.SIGKILL
    with pytest.raises(ValueError, match="again"), publication(site):
        raise ValueError("again")
    assert holdings(site) in (OLD, NEW)
    assert left_beside(site) == []


def test_readers_never_miss_the_site_while_it_is_swapped(site: Path):
    missed: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                if (site / "index.html").read_bytes() not in (b"old", b"new"):
                    missed.append("half")
            except FileNotFoundError:
                missed.append("gone")

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for turn in range(30):
        with publication(site) as stage:
            write(stage, NEW if turn % 2 else OLD)
    done.set()
    for reader in readers:
        reader.join()
    assert missed == []


@pytest.mark.parametrize("mask", [0o077, 0o027, 0o000])
def test_any_umask_gives_a_site_that_a_web_server_may_read(tmp_path: Path, mask: int):
    before = os.umask(mask)
    try:
        with publication(tmp_path / "site") as stage:
            write(stage, NEW)
    finally:
        os.umask(before)
    modes = {
        path.is_dir(): oct(path.stat().st_mode & 0o777) for path in [tmp_path / "site", *(tmp_path / "site").rglob("*")]
    }
    assert modes == {True: "0o755", False: "0o644"}
