"""Work shared out among processes: the same findings in the same order, faults told, nothing left running."""

import os
import signal
import time
from pathlib import Path

import pytest

from generator.shares import ShareError, in_shares, mapped


def test_findings_come_in_the_order_of_the_shares():
    assert in_shares(lambda share, shares: list(range(10))[share::shares], 3) == [[0, 3, 6, 9], [1, 4, 7], [2, 5, 8]]


def test_each_share_is_a_process_of_its_own():
    found = in_shares(lambda share, shares: os.getpid(), 3)
    assert found[0] == os.getpid()
    assert len(set(found)) == 3


def fail(share: int, shares: int) -> int:
    if share == 1:
        raise ValueError("dòng hỏng")
    return share


def die(share: int, shares: int) -> int:
    if share == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return share


@pytest.mark.parametrize(("work", "said"), [(fail, "dòng hỏng"), (die, "dừng giữa chừng")])
def test_a_share_that_fails_fails_the_whole(work, said):
    with pytest.raises(ShareError, match=said):
        in_shares(work, 2)


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="chỉ trên Linux")
def test_when_the_build_is_killed_its_shares_end(tmp_path: Path):
    def work(share: int, shares: int) -> None:
        (tmp_path / str(share)).write_text(str(os.getpid()))
        time.sleep(60)

    build = os.fork()
    if build == 0:
        in_shares(work, 2)
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
