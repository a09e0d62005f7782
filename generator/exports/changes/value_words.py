"""The value of a field on one line: codes by their labels, references by the names of what they refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from generator.exports.changes.called import Called
from generator.exports.editing.vocabulary import words_for
from generator.formats import vi_date, vi_moment, vi_period, vi_reached
from generator.labels.reports import PHASES
from generator.model.base import Filed
from generator.model.dates import Moment, PartialDate, Period
from generator.model.fields import Ref
from generator.model.results import Reached

_TEXTS_THAT_REFER = {"adopted_from": "targets"}  # to what a plain text of that field leads
_REPORTS = {"corrects": PHASES, "retracts": PHASES}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the texts of a field stand for: `labels` of a closed list, the kind they refer `to`, that of its `keys`."""

    labels: Mapping[str, str] = field(default_factory=dict)
    to: str = ""
    keys: str = ""


@lru_cache(maxsize=2_000)
def meaning_of(model: type[BaseModel], name: str) -> Meaning:
    """Read off the annotation of a field."""
    info = model.model_fields[name]
    labels, to, keys = _read(info.annotation, tuple(info.metadata))
    return Meaning(labels or _REPORTS.get(name, {}), to or _TEXTS_THAT_REFER.get(name, ""), keys)


def _read(annotation: Any, metadata: tuple[Any, ...] = ()) -> tuple[Mapping[str, str], str, str]:
    to = next((mark.to for mark in metadata if isinstance(mark, Ref)), "")
    if (more := getattr(annotation, "__metadata__", None)) is not None:
        labels, below, keys = _read(annotation.__origin__, more)
        return labels, to or below, keys
    if get_origin(annotation) is Literal:
        return words_for(get_args(annotation)), to, ""
    if get_origin(annotation) is dict:
        key, value = get_args(annotation)
        labels, below, _ = _read(value)
        return labels, to or below, _read(key)[1]
    found = [_read(part) for part in get_args(annotation)]
    labels = next((one[0] for one in found if one[0]), {})
    below = next((one[1] for one in found if one[1]), "")
    return labels, to or below, next((one[2] for one in found if one[2]), "")


@dataclass(frozen=True, slots=True)
class Wording:
    """How values are put into words: by the names of `called`, of parts of the record `within`, without the fields of
    the names in `leaving`.
    """

    called: Called = field(default_factory=Called)
    within: Filed | None = None
    leaving: frozenset[str] = frozenset()

    def line(self, value: Any, meaning: Meaning | None = None) -> str:
        """A value on one line, "" where there is none."""
        return " ".join(self._words(value, meaning or Meaning()).split())

    def key(self, name: str, meaning: Meaning) -> str:
        """A key of a mapping."""
        return self.called.name(meaning.keys, name, self.within) if meaning.keys else name

    def _words(self, value: Any, meaning: Meaning) -> str:
        if value is None or value == ():
            return ""
        if isinstance(value, bool):
            return "có" if value else "không"
        if isinstance(value, str):
            return self._text(value, meaning)
        if isinstance(value, tuple):
            return ", ".join(filter(None, (self._words(part, meaning) for part in value)))
        if isinstance(value, dict):
            parts = ((self.key(key, meaning), self._words(part, meaning)) for key, part in value.items())
            return "; ".join(f"{key}: {words}" for key, words in parts)
        return self._group(value) if isinstance(value, BaseModel) else _scalar(value)

    def _text(self, value: str, meaning: Meaning) -> str:
        if meaning.labels:
            return meaning.labels.get(value, value)
        return self.called.name(meaning.to, value, self.within) if meaning.to else value

    def _group(self, value: BaseModel) -> str:
        if isinstance(value, Reached):
            return vi_reached(value)
        model = type(value)
        given = (name for name in model.model_fields if name in value.model_fields_set and name not in self.leaving)
        shown = (name for name in given if not (name == "id" and self.called.item(value)))
        return "; ".join(filter(None, (self._words(getattr(value, name), meaning_of(model, name)) for name in shown)))


def _scalar(value: Any) -> str:
    if isinstance(value, PartialDate | date):
        return vi_date(value)
    if isinstance(value, Period):
        return vi_period(value)
    return vi_moment(value) if isinstance(value, Moment) else str(value)
