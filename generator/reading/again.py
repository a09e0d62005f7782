"""A folder that is read again and again while somebody edits it: only files that changed are read."""

import os
from collections.abc import Collection
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from generator.reading.read import Sides, sides_of
from generator.reading.records.folder import Contents, load_files
from generator.reading.remembered import remembered
from generator.reading.text.disk import EXAMPLES, record_files

Stat = tuple[int, ...]


@dataclass
class FolderReader:
    """The files of a folder as they were when they were read last.

    The first time, what `thidua check` remembers in `store` is not read, and what is read is remembered there.
    """

    root: Path
    samples: bool = True
    store: Path | None = None
    contents: Contents = field(default_factory=dict, init=False)
    _stats: dict[str, Stat] = field(default_factory=dict, init=False)

    def read(self, touched: Collection[str] = ()) -> Sides:
        """What the folder holds now. A file is read where its stat is another, and in any case where it is `touched`.

        The records of all other files are the very objects they were.
        """
        first = not self._stats
        found = {below: list(record_files(self.root, f"{below}/" if below else "")) for below in self._below()}
        stats = {path: _stat(self.root, path) for paths in found.values() for path in paths if isinstance(path, str)}
        unchanged = {path for path, stat in stats.items() if stat == self._stats.get(path) and path not in touched}
        with remembered(self.root, self.store) if first else nullcontext(self._only(unchanged)) as contents:
            sides = [load_files(self.root, paths, contents, sample=bool(below)) for below, paths in found.items()]
        self._stats = stats
        self.contents = {path: contents[path] for path in stats}
        return Sides(sides[0], None) if len(sides) == 1 else sides_of(self.root, *sides)

    def _only(self, unchanged: set[str]) -> Contents:
        return {path: content for path, content in self.contents.items() if path in unchanged}

    def _below(self) -> list[str]:
        return ["", EXAMPLES] if self.samples and (self.root / EXAMPLES).is_dir() else [""]


def _stat(root: Path, path: str) -> Stat:
    try:
        found = os.lstat(f"{root}/{path}")
    except OSError:
        return ()
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_mode)
