"""Workbooks to fill in, as a page offers them: what each is for, where it stands, how large it is at most."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.pages.route import Route


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download: its address, what it is for, and under how many kB it is.

    Steps of 25 kB: how small a file gets depends on the machine's library, and pages do not.
    """

    address: str
    title: str
    most: int


STEP = 25_000


def downloads(routes: Iterable[Route]) -> list[Download]:
    """The files of some routes; each is made to know its size."""
    return [Download(route.address, route.title, -(-len(made) // STEP) * STEP // 1000) for route, made in _made(routes)]


def _made(routes: Iterable[Route]) -> Iterable[tuple[Route, bytes]]:
    for route in routes:
        made = route.make()
        if isinstance(made, bytes):
            yield route, made
