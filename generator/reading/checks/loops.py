"""Loops in what refers to what."""

from collections.abc import Iterable, Iterator


def loops(edges: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """Each loop once, as the names along it, beginning with the first that was met. Never recursive."""
    nexts: dict[str, list[str]] = {}
    for start, end in edges:
        nexts.setdefault(start, []).append(end)
    done: set[str] = set()
    for start in nexts:
        if start not in done:
            yield from _from(start, nexts, done)


def _from(start: str, nexts: dict[str, list[str]], done: set[str]) -> Iterator[list[str]]:
    trail, on_trail, ways = [start], {start}, [iter(nexts[start])]
    while ways:
        step = next(ways[-1], None)
        if step is None:
            ways.pop()
            done.add(trail[-1])
            on_trail.remove(trail.pop())
        elif step in on_trail:
            yield trail[trail.index(step) :]
        elif step in nexts and step not in done:
            trail.append(step)
            on_trail.add(step)
            ways.append(iter(nexts[step]))
