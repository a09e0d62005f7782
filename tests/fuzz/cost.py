"""What a piece of work takes: it runs in a process of its own, which is watched from outside."""

import os
import pickle
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

SECONDS, MEGABYTES = 2.0, 300
_MOST_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time, megabytes at most, what came back, and how the process ended."""

    seconds: float
    megabytes: int
    made: Any
    status: int

    @property
    def too_much(self) -> bool:
        """Whether it is more than one file may cost, or ended without an answer."""
        return self.seconds > SECONDS or self.megabytes > MEGABYTES or self.status != 0

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s, {self.megabytes} MB, status {self.status}, {self.made}"


def cost_of(work: Callable[[], Any]) -> Cost:
    """Run some work, whatever it does; what it makes must be small. An exception is what it made."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
        status = 1
        try:
            with os.fdopen(writing, "wb") as into:
                try:
                    made, status = work(), 0
                except BaseException as error:
                    made = f"{type(error).__name__}: {error}"[:300]
                into.write(pickle.dumps(made))
        finally:
            sys.stdout.flush()
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as found:
        data = found.read()
    _, status, usage = os.wait4(child, 0)
    made = pickle.loads(data) if data else None  # our own child wrote it
    seconds = usage.ru_utime + usage.ru_stime
    return Cost(seconds, usage.ru_maxrss // 1024, made, os.waitstatus_to_exitcode(status))
