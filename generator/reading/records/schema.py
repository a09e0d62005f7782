"""What the models know about their keys: which keys a place may hold, and the titles to call them by."""

from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.base import Filed
from generator.model.fields import FromPath
from generator.model.kinds import KINDS
from generator.reading.problems.problem import Loc


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the key an editor writes."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys an editor may write in a mapping; not those that the reader fills in from the path."""
    filled = _filled(model) if issubclass(model, Filed) else frozenset()
    fields = fields_of(model).items()
    return tuple(key for key, field in fields if key not in filled and FromPath() not in field.metadata)


def _filled(model: type[Filed]) -> frozenset[str]:
    """What no file says of itself; where all records of a kind stand in one file, each says its id."""
    named = any(kind.model is model and kind.single for kind in KINDS.values())
    return frozenset({"path", "sample"} if named else {"path", "sample", "id"})


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

    Nor may a key that the editor chooses, such as the target of a figure. What no model describes is reported already.
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
