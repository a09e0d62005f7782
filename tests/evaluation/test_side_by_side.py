"""Only shared definitions stand beside each other; all else is named with what keeps it apart."""

from evaluation_builders import LDTT, judged, organisation, plan, target

from generator.evaluation.comparison.side_by_side import SideBySide, entries, side_by_side


def compared(*bodies: tuple[str, list[dict[str, object]]], period: str = "2023", **periods: str) -> SideBySide:
    """Bodies by name with the targets of their plans; `periods` are those of plans of another time."""
    parts = []
    for name, targets in bodies:
        parts.append(organisation(name))
        if targets:
            own = periods.get(name, period)
            parts.append(plan(*targets, plan_id=f"{own[:4]}/{name}", period=own, organisations=name))
    found = judged(*parts)
    return side_by_side({name: entries(found, name) for name, _ in bodies})


def reasons(found: SideBySide) -> dict[str, tuple[str, ...]]:
    return {entry.body: why for entry, why in found.apart}


def test_the_same_definition_and_period_stand_side_by_side_whatever_they_ask():
    found = compared(("a", [LDTT]), ("b", [{**LDTT, "at_least": "70%"}]))
    (one,) = found.beside
    assert [entry.body for entry in one.entries] == ["a", "b"]
    assert (one.others, found.apart) == ((), ())


def test_another_base_unit_population_or_year_is_named():
    other_base = {**LDTT, "of": {"base": "lecturers"}}
    assert reasons(compared(("a", [LDTT]), ("b", [other_base]))) == {"a": ("base",), "b": ("base",)}
    count = target("ldtt", award="lao-dong-tien-tien", at_least=3)
    assert reasons(compared(("a", [LDTT]), ("b", [count]))) == {"a": ("unit",), "b": ("unit",)}
    lecturers = {**LDTT, "population": "lecturers"}
    assert reasons(compared(("a", [LDTT]), ("b", [lecturers]))) == {"a": ("population",), "b": ("population",)}
    assert reasons(compared(("a", [LDTT]), ("b", [LDTT]), b="2024")) == {"a": ("period",), "b": ("period",)}


def test_who_has_no_plan_and_who_has_no_such_target_are_told_apart():
    other = target("sang-kien", measure="Sáng kiến", at_least=1)
    found = compared(("a", [LDTT]), ("b", [LDTT]), ("c", [other]), ("d", []), ("e", [other]), e="2021")
    (one,) = found.beside
    assert [(body, why) for body, why, _ in one.others] == [
        ("c", ("absent",)),
        ("d", ("no_plan",)),
        ("e", ("no_plan",)),
    ]


def test_what_nobody_else_has_is_alone_and_an_unnamed_measure_is_compared_with_nothing():
    only = target("sang-kien", measure="Sáng kiến", at_least=1)
    unnamed = target("chung", at_least=1)
    found = compared(("a", [only, unnamed]), ("b", [unnamed]))
    assert found.beside == ()
    assert [(entry.body, why) for entry, why in found.apart] == [
        ("a", ("alone",)), ("a", ("unmeasured",)), ("b", ("unmeasured",))
    ]  # fmt: skip


def test_of_several_targets_alike_nobody_knows_which_to_put_beside():
    twice = [{**LDTT, "id": "mot"}, {**LDTT, "id": "hai"}]
    found = compared(("a", twice), ("b", [LDTT]), ("c", [LDTT]))
    (one,) = found.beside
    assert [entry.body for entry in one.entries] == ["b", "c"]
    assert [(body, why) for body, why, _ in one.others] == [("a", ("several",))]
    assert [why for _, why in found.apart] == [("several",), ("several",)]


def test_a_target_of_each_year_is_compared_year_by_year():
    yearly = {**LDTT, "each_year": True}
    found = compared(("a", [yearly]), ("b", [LDTT]), a="2023..2025", b="2024")
    (one,) = found.beside
    assert [(entry.body, str(entry.period.end)) for entry in one.entries] == [("a", "2024"), ("b", "2024")]
    assert [why for _, why in found.apart] == [("period",), ("period",)]
