"""Work shared out among processes: each does what falls to it, and what it made comes back."""

import ctypes
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import traceback
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

from generator.errors import OUTSIDE, UserError, number_of

_SIGNAL_ON_PARENTS_DEATH = 1
WORTHWHILE = 250
MOST = 4
MEMORY = 1080 << 20  # of all processes: each comes to hold a copy of nearly all there was when they parted
Made = TypeVar("Made")
Work = Callable[[Iterator[int]], Made]


@dataclass(frozen=True, slots=True)
class Fault:
    """What a worker says of an error: the message, where in the code, and the number the system gave it."""

    message: str
    place: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a worker may take: bytes of address space beyond what it begins with, seconds of processor time."""

    memory: int
    seconds: int


class WorkerError(Exception):
    """A worker failed: its message, `place` in the code, `number` of an OSError."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.place, self.number = fault.place, fault.number


class KilledError(UserError):
    """A worker ended without a word: the machine had no memory left for it, or somebody stopped it."""

    exit_code = OUTSIDE

    def __init__(self, message: str = "") -> None:
        super().__init__(
            message or "một tiến trình hết bộ nhớ hoặc bị dừng giữa chừng; đóng bớt chương trình khác rồi chạy lại"
        )


def place_of(error: BaseException) -> str:
    """Where in the code an error arose; in a worker, where it was reported."""
    if isinstance(error, WorkerError) and error.place:
        return error.place
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno} ({last.name})"


def processes_for(files: int) -> int:
    """How many processes pay: one for few files, beside other threads, and off Linux."""
    if files < WORTHWHILE or threading.active_count() > 1 or sys.platform != "linux":
        return 1
    import resource  # not on Windows, where a check must start all the same

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return max(min(len(os.sched_getaffinity(0)), MOST, MEMORY // held), 1)


def shared_out(work: Work[Made], count: int, processes: int) -> list[Made]:
    """What `work(turns)` makes in each of so many processes, this one's first.

    The numbers below `count` are given out one at a time, each once, to whichever process asks; a worker sees what
    there is now. Nothing is left running afterwards. Errors: WorkerError; what `work` raises here.
    """
    turns = _Turns(count)
    workers = [_Worker(work, turns) for _ in range(processes - 1)]
    try:
        return [work(iter(turns)), *(worker.made() for worker in workers)]
    finally:
        for worker in workers:
            worker.end()


def bounded(work: Callable[[], Made], allowed: Allowance) -> Made:
    """What `work` makes, in a process that may not take more than so much; in this one off Linux.

    Errors: KilledError where it would take more; the UserError that `work` raises; WorkerError.
    """
    if sys.platform != "linux":
        return work()
    worker = _Worker(lambda _: work(), _Turns(0), allowed)
    try:
        return worker.made()
    finally:
        worker.end()


class _Turns:
    """The numbers stand in a file, and processes that part read on where the other stopped."""

    def __init__(self, count: int) -> None:
        self._tickets = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed with the last process that has it
        self._tickets.write(array("I", range(count)).tobytes())
        self._tickets.seek(0)

    def __iter__(self) -> Iterator[int]:
        while ticket := self._tickets.read(array("I").itemsize):
            yield array("I", ticket)[0]


class _Worker(Generic[Made]):
    """A process that sees what there was when it began."""

    def __init__(self, work: Work[Made], turns: _Turns, allowed: Allowance | None = None) -> None:
        context = multiprocessing.get_context("fork")
        self._here, there = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(there, work, turns, os.getpid(), allowed), daemon=True)
        self._process.start()
        there.close()

    def made(self) -> Made:
        """Wait for it. Errors: WorkerError, KilledError; the UserError that `work` raised."""
        try:
            made, fault = self._here.recv()
        except (EOFError, ConnectionResetError) as error:
            raise KilledError from error
        if isinstance(fault, UserError):
            raise fault
        if fault is not None:
            raise WorkerError(fault)
        return made  # type: ignore[no-any-return]

    def end(self) -> None:
        """Stop it."""
        self._here.close()
        self._process.terminate()
        self._process.join()


def _run(there: Connection, work: Work[Made], turns: _Turns, parent: int, allowed: Allowance | None) -> None:
    _end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C goes to all; the parent stops its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if allowed is not None:
        _bind(allowed)
    try:
        there.send((work(iter(turns)), None))
    except UserError as error:
        there.send((None, error))
    except MemoryError:
        there.send((None, KilledError()))
    except Exception as error:
        there.send((None, Fault(f"{type(error).__name__}: {error}", place_of(error), number_of(error))))


def _bind(allowed: Allowance) -> None:
    """Let this process take no more than that beyond what it holds already."""
    import resource  # not on Windows

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = pages * resource.getpagesize() + allowed.memory
    resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))
    resource.setrlimit(resource.RLIMIT_CPU, (allowed.seconds, allowed.seconds + 1))


def _end_with(parent: int) -> None:
    """When the parent is killed, its workers end too (Linux): they would hold its lock and write on."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SIGNAL_ON_PARENTS_DEATH, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
