"""Files parsed by helpers, which may begin while the rest of the program is still being loaded."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from generator import collector
from generator.reading.document.opened import packed_file
from generator.reading.text.disk import record_files
from generator.shares import Ahead, shares_for

_begun: dict[Path, Ahead[str, bytes | None]] = {}


def begin(root: Path) -> None:
    """Have helpers parse the files of a folder, where that pays; the next `packed_files` of it takes what they made."""
    with collector.at_rest():
        paths = [path for path in record_files(root) if isinstance(path, str)]
        if (ahead := _ahead(root, paths)) is not None:
            _begun[root.resolve()] = ahead


def packed_files(root: Path, paths: list[str]) -> Iterable[bytes | None]:
    """What `packed_file` gives for each path, in order; None also where nobody parsed ahead. Errors: ShareError."""
    ahead = _begun.pop(root.resolve(), None)
    if ahead is not None and ahead.items != paths:  # a file came or went meanwhile
        ahead.end()
        ahead = None
    return ahead or _ahead(root, paths) or [None] * len(paths)


def _ahead(root: Path, paths: list[str]) -> Ahead[str, bytes | None] | None:
    helpers = shares_for(len(paths)) - 1
    return Ahead(partial(packed_file, root), paths, helpers) if helpers else None
