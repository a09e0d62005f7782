"""What the models know about their keys: which keys a place may hold, and the titles to call them by."""

from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.base import Filed
from generator.model.reference import Award
from generator.model.results import Result, Submission
from generator.reading.problems.problem import Loc

_FROM_PATH: dict[type[BaseModel], frozenset[str]] = {
    Result: frozenset({"year", "revision"}),
    Submission: frozenset({"organisation", "year"}),
}


@lru_cache(maxsize=256)
def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the key an editor writes."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


@lru_cache(maxsize=256)
def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys an editor may write in a mapping; not those that the reader fills in from the path."""
    filled = {"path", "sample"} | ({"id"} if model is not Award else set()) if issubclass(model, Filed) else set()
    return tuple(key for key in fields_of(model) if key not in filled | _FROM_PATH.get(model, frozenset()))


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model of the mapping at a place, or None where no model stands."""
    here: type[BaseModel] | None = model
    steps = iter(loc)
    for step in steps:
        if isinstance(step, int):
            continue
        field = fields_of(here).get(step) if here else None
        if field is None:
            return None
        if _is_dict(field.annotation):
            next(steps, None)
        here = _model_in(field.annotation)
    return here


def field_at(model: type[BaseModel], loc: Loc) -> FieldInfo | None:
    """The field whose value stands at a place."""
    names = [step for step in loc if isinstance(step, str)]
    if not names:
        return None
    last = len(loc) - 1 - next(i for i, step in enumerate(reversed(loc)) if isinstance(step, str))
    parent = model_at(model, loc[:last])
    return fields_of(parent).get(names[-1]) if parent else None


def may_be_blank(model: type[BaseModel], loc: Loc) -> bool:
    """Whether a key at a place may stand without a value: a field of a model may, an unknown key may not.

    Nor may a key that the editor chooses, such as the target of a figure. What no model describes is told already.
    """
    above = field_at(model, loc[:-1]) if loc[:-1] and isinstance(loc[-2], str) else None
    if above is not None and _is_dict(above.annotation):
        return False
    here = model_at(model, loc[:-1])
    return here is None or loc[-1] in keys_of(here)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _is_dict(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is dict
