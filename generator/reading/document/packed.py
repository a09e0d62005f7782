"""Files opened by several processes: their data packed to come back to this one."""

import marshal
from collections.abc import Iterator
from pathlib import Path

from generator.reading.document.opened import Opened, opened
from generator.reading.document.tree import Tree
from generator.workers import processes_for, shared_out

TOGETHER = 16


def packed_files(root: Path, paths: list[str]) -> Iterator[bytes | None]:
    """What `packed_file` gives for each path where several processes pay; else, and for odd files, None.

    Errors: WorkerError.
    """
    processes = processes_for(len(paths))
    found: list[bytes | None] = [None] * len(paths)
    if processes > 1:
        _fill(found, root, paths, processes)
    for place, packed in enumerate(found):
        found[place] = None  # all together they are as large as the record
        yield packed


def _fill(found: list[bytes | None], root: Path, paths: list[str], processes: int) -> None:
    def share(turns: Iterator[int]) -> dict[int, list[bytes | None]]:
        return {turn: [packed_file(root, path) for path in paths[turn::batches]] for turn in turns}

    batches = -(-len(paths) // TOGETHER)
    for made in shared_out(share, batches, processes):
        for turn, packed in made.items():
            found[turn::batches] = packed


def packed_file(root: Path, path: str) -> bytes | None:
    """The data and numbers of a file on which there is nothing to say, to be sent to another process; else None."""
    file = opened(root, path)
    plain = file.tree.whole and not (file.tree.findings or file.tree.poisoned or file.findings)
    return marshal.dumps((file.tree.data, tuple(file.numbers), file.blanks, file.places)) if plain else None


def unpacked(path: str, packed: bytes) -> Opened:
    """What `packed_file` packed; words that come again are again the same in memory."""
    data, numbers, blanks, places = marshal.loads(packed)  # noqa: S302 - made by ourselves a moment ago
    return Opened(Tree(path, data), [], frozenset(numbers), blanks, places)
