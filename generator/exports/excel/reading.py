"""An Excel workbook that `thidua template` made → the plain data of its record, and the cell of every value."""

from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.exports.editing.shapes import Shape, shape_at
from generator.exports.excel.cells import AnyCell, cell_text, place_of
from generator.exports.excel.intact import page_problems
from generator.exports.excel.lookups import References, worded
from generator.exports.excel.made import Made, MadeSlot, made_of
from generator.exports.excel.opening import NotOurWorkbookError, opened
from generator.exports.excel.pages import FIRST_ROW, KEY, PARENT, ROW
from generator.exports.excel.tables import Steps, Table, compact, tables_of, value_of
from generator.exports.excel.written.texts import CellText
from generator.model.kinds import KINDS
from generator.reading.naming.names import Names
from generator.reading.problems.problem import Loc
from generator.reading.text.gate import MAX_BYTES

MOST_SHOWN, MOST_DIFFERENT = 100, 20_000
"""Problems that are looked for in full, and different texts that one record may hold."""


@dataclass
class Read:
    """The record's kind, path, banner and plain data; where each value stands; what is wrong, and what is remarked on,
    by sheet and cell.
    """

    kind: str
    path: str
    banner: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Loc, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    filled: int = 0

    def place(self, loc: Loc) -> str:
        """The cell of a value, of the first one in its group, or of the nearest group around it."""
        while loc:
            if loc in self.places:
                return self.places[loc]
            below = next((cell for found, cell in self.places.items() if found[: len(loc)] == loc), None)
            if below is not None:
                return below
            loc = loc[:-1]
        return ""


def read_workbook(content: bytes, names: Names | None = None) -> Read:
    """Read the bytes of an .xlsx file; nothing in it is computed or followed. `names` are those of the record.

    Errors: NotOurWorkbookError.
    """
    book = opened(content)
    return read_made(book, made_of(book), names or {})


def read_made(book: Workbook, made: Made, names: Names) -> Read:
    """Read an opened workbook of which is known how it was made."""
    read = Read(made.kind, made.path, made.banner)
    read.problems, broken = page_problems(book, made)
    _Reader(book, made, read, names).run(broken)
    read.data = compact(read.data | made.stated, Shape("group", model=KINDS[read.kind].model))
    return read


