"""Help for the clerk on every key: what it is, how it is written, an example. Shown on hover and in the forms."""

from pydantic import BaseModel

from generator.model.help.promises import PROMISES
from generator.model.help.reference import REFERENCE
from generator.model.help.results import RESULTS
from generator.model.help.screens import SCREENS

_TABLES: dict[str, dict[str, str]] = {**REFERENCE, **PROMISES, **RESULTS, **SCREENS}


def help_on(model: type[BaseModel], key: str) -> str:
    """The help on a key of a model, or of the model it inherits the key from; else the field's own description."""
    for ancestor in model.__mro__:
        if found := _TABLES.get(ancestor.__name__, {}).get(key):
            return found
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return (fields[key].description or "") if key in fields else ""


def helped() -> dict[str, frozenset[str]]:
    """The names of the models with help, and the keys it is on: so that a test finds help on a key that is gone."""
    return {name: frozenset(keys) for name, keys in _TABLES.items()}
