"""Where keys of a file stand, and the newest commit that wrote of them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

from generator.history.last_changes import LastChanges
from generator.pages.page import Commit, LineOrigin, newest_of
from generator.reading.document.lines import Lines
from generator.reading.document.places import PackedPlaces
from generator.reading.problems.problem import Loc
from generator.reading.text.disk import read_bytes

MOST_KEPT = 1_000
NOTHING = -1


class Origins:
    """The origins of what the files of a project say; `places` as in `Lines`."""

    def __init__(self, root: Path, changes: LastChanges, places: Mapping[str, PackedPlaces] | None = None) -> None:
        self._lines, self._changes = Lines(root, places), changes
        self._depths = lru_cache(maxsize=MOST_KEPT)(partial(_depths_of, root))
        self._alone = lru_cache(maxsize=MOST_KEPT)(self._only)

    def __call__(self, path: str, loc: Loc) -> LineOrigin:
        """The line of these keys in a file, and the newest commit that wrote any line of their value, where all are
        known; of a whole record, that changed its file.
        """
        line, changes = self._lines.line(path, loc), self._changes
        if not loc:
            return LineOrigin(path, line, changes.files.get(path), path in changes.edited)
        if path not in changes.lines:
            return LineOrigin(path, line, None, path in changes.edited)
        if (only := self._alone(path)) is not None:
            return LineOrigin(path, line, only)
        written = [changes.of_line(path, number) for number in block(self._depths(path), line)]
        return LineOrigin(path, line, newest_of(written) if all(written) else None)

    def _only(self, path: str) -> Commit | None:
        """The commit that wrote all lines of a file; None where there are several, or one is not known."""
        written = {*self._changes.lines[path]}
        return written.pop() if len(written) == 1 else None


def block(depths: Sequence[int], line: int) -> list[int]:
    """The numbers of the lines that a value of block style takes which begins on a line, without comments: all that is
    indented further follows it. `depths` has the indentation of each line.
    """
    if not 0 < line <= len(depths):
        return [line]
    found, first = [line], depths[line - 1]
    for number in range(line, len(depths)):
        depth = depths[number]
        if depth == NOTHING:
            continue
        if depth <= first:
            break
        found.append(number + 1)
    return found


def depths_of(lines: Iterable[str]) -> list[int]:
    """How far each line is indented; `NOTHING` where it is blank or a comment."""
    return [NOTHING if line.lstrip()[:1] in ("", "#") else len(line) - len(line.lstrip(" ")) for line in lines]


def _depths_of(root: Path, path: str) -> list[int]:
    data = read_bytes(root, path)
    return depths_of(data.decode("utf-8", "replace").split("\n")) if isinstance(data, bytes) else []
