"""Nothing that a plan, a report or a recognition says is silently lost: each filled field changes a page that shows it.

Of every field that any record of the checkout fills, one is emptied; the pages that show the record must differ then.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_pages import TEMPLATES

from generator.evaluation.engine import Evaluation, evaluate
from generator.model.base import Model
from generator.model.comparator import COMPARATORS
from generator.model.record import Record
from generator.pages.kinds.calendar import calendar_routes
from generator.pages.page import Page
from generator.pages.portal import Portal
from generator.pages.route import Route
from generator.pages.routes import routes_of
from generator.reading.read import read_folder

DAY = date(2026, 11, 29)
PROJECT = Path(__file__).parents[2]
KINDS = ("plans", "results", "recognitions")
FROM_THE_PATH = {"id", "path", "sample", "year", "revision"}
LEAST = 150
# Fields that no page for readers has to show, and why.
EXCEPT = {
    "plans.targets.readings.of.base": "the meaning of a reading says it, and what decided stands with the verdict",
    "plans.targets.readings.of.stated": "the meaning of a reading says it, and what decided stands with the verdict",
    "plans.tasks.when.text": "an editor's words for a time that the document prints: the printed phrase stands",
    "plans.tasks.when.every": "the printed phrase stands in its place",
    "plans.tasks.when.continuous": "the printed phrase stands in its place",
    "plans.tasks.when.on_instruction": "the printed phrase stands in its place",
}
Steps = tuple[Any, ...]


@dataclass(frozen=True)
class Half:
    """The real record or the sample, judged once; `shown` keeps its pages by address."""

    record: Record
    base: Record | None
    found: Evaluation
    shown: dict[str, tuple[str, str]] = field(default_factory=dict)

    def as_it_is(self, route: Route) -> tuple[str, str]:
        """The page of a route of the whole record."""
        if route.address not in self.shown:
            self.shown[route.address] = _shown(route)
        return self.shown[route.address]


@pytest.fixture(scope="module")
def halves() -> list[Half]:
    reading = read_folder(PROJECT)
    assert not reading.errors
    assert reading.sample_record is not None
    parts = ((reading.record, None), (reading.sample_record, reading.record))
    return [Half(record, base, evaluate(record, record.day(DAY), base=base)) for record, base in parts]


def filled(value: Any, path: Steps = ()) -> Iterator[Steps]:
    """The path of every optional field that has a value: names, places in a list, keys."""
    if isinstance(value, Model):
        for name, declared in type(value).model_fields.items():
            found = getattr(value, name)
            if found in (None, (), {}) or found == declared.default or name in FROM_THE_PATH:
                continue
            if not declared.is_required() and not (name in COMPARATORS and hasattr(value, "comparator")):
                yield (*path, name)
            yield from filled(found, (*path, name))
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from filled(one, (*path, place))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from filled(one, (*path, {"key": key}))


def without(value: Any, path: Steps) -> Any:
    """The value with the field at the path at its default."""
    here, *rest = path
    if isinstance(here, dict):
        return {**value, here["key"]: without(value[here["key"]], tuple(rest))}
    if isinstance(here, int):
        return (*value[:here], without(value[here], tuple(rest)), *value[here + 1 :])
    default = type(value).model_fields[here].get_default(call_default_factory=True) if not rest else None
    return value.model_copy(update={here: without(getattr(value, here), tuple(rest)) if rest else default})


def named(kind: str, path: Steps) -> str:
    return ".".join((kind, *(name for name in path if isinstance(name, str))))


def routes(portal: Portal, kind: str, key: str) -> Iterator[Route]:
    """Those of the pages; what is downloaded beside them shows the same."""
    return (route for route in _routes(portal, kind, key) if route.section is not None)


def _routes(portal: Portal, kind: str, key: str) -> Iterator[Route]:
    """The pages that show a record, those that most probably show the field first."""
    if kind == "recognitions":
        yield from routes_of(portal, kind, key)
        return
    plan = portal.record.plans[key if kind == "plans" else portal.record.results[key].plan]
    yield from routes_of(portal, "plans", plan.id)
    for owners, owner in plan.owners:
        yield from routes_of(portal, owners, owner)
    yield from calendar_routes(portal)


def differ(half: Half, kind: str, key: str, path: Steps) -> bool:
    """Whether any page is another without the field."""
    record = copy(half.record)
    known = getattr(half.record, kind)
    setattr(record, kind, {**known, key: without(known[key], path)})
    found = evaluate(record, half.found.as_of, base=half.base, before=half.found)
    before, after = (Portal(one.record, one, one.as_of, TEMPLATES, half.base) for one in (half.found, found))
    pairs = zip(routes(before, kind, key), routes(after, kind, key), strict=False)
    return any(half.as_it_is(one) != _shown(other) for one, other in pairs)


def _shown(route: Route) -> tuple[str, str]:
    made = route.make()
    assert isinstance(made, Page)
    return made.title, made.body


@pytest.mark.slow
def test_each_filled_field_is_shown(halves: list[Half]):
    found: dict[str, bool] = {}
    for half in halves:
        for kind in KINDS:
            for key, record in getattr(half.record, kind).items():
                for path in filled(record):
                    name = named(kind, path)
                    if not found.get(name) and name not in EXCEPT:
                        found[name] = differ(half, kind, key, path)
    assert len(found) > LEAST
    assert [name for name, shown in found.items() if not shown] == []


def test_the_exceptions_are_fields_that_are_filled(halves: list[Half]):
    known = {named(kind, path) for half in halves for kind in KINDS
             for record in getattr(half.record, kind).values() for path in filled(record)}  # fmt: skip
    assert set(EXCEPT) <= known
