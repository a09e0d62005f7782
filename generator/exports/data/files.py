"""Every file of the open data, made when it is asked for; a table is gone through once for all files it is in."""

import json
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO, Any

from generator.exports.data.about import FOLDER, LICENCE, NAME, VERSION, About, citation_file, readme
from generator.exports.data.archive import archive
from generator.exports.data.csv_text import csv_text
from generator.exports.data.declared import DataTable, Value
from generator.exports.data.described import data_package, json_schema, open_api
from generator.exports.data.origin import OpenData
from generator.exports.data.record_files import RecordFiles
from generator.exports.data.registry import TABLES, columns, free
from generator.exports.data.sqlite_file import SqliteFile
from generator.exports.data.tables.recognitions import is_handed_out
from generator.pages.parts.history import old_ids

ZIP, SQLITE, PACKAGE, OPENAPI = f"{NAME}.zip", f"{NAME}.sqlite", "datapackage.json", "openapi.json"


class OpenDataFiles:
    """The files of one record's open data; `licence` is the text of its licence.

    Who asks for the tables first and for the archive last has each table gone through once. What others need is let go
    as soon as nobody needs it any more, and made again for whoever asks again.
    """

    def __init__(self, data: OpenData, about: About, licence: bytes) -> None:
        self.about = about
        self._data, self._licence = data, licence
        self._csv: dict[str, IO[bytes]] = {}  # till the archive is made, in files without a name
        self._json: dict[str, bytes] = {}
        self._counts: dict[str, int] = {}
        self._sqlite: SqliteFile | None = None  # opened by the process that makes the files, not before it parts
        self._records = RecordFiles()

    def csv(self, table: DataTable) -> bytes:
        """`NAME.csv`."""
        if table.name not in self._csv:
            self._make(table)
        kept = self._csv[table.name]
        kept.seek(0)
        return kept.read()

    def json(self, table: DataTable) -> bytes:
        """`NAME.json`."""
        if table.name not in self._json:
            self._make(table)
        return self._json.pop(table.name)

    def records(self, table: DataTable) -> list[str]:
        """The ids of the records that the rows of a table are."""
        portal = self._data.portal
        return sorted(key for key, one in portal.record.of(table.kind).items() if is_handed_out(portal, one))

    def record(self, table: DataTable, record_id: str) -> bytes:
        """`NAME/ID.json`."""
        found = self._found(table, record_id)
        if found is None:  # it was let go with the one who asked before
            self._records = RecordFiles()
            found = self._found(table, record_id)
        return b"%s,%s}\n" % (_encoded(self._head(table))[:-1].encode(), found)

    def renamed(self, table: DataTable) -> dict[str, str]:
        """The ids that records of a table had → those of today."""
        handed_out = {*self.records(table)}
        found = {old: now for kind, old, now in old_ids(self._data.portal) if kind == table.kind}
        return {old: now for old, now in found.items() if now in handed_out}

    def moved(self, table: DataTable, now: str) -> bytes:
        """`NAME/ID.json` of a record that has another id now: which, and where its JSON stands."""
        head = {**self._head(table), "renamed_to": now, "address": self.about.at(f"{FOLDER}{table.name}/{now}.json")}
        return json_bytes(head)

    def _found(self, table: DataTable, record_id: str) -> bytes | None:
        for one in TABLES.values():
            if one.name not in self._records.taken:
                self._make(one)
        return self._records.let_go(table, record_id)

    def schema(self, table: DataTable) -> bytes:
        """`schemas/NAME.json`."""
        return json_bytes(json_schema(table))

    def package(self) -> bytes:
        """`datapackage.json`."""
        return json_bytes(data_package(self.about))

    def open_api(self) -> bytes:
        """`openapi.json`."""
        return json_bytes(open_api(self.about))

    def sqlite(self) -> bytes:
        """`cong-thi-dua.sqlite`."""
        for table in TABLES.values():
            if self._sqlite is None or table.name not in self._sqlite.taken:
                self._make(table)
        made, self._sqlite = self._opened().content(), None
        return made

    def _opened(self) -> SqliteFile:
        self._sqlite = self._sqlite or SqliteFile()
        return self._sqlite

    def zip(self) -> bytes:
        """`cong-thi-dua.zip`."""
        made = archive(self._archived())
        for kept in self._csv.values():
            kept.close()
        self._csv.clear()
        self._json.clear()
        return made

    def _archived(self) -> Iterator[tuple[str, bytes]]:
        for table in TABLES.values():
            if table.name not in self._csv:
                self._make(table)
        yield "README.md", readme(self.about, tuple(TABLES.values()), self._counts).encode()
        yield "LICENSE", self._licence
        yield "CITATION.cff", citation_file(self.about).encode()
        yield PACKAGE, self.package()
        yield from ((f"{table.name}.csv", self.csv(table)) for table in TABLES.values())
        yield from ((f"schemas/{table.name}.json", self.schema(table)) for table in TABLES.values())

    def _make(self, table: DataTable) -> None:
        rows = list(self._data.rows(table))
        names = [column.name for column in columns(table)]
        self._counts[table.name] = len(rows)
        kept = self._csv[table.name] = TemporaryFile()  # noqa: SIM115 - closed with the archive
        kept.write(csv_text(names, rows, free(table)).encode())
        texts = [_encoded(found).encode() for found in objects(names, rows)]
        self._json[table.name] = b'%s,"rows":[%s]}\n' % (_encoded(self._head(table))[:-1].encode(), b",".join(texts))
        self._opened().take(table, rows)
        self._records.take(table, rows, texts)

    def _head(self, table: DataTable) -> dict[str, Value]:
        return {"table": table.name, "version": VERSION, "as_of": self.about.day, "licence": LICENCE["name"]}


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def objects(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[dict[str, Value]]:
    """Rows as objects; what has no value is not there."""
    return ({name: cell for name, cell in zip(names, row, strict=True) if cell is not None} for row in rows)


def json_rows(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Rows as JSON to be read by people as well."""
    return json.dumps(list(objects(names, rows)), ensure_ascii=False, indent=2) + "\n"


def json_bytes(value: Any) -> bytes:
    """JSON with letters as they are, ending in a newline."""
    return f"{_encoded(value)}\n".encode()