class _Reader:
    """Takes the cells of a workbook into the plain data of a record."""

    def __init__(self, book: Workbook, made: Made, read: Read, names: Names) -> None:
        self._book, self._made, self._read, self._names = book, made, read, names
        self._model = KINDS[made.kind].model
        self._references = References(read.data, names)
        self._rows: dict[Steps, dict[str, Loc]] = {}
        self._looked: dict[tuple[str, Shape], CellText] = {}
        self._length = 0

    def run(self, broken: set[str]) -> None:
        """Single values first, then the tables, parents before their children."""
        sound = {title: page for title, page in self._made.pages.items() if title not in broken}
        for title, page in sound.items():
            for slot in page.slots:
                if ROW not in slot.address:
                    self._single(self._book[title], slot)
        for table in tables_of(self._made.kind):
            for title, page in sound.items():
                slots = {slot.address[len(table.steps) + 1 :]: slot for slot in page.slots if _of(table, slot)}
                if slots:
                    self._table(self._book[title], table, slots)
        self._read.problems += self._references.resolved()

    def _single(self, sheet: Worksheet, slot: MadeSlot) -> None:
        cell = sheet.cell(slot.row, slot.column)
        shape = shape_at(self._model, slot.address)
        text = self._text(cell, shape)
        self._read.places[slot.address] = place_of(cell)
        if text:
            self._put(self._read.data, slot.address, text, shape, cell)

    def _table(self, sheet: Worksheet, table: Table, slots: dict[Steps, MadeSlot]) -> None:
        first = next(iter(slots.values()))
        if table.parent is None:
            self._read.places[table.steps] = place_of(sheet.cell(first.row, first.column))
        for row in range(first.row, first.last + 1):
            cells = {keys: sheet.cell(row, slot.column) for keys, slot in slots.items()}
            if any(cell.value not in (None, "") for cell in cells.values()):
                self._row(str(row - FIRST_ROW + 1), cells, table)

    def _row(self, label: str, cells: dict[Steps, AnyCell], table: Table) -> None:
        texts = {keys: self._text(cell, self._shape(table, keys)) for keys, cell in cells.items()}
        first = next(iter(cells.values()))
        if not any(text for keys, text in texts.items() if keys not in {(PARENT,), (KEY,)}):
            if any(texts.values()):
                self._read.problems.append(f"{place_of(first)}: dòng này chưa có nội dung; điền nốt, hoặc xóa ô này")
            return
        above = self._above(table, cells, texts)
        if above is None:
            return
        node, loc = self._place_in(table, *above, texts.get((KEY,), ""), cells)
        self._rows.setdefault(table.steps, {})[label] = loc
        self._read.places[loc] = place_of(first)
        for keys, text in texts.items():
            if keys == (KEY,) or keys == (PARENT,):
                continue
            self._read.places[(*loc, *keys)] = place_of(cells[keys])
            if text:
                self._put(node, keys, text, self._shape(table, keys), cells[keys])

    def _shape(self, table: Table, keys: Steps) -> Shape:
        if keys == (PARENT,):
            return Shape("slug", refers="targets") if table.parent and table.parent.mapping else Shape("text")
        if keys == (KEY,):
            return Shape("slug", refers="organisations")
        return next(column.shape for column in table.columns if column.keys == keys)

    def _above(self, table: Table, cells: dict[Steps, AnyCell], texts: dict[Steps, str]) -> tuple[Any, Loc] | None:
        """The group that a row belongs to, with its place."""
        if table.parent is None:
            return self._read.data, ()
        cell, named = cells[PARENT,], texts[PARENT,]
        if table.parent.mapping:
            loc: Loc | None = (*table.parent.steps, named) if named in self._names.get("targets", {}) else None
        else:
            loc = self._rows.get(table.parent.steps, {}).get(named)
        if loc is None:
            problem = f"không có dòng «{named}»" if named else "chưa ghi dòng này thuộc dòng nào"
            self._read.problems.append(
                f"{place_of(cell)}: {problem} ở trang «{table.parent.title}»; ghi số thứ tự của dòng ấy"
            )
            return None
        group: Any = self._read.data
        for step in loc:
            group = group.setdefault(step, {}) if isinstance(group, dict) else group[step]
        return group, loc

    def _place_in(self, table: Table, group: Any, loc: Loc, key: str, cells: dict[Steps, AnyCell]) -> tuple[Any, Loc]:
        """A new, empty item of the table's list or mapping in its group, and its place."""
        *above, last = table.within
        for step in above:
            group = group.setdefault(step, {})
        into = group.setdefault(last, {} if table.mapping else [])
        node: dict[str, Any] = {}
        if table.mapping:
            if not key or key in into:
                why = f"«{key}» đã ghi ở một dòng khác" if key else "chưa ghi đơn vị của dòng này"
                self._read.problems.append(f"{place_of(cells[KEY,])}: {why}")
            into[key] = node
            return node, (*loc, *table.within, key)
        into.append(node)
        return node, (*loc, *table.within, len(into) - 1)

    def _put(self, node: Any, keys: Steps, text: str, shape: Shape, cell: AnyCell) -> None:
        """Set a value below a node; what refers to another row is looked up once all rows are there."""
        for key in keys[:-1]:
            node = node.setdefault(key, {})
        node[keys[-1]] = value_of(text, shape)
        self._read.filled += 1
        self._references.note(node, keys[-1], shape, place_of(cell))

    def _text(self, cell: AnyCell, shape: Shape) -> str:
        """The words of a cell as values of the contract; what cannot be read is a problem at the cell."""
        found = cell_text(cell, shape)
        if found.remark:
            self._read.remarks.append(f"{place_of(cell)}: {found.remark}")
        if found.problem:
            self._read.problems.append(f"{place_of(cell)}: {found.problem}")
            return ""
        self._length += len(found.text)
        lines = found.text.split("\n") if shape.kind == "list" else [found.text]
        results = [self._worded(line.strip(), shape) for line in lines if line.strip()]
        self._read.problems += [f"{place_of(cell)}: {result.problem}" for result in results if result.problem]
        return "\n".join(result.text for result in results)

    def _worded(self, line: str, shape: Shape) -> CellText:
        """A text as the contract has it; looked up once. Errors: NotOurWorkbookError for more than a record holds."""
        if self._length > MAX_BYTES or len(self._looked) > MOST_DIFFERENT:
            raise NotOurWorkbookError("mẫu chứa nhiều chữ hơn một tệp được giữ (1 MiB); chia thành nhiều bản ghi")
        if len(self._read.problems) > MOST_SHOWN:
            return CellText(line)
        if (line, shape) not in self._looked:
            self._looked[line, shape] = worded(line, shape, self._names)
        return self._looked[line, shape]


def _of(table: Table, slot: MadeSlot) -> bool:
    steps = len(table.steps)
    return len(slot.address) > steps and slot.address[:steps] == table.steps and slot.address[steps] == ROW
