"""One command, measured: wall and CPU seconds, peak memory, the children it starts included."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

MIB, ROOM = 1 << 20, 8 << 30
_LOOK_EVERY = 0.25


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of all processors, peak bytes of all processes of a command together."""

    wall: float
    cpu: float
    peak: int


def in_memory() -> Path | None:
    """A folder in memory where there is room for every site: else the disk is measured too."""
    memory = Path("/dev/shm")  # noqa: S108 - TemporaryDirectory makes a folder of its own in it
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > ROOM else None


class CommandError(Exception):
    """A measured command ended with an error; the message holds what it printed."""


def measure(command: Sequence[str | Path], folder: Path, log: Path, *, watched: bool = True) -> Cost:
    """Run a command in `folder`; what it prints goes to `log`. Errors: CommandError.

    Watching what its children hold slows it down; where it is not `watched`, the peak is that of the largest process.
    """
    begun = time.perf_counter()
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen([*map(str, command)], cwd=folder, stdout=out, stderr=subprocess.STDOUT)  # noqa: S603
    watch = _Watch(process.pid)
    if watched:
        watch.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    if watched:
        watch.end()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandError(f"{' '.join(map(str, command))}\n{log.read_text(encoding='utf-8')[-2000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, max(used.ru_maxrss * 1024, watch.peak))


class _Watch(Thread):
    """Looks now and then what a process and its children hold together; shared memory is counted once.

    Only for commands that start children: of a single process the system itself knows the exact peak.
    """

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._root = root
        self._ended = Event()

    def run(self) -> None:
        """Look until the command has ended."""
        while not self._ended.wait(_LOOK_EVERY):
            family = list(_family(self._root))
            if len(family) > 1:
                self.peak = max(self.peak, sum(map(_proportional, family)))

    def end(self) -> None:
        """Stop looking."""
        self._ended.set()
        self.join()


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _proportional(process: int) -> int:
    """Bytes a process holds, memory shared with others divided among them; 0 where the system does not say."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
