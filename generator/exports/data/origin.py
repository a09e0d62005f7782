"""Where a row comes from: the cells of its page, file, line and commit; and all rows of a table with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.exports.data.declared import DataTable, TableRow, Value
from generator.pages.portal import Portal
from generator.reading.document.lines import Lines


@dataclass(frozen=True)
class OpenData:
    """The tables of one record as judged on a day.

    `commits` has of a file the commit that changed it last, and its day; `site` is the public address of the site, or
    "" where none is known.
    """

    portal: Portal
    lines: Lines
    commits: Mapping[str, tuple[str, date]] = field(default_factory=dict)
    site: str = ""

    def rows(self, table: DataTable) -> Iterator[tuple[Value, ...]]:
        """The rows of a table, with all its columns; what a file lists twice is one fact, and one row."""
        seen: set[tuple[Value, ...]] = set()
        for row in table.rows(self.portal):
            if row.cells not in seen:
                seen.add(row.cells)
                yield (*row.cells, *self._origin(row))

    def _origin(self, row: TableRow) -> tuple[Value, ...]:
        page = f"{self.site}{row.page}" if row.page else None
        commit, day = self.commits.get(row.path, (None, None))
        return page, row.path, self.lines.line(row.path, row.loc), commit, day.isoformat() if day else None
