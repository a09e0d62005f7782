"""Where the open data stand on the site: the dictionary, and the files that it leads to."""

from collections.abc import Callable, Iterator
from functools import partial

from generator.exports.data.about import FOLDER, About
from generator.exports.data.dictionary import dictionary_route
from generator.exports.data.english_page import english_dictionary_route
from generator.exports.data.files import OPENAPI, PACKAGE, SQLITE, ZIP, OpenDataFiles
from generator.exports.data.origin import OpenData
from generator.exports.data.registry import TABLES
from generator.pages.route import LargeFile, Route, file_route

_KIND = "Dữ liệu mở"  # also the title of each file: they are made in a row, by one process


def open_data_routes(data: OpenData, about: About, licence: bytes) -> Iterator[Route]:
    """The dictionary of the real record's data, and every file; nothing is made before it is asked for."""
    yield dictionary_route(data.portal, about)
    yield english_dictionary_route(data.portal)
    yield from file_routes(OpenDataFiles(data, about, licence))


def file_routes(files: OpenDataFiles) -> Iterator[Route]:
    """Every file below `du-lieu/v1/`: the tables, what is made of all of them, what describes them."""
    for table in TABLES.values():
        yield _file(f"{table.name}.csv", partial(files.csv, table))
        yield _file(f"{table.name}.json", partial(files.json, table))
    yield from _record_files(files)
    yield _file(SQLITE, files.sqlite)
    yield _file(ZIP, files.zip)
    yield _file(PACKAGE, files.package)
    yield _file(OPENAPI, files.open_api)
    yield from (_file(f"schemas/{table.name}.json", partial(files.schema, table)) for table in TABLES.values())


def _record_files(files: OpenDataFiles) -> Iterator[Route]:
    """The JSON of each record, below the name of its table."""
    for table in (table for table in TABLES.values() if table.kind):
        for record_id in files.records(table):
            yield _file(f"{table.name}/{record_id}.json", partial(files.record, table, record_id))
        for old, now in files.renamed(table).items():
            yield _file(f"{table.name}/{old}.json", partial(files.moved, table, now))


def _file(name: str, make: Callable[[], bytes | LargeFile]) -> Route:
    return file_route(f"{FOLDER}{name}", make, _KIND, _KIND)
