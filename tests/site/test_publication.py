"""The swap of a finished site: whole or not at all, whatever happens on the way."""

import errno
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from building import holdings, left_beside

from generator.site.publishing import publish
from generator.site.publishing.outside import OutsideError
from generator.site.publishing.publish import AnotherBuildError, publication

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
    with pytest.raises(OutsideError, match="đĩa đã đầy"), publication(site) as stage:
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


STEPS = ("_sweep", "_readable", "_carry_over", "keep_assets", "_to_disk", "_swap", "_exchange", "_keep_folder")


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


def test_what_mkdocs_too_would_leave_is_carried_over(site: Path):
    """Dot entries that no build makes, such as those of GitHub Pages, of a server, of a checkout."""
    write(site, {".nojekyll": b"", ".well-known/a": b"old", ".git/config": b"mine"})
    (site / ".link").symlink_to("nowhere")
    with publication(site) as stage:
        write(stage, {**NEW, ".well-known/a": b"new"})
    assert holdings(site) == {**NEW, ".nojekyll": b"", ".well-known/a": b"new", ".git/config": b"mine"}
    assert (site / ".link").is_symlink()


def test_the_new_site_is_on_the_disk_before_the_old_one_goes(site: Path, monkeypatch: pytest.MonkeyPatch):
    order: list[str] = []
    for step in ("_to_disk", "_swap", "_keep_folder"):
        kept = getattr(publish, step)

        def noted(*arguments: Path, step: str = step, kept: Callable[..., None] = kept) -> None:
            order.append(step)
            kept(*arguments)

        monkeypatch.setattr(publish, step, noted)
    with publication(site) as stage:
        write(stage, NEW)
    assert order == ["_to_disk", "_swap", "_keep_folder"]


def test_without_one_call_for_all_each_file_is_kept(site: Path, monkeypatch: pytest.MonkeyPatch):
    kept: list[Path] = []
    monkeypatch.setattr(publish.ctypes, "CDLL", lambda *_, **__: object())
    monkeypatch.setattr(publish, "_keep_folder", kept.append)
    with publication(site) as stage:
        write(stage, NEW)
    assert {path.relative_to(stage).as_posix() for path in kept if path != site.parent} == {".", "assets", *NEW}
    assert holdings(site) == NEW


def test_a_stray_link_of_a_killed_build_is_removed(site: Path, tmp_path: Path):
    (tmp_path / ".site.stage-link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / ".site.stage-file").write_text("x")
    with publication(site) as stage:
        write(stage, NEW)
    assert left_beside(site) == []


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_a_mount_in_the_place_of_the_site_is_reported_in_its_own_words(
    site: Path, monkeypatch: pytest.MonkeyPatch, number: int
):
    def held(one: Path, other: Path) -> bool:
        raise OSError(number, os.strerror(number), str(other))

    monkeypatch.setattr(publish, "_exchange", held)
    with pytest.raises(OutsideError, match="dựng vào một thư mục bên trong"), publication(site) as stage:
        write(stage, NEW)
    assert holdings(site) == OLD
    assert left_beside(site) == []


def test_a_place_that_takes_no_folder_is_reported(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutsideError, match="máy không cho ghi trang"), publication(tmp_path / "file" / "site"):
        raise AssertionError("nowhere to write")


def test_a_lock_removed_by_who_held_it_is_taken_anew(site: Path, monkeypatch: pytest.MonkeyPatch):
    """Between opening and locking the file may go; two builds must not each hold a lock of their own."""
    lock, taken = publish._lock, [0]

    def late(handle: int, name: str) -> None:
        taken[0] += 1
        if taken[0] == 1:
            (site.parent / name).unlink()
        lock(handle, name)

    monkeypatch.setattr(publish, "_lock", late)
    with publication(site) as stage:
        assert (site.parent / ".site.lock").is_file()
        write(stage, NEW)
    assert taken == [2]
    assert left_beside(site) == []
