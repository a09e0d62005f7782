"""The JSON of one record: its row, and by table the rows that are parts of it, as they stand in the tables' JSON."""

from array import array
from collections.abc import Sequence

from generator.exports.data.declared import DataTable, Value
from generator.exports.data.registry import TABLES, wholes
from generator.exports.data.spool import Spool

Runs = dict[str, "array[int]"]  # record → where rows begin and end, pair by pair; a pair spans neighbours and commas


class RecordFiles:
    """Notes where the rows of tables stand in `spool`, each followed by one byte and the next."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._rows: dict[str, Runs] = {}
        self._parts: dict[str, dict[str, Runs]] = {}

    def take(self, table: DataTable, rows: Sequence[Sequence[Value]], start: int, texts: Sequence[bytes]) -> None:
        """Enter rows of a table whose JSON is `texts`, the first of which stands at `start`."""
        places = [(place, self._parts.setdefault(to, {}).setdefault(table.name, {})) for place, to in wholes(table)]
        own = self._rows.setdefault(table.name, {}) if table.kind else None
        for row, text in zip(rows, texts, strict=True):
            end = start + len(text)
            if own is not None:
                _note(own, row[0], start, end)
            for place, runs in places:
                if row[place] is not None:
                    _note(runs, row[place], start, end)
            start = end + 1

    def content(self, table: DataTable, record_id: str) -> bytes:
        """`"row":{…},"targets":[…]` of a record. Errors: KeyError where it is not known."""
        known = self._parts.get(table.name, {})
        parts = (name for name in TABLES if record_id in known.get(name, {}))
        lists = (b'"%s":[%s]' % (name.encode(), self._read(known[name][record_id])) for name in parts)
        return b",".join([b'"row":' + self._read(self._rows[table.name][record_id]), *lists])

    def _read(self, runs: "array[int]") -> bytes:
        return b",".join(map(self._spool.part, runs[::2], runs[1::2]))


def _note(runs: Runs, record: Value, start: int, end: int) -> None:
    known = runs.setdefault(str(record), array("Q"))
    if not known or known[-1] < start - 1:
        known.extend((start, end))
    else:  # right after the last one, or the very row
        known[-1] = end
