"""Work in shares: the process parts into several that see what was read, each does a share, the findings come back."""

import ctypes
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import traceback
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from math import ceil
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Generic, TypeVar

_SIGNAL_ON_PARENTS_DEATH = 1
WORTHWHILE = 250
MOST = 4
TOGETHER = 8
MEMORY = 1080 << 20  # of all processes: each comes to hold a copy of nearly all there was when they parted
Item = TypeVar("Item")
Told = TypeVar("Told")
Found = TypeVar("Found")
Side = Connection
Hear = Callable[[bool], Told | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """What a process says of an error: the message, where in the code, and the number the system gave it."""

    said: str
    place: str = ""
    number: int | None = None


class ShareError(Exception):
    """A share was not done: what that process said, `place` in the code, `number` of an OSError."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.said)
        self.place, self.number = fault.place, fault.number


def place_of(error: BaseException) -> str:
    """Where in the code an error arose; in a helper process, where it told."""
    if isinstance(error, ShareError) and error.place:
        return error.place
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno} ({last.name})"


def shares_for(files: int) -> int:
    """How many processes pay: one for few files, beside other threads, and off Linux."""
    if files < WORTHWHILE or threading.active_count() > 1 or sys.platform != "linux":
        return 1
    import resource  # not on Windows, where a check must start all the same

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


class Ahead(Generic[Item, Found]):
    """`work(item)` for each item, begun at once by helpers; iterated over once for what comes out, in order.

    What helpers have done waits with them until then. Whoever iterates does what is still free while nothing comes.
    Errors: ShareError.
    """

    def __init__(self, work: Callable[[Item], Found], items: list[Item], helpers: int) -> None:
        self.items = items
        self._work = work
        self._turns = iter(Turns(ceil(len(items) / TOGETHER)))
        self._parted = [_part(self._begun) for _ in range(helpers)]
        self._sides = [side for _, side in self._parted]
        self._done: dict[int, list[Found]] = {}

    def __iter__(self) -> Iterator[Found]:
        """Nothing is left running afterwards, also where the iteration is left early."""
        try:
            for side in self._sides:
                with suppress(BrokenPipeError, ConnectionResetError):  # who ended is noticed when nothing comes
                    side.send(None)
            for turn in range(ceil(len(self.items) / TOGETHER)):
                while turn not in self._done:
                    self._advance()
                yield from self._done.pop(turn)
        finally:
            self.end()

    def end(self) -> None:
        """Stop the helpers."""
        _end(self._parted)
        self._parted = []

    def _advance(self) -> None:
        """Take what a helper has; where none has anything, do a part, or wait if all are given out."""
        ready = wait(self._sides, 0)
        if not ready and (turn := next(self._turns, None)) is not None:
            self._done[turn] = self._part(turn)
            return
        for side in ready or wait(self._sides):
            turn, found = _received(side)  # type: ignore[arg-type, var-annotated]
            if turn is None:
                self._sides.remove(side)  # type: ignore[arg-type]
            else:
                self._done[turn] = found

    def _part(self, turn: int) -> list[Found]:
        return list(map(self._work, self.items[turn * TOGETHER : (turn + 1) * TOGETHER]))

    def _begun(self, side: Side) -> Iterator[tuple[int | None, list[Found]]]:
        """A helper's work: what it did is held back until somebody wants it, as a pipe holds little."""
        waiting: list[tuple[int | None, list[Found]]] = []
        for turn in self._turns:
            waiting.append((turn, self._part(turn)))
            if side.poll():
                yield from waiting
                waiting.clear()
        yield from [*waiting, (None, [])]


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
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    here.close()
    try:
        for found in work(there):
            there.send((found, None))
    except Exception as error:
        number = error.errno if isinstance(error, OSError) else getattr(error, "number", None)
        there.send((None, Fault(f"{type(error).__name__}: {error}", place_of(error), number)))


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
        found, fault = None, Fault("một tiến trình dừng giữa chừng")
    if fault is not None:
        raise ShareError(fault)
    return found  # type: ignore[no-any-return]
