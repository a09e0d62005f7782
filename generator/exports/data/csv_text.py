"""Rows as CSV that spreadsheets open with Vietnamese letters and in which no text runs as a formula."""

from collections.abc import Iterable, Sequence

from generator.exports.data.declared import Value

BOM = "\ufeff"
MARK = "'"
# What a spreadsheet may take for the beginning of a formula, or skip before one; the script of the charts has the same.
ACTIVE = frozenset("=+-@\t\r\n＝＋－＠")
_MARKED = ACTIVE | {MARK}
_WORDS: dict[Value, str] = {True: "true", False: "false", None: ""}
ALONE = '""'  # an empty cell that is all of its line, which else were none


def inert(text: str) -> str:
    """A text that no spreadsheet runs: with a quote before it where it might be one, or begins with a quote itself.

    So whoever takes one quote from the beginning of a text that has one gets the very text.
    """
    return MARK + text if text[:1] in _MARKED else text


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """RFC 4180 with a byte order mark, by which Excel knows UTF-8."""
    return csv_head(head) + csv_rows(rows)


def csv_head(names: Sequence[str]) -> str:
    """The first line of a file, after the mark."""
    return BOM + csv_rows([names])


def csv_rows(rows: Iterable[Sequence[Value]]) -> str:
    """Lines of a file: numbers as they are, `true` and `false`, nothing for None, texts inert.

    Column by column, where values come again: the csv module, row by row, takes twice as long.
    """
    columns = [_cells(column) for column in zip(*rows, strict=True)]
    return "".join([f"{line or ALONE}\r\n" for line in map(",".join, zip(*columns, strict=True))])


def _cells(column: Sequence[Value]) -> list[str]:
    if not {int, float}.isdisjoint(map(type, column)):  # of which 1, 1.0 and True are equal
        return [_cell(value) for value in column]
    written = {value: _cell(value) for value in set(column)}
    return [written[value] for value in column]


def _cell(value: Value) -> str:
    if type(value) is str:
        text = inert(value)
        if '"' in text or "," in text or "\n" in text or "\r" in text:
            return '"' + text.replace('"', '""') + '"'
        return text
    return _WORDS[value] if value is None or type(value) is bool else repr(value)
