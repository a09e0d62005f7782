"""All tables as one SQLite file, the same bytes for the same record, whichever version of SQLite writes it."""

import errno
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.exports.data.about import VERSION
from generator.exports.data.declared import KEY, DataTable, Value
from generator.exports.data.registry import TABLES, columns

PAGE_SIZE, PAGES_AT_ONCE = 4096, 256
_TYPES = {"integer": "INTEGER", "number": "REAL", "string": "TEXT", "date": "TEXT", "boolean": "INTEGER"}
# Where the head of the file says how often it was written, and by which version of the library: says nothing of data.
_WRITTEN = ((24, (1).to_bytes(4)), (92, (1).to_bytes(4)), (96, (3_040_000).to_bytes(4)))
_FILE_HEAD = 100
_TREE_PAGES = {2: 12, 5: 12, 10: 8, 13: 8}  # the first byte of a page that holds cells → how long its head is


@contextmanager
def full_disk() -> Iterator[None]:
    """What SQLite calls a full disk, as the system says it. Errors: OSError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error


class SqliteFile:
    """Takes the rows of tables in any order; what is made of them is the same whatever that was.

    It grows in a temporary file that SQLite makes and removes by itself, not in memory. Errors: OSError where the disk
    is full.
    """

    @full_disk()
    def __init__(self) -> None:
        self._opened = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._opened.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        self._opened.execute(f"PRAGMA user_version = {VERSION}")
        self._opened.execute("PRAGMA foreign_keys = OFF")
        self._opened.execute("PRAGMA secure_delete = ON")  # else pages keep what once stood in them
        self._opened.execute("BEGIN")
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

    @full_disk()
    def take(self, table: DataTable, rows: Sequence[tuple[Value, ...]]) -> None:
        """Enter rows of a table; columns that none of them fills are not named, which spares a fifth of the time."""
        filled = [
            place for place, cells in enumerate(zip(*rows, strict=True)) if any(cell is not None for cell in cells)
        ]
        names = ", ".join(f'"{columns(table)[place].name}"' for place in filled)
        places = ", ".join("?" * len(filled))
        self._opened.executemany(
            f'INSERT INTO "{table.name}" ({names}) VALUES ({places})',  # noqa: S608 - our own names
            map(itemgetter(*filled), rows),
        )

    def pages(self) -> Iterator[bytes]:
        """The bytes of the file, some pages at a time; nothing can be taken afterwards."""
        with TemporaryDirectory() as folder:
            file = Path(folder) / "tables.sqlite"
            with full_disk():
                self._opened.execute("COMMIT")
                self._opened.execute("VACUUM INTO ?", [str(file)])  # pages in the order of the tables, none empty
            self._opened.close()
            with file.open("rb") as made:
                while content := made.read(PAGE_SIZE * PAGES_AT_ONCE):
                    yield settled(content, made.tell() == len(content))


def settled(content: bytes, first: bool = True) -> bytes:
    """Pages without what only their making left in them: old pointers between cells; in the head of a file, whose
    `first` ones they are, counts and versions.
    """
    return b"".join(
        _settled_page(content[start : start + PAGE_SIZE], first and start == 0)
        for start in range(0, len(content), PAGE_SIZE)
    )


def _settled_page(content: bytes, first: bool) -> bytes:
    page = bytearray(content)
    head = _FILE_HEAD if first else 0
    if first:
        for place, written in _WRITTEN:
            page[place : place + len(written)] = written
    if (size := _TREE_PAGES.get(page[head])) is not None:
        cells = int.from_bytes(page[head + 3 : head + 5])
        start, end = head + size + 2 * cells, int.from_bytes(page[head + 5 : head + 7])
        page[start:end] = bytes(max(end - start, 0))
    return bytes(page)


def create_table(table: DataTable) -> str:
    """The statement that makes a table, with its key and what refers to other tables."""
    lines = []
    for column in columns(table):
        refers = f' REFERENCES "{column.to}" ("{KEY}")' if column.to else ""
        key = " PRIMARY KEY" if column.name == KEY else ""
        lines.append(f'  "{column.name}" {_TYPES[column.type]}{key}{" NOT NULL" if column.required else ""}{refers}')
    return f'CREATE TABLE "{table.name}" (\n' + ",\n".join(lines) + "\n) WITHOUT ROWID"
