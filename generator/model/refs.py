"""Which keys of a model refer to what, read off the `Ref` of its fields."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from generator.model.base import Many
from generator.model.fields import Ref

# What follows a key: the name of what a text there refers to, or the keys below. "" is the key that a bare text
# stands for, "*" any key of a mapping whose keys the editor chooses. Lists need no mention.
Spec = str | Mapping[str, Any]


@lru_cache(maxsize=256)
def references_of(model: type[BaseModel]) -> Mapping[str, Any]:
    """The keys of a model, as an editor writes them, that refer to a record, or have below them what does."""
    found: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if below := _below(field.annotation, field.metadata):
            found[field.alias or name] = below
    return found


def bare_key(mark: Any) -> str:
    """The key that a bare text stands for in a group read by this validator; "" where `mark` is something else."""
    if not isinstance(mark, BeforeValidator) or mark is Many:
        return ""
    probe: Any = mark.func("x")  # type: ignore[call-arg]
    return str(next(iter(probe)))


def _below(annotation: Any, metadata: list[Any] | tuple[Any, ...] = ()) -> Spec:
    if (inner := getattr(annotation, "__metadata__", None)) is not None:
        return _below(annotation.__origin__, [*inner, *metadata])
    for mark in metadata:
        if isinstance(mark, Ref):
            return "" if mark.part else mark.to
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _group(annotation, metadata)
    parts = get_args(annotation)
    if get_origin(annotation) is dict:
        below = _below(parts[1])
        return {"*": below} if below else {}
    return next((found for part in parts if (found := _below(part))), {})


def _group(model: type[BaseModel], metadata: list[Any] | tuple[Any, ...]) -> Spec:
    found = references_of(model)
    bare = next(filter(None, map(bare_key, metadata)), "")
    return {"": bare, **found} if bare in found else found
