"""Two long texts side by side: every place where they differ, with a few words around it, within bounds."""

from collections.abc import Iterator
from difflib import SequenceMatcher

LONGEST, CUT = 120, "…"
AROUND = 3  # words shown on either side of what differs
MOST_PLACES, LONGEST_PLACE, MOST_COMPARED = 5, 90, 400_000
Run = tuple[int, int, int, int]  # where words differ: begin and end in the first text, then in the second


def side_by_side(one: str, other: str) -> tuple[str, str]:
    """Two lines as they are; where one is long, of both only what differs, place by place, the same number of each."""
    if max(len(one), len(other)) <= LONGEST or not one or not other:
        return cut(one), cut(other)
    old, new = one.split(" "), other.split(" ")
    runs = list(_joined(_runs(old, new)))
    shown = runs[:MOST_PLACES]
    more = f" {CUT} và {len(runs) - len(shown)} chỗ nữa" if len(runs) > len(shown) else ""
    before = (_place(old, begin, end) for begin, end, _, _ in shown)
    after = (_place(new, begin, end) for _, _, begin, end in shown)
    return _listed(before, more), _listed(after, more)


def cut(line: str, longest: int = LONGEST) -> str:
    """A line, cut where it is long."""
    return line if len(line) <= longest else line[: longest - 1] + CUT


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    """Where two lists of words differ. What both begin and end with is left aside first; where the rest is long all of
    it is one place.
    """
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    last = next((at for at in range(shorter - first) if old[-1 - at] != new[-1 - at]), shorter - first)
    ends = len(old) - last, len(new) - last
    if (ends[0] - first) * (ends[1] - first) > MOST_COMPARED:
        yield first, ends[0], first, ends[1]
        return
    found = SequenceMatcher(None, old[first : ends[0]], new[first : ends[1]], autojunk=False).get_opcodes()
    yield from ((first + a, first + b, first + c, first + d) for kind, a, b, c, d in found if kind != "equal")


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Places with no more than the words shown around them in between are one."""
    last: Run | None = None
    for run in runs:
        if last is not None and run[0] - last[1] <= 2 * AROUND:
            last = last[0], run[1], last[2], run[3]
        else:
            if last is not None:
                yield last
            last = run
    if last is not None:
        yield last


def _place(words: list[str], begin: int, end: int) -> str:
    """Some words with those around them; of many only the first."""
    first, last = max(begin - AROUND, 0), min(end + AROUND, len(words))
    inside = cut(" ".join(words[begin:end]), LONGEST_PLACE)
    text = " ".join(filter(None, (" ".join(words[first:begin]), inside, " ".join(words[end:last]))))
    return f"{CUT if first else ''}{text}{CUT if last < len(words) else ''}"


def _listed(places: Iterator[str], more: str) -> str:
    return " | ".join(places) + more
