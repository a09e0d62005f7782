"""Every file of the open data, made when it is asked for; a table is gone through once for all files it is in."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from pydantic_core import to_json

from generator.exports.data.about import FOLDER, LICENCE, NAME, VERSION, About, citation_file, readme
from generator.exports.data.archive import archive
from generator.exports.data.csv_text import csv_head, csv_rows
from generator.exports.data.declared import DataTable, Value
from generator.exports.data.described import data_package, json_schema, open_api
from generator.exports.data.origin import OpenData
from generator.exports.data.record_files import RecordFiles
from generator.exports.data.registry import TABLES, columns
from generator.exports.data.spool import Spool
from generator.exports.data.sqlite_file import SqliteFile
from generator.exports.data.tables.recognitions import is_handed_out
from generator.pages.parts.history import old_ids
from generator.pages.route import LargeFile

ZIP, SQLITE, PACKAGE, OPENAPI = f"{NAME}.zip", f"{NAME}.sqlite", "datapackage.json", "openapi.json"
AT_ONCE = 500  # rows


@dataclass(frozen=True, slots=True)
class MadeTable:
    """Where the CSV and the JSON of a table stand in their spools, each from one place to another."""

    csv: tuple[int, int]
    json: tuple[int, int]
    rows: int


class OpenDataFiles:
    """The files of one record's open data; `licence` is the text of its licence.

    Each table is gone through once, some rows at a time, and what is made of them is kept in files without a name: all
    of it together is many times as large as the record.
    """

    def __init__(self, data: OpenData, about: About, licence: bytes) -> None:
        self.about = about
        self._data, self._licence = data, licence
        self._csv, self._json, self._made = Spool(), Spool(), Spool()
        self._kept: dict[str, MadeTable] = {}
        self._records = RecordFiles(self._json)

    def csv(self, table: DataTable) -> LargeFile:
        """`NAME.csv`."""
        return self._csv.file(*self._of(table).csv)

    def json(self, table: DataTable) -> LargeFile:
        """`NAME.json`."""
        return self._json.file(*self._of(table).json)

    def records(self, table: DataTable) -> list[str]:
        """The ids of the records that the rows of a table are."""
        portal = self._data.portal
        return sorted(key for key, one in portal.record.of(table.kind).items() if is_handed_out(portal, one))

    def record(self, table: DataTable, record_id: str) -> bytes:
        """`NAME/ID.json`."""
        self._all()
        return b"%s,%s}\n" % (self._begun(table), self._records.content(table, record_id))

    def renamed(self, table: DataTable) -> dict[str, str]:
        """The ids that records of a table had → those of today."""
        handed_out = {*self.records(table)}
        found = {old: now for kind, old, now in old_ids(self._data.portal) if kind == table.kind}
        return {old: now for old, now in found.items() if now in handed_out}

    def moved(self, table: DataTable, now: str) -> bytes:
        """`NAME/ID.json` of a record that has another id now: which, and where its JSON stands."""
        head = {**self._head(table), "renamed_to": now, "address": self.about.at(f"{FOLDER}{table.name}/{now}.json")}
        return json_bytes(head)

    def schema(self, table: DataTable) -> bytes:
        """`schemas/NAME.json`."""
        return json_bytes(json_schema(table))

    def package(self) -> bytes:
        """`datapackage.json`."""
        return json_bytes(data_package(self.about))

    def open_api(self) -> bytes:
        """`openapi.json`."""
        return json_bytes(open_api(self.about))

    def sqlite(self) -> LargeFile:
        """`cong-thi-dua.sqlite`."""
        self._all()
        return self._sqlite_file

    @cached_property
    def _sqlite_file(self) -> LargeFile:
        return self._put(self._sqlite.pages())

    @cached_property
    def _sqlite(self) -> SqliteFile:
        return SqliteFile()

    @cached_property
    def _zip_file(self) -> LargeFile:
        return self._put(archive(self._archived()))

    def _put(self, pieces: Iterable[bytes]) -> LargeFile:
        start = self._made.size
        for piece in pieces:
            self._made.add(piece)
        return self._made.file(start, self._made.size)

    def zip(self) -> LargeFile:
        """`cong-thi-dua.zip`."""
        return self._zip_file

    def _archived(self) -> Iterator[tuple[str, bytes | LargeFile]]:
        counts = {table.name: self._of(table).rows for table in TABLES.values()}
        yield "README.md", readme(self.about, tuple(TABLES.values()), counts).encode()
        yield "LICENSE", self._licence
        yield "CITATION.cff", citation_file(self.about).encode()
        yield PACKAGE, self.package()
        yield from ((f"{table.name}.csv", self.csv(table)) for table in TABLES.values())
        yield from ((f"schemas/{table.name}.json", self.schema(table)) for table in TABLES.values())

    def _all(self) -> None:
        for table in TABLES.values():
            self._of(table)

    def _of(self, table: DataTable) -> MadeTable:
        if table.name not in self._kept:
            self._kept[table.name] = self._make(table)
        return self._kept[table.name]

    def _make(self, table: DataTable) -> MadeTable:
        csv_start, json_start, count = self._csv.size, self._json.size, 0
        names = [column.name for column in columns(table)]
        self._csv.add(csv_head(names).encode())
        self._json.add(b'%s,"rows":[' % self._begun(table))
        for rows in _some(self._data.rows(table)):
            self._csv.add(csv_rows(rows).encode())
            self._sqlite.take(table, rows)
            texts = [to_json(found) for found in objects(names, rows)]
            if count:
                self._json.add(b",")
            self._records.take(table, rows, self._json.size, texts)
            self._json.add(b",".join(texts))
            count += len(rows)
        self._json.add(b"]}\n")
        return MadeTable((csv_start, self._csv.size), (json_start, self._json.size), count)

    def _begun(self, table: DataTable) -> bytes:
        """What the JSON of a table or of a record of it begins with."""
        return to_json(self._head(table))[:-1]

    def _head(self, table: DataTable) -> dict[str, Value]:
        return {"table": table.name, "version": VERSION, "as_of": self.about.day, "licence": LICENCE["name"]}


def _some(rows: Iterator[tuple[Value, ...]]) -> Iterator[list[tuple[Value, ...]]]:
    while some := list(islice(rows, AT_ONCE)):
        yield some


def objects(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[dict[str, Value]]:
    """Rows as objects; what has no value is not there."""
    return ({name: cell for name, cell in zip(names, row, strict=True) if cell is not None} for row in rows)


def json_rows(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Rows as JSON to be read by people as well."""
    return json.dumps(list(objects(names, rows)), ensure_ascii=False, indent=2) + "\n"


def json_bytes(value: Any) -> bytes:
    """JSON with letters as they are, ending in a newline."""
    return to_json(value) + b"\n"
