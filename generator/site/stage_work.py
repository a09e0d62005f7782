"""What a build writes, in pieces of work that several processes share: pages wait for their shells, files do not."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.pages.page import Page
from generator.shares import Hear, Turns
from generator.site.gathered import Gathered
from generator.site.shells import Shell
from generator.site.stamp import stamp

Layout = tuple[str, int]
Piece = Page | tuple[str, bytes]
Job = Callable[[], Iterable[Piece]]
MOST_WAITING = 64


@dataclass(frozen=True, slots=True)
class Stamps:
    """What the theme made: the shells, and their sentinels' canonical addresses where the site knows its own."""

    shells: dict[Layout, Shell]
    canonical: dict[Layout, str]
    site: str

    def stamped(self, page: Page) -> bytes:
        """The finished page."""
        layout = (page.section, page.depth)
        rest = (self.canonical[layout], self.site) if self.site and self.canonical.get(layout) else None
        return stamp(self.shells[layout], page, rest)


class StageWork:
    """Jobs that make pages and files (path, bytes) of the stage; each is done once, by whichever process is free.

    `files` jobs make no pages and come first: who begins before there are shells need not wait for them. `wide` jobs
    look at the whole record. They fall to one process, the first that begins: a process that looks at all comes to
    hold a copy of all.
    """

    def __init__(self, stage: Path, files: list[Job], wide: list[Job], narrow: list[Job]) -> None:
        self._stage = stage
        self._files, self._wide, self._narrow = files, wide, narrow
        self._first, self._file_turns, self._turns = Turns(1), Turns(len(files)), Turns(len(narrow))
        self._folders: set[str] = set()

    def _pieces(self) -> Iterator[Piece]:
        wide = [job for _ in self._first for job in self._wide]
        files = (self._files[turn] for turn in self._file_turns)
        narrow = (self._narrow[turn] for turn in self._turns)
        return chain.from_iterable(job() for job in chain(files, wide, narrow))

    def share(self, hear: Hear[Stamps]) -> Gathered:
        """Do the jobs that fall to this process; `hear` gives the shells as soon as there are any."""
        gathered = Gathered()
        waiting: list[Page] = []
        for piece in self._pieces():
            if isinstance(piece, Page):
                waiting.append(piece)
            else:
                self.put(*piece)
                gathered.taken.append((piece[0], ""))
            self._stamp(waiting, hear(len(waiting) >= MOST_WAITING), gathered)
        self._stamp(waiting, hear(True), gathered)
        return gathered

    def _stamp(self, waiting: list[Page], stamps: Stamps | None, gathered: Gathered) -> None:
        if stamps is not None:
            for page in waiting:
                self.page(page, stamps, gathered)
            waiting.clear()

    def page(self, page: Page, stamps: Stamps, gathered: Gathered) -> None:
        """Write a page and enter it in what is gathered."""
        self.put(f"{page.address}index.html", stamps.stamped(page))
        gathered.page(page)

    def put(self, path: str, content: bytes) -> None:
        """Write a file of the stage."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            (self._stage / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        with open(f"{self._stage}/{path}", "wb", buffering=0) as file:  # noqa: PTH123 - ten thousands of times
            left = memoryview(content)
            while left:
                left = left[file.write(left) :]
