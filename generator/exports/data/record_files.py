"""The JSON of one record: its row, and by table the rows that are parts of it."""

from collections.abc import Iterable, Sequence

from generator.exports.data.declared import DataTable, Value
from generator.exports.data.registry import wholes

Parts = dict[str, list[bytes]]


class RecordFiles:
    """Takes the rows of tables with what each is as JSON, in bytes; `taken` are the names of the tables."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._rows: dict[tuple[str, Value], bytes] = {}
        self._parts: dict[tuple[str, Value], Parts] = {}

    def take(self, table: DataTable, rows: Iterable[Sequence[Value]], texts: Iterable[bytes]) -> None:
        """Enter the rows of a table, unless they are there."""
        if table.name in self.taken:
            return
        self.taken.add(table.name)
        places = wholes(table)
        for row, text in zip(rows, texts, strict=True):
            if table.kind:
                self._rows[table.name, row[0]] = text
            for whole in {(to, row[place]) for place, to in places if row[place] is not None}:
                self._parts.setdefault(whole, {}).setdefault(table.name, []).append(text)

    def let_go(self, table: DataTable, record_id: str) -> bytes | None:
        """`"row":{…},"targets":[…]` of a record, which is forgotten; None where it is not known."""
        row = self._rows.pop((table.name, record_id), None)
        if row is None:
            return None
        parts = self._parts.pop((table.name, record_id), {})
        lists = (b'"%s":[%s]' % (name.encode(), b",".join(texts)) for name, texts in parts.items())
        return b",".join([b'"row":' + row, *lists])
