"""Work in shares: the process parts into several that see what was read, each does a share, the findings come back."""

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import threading
import traceback
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import cycle
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

_SIGNAL_ON_PARENTS_DEATH = 1
WORTHWHILE = 250
MOST = 4
MEMORY = 1080 << 20  # of all processes: each comes to hold a copy of nearly all there was when they parted
Item = TypeVar("Item")
Told = TypeVar("Told")
Found = TypeVar("Found")
Side = Connection
Hear = Callable[[bool], Told | None]


class ShareError(Exception):
    """A share was not done; the message is what that process said."""


def shares_for(files: int) -> int:
    """How many processes pay: one for few files, beside other threads, and off Linux."""
    if files < WORTHWHILE or threading.active_count() > 1 or sys.platform != "linux":
        return 1
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return max(min(len(os.sched_getaffinity(0)), MOST, MEMORY // held), 1)


class Turns:
    """The numbers below `count`, each given out once, to whichever process asks; made before the processes part.

    The numbers stand in a file, and processes that part read on where the other stopped.
    """

    def __init__(self, count: int) -> None:
        self._tickets = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed with the last process that has it
        self._tickets.write(array("I", range(count)).tobytes())
        self._tickets.seek(0)

    def __iter__(self) -> Iterator[int]:
        """The numbers that fall to this process."""
        while ticket := self._tickets.read(array("I").itemsize):
            yield array("I", ticket)[0]


class Helpers(Generic[Told, Found]):
    """Processes that see what there was when they began, and later what they are told.

    `work(hear)` is called in each; `hear(wait)` gives what was told, or None where nothing was said yet and it need
    not wait. Errors: ShareError.
    """

    def __init__(self, work: Callable[[Hear[Told]], Found], count: int) -> None:
        """Begin with `count` processes at once; none is fine."""
        self._parted = [_part(partial(_heard, work)) for _ in range(count)]

    def tell(self, told: Told) -> None:
        """Say it to all."""
        for _, side in self._parted:
            with suppress(BrokenPipeError):  # who ended says why when asked for what it found
                side.send(told)

    def found(self) -> list[Found]:
        """What each found, in the order of their beginning."""
        return [_received(side) for _, side in self._parted]

    def end(self) -> None:
        """Stop those that still work."""
        _end(self._parted)
        self._parted = []


@contextmanager
def meanwhile(work: Callable[[], Found], shares: int) -> Iterator[Callable[[], Found]]:
    """Have another process work where it pays; gives what to call for what was found. Errors: ShareError."""
    if shares == 1:
        found = work()
        yield lambda: found
        return
    helpers: Helpers[None, Found] = Helpers(lambda _: work(), 1)
    try:
        yield lambda: helpers.found()[0]
    finally:
        helpers.end()


def _heard(work: Callable[[Hear[Told]], Found], side: Side) -> Iterator[Found]:
    told: list[Told] = []

    def hear(wait: bool) -> Told | None:
        if not told and (wait or side.poll()):
            told.append(side.recv())
        return told[0] if told else None

    yield work(hear)


def mapped(work: Callable[[Item], Found], items: Sequence[Item], shares: int) -> Iterator[Found]:
    """`work(item)` for each item, in order, as soon as it is done. Errors: ShareError.

    The other processes do two items for each one done here, where what comes back is worked on.
    """
    turns = [0, *range(1, shares), *range(1, shares)]
    placed = list(zip(cycle(turns), items, strict=False))
    sides = [[item for turn, item in placed if turn == share] for share in range(1, shares)]
    parted = [_part(partial(_one_by_one, work, side)) for side in sides]
    try:
        for turn, item in placed:
            yield _received(parted[turn - 1][1]) if turn else work(item)
    finally:
        _end(parted)


def _one_by_one(work: Callable[[Item], Found], items: Iterable[Item], _: Side) -> Iterator[Found]:
    return map(work, items)


def _part(work: Callable[[Side], Iterable[Found]]) -> tuple[BaseProcess, Side]:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_send, args=(here, there, work, os.getpid()), daemon=True)
    process.start()
    there.close()
    return process, here


def _end(parted: Iterable[tuple[BaseProcess, Side]]) -> None:
    for process, found in parted:
        found.close()
        process.terminate()
        process.join()


def _send(here: Side, there: Side, work: Callable[[Side], Iterable[Found]], parent: int) -> None:
    _end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C goes to all; the parent stops its helpers
    here.close()
    try:
        for found in work(there):
            there.send((found, ""))
    except Exception:
        there.send((None, traceback.format_exc()))


def _end_with(parent: int) -> None:
    """When the build is killed, its shares end too (Linux): they would hold its lock and write on."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SIGNAL_ON_PARENTS_DEATH, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _received(here: Side) -> Found:  # type: ignore[type-var]
    try:
        found, fault = here.recv()
    except (EOFError, ConnectionResetError):
        found, fault = None, "một tiến trình dừng giữa chừng"
    if fault:
        raise ShareError(fault)
    return found  # type: ignore[no-any-return]
