"""Work shared out among processes: the same findings in the same order, faults told, nothing left running."""

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from generator.shares import Ahead, Hear, Helpers, ShareError, Turns, place_of


def helped(work, count, told="khung"):
    helpers = Helpers(work, count)
    try:
        helpers.tell(told)
        return helpers.found()
    finally:
        helpers.end()


def test_each_helper_is_a_process_of_its_own_and_hears_what_is_told():
    found = helped(lambda hear: (os.getpid(), hear(True)), 3)
    assert {told for _, told in found} == {"khung"}
    assert len({os.getpid(), *(process for process, _ in found)}) == 4


def test_a_helper_works_on_until_it_is_told(tmp_path: Path):
    def work(hear: Hear[str]) -> str:
        before = hear(False)
        (tmp_path / "begun").touch()
        return f"{before} {hear(True)} {hear(False)}"

    helpers = Helpers(work, 1)
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    helpers.tell("khung")
    assert helpers.found() == ["None khung khung"]
    helpers.end()


def test_no_helpers_find_nothing():
    assert helped(lambda hear: 1, 0) == []


@pytest.mark.parametrize("count", [0, 1, 2000])
@pytest.mark.parametrize("helpers", [0, 1, 3])
def test_each_turn_falls_to_one_process(count: int, helpers: int):
    turns = Turns(count)
    found = helped(lambda hear: list(turns), helpers)
    found.append(list(turns))
    assert sorted(turn for own in found for turn in own) == list(range(count))


def fail(hear: Hear[str]) -> None:
    raise ValueError("dòng hỏng")


def die(hear: Hear[str]) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(("work", "said"), [(fail, "dòng hỏng"), (die, "dừng giữa chừng")])
def test_a_helper_that_fails_fails_the_whole(work, said):
    with pytest.raises(ShareError, match=said):
        helped(work, 2)


def full(hear: Hear[str]) -> None:
    raise OSError(28, "No space left on device")


def test_a_helper_tells_where_it_failed_and_by_what_number():
    with pytest.raises(ShareError) as told:
        helped(full, 1)
    assert told.value.number == 28
    assert place_of(told.value).startswith("test_shares.py:")
    assert "(full)" in place_of(told.value)
    assert str(told.value) == "OSError: [Errno 28] No space left on device"


def test_helpers_are_stopped_at_the_end(tmp_path: Path):
    def work(hear: Hear[str]) -> None:
        (tmp_path / "begun").write_text(str(os.getpid()))
        time.sleep(60)

    helpers = Helpers(work, 1)
    while not (tmp_path / "begun").exists() or not (tmp_path / "begun").read_text():
        time.sleep(0.01)
    helpers.end()
    assert not alive(int((tmp_path / "begun").read_text()))


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="chỉ trên Linux")
def test_when_the_build_is_killed_its_shares_end(tmp_path: Path):
    def work(hear: Hear[str]) -> None:
        (tmp_path / "1").write_text(str(os.getpid()))
        time.sleep(60)

    build = os.fork()
    if build == 0:
        Helpers(work, 1).found()
        os._exit(0)
    while not (tmp_path / "1").exists() or not (tmp_path / "1").read_text():
        time.sleep(0.01)
    share = int((tmp_path / "1").read_text())
    os.kill(build, signal.SIGKILL)
    os.waitpid(build, 0)
    for _ in range(200):
        if not alive(share):
            return
        time.sleep(0.05)
    os.kill(share, signal.SIGKILL)
    pytest.fail("the share runs on")


@pytest.mark.parametrize("helpers", [0, 1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 50, 500])
def test_work_done_ahead_comes_back_in_order(helpers: int, count: int):
    ahead = Ahead(lambda item: item * item, list(range(count)), helpers)
    assert list(ahead) == [item * item for item in range(count)]


def test_helpers_work_before_anybody_asks(tmp_path: Path):
    def work(item: int) -> str:
        (tmp_path / str(item)).write_text(str(os.getpid()))
        return "x" * 100_000

    ahead = Ahead(work, list(range(99)), 1)
    while not (tmp_path / "98").exists():
        time.sleep(0.01)
    assert [len(found) for found in ahead] == [100_000] * 99
    assert (tmp_path / "98").read_text() != str(os.getpid())


def die_at_nine(item: int) -> None:
    if item == 9:
        os.kill(os.getpid(), signal.SIGKILL)


def fail_at_nine(item: int) -> float:
    return 1 / (item - 9)


@pytest.mark.parametrize(("work", "said"), [(fail_at_nine, "ZeroDivisionError"), (die_at_nine, "dừng giữa chừng")])
def test_a_fault_in_work_done_ahead_is_told(work, said):
    ahead = Ahead(work, list(range(99)), 1)
    time.sleep(0.3)  # so that the helper, not this process, comes to nine
    with pytest.raises(ShareError, match=said):
        list(ahead)


def test_work_done_ahead_may_be_left_early_or_never_asked_for():
    ahead = Ahead(lambda item: "x" * 100_000, list(range(99)), 2)
    helpers = [process.pid for process in multiprocessing.active_children()]
    found = iter(ahead)
    assert len(next(found)) == 100_000
    found.close()
    assert helpers
    assert not any(map(alive, helpers))
    Ahead(len, ["x"] * 99, 2).end()
    assert multiprocessing.active_children() == []
