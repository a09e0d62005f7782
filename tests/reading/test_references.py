"""What a field refers to is said on the field; the check, its hint and the form follow from that alone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, get_args

import pytest
from pydantic import BaseModel, Field, PlainValidator

from generator.exports.editing.cms_fields import fields_for
from generator.model.base import Many
from generator.model.fields import OrganisationRef, Ref, parse_reference, parse_slug
from generator.model.kinds import KINDS
from generator.model.organisations import Cluster
from generator.reading.problems.problem import Problem


class Watched(Cluster):
    """A kind with a reference of its own that no list knows."""

    watched_by: Annotated[tuple[OrganisationRef, ...], Many] = Field((), title="Ai theo dõi")


def models(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """A model and all that stand below it."""
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            for part in parts(field.annotation):
                if isinstance(part, type) and issubclass(part, BaseModel):
                    models(part, seen)
    return seen


def parts(annotation: Any) -> Iterator[Any]:
    """A type and what it is made of."""
    yield annotation
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from parts(part)


def named_ids() -> Iterator[tuple[str, str, set[Ref]]]:
    """Every field that is read as an id: its model, its name, what it refers to."""
    for model in sorted(
        {found for kind in KINDS.values() for found in models(kind.model, set())}, key=lambda m: m.__name__
    ):
        for name, field in model.model_fields.items():
            found = [*parts(field.annotation), *field.metadata]
            if any(isinstance(part, PlainValidator) and part.func in (parse_slug, parse_reference) for part in found):
                yield model.__name__, name, {part for part in found if isinstance(part, Ref)}


IDS = list(named_ids())


@pytest.mark.parametrize(("model", "name", "refs"), IDS, ids=[f"{model}.{name}" for model, name, _ in IDS])
def test_an_id_is_its_own_or_says_what_it_refers_to(model: str, name: str, refs: set[Ref]) -> None:
    assert len(refs) == 1 or (name == "id" and not refs)


def test_the_walk_over_the_models_sees_ids_at_every_depth() -> None:
    assert {(model, name) for model, name, _ in IDS} >= {("Figure", "grade"), ("Of", "target"), ("Cite", "document")}


def test_a_dead_id_of_a_field_that_was_just_made_is_found(
    project: Path, found: Callable[[], list[Problem]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "clusters", replace(KINDS["clusters"], model=Watched))
    path = next((project / "data/clusters").glob("*.yml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}watched_by: [truong-mau-an-binh, truong-mau-an-bin]\n", encoding="utf-8")
    reported = [(problem.code, problem.message, problem.hint) for problem in found()]
    assert [(code, "truong-mau-an-bin»" in message, hint) for code, message, hint in reported] == [
        ("dangling-reference", True, "có phải «truong-mau-an-binh»?")
    ]


def test_the_form_offers_the_records_of_a_field_that_was_just_made() -> None:
    made = next(field for field in fields_for(Watched) if field["name"] == "watched_by")
    assert (made["widget"], made["collection"], made["multiple"]) == ("relation", "organisations", True)
