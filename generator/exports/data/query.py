"""Rows of a table that somebody asked for: which table, which columns, which rows."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.errors import WRONG_USAGE, UserError
from generator.exports.data.declared import DataColumn, DataTable, Value
from generator.exports.data.registry import TABLES, columns
from generator.reading.problems.nearest import nearest
from generator.vietnamese import without_accents

_CONDITION = re.compile(r"\s*([\w.-]+)\s*(!=|>=|<=|=|~)\s*(.*?)\s*", re.DOTALL)
_TRUE = {"true": True, "đúng": True, "có": True, "false": False, "sai": False, "không": False}
_FORMS = "cột=giá trị; thay = bằng != (khác), ~ (có chữ), >= hay <= (số, ngày)"
Found = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row must fulfil at a place: `sign` is one of `=`, `!=`, `~`, `>=`, `<=`; None means no value."""

    place: int
    sign: str
    value: Value

    def holds(self, row: Found) -> bool:
        """Whether the row fulfils it; a cell without a value is neither more nor less than anything."""
        cell = row[self.place]
        if self.sign == "~":
            return without_accents(str(self.value)) in without_accents("" if cell is None else str(cell))
        if self.sign in ("=", "!="):
            return (cell == self.value) == (self.sign == "=")
        if cell is None or self.value is None:
            return False
        return cell >= self.value if self.sign == ">=" else cell <= self.value  # type: ignore[operator]


def table_of(word: str) -> DataTable:
    """The table of that name, or with that title. Errors: UserError with the nearest name."""
    titles = {table.title.lower(): table.name for table in TABLES.values()}
    name = titles.get(word.lower(), word)
    if name not in TABLES:
        near = nearest(word, TABLES) or titles.get(nearest(word.lower(), titles), "")
        raise UserError(f"không có bảng «{word}»; {_instead(near, TABLES)}", WRONG_USAGE)
    return TABLES[name]


def places_of(table: DataTable, words: Sequence[str]) -> list[int]:
    """The places of the columns of those names. Errors: UserError with the nearest name."""
    return [_place(table, word) for word in words]


def _place(table: DataTable, word: str) -> int:
    names = [column.name for column in columns(table)]
    if word not in names:
        titles = {column.title.lower(): column.name for column in columns(table)}
        near = titles.get(word.lower()) or nearest(word, names) or titles.get(nearest(word.lower(), titles), "")
        raise UserError(f"bảng {table.name} không có cột «{word}»; {_instead(near, names)}", WRONG_USAGE)
    return names.index(word)


def _instead(near: str, known: Collection[str]) -> str:
    return f"có phải «{near}»?" if near else f"có: {', '.join(known)}"


def condition_of(table: DataTable, text: str) -> Condition:
    """A condition as it is written: `year=2023`, `name~bình`. Errors: UserError."""
    match = _CONDITION.fullmatch(unicodedata.normalize("NFC", text))
    if match is None:
        raise UserError(f"«{text}» không phải điều kiện; viết {_FORMS}", WRONG_USAGE)
    place, sign = _place(table, match[1]), match[2]
    column = columns(table)[place]
    if sign in (">=", "<=") and column.type in ("string", "boolean") and not column.pattern:
        raise UserError(f"cột {column.name} không phải số hay ngày; dùng =, != hay ~", WRONG_USAGE)
    return Condition(place, sign, match[3] if sign == "~" else _value(column, match[3]))


def _value(column: DataColumn, text: str) -> Value:
    """A text as the column has its values; an empty one is no value. Errors: UserError."""
    if not text:
        return None
    if column.type == "boolean":
        if text.lower() not in _TRUE:
            raise UserError(f"cột {column.name} là đúng hay sai, không phải «{text}»", WRONG_USAGE)
        return _TRUE[text.lower()]
    if column.type in ("integer", "number"):
        return _number(column, text)
    return _word(column, text) if column.words else text


def _number(column: DataColumn, text: str) -> Value:
    try:
        found = float(text.rstrip("%").replace(",", "."))
    except ValueError:
        raise UserError(f"cột {column.name} là số, không phải «{text}»", WRONG_USAGE) from None
    return int(found) if found.is_integer() else found


def _word(column: DataColumn, text: str) -> str:
    """A value of a closed list, or the one whose Vietnamese words that are. Errors: UserError with the nearest."""
    named = {word.lower(): value for value, word in column.words.items()}
    found = text if text in column.words else named.get(text.lower(), "")
    if not found:
        near = nearest(text, column.words) or named.get(nearest(text.lower(), named), "")
        raise UserError(f"cột {column.name} không có giá trị «{text}»; {_instead(near, column.words)}", WRONG_USAGE)
    return found


def selected(rows: Iterable[Found], conditions: Sequence[Condition]) -> list[Found]:
    """The rows that fulfil all conditions, in their order."""
    return [row for row in rows if all(condition.holds(row) for condition in conditions)]


def listed_tables(tables: Mapping[str, DataTable] = TABLES) -> str:
    """Every table with what it holds, a line each."""
    width = max(map(len, tables))
    return "".join(f"{name.ljust(width)}  {table.title}. {table.description}\n" for name, table in tables.items())
