"""A record, or an empty form for one → the pages of its workbook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.exports.excel.grid import EXPLANATIONS, FIGURES, FigureRow, grid_page
from generator.exports.excel.pages import BANNER_ROW, FIRST_ROW, HEAD_ROW, SheetPage, form_page, table_page
from generator.exports.excel.tables import Steps, Table, rows_of, tables_of
from generator.exports.excel.written.letters import column_letters
from generator.model.comparator import COMPARATORS
from generator.model.kinds import RESULTS
from generator.reading.naming.names import Names


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a workbook is made of: the record's kind and path, its plain data, and the names of what it may refer to.

    `banner` says in words whose record it is; it stands on every page. `targets` are the rows of a report, `stated`
    what the workbook says of the record by itself (plan, phase, what is corrected) and does not ask; `asked` are the
    single values it asks where not all are, `without` the tables it leaves out.
    """

    kind: str
    path: str
    data: Mapping[str, Any]
    names: Names
    banner: str = ""
    targets: tuple[FigureRow, ...] = ()
    stated: Mapping[str, str] = field(default_factory=dict)
    asked: frozenset[Steps] | None = None
    without: frozenset[str] = frozenset()


def pages_of(sheet: Sheet) -> list[SheetPage]:
    """The pages of a workbook, the form first."""
    data = {key: value for key, value in sheet.data.items() if key not in sheet.stated}
    tables = [table for table in tables_of(sheet.kind) if not _left_out(table, sheet)]
    pages = [_page(table, number, data, sheet) for number, table in enumerate(tables)]
    for page in pages:
        page.captions[BANNER_ROW, 1] = sheet.banner or sheet.path
    return pages


def _left_out(table: Table, sheet: Sheet) -> bool:
    """Whether a table has no page: explanations stand beside the figures, and what hangs three deep is not asked."""
    steps = table.steps
    return steps[:1] == (EXPLANATIONS,) or (bool(steps) and steps[-1] in sheet.without) or len(steps) > 2 \
        or bool(sheet.without & set(steps))  # fmt: skip


def _page(table: Table, number: int, data: dict[str, Any], sheet: Sheet) -> SheetPage:
    rows = rows_of(table, data, sheet.kind)
    if not table.steps:
        return form_page(table, rows[0], sheet.asked)
    if sheet.kind == RESULTS.key and table.steps == (FIGURES,):
        known = {row.label: row for row in rows}
        strangers = (FigureRow(key, key, "", frozenset()) for key in known if key not in {t.id for t in sheet.targets})
        return grid_page(table, number, [*sheet.targets, *strangers], data, known)
    page = table_page(table, number, rows)
    if table.steps == ("targets",):
        _count_comparators(page)
    return page


def _count_comparators(page: SheetPage) -> None:
    """A column that counts the comparators of each target: it must be one."""
    asked = [slot for slot in page.slots if slot.address[2] in COMPARATORS and slot.address[-1] != "from"]
    place = len(page.widths) + 1
    page.widths.append(14)
    page.captions[HEAD_ROW, place] = "Số phép so sánh (phải là 1)"
    for row in range(FIRST_ROW, page.slots[0].last + 1):
        cells = ",".join(f"{column_letters(slot.column)}{row}" for slot in asked)
        page.computed[row, place] = (f"=COUNTA({cells})", "0")
