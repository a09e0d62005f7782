"""Work shared out among processes: the same findings in the same order, faults told, nothing left running."""

import os
import signal
import time
from pathlib import Path

import pytest

from generator.shares import Hear, Helpers, ShareError, Turns, mapped


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


@pytest.mark.parametrize("shares", [1, 2, 3, 4])
@pytest.mark.parametrize("count", [0, 1, 5, 50])
def test_mapped_work_comes_back_in_order(shares: int, count: int):
    assert list(mapped(lambda item: item * item, range(count), shares)) == [item * item for item in range(count)]


def test_a_fault_in_mapped_work_is_told():
    with pytest.raises(ShareError, match="ZeroDivisionError"):
        list(mapped(lambda item: 1 / (item - 4), range(9), 2))


def test_mapped_work_may_be_left_early():
    found = mapped(lambda item: "x" * 100_000, range(99), 2)
    assert len(next(found)) == 100_000
    found.close()
