"""Rows as CSV that spreadsheets open with Vietnamese letters and in which no text runs as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from generator.exports.data.declared import Value

BOM = "\ufeff"
MARK = "'"
# What a spreadsheet may take for the beginning of a formula, or skip before one; the script of the charts has the same.
ACTIVE = frozenset("=+-@\t\r\n＝＋－＠")
_MARKED = ACTIVE | {MARK}
_WORDS = {True: "true", False: "false"}


def inert(text: str) -> str:
    """A text that no spreadsheet runs: with a quote before it where it might be one, or begins with a quote itself.

    So whoever takes one quote from the beginning of a text that has one gets the very text.
    """
    return MARK + text if text[:1] in _MARKED else text


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """RFC 4180 with a byte order mark, by which Excel knows UTF-8."""
    return csv_head(head) + csv_rows(rows, range(len(head)))


def csv_head(names: Sequence[str]) -> str:
    """The first line of a file, after the mark."""
    return BOM + csv_rows([names], ())


def csv_rows(rows: Iterable[Sequence[Value]], free: Sequence[int]) -> str:
    """Lines of a file: numbers as they are, `true` and `false`, nothing for None, texts inert.

    `free` are the places of the columns that may hold a text of any beginning, or a truth value.
    """
    out = io.StringIO(newline="")
    csv.writer(out).writerows(_ready(row, free) for row in rows)
    return out.getvalue()


def _ready(row: Sequence[Value], places: Iterable[int]) -> Sequence[Value]:
    """A row as it is written; the very one where nothing is to be changed, as in most."""
    changed: list[Value] | None = None
    for place in places:
        value = row[place]
        if value is None:
            continue
        if type(value) is bool or (type(value) is str and value[:1] in _MARKED):
            changed = changed or list(row)
            changed[place] = _WORDS[value] if type(value) is bool else f"{MARK}{value}"
    return row if changed is None else changed
