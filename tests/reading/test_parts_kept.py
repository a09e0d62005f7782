"""Parts that come again in a record are one object, whatever file they stand in; unlike ones stay apart."""

from generator.model.base import Model
from generator.model.plans import Clause, Roles, Task, When
from generator.model.targets import Target


def task(**values: object) -> Task:
    return Task.model_validate({"id": "hop", "summary": "Họp", "when": {"month": "03/2026"}, **values})


def test_equal_parts_are_one_object():
    one, other = task(), task(summary="Họp lần nữa")
    assert one.when is other.when
    assert one.roles is other.roles
    assert one != other


def test_parts_of_a_model_of_many_fields_are_one_object_too():
    first, second = (
        Target.model_validate({
            "id": name, "statement": "Từ 90% trở lên", "measure": "đạt", "population": "staff", "at_least": "90%",
            "of": {"base": "staff"},
        })
        for name in ("mot", "hai")
    )  # fmt: skip
    assert first.of is second.of


def test_parts_that_differ_in_a_value_or_in_what_was_written_stay_apart():
    assert task(when={"month": "04/2026"}).when != task().when
    written = task(when={"month": "03/2026", "printed": None}).when
    assert written is not task().when
    assert isinstance(written, When)
    assert written.model_fields_set == {"month", "printed"}


def test_what_comes_again_within_a_list_is_one_object_too():
    class Holder(Model):
        clauses: tuple[Clause, ...]

    texts = [{"text": "Một"}, {"text": "Hai"}, {"text": "Một"}]
    first, second, third = Holder.model_validate({"clauses": texts}).clauses
    assert first is third
    assert first is not second
    assert Holder.model_validate({"clauses": texts[1:2]}).clauses[0] is second


def test_the_class_of_a_part_counts():
    assert type(task(roles={"directs": ["A"]}).roles) is Roles
