"""All tables as one SQLite file, the same bytes for the same record, whichever version of SQLite writes it."""

import sqlite3
from collections.abc import Iterable

from generator.exports.data.about import VERSION
from generator.exports.data.declared import KEY, DataTable, Value
from generator.exports.data.registry import TABLES, columns

PAGE_SIZE = 4096
_TYPES = {"integer": "INTEGER", "number": "REAL", "string": "TEXT", "date": "TEXT", "boolean": "INTEGER"}
# Where the head of the file says how often it was written, and by which version of the library: says nothing of data.
_WRITTEN = ((24, (1).to_bytes(4)), (92, (1).to_bytes(4)), (96, (3_040_000).to_bytes(4)))
_FILE_HEAD = 100
_TREE_PAGES = {2: 12, 5: 12, 10: 8, 13: 8}  # the first byte of a page that holds cells → how long its head is


class SqliteFile:
    """Takes the tables in any order, each once; `content` is the same whatever that was. `taken` are their names.

    It grows in a temporary file that SQLite makes and removes by itself, not in memory.
    """

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._opened = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._opened.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        self._opened.execute(f"PRAGMA user_version = {VERSION}")
        self._opened.execute("PRAGMA foreign_keys = OFF")
        self._opened.execute("PRAGMA secure_delete = ON")  # else pages keep what once stood in them
        for table in TABLES.values():
            self._opened.execute(create_table(table))
        self._describe()

    def _describe(self) -> None:
        self._opened.execute('CREATE TABLE _columns ("table" TEXT, "column" TEXT, title TEXT, meaning TEXT, unit TEXT)')
        described = (
            (table.name, column.name, column.title, column.meaning, column.unit)
            for table in TABLES.values()
            for column in columns(table)
        )
        self._opened.executemany("INSERT INTO _columns VALUES (?, ?, ?, ?, ?)", described)

    def take(self, table: DataTable, rows: Iterable[tuple[Value, ...]]) -> None:
        """Enter the rows of a table, unless they are there."""
        if table.name in self.taken:
            return
        self.taken.add(table.name)
        places = ", ".join("?" * len(columns(table)))
        self._opened.execute("BEGIN")
        self._opened.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows)  # noqa: S608 - our own name
        self._opened.execute("COMMIT")

    def content(self) -> bytes:
        """The bytes of the file."""
        self._opened.execute("VACUUM")  # so that pages stand in the order of the tables, none empty
        return settled(self._opened.serialize())


def settled(content: bytes) -> bytes:
    """A file without what only its making left in it: counts and versions in its head, old pointers between cells."""
    return b"".join(_settled_page(content, start) for start in range(0, len(content), PAGE_SIZE))


def _settled_page(content: bytes, start: int) -> bytes:
    page = bytearray(content[start : start + PAGE_SIZE])
    head = 0
    if start == 0:
        head = _FILE_HEAD
        for place, written in _WRITTEN:
            page[place : place + len(written)] = written
    if (size := _TREE_PAGES.get(page[head])) is not None:
        cells = int.from_bytes(page[head + 3 : head + 5])
        first, end = head + size + 2 * cells, int.from_bytes(page[head + 5 : head + 7])
        page[first:end] = bytes(max(end - first, 0))
    return bytes(page)


def create_table(table: DataTable) -> str:
    """The statement that makes a table, with its key and what refers to other tables."""
    lines = []
    for column in columns(table):
        refers = f' REFERENCES "{column.to}" ("{KEY}")' if column.to else ""
        key = " PRIMARY KEY" if column.name == KEY else ""
        lines.append(f'  "{column.name}" {_TYPES[column.type]}{key}{" NOT NULL" if column.required else ""}{refers}')
    return f'CREATE TABLE "{table.name}" (\n' + ",\n".join(lines) + "\n) WITHOUT ROWID"
