"""Where a row comes from: the cells of its page, file, line and commit; and all rows of a table with them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.exports.data.declared import DataTable, TableRow, Value
from generator.pages.portal import Portal
from generator.reading.problems.problem import Loc


@dataclass(frozen=True)
class OpenData:
    """The tables of one record as judged on a day, which knows where each figure stands (`Portal.origin_of`); `site` is
    the public address of the site, or "" where none is known.
    """

    portal: Portal
    site: str = ""

    def rows(self, table: DataTable) -> Iterator[tuple[Value, ...]]:
        """The rows of a table, with all its columns; what a file lists twice is one fact, and one row.

        The rows of a file stand together, so no more than those of one are remembered.
        """
        path, seen = "", dict[Value, tuple[Value, ...]]()
        for row in table.rows(self.portal):
            if row.path != path:
                path, seen = row.path, {}
            if seen.get(row.cells[0]) != row.cells:
                seen[row.cells[0]] = row.cells
                yield (*row.cells, *self._origin(row))

    def _origin(self, row: TableRow) -> tuple[Value, ...]:
        """Errors: ValueError where nobody knows any lines."""
        if self.portal.origin_of is None:
            raise ValueError(row.path)
        return f"{self.site}{row.page}" if row.page else None, row.path, *written_at(self.portal, row.path, row.loc)


def written_at(portal: Portal, path: str, loc: Loc) -> tuple[int | None, str | None, str | None]:
    """The line, commit and day that stand beside the figure on its page; None where a portal knows none."""
    if portal.origin_of is None:
        return None, None, None
    found = portal.origin_of(path, loc)
    return found.line, *((found.commit.id, found.commit.day.isoformat()) if found.commit else (None, None))
