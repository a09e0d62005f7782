"""What an editor may write in each place, read off the models: the one source of JSON Schemas and of the forms."""

from dataclasses import dataclass, replace
from functools import lru_cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel, PlainValidator, WithJsonSchema
from pydantic.fields import FieldInfo

from generator.model.base import Filed, Many
from generator.model.comparator import COMPARATORS
from generator.model.fields import FromPath, Ref
from generator.model.help.keys import help_on
from generator.model.refs import bare_key
from generator.reading.records.schema import fields_of, keys_of

_SCALARS = {
    "parse_slug": "slug",
    "parse_reference": "reference",
    "parse_count": "count",
    "parse_percent": "percent",
    "parse_asked": "quantity",
    "parse_amount": "amount",
    "parse_change": "change",
    "parse_place": "place",
    "parse_base": "base",
    "parse_colour": "colour",
    "parse_picture": "picture",
    "parse_moment": "moment",
    "parse_span": "span",
    "parse_flag": "flag",
    "parse_web_address": "url",
    "parse_date": "date",
    "parse_period": "period",
    "parse_box": "box",
    "parse_hours": "hours",
    "parse_days": "days",
    "parse_measure": "measure",
}
_PLAIN = {bool: "flag", str: "slug"}


@dataclass(frozen=True, slots=True)
class Shape:
    """The value of a place. `kind` is a scalar's name, or choice, group, list or map.

    `bare` is the key that a bare text stands for in a group; `single` says that a list may be its only item.
    `least` and `most` count characters of a text, items of a list. `refers`: what an id, or a map's key, refers to.
    """

    kind: str
    choices: tuple[str, ...] = ()
    model: type[BaseModel] | None = None
    item: "Shape | None" = None
    bare: str = ""
    single: bool = False
    least: int = 0
    most: int | None = None
    refers: str = ""

    @property
    def of_one(self) -> "Shape":
        """The shape of one value: of an item, where it is of a list."""
        return self.item if self.kind == "list" and self.item is not None else self


@dataclass(frozen=True, slots=True)
class ShapePart:
    """One key of a group: what it is called, explained, whether it must stand, and the shape of its value."""

    key: str
    title: str
    help: str
    required: bool
    shape: Shape


@lru_cache(maxsize=256)
def parts_of(model: type[BaseModel]) -> tuple[ShapePart, ...]:
    """The keys an editor may write in a group of this model, in the order of the contract; not those of the path."""
    keys = [*keys_of(model), *(["sample"] if issubclass(model, Filed) else [])]
    return tuple(_part(model, key, fields_of(model)[key]) for key in keys)


def reported_parts(model: type[BaseModel]) -> tuple[ShapePart, ...]:
    """The keys of a group as a clerk fills them in: what a target says before how it is compared."""
    parts = parts_of(model)
    keys = [part.key for part in parts]
    if "statement" not in keys:
        return parts
    last = keys.index("unit")
    compared = [part for part in parts if part.key in COMPARATORS]
    rest = [part for part in parts if part.key not in COMPARATORS]
    simple = [part for part in rest if keys.index(part.key) <= last]
    return (*simple, *compared, *rest[len(simple) :])


def shape_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> Shape:
    """The shape of the value at a place; a number, and whatever follows a mapping, stands for one of its items.

    Errors: StopIteration where the model has no such place.
    """
    shape = Shape("group", model=model)
    for step in loc:
        if shape.item is not None:
            shape = shape.item
        elif shape.model is not None:
            shape = next(part.shape for part in parts_of(shape.model) if part.key == step)
    return shape


def _part(model: type[BaseModel], key: str, field: FieldInfo) -> ShapePart:
    required = field.is_required() and FromPath(written=True) not in field.metadata
    shape = _shape(field.annotation, field.metadata)
    return ShapePart(key, field.title or key, help_on(model, key), required, shape)


def _shape(annotation: Any, metadata: list[Any] | tuple[Any, ...] = ()) -> Shape:
    """The shape of a type as its annotations have it read."""
    if (inner := getattr(annotation, "__metadata__", None)) is not None:
        return _shape(annotation.__origin__, [*inner, *metadata])
    shape = _scalar(metadata) or _compound(annotation)
    for mark in metadata:
        shape = _marked(shape, mark)
    return shape


def _scalar(metadata: list[Any] | tuple[Any, ...]) -> Shape | None:
    readers = [mark.func for mark in metadata if isinstance(mark, PlainValidator)]
    if not readers:
        return None
    kind = _SCALARS.get(getattr(readers[0], "__name__", ""), "text")
    if any(
        isinstance(mark, WithJsonSchema) and (mark.json_schema or {}).get("format") == "markdown" for mark in metadata
    ):
        kind = "markdown"
    return Shape(kind)


def _compound(annotation: Any) -> Shape:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape("group", model=annotation)
    if annotation in _PLAIN:
        return Shape(_PLAIN[annotation])
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return Shape("choice", choices=arguments)
    if origin is tuple:
        return Shape("list", item=_shape(arguments[0]))
    if origin is dict:
        return Shape("map", item=_shape(arguments[1]), refers=_shape(arguments[0]).refers)
    return _shape(next(part for part in arguments if part is not NoneType))


def _marked(shape: Shape, mark: Any) -> Shape:
    if isinstance(mark, MinLen):
        return replace(shape, least=mark.min_length)
    if isinstance(mark, MaxLen):
        return replace(shape, most=mark.max_length)
    if mark is Many:
        return replace(shape, single=True)
    if isinstance(mark, Ref):
        return replace(shape, refers=mark.to)
    if bare := bare_key(mark):
        return replace(shape, bare=bare)
    return shape
