"""A hidden page that its seal fits and that no template has: whoever computes the seal could write anything there."""

from collections.abc import Iterator

from generator.exports.excel.grid import EXPLANATIONS, FIGURES
from generator.exports.excel.pages import KEY, PARENT, ROW
from generator.exports.excel.tables import Steps, Table, tables_of
from generator.model.fields import SLUG
from generator.model.kinds import RESULTS

MAX_ROWS, MAX_COLUMNS, MOST_INPUTS = 5_000, 300, 100_000
STATED = frozenset({"plan", "phase", "corrects", "retracts"})
Cells = tuple[int, int, int]
"""First row, last row and column of cells to fill in, from 1."""


def is_forged(kind: str, stated: frozenset[str], pages: list[list[tuple[Cells, Steps]]]) -> bool:
    """Whether the slots of some pages are none that a template of this kind has, or are far too many."""
    cells = [place for page in pages for place, _ in page]
    return (
        bool(stated - (STATED if kind == RESULTS.key else frozenset()))
        or any(not (1 <= row <= last <= MAX_ROWS and 1 <= column <= MAX_COLUMNS) for row, last, column in cells)
        or sum(last - row + 1 for row, last, _ in cells) > MOST_INPUTS
        or any(not _is_whole(kind, [address for _, address in page]) for page in pages)
    )


def _is_whole(kind: str, addresses: list[Steps]) -> bool:
    """Whether each address is known, and each table has what tells whose row is whose."""
    singles, tables = set(_singles(kind)), {table.steps: table for table in tables_of(kind)}
    rows: dict[Steps, set[Steps]] = {}
    for address in addresses:
        if ROW in address:
            steps = address[: address.index(ROW)]
            rows.setdefault(steps, set()).add(address[len(steps) + 1 :])
        elif address not in singles and not _of_a_target(kind, address, tables):
            return False
    return all(steps in tables and _is_table(tables[steps], keys) for steps, keys in rows.items())


def _singles(kind: str) -> Iterator[Steps]:
    return (column.keys for column in tables_of(kind)[0].columns)


def _of_a_target(kind: str, address: Steps, tables: dict[Steps, Table]) -> bool:
    """Whether it is a figure or an explanation of one target of a report."""
    if kind != RESULTS.key or len(address) < 2 or not SLUG.fullmatch(address[1]):
        return False
    if address[0] == EXPLANATIONS:
        return len(address) == 2
    return address[0] == FIGURES and address[2:] in {column.keys for column in tables[FIGURES,].columns}


def _is_table(table: Table, keys: set[Steps]) -> bool:
    needed: set[Steps] = {(PARENT,)} if table.parent else set()
    needed |= {(KEY,)} if table.mapping and table.steps != (FIGURES,) else set()
    known = {column.keys for column in table.columns} | needed
    return needed <= keys <= known
