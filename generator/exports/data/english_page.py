"""The data dictionary in English: a page written from the declarations of the tables."""

from generator.exports.data.about import FOLDER
from generator.exports.data.dictionary import WHOLE
from generator.exports.data.english import column_meaning, table_meaning
from generator.exports.data.registry import ORIGIN, TABLES
from generator.pages.english.pages import english_place
from generator.pages.linking.addresses import ENGLISH_DATA
from generator.pages.portal import Portal
from generator.pages.route import Route, page_route


def english_dictionary_route(portal: Portal) -> Route:
    """`en/data/`."""
    place = english_place(
        ENGLISH_DATA, "Data dictionary", "Every table and column of the open data: what it holds, type, unit.", FOLDER
    )
    origin = [(column, column_meaning("", column)) for column in ORIGIN]
    tables = [
        (table, table_meaning(table), [(column, column_meaning(table.name, column)) for column in table.columns])
        for table in TABLES.values()
    ]
    values = {"folder": FOLDER, "whole": [name for name, _, _ in WHOLE], "tables": tables, "origin": origin}
    return page_route(portal, place, "en_dictionary.html", lambda: values)
