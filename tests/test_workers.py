"""Work shared out among processes: each turn done once, faults told, nothing left running."""

import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import UserError
from generator.memory import keep_within_machine
from generator.workers import Allowance, KilledError, WorkerError, bounded, place_of, shared_out


@pytest.mark.parametrize("count", [0, 1, 2000])
@pytest.mark.parametrize("processes", [1, 2, 4])
def test_each_turn_falls_to_one_process(count: int, processes: int):
    found = shared_out(lambda turns: (os.getpid(), list(turns)), count, processes)
    assert found[0][0] == os.getpid()
    assert len({process for process, _ in found}) == len(found) == processes
    assert sorted(turn for _, own in found for turn in own) == list(range(count))


def test_what_is_made_may_be_large():
    assert [len(made) for made in shared_out(lambda _: b"x" * 1_000_000, 0, 3)] == [1_000_000] * 3


def in_a_worker(act):
    """`act` in every process but this one."""
    here = os.getpid()
    return lambda turns: None if os.getpid() == here else act()


def fail() -> None:
    raise ValueError("dòng hỏng")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def without_memory() -> None:
    raise MemoryError


@pytest.mark.parametrize(
    ("act", "error", "expected"),
    [
        (fail, WorkerError, "dòng hỏng"),
        (die, KilledError, "hết bộ nhớ hoặc bị dừng"),
        (without_memory, KilledError, "hết bộ nhớ hoặc bị dừng"),
    ],
)
def test_a_worker_that_fails_fails_the_whole(act, error, expected):
    with pytest.raises(error, match=expected):
        shared_out(in_a_worker(act), 2, 3)
    assert multiprocessing.active_children() == []


ALLOWED = Allowance(memory=64 << 20, seconds=1)


def test_bounded_work_gives_what_it_makes_and_raises_what_it_says():
    assert bounded(lambda: {"a": [1]}, ALLOWED) == {"a": [1]}
    with pytest.raises(UserError, match=r"^tệp\.yml: sai$") as said:
        bounded(refuse, ALLOWED)
    assert (said.value.exit_code, said.value.place) == (2, "tệp.yml")
    with pytest.raises(WorkerError, match="dòng hỏng"):
        bounded(fail, ALLOWED)
    assert multiprocessing.active_children() == []


def refuse() -> None:
    raise UserError("sai", 2, "tệp.yml")


@pytest.mark.parametrize("greedy", [lambda: bytearray(256 << 20), lambda: sum(iter(int, 1)), die])
def test_bounded_work_that_takes_more_is_stopped(greedy):
    with pytest.raises(KilledError, match="hết bộ nhớ hoặc bị dừng") as stopped:
        bounded(greedy, ALLOWED)
    assert stopped.value.exit_code == 74
    assert multiprocessing.active_children() == []


def full() -> None:
    raise OSError(28, "No space left on device")


def test_a_worker_tells_where_it_failed_and_by_what_number():
    with pytest.raises(WorkerError) as caught:
        shared_out(in_a_worker(full), 2, 2)
    assert caught.value.number == 28
    assert place_of(caught.value).startswith("test_workers.py:")
    assert "(full)" in place_of(caught.value)
    assert str(caught.value) == "OSError: [Errno 28] No space left on device"


def test_workers_are_stopped_when_this_process_fails():
    here = os.getpid()

    def work(turns: Iterator[int]) -> None:
        if os.getpid() == here:
            raise KeyError
        time.sleep(60)

    with pytest.raises(KeyError):
        shared_out(work, 2, 3)
    assert multiprocessing.active_children() == []


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="chỉ trên Linux")
def test_when_the_build_is_killed_its_workers_end(tmp_path: Path):
    noted = tmp_path / "worker"

    def work(turns: Iterator[int]) -> None:
        if os.getpid() != build_id:
            noted.with_suffix(".new").write_text(str(os.getpid()))
            noted.with_suffix(".new").rename(noted)
        time.sleep(60)

    build = os.fork()
    if build == 0:
        build_id = os.getpid()
        shared_out(work, 1, 2)
        os._exit(0)
    while not noted.exists():
        time.sleep(0.01)
    worker = int(noted.read_text())
    os.kill(build, signal.SIGKILL)
    os.waitpid(build, 0)
    for _ in range(200):
        if not alive(worker):
            return
        time.sleep(0.05)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the worker runs on")


def test_a_command_takes_three_quarters_of_the_machine_at_most():
    def limit() -> int:
        keep_within_machine()
        return resource.getrlimit(resource.RLIMIT_AS)[0]

    whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    assert bounded(limit, Allowance(memory=1 << 50, seconds=60)) == max(whole * 3 // 4, 2 << 30)
    narrow = bounded(limit, Allowance(memory=1 << 20, seconds=60))
    assert narrow < 2 << 30, "a narrower limit of the machine stays"
