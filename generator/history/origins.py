"""Where keys of a file stand, and the commit that wrote that line."""

from collections.abc import Mapping
from pathlib import Path

from generator.history.last_changes import LastChanges
from generator.pages.page import LineOrigin
from generator.reading.document.lines import Lines
from generator.reading.document.places import Places
from generator.reading.problems.problem import Loc


class Origins:
    """The origins of what the files of a project say; `places` as in `Lines`."""

    def __init__(self, root: Path, changes: LastChanges, places: Mapping[str, Places] | None = None) -> None:
        self._lines, self._changes = Lines(root, places), changes

    def __call__(self, path: str, loc: Loc) -> LineOrigin:
        """The line of these keys in a file, and its commit, where that is known."""
        line = self._lines.line(path, loc)
        return LineOrigin(path, line, self._changes.of_line(path, line))
