"""Work in shares: the process parts into several that see what was read, each does a share, the findings come back."""

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import cycle
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

_SIGNAL_ON_PARENTS_DEATH = 1
WORTHWHILE = 250
MOST = 4
MEMORY = 800 << 20  # of all processes when they part: each comes to hold a copy of what was read, and its own work
Item = TypeVar("Item")
Found = TypeVar("Found")


class ShareError(Exception):
    """A share was not done; the message is what that process said."""


def shares_for(files: int) -> int:
    """How many processes pay: one for few files, beside other threads, and off Linux."""
    if files < WORTHWHILE or threading.active_count() > 1 or sys.platform != "linux":
        return 1
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return max(min(len(os.sched_getaffinity(0)), MOST, MEMORY // held), 1)


def in_shares(work: Callable[[int, int], Found], shares: int) -> list[Found]:
    """What `work(share, shares)` found for each share, in order; share 0 is done here. Errors: ShareError."""
    if shares == 1:
        return [work(0, 1)]
    parted = [_part(partial(_once, work, share, shares)) for share in range(1, shares)]
    try:
        return [work(0, shares), *(_received(found) for _, found in parted)]
    finally:
        _end(parted)


def _once(work: Callable[[int, int], Found], share: int, shares: int) -> Iterator[Found]:
    yield work(share, shares)


def mapped(work: Callable[[Item], Found], items: Sequence[Item], shares: int) -> Iterator[Found]:
    """`work(item)` for each item, in order, as soon as it is done. Errors: ShareError.

    The other processes do two items for each one done here, where what comes back is worked on.
    """
    turns = [0, *range(1, shares), *range(1, shares)]
    placed = list(zip(cycle(turns), items, strict=False))
    sides = [[item for turn, item in placed if turn == share] for share in range(1, shares)]
    parted = [_part(partial(map, work, side)) for side in sides]
    try:
        for turn, item in placed:
            yield _received(parted[turn - 1][1]) if turn else work(item)
    finally:
        _end(parted)


def _part(work: Callable[[], Iterable[Found]]) -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, work, os.getpid()), daemon=True)
    process.start()
    there.close()
    return process, here


def _end(parted: Iterable[tuple[BaseProcess, Connection]]) -> None:
    for process, found in parted:
        found.close()
        process.terminate()
        process.join()


def _send(there: Connection, work: Callable[[], Iterable[Found]], parent: int) -> None:
    _end_with(parent)
    try:
        for found in work():
            there.send((found, ""))
    except Exception:
        there.send((None, traceback.format_exc()))


def _end_with(parent: int) -> None:
    """When the build is killed, its shares end too (Linux): they would hold its lock and write on."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SIGNAL_ON_PARENTS_DEATH, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _received(here: Connection) -> Found:  # type: ignore[type-var]
    try:
        found, fault = here.recv()
    except EOFError:
        found, fault = None, "một tiến trình dừng giữa chừng"
    if fault:
        raise ShareError(fault)
    return found  # type: ignore[no-any-return]
