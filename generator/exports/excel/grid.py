"""The page of a report's figures: each target's statement first, then only the cells that fit what it asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.exports.editing.shapes import Shape
from generator.exports.excel.pages import FIRST_ROW, HEAD_ROW, SheetPage, Slot, page_title
from generator.exports.excel.tables import Column, SheetRow, Steps, Table
from generator.exports.excel.written.letters import column_letters

FIGURES, EXPLANATIONS = "figures", "explanations"
_LAST = ("attested", "progress", "note")
_EXPLANATION = Column((EXPLANATIONS,), "Lời giải thích của đơn vị", "Khi chưa đạt, vì sao", Shape("markdown"))


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One target of the plan: its id and words, what it asks, the keys of a figure that fit it, and its old figure."""

    id: str
    statement: str
    asked: str
    fits: frozenset[str]
    old: str = ""


def grid_page(table: Table, number: int, targets: Iterable[FigureRow], data: Mapping[str, Any],
              rows: Mapping[str, SheetRow]) -> SheetPage:  # fmt: skip
    """The page of the figures; `rows` are those that stand already, by target."""
    lines = [_known(target, rows.get(target.id)) for target in targets]
    columns = _columns(table, lines)
    old = any(line.old for line in lines)
    page = SheetPage(
        page_title(table.title, number), widths=[48, 20, *([20] if old else []), *(16 for _ in columns), 40]
    )
    heads = ["Chỉ tiêu", "Cần đạt", *(["Số đã công bố"] if old else [])]
    page.head([*heads, *(column.title for column in columns), _EXPLANATION.title])
    for at, line in enumerate(lines, FIRST_ROW):
        words = [line.statement, line.asked, *([line.old or "–"] if old else [])]
        page.captions.update(((at, place), text) for place, text in enumerate(words, 1))
        _fill(page, at, len(heads), columns, line, rows.get(line.id))
        place = len(heads) + len(columns) + 1
        page.slots.append(Slot(at, place, at, (EXPLANATIONS, line.id), _EXPLANATION.shape))
        page.values[at, place] = str((data.get(EXPLANATIONS) or {}).get(line.id, ""))
    _share(page, columns, len(heads), len(lines))
    page.notes.update(
        ((HEAD_ROW, place), column.help) for place, column in enumerate(columns, len(heads) + 1) if column.help
    )
    return page


def _known(target: FigureRow, row: SheetRow | None) -> FigureRow:
    """The target, open for what its figure holds already."""
    held = frozenset(keys[0] for keys in row.cells) if row else frozenset[str]()
    return FigureRow(target.id, target.statement, target.asked, target.fits | held, target.old)


def _columns(table: Table, lines: list[FigureRow]) -> list[Column]:
    wanted = frozenset[str]().union(*(line.fits for line in lines))
    columns = [column for column in table.columns if column.keys[0] in wanted]
    return sorted(columns, key=lambda column: column.keys[0] in _LAST)


def _fill(page: SheetPage, at: int, heads: int, columns: list[Column], line: FigureRow, row: SheetRow | None) -> None:
    for place, column in enumerate(columns, heads + 1):
        if column.keys[0] not in line.fits:
            page.closed.add((at, place))
            continue
        page.slots.append(Slot(at, place, at, (FIGURES, line.id, *column.keys), column.shape))
        page.values[at, place] = row.cells.get(column.keys, "") if row else ""


def _share(page: SheetPage, columns: list[Column], heads: int, count: int) -> None:
    """The share that the sheet computes, for the clerk to compare; locked, and left out when it is read."""
    at: dict[Steps, int] = {column.keys: place for place, column in enumerate(columns, heads + 1)}
    if ("reached", "count") not in at or ("of",) not in at:
        return
    place = heads + len(columns) + 2
    page.captions[HEAD_ROW, place] = "Tỷ lệ (tự tính)"
    page.widths.append(14)
    reached, of = (column_letters(at[keys]) for keys in (("reached", "count"), ("of",)))
    for row in range(FIRST_ROW, FIRST_ROW + count):
        page.computed[row, place] = (f'=IFERROR({reached}{row}/{of}{row},"")', "0.0%")
