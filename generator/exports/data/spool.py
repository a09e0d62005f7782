"""A file without a name that grows while tables are gone through, and gives back any part of what it has."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from tempfile import TemporaryFile
from typing import IO

from generator.pages.route import LargeFile

PIECE = 1 << 20


@dataclass
class Spool:
    """`size` bytes so far. The file is opened with the first of them, by the process that makes them."""

    size: int = 0

    @cached_property
    def _file(self) -> IO[bytes]:
        return TemporaryFile(buffering=0)

    def add(self, content: bytes) -> None:
        """Put bytes at the end."""
        self._file.seek(self.size)
        left = memoryview(content)
        while left:
            left = left[self._file.write(left) :]
        self.size += len(content)

    def part(self, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`."""
        self._file.seek(start)
        return self._file.read(end - start)

    def file(self, start: int, end: int) -> LargeFile:
        """These bytes as a file to be published."""
        return LargeFile(partial(self._pieces, start, end))

    def _pieces(self, start: int, end: int) -> Iterator[bytes]:
        for first in range(start, end, PIECE):
            yield self.part(first, min(first + PIECE, end))
