"""What a table is: its columns, where each value comes from, and what gives its rows."""

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from generator.model.dates import PartialDate
from generator.model.help.keys import help_on
from generator.pages.portal import Portal
from generator.reading.problems.problem import Loc

Type = Literal["integer", "number", "string", "date", "boolean"]
Value = int | float | str | bool | None
KEY = "id"  # the first column of every table
ROUGH_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_ROUGH = "Biết đến đâu ghi đến đó: ngày, tháng hay chỉ năm."


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column: `name` in the files, `title` and `meaning` for people, `unit` of a figure.

    `source` says which key of which record it is, or that it is worked out. `words` are the values it may have, with
    what they mean; `to` names the table to whose ids it refers; a `required` one is never empty.
    """

    name: str
    title: str
    type: Type = "string"
    meaning: str = ""
    unit: str = ""
    source: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    to: str = ""
    required: bool = False
    pattern: str = ""


class TableRow(NamedTuple):
    """The cells of a row in the order of the columns, where it stands in the repository, and its page ("" none)."""

    cells: tuple[Value, ...]
    path: str
    loc: Loc = ()
    page: str = ""


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table: `name` in addresses and commands, `title` and `description` for people.

    `columns` begin with the key of a row; `rows` gives them in a fixed order. `kind` is the kind of the records that
    its rows are, where each is one.
    """

    name: str
    title: str
    description: str
    columns: tuple[DataColumn, ...]
    rows: Callable[[Portal], Iterable[TableRow]]
    kind: str = ""


def key(title: str = "Mã", meaning: str = "") -> DataColumn:
    """The column that tells the rows of a table apart."""
    return DataColumn(KEY, title, "string", meaning, source=WORKED_OUT if meaning else "đường dẫn tệp", required=True)


WORKED_OUT = "cổng tính ra"


def of(
    model: type[BaseModel], key: str, name: str = "", *, title: str = "", words: Mapping[str, str] | None = None,
    to: str = "", unit: str = "", required: bool = False, type_: Type | None = None, meaning: str = "",
) -> DataColumn:  # fmt: skip
    """The column of a key of a model: its title, type and meaning are those that an editor is given."""
    info = next(info for own, info in model.model_fields.items() if key in (own, info.alias))
    kinds = set(_kinds(info.annotation))
    rough = PartialDate in kinds
    found: Type = "boolean" if bool in kinds else "integer" if int in kinds else "string"
    help_text = meaning or help_on(model, key)
    return DataColumn(
        name or key, title or info.title or key, type_ or found, f"{help_text} {_ROUGH}" if rough else help_text, unit,
        f"{model.__name__}.{key}", words or {}, to, required, ROUGH_DAY if rough else "",
    )  # fmt: skip


def _kinds(annotation: Any) -> Iterable[Any]:
    if get_origin(annotation) in (Union, types.UnionType):
        for part in get_args(annotation):
            yield from _kinds(part)
    elif (inner := getattr(annotation, "__origin__", None)) is not None and hasattr(annotation, "__metadata__"):
        yield from _kinds(inner)
    else:
        yield annotation


def out(name: str, title: str, type_: Type = "string", meaning: str = "", **more: Any) -> DataColumn:
    """A column that the portal works out."""
    return DataColumn(name, title, type_, meaning, source=WORKED_OUT, **more)
