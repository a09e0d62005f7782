"""Which files of a project change, as they change; watched folders may come and go."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

from watchfiles import awatch

STEP_MS, LOOK_EVERY_MS = 20, 500
Seen = dict[Path, tuple[int, ...]]


async def changed_paths(watched: Callable[[], Iterable[Path]], unsure: set[Path]) -> AsyncIterator[set[Path]]:
    """The paths that changed, burst by burst, without end. Begins with those that are `unsure`, once they are watched.

    `watched` gives the folders and files to watch, and is asked again now and then: what comes, goes or is another than
    before is itself among what changed, reported when noticed and again when watched. A folder is watched with
    all below it.
    """
    before = _seen(watched())
    while True:
        folders = [path for path in before if path.is_dir()]
        try:
            async for found in awatch(*folders, step=STEP_MS, rust_timeout=LOOK_EVERY_MS, yield_on_timeout=True):
                before, moved = _moved(before, watched())
                if found or moved or unsure:
                    yield {Path(path) for _, path in found} | moved | unsure
                unsure = {path for path in moved if path in folders or path.is_dir()}
                if unsure:
                    break
        except FileNotFoundError:  # a folder went before it was watched
            await asyncio.sleep(LOOK_EVERY_MS / 1000)
            before, moved = _moved(before, watched())
            yield moved


def _moved(before: Seen, watched: Iterable[Path]) -> tuple[Seen, set[Path]]:
    """What there is to watch now, and what of it came, went or is another."""
    now = _seen(watched)
    return now, {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}


def _seen(watched: Iterable[Path]) -> Seen:
    """What identifies each folder, and of each file also what it holds."""
    return {path: stat for path in watched if (stat := _stat(path))}


def _stat(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return ()
    return (found.st_ino,) if path.is_dir() else (found.st_ino, found.st_size, found.st_mtime_ns)
