"""The JSON of one record: its row, and by table the rows that are parts of it."""

from collections.abc import Iterable, Sequence

from generator.exports.data.declared import DataTable, Value
from generator.exports.data.registry import wholes

Parts = dict[str, list[str]]


class RecordFiles:
    """Takes the rows of tables with what each is as JSON; `taken` are the names of the tables."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._rows: dict[tuple[str, Value], str] = {}
        self._parts: dict[tuple[str, Value], Parts] = {}

    def take(self, table: DataTable, rows: Iterable[Sequence[Value]], texts: Iterable[str]) -> None:
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

    def let_go(self, table: DataTable, record_id: str) -> str | None:
        """`"row":{…},"targets":[…]` of a record, which is forgotten; None where it is not known."""
        row = self._rows.pop((table.name, record_id), None)
        if row is None:
            return None
        parts = self._parts.pop((table.name, record_id), {})
        return ",".join([f'"row":{row}', *(f'"{name}":[{",".join(texts)}]' for name, texts in parts.items())])
