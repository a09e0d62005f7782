"""The data dictionary: a page written from the declarations of the tables."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.exports.data.about import FOLDER, INERT, KEPT, LICENCE, READING, SIDES, About
from generator.exports.data.declared import DataColumn, DataTable
from generator.exports.data.files import OPENAPI, PACKAGE, SQLITE, ZIP
from generator.exports.data.registry import ORIGIN, TABLES
from generator.exports.data.tables.common import SOURCE
from generator.exports.data.tables.verdicts import TRACE
from generator.model.kinds import PLANS
from generator.pages.linking.addresses import DATA, ENGLISH_DATA, METHOD
from generator.pages.page import Alternate, Crumb
from generator.pages.parts.things import dataset_thing
from generator.pages.portal import HOME, Place, Portal
from generator.pages.route import Route, page_route

DESCRIPTION = "Mọi bảng, mọi cột của dữ liệu mở: nghĩa, kiểu, đơn vị, cách tải về và trích dẫn."
TYPES = {"integer": "số nguyên", "number": "số", "string": "chữ", "date": "ngày", "boolean": "đúng hay sai"}
WHOLE = (
    (ZIP, "application/zip", "mọi bảng CSV, mô tả, giấy phép, cách trích dẫn trong một tệp"),
    (SQLITE, "application/vnd.sqlite3", "mọi bảng trong một tệp SQLite; mở bằng Datasette, DB Browser"),
    (PACKAGE, "application/json", "mô tả theo chuẩn Data Package của Frictionless"),
    (OPENAPI, "application/json", "mô tả các tệp JSON theo chuẩn OpenAPI"),
)

GROUPS = (
    ("cot-nguon", "Các cột nguồn", SOURCE),
    ("cot-can-cu", "Các cột căn cứ của kết luận", TRACE),
)


def dictionary_route(portal: Portal, about: About) -> Route:
    """`du-lieu/v1/`."""
    place = Place(
        address=FOLDER, section=DATA.rstrip("/"), title="Từ điển dữ liệu", kind="Dữ liệu",
        crumbs=(HOME, Crumb("Dữ liệu", DATA)),
        description=DESCRIPTION, translations=(("vi", FOLDER), ("en", ENGLISH_DATA)),
        thing=partial(dataset_thing, portal, "Dữ liệu mở của sổ thi đua", DESCRIPTION, FOLDER, tuple(_files())),
    )  # fmt: skip
    return page_route(portal, place, "dictionary.html", lambda: _values(portal, about))


def _files() -> Iterator[Alternate]:
    """What there is to download, as machines are to find it."""
    yield from (Alternate(f"{FOLDER}{name}", media, words) for name, media, words in WHOLE)
    yield from (Alternate(f"{FOLDER}{table.name}.csv", "text/csv", table.title) for table in TABLES.values())


def offered() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What there is to download, for a page that leads to it: (title, words, [(address, name)]), all in one first."""
    whole = [(name, words, [(f"{FOLDER}{name}", name)]) for name, _, words in WHOLE[:2]]
    tables = [
        (table.title, table.name, [(f"{FOLDER}{table.name}.{ending}", ending.upper()) for ending in ("csv", "json")])
        for table in TABLES.values()
    ]
    return whole + tables


def _values(portal: Portal, about: About) -> dict[str, Any]:
    return {
        "folder": FOLDER,
        "whole": [(name, words) for name, _, words in WHOLE],
        "tables": list(TABLES.values()),
        "described": [(table, *_parted(table)) for table in TABLES.values()],
        "groups": GROUPS,
        "origin": ORIGIN,
        "types": TYPES,
        "method": METHOD,
        "reading": READING,
        "inert": INERT,
        "sides": SIDES,
        "kept": KEPT,
        "licence": LICENCE,
        "citation": about.citation,
        "example": _example(portal),
    }


def _example(portal: Portal) -> str:
    """The address of the newest plan's JSON; "" where there is no plan."""
    newest = max(portal.record.plans, default="")
    return f"{FOLDER}{PLANS.key}/{newest}.json" if newest else ""


def _parted(table: DataTable) -> tuple[list[DataColumn], list[tuple[str, str]]]:
    """The columns that a table alone has, and the anchors and titles of those that others have as well."""
    shared = [
        (anchor, title, listed) for anchor, title, listed in GROUPS if all(column in table.columns for column in listed)
    ]
    left_out = [column for _, _, listed in shared for column in listed]
    return [column for column in table.columns if column not in left_out], [one[:2] for one in shared]
