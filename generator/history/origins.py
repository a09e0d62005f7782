"""Where keys of a file stand, and the newest commit that wrote of them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

from generator.history.last_changes import LastChanges
from generator.pages.page import LineOrigin, newest_of
from generator.reading.document.lines import Lines
from generator.reading.document.places import Places
from generator.reading.problems.problem import Loc
from generator.reading.text.disk import read_bytes

MOST_KEPT = 1_000


class Origins:
    """The origins of what the files of a project say; `places` as in `Lines`."""

    def __init__(self, root: Path, changes: LastChanges, places: Mapping[str, Places] | None = None) -> None:
        self._lines, self._changes = Lines(root, places), changes
        self._texts = lru_cache(maxsize=MOST_KEPT)(partial(_text, root))

    def __call__(self, path: str, loc: Loc) -> LineOrigin:
        """The line of these keys in a file, and the newest commit that wrote any line of their value, where all are
        known; of a whole record, that changed its file.
        """
        line = self._lines.line(path, loc)
        if not loc:
            return LineOrigin(path, line, self._changes.files.get(path), path in self._changes.edited)
        if path not in self._changes.lines:
            return LineOrigin(path, line, None, path in self._changes.edited)
        written = [self._changes.of_line(path, number) for number in block(self._texts(path), line)]
        return LineOrigin(path, line, newest_of(written) if all(written) else None)


def block(lines: Sequence[str], line: int) -> list[int]:
    """The numbers of the lines that a value of block style takes which begins on a line, without comments: all that is
    indented further follows it.
    """
    if not 0 < line <= len(lines):
        return [line]
    found, first = [line], _indent(lines[line - 1])
    for number, text in enumerate(lines[line:], line + 1):
        if text.lstrip()[:1] in ("", "#"):
            continue
        if _indent(text) <= first:
            break
        found.append(number)
    return found


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _text(root: Path, path: str) -> list[str]:
    data = read_bytes(root, path)
    return data.decode("utf-8", "replace").split("\n") if isinstance(data, bytes) else []
