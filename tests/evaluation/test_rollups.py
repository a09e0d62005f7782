"""Many verdicts at once: pools, coverage, distributions, rankings; and which reports were made."""

from datetime import date
from fractions import Fraction

import pytest
from evaluation_builders import LDTT, SCHOOL, cluster, cstdcs, judged, organisation, plan, result, target

from generator.evaluation.comparison.definitions import definition_of
from generator.evaluation.summary.rollups import by_definition, distribution, members_in, pool, ranking, rows

TITLE = "lao-dong-tien-tien"


def school(name, figure=None, asked=LDTT, phase="final", year=2023, **fields):
    """An organisation, its plan, and one report where there is a figure."""
    own = f"{year}/{name}"
    made = plan(asked, plan_id=own, organisations=[name], period=year, **fields)
    reported = (
        []
        if figure is None
        else [result(phase, plan_id=own, year=year, on=f"{year + 1}-01-15", figures={asked["id"]: figure})]
    )
    return organisation(name), made, *reported


def found_rows(*schools, **wanted):
    return rows(judged(*(part for parts in schools for part in parts)), **wanted)


def standings(pooled):
    """How the bodies stand, by name."""
    return {name: [row.organisations[0] for row in found] for name, found in pooled.standings.items()}


def by_name(row):
    return row.organisations[0]


def test_a_pool_is_a_sum_over_a_sum_never_a_mean():
    found = pool(
        found_rows(school("a", {"reached": 10, "of": 10}), school("b", {"reached": 45, "of": 90}), school("c"))
    )
    assert (found.reached, found.base, found.share) == (55, 100, Fraction(55, 100))
    assert (found.concluded, found.total, standings(found)) == (2, 3, {"counted": ["a", "b"], "silent": ["c"]})
    assert found.provisional == 0


def pact(figure):
    """A cluster of two schools, what it promises as a whole, and its report."""
    own = plan(LDTT, plan_id="2023/cum", group="cum")
    return cluster("cum", ["a", "b"]), own, result(plan_id="2023/cum", ldtt=figure)


def test_what_a_group_reached_as_a_whole_is_not_counted_again_beside_its_members():
    a, b = school("a", {"reached": 10, "of": 10}), school("b", {"reached": 45, "of": 90})
    found = found_rows(a, b, pact({"reached": 55, "of": 100}))
    assert {row.plan.id for row in found} == {"2023/a", "2023/b", "2023/cum"}
    for wanted in (found, found_rows(a, b, pact({"reached": 55, "of": 100}), members=["a", "b"], year=2023)):
        pooled = pool(wanted)
        assert (pooled.reached, pooled.base, pooled.total) == (55, 100, 2)
        assert standings(pooled) == {"counted": ["a", "b"]}


def test_everybody_is_named_by_how_they_stand():
    figure = {"reached": 30, "of": 34}
    early = {"reached": 20, "of": 34, "ruled_out": 9}
    a = school("a", figure, phase="mid-year")
    b = (*school("b", figure), result("final.r2", plan_id="2023/b", ldtt={"reached": 29, "of": 34}))
    c = (*school("c", figure), result("final.r2", plan_id="2023/c", retracts="final", reason="error", on="2024-02-01"))
    d = school("d", figure, phase="year-end")
    e = school("e", {"reached": 30})
    f, g = school("f"), school("g", early, phase="mid-year")
    found = pool(found_rows(a, b, c, d, e, f, g))
    assert standings(found) == {
        "interim": ["a"], "undetermined": ["b", "e"], "withdrawn": ["c"], "silent": ["f"], "counted": ["d"],
        "early": ["g"],
    }  # fmt: skip
    assert (found.reached, found.base, found.provisional, found.concluded, found.total) == (30, 34, 1, 2, 7)


@pytest.mark.parametrize("phase", ["mid-year", None])
def test_nobody_is_silent_before_the_last_day(phase):
    figure = {"reached": 20, "of": 34} if phase else None
    parts = school("a", figure, phase=phase or "final")
    on_time = judged(*parts, as_of=date(2024, 3, 31))
    late = judged(*parts, as_of=date(2024, 4, 1))
    kinds = [set(pool(rows(found)).standings) for found in (on_time, late)]
    assert kinds == ([{"interim"}, {"interim"}] if phase else [{"not_due"}, {"silent"}])


def test_what_a_successor_took_over_is_asked_no_more():
    gone = organisation("a", succession=[{"event": "merge", "date": "2023-07-01", "into": "b"}])
    old = plan(LDTT, plan_id="2023/a", organisations=["a"])
    new = plan({**LDTT, "adopted_from": "2023/a#ldtt"}, plan_id="2023/b", organisations=["b"])
    found = pool(rows(judged(gone, organisation("b"), old, new)))
    assert (standings(found), found.total) == ({"outside": ["a"], "silent": ["b"]}, 1)


def test_early_certainty_at_mid_year_is_a_verdict_but_no_count_to_pool():
    early = school("a", {"of": 34, "reached": 30, "ruled_out": 9}, phase="mid-year")
    found = pool(found_rows(early))
    assert (found.number("counted"), found.concluded, found.total, found.reached, found.base) == (0, 1, 1, 0, 0)


def test_counts_are_sums_without_a_base():
    asked = target("de-tai", measure="Đề tài", at_least=3, population="deliverables")
    found = pool(
        found_rows(
            school("a", {"reached": 2}, asked), school("b", {"reached": 3, "of": 9}, asked), school("c", None, asked)
        )
    )
    assert (found.reached, found.base, found.share, found.concluded, found.total) == (5, None, None, 2, 3)


def test_a_pool_of_nothing():
    assert (pool([]).share, pool([]).total, pool(found_rows(school("a"))).share) == (None, 0, None)


def test_what_is_attested_is_covered_but_not_added():
    asked = target("ky-cuong", measure="Kỷ cương", all=True)
    found = pool(found_rows(school("a", {"violations": 0}, asked), school("b", {"reached": 5, "of": 5}, asked)))
    assert (found.reached, found.base, found.number("counted"), found.concluded, found.total) == (5, 5, 1, 2, 2)
    graded = target("dang-bo", grade="hoan-thanh-tot", at_least=None)
    found = pool(
        found_rows(*(school(name, {"grade": "hoan-thanh-tot"}, graded) for name in "abc"), school("d", None, graded))
    )
    assert (found.number("counted"), found.concluded, found.total) == (0, 3, 4)


def test_levels_of_a_standard_are_not_added():
    asked = target("chuan", award="truong-chinh-tri-chuan", level=1)
    found = pool(found_rows(school("a", {"level": 1}, asked), school("b", {"level": 2}, asked)))
    assert (standings(found), found.reached) == ({"attested": ["a", "b"]}, 0)


def test_other_definitions_cannot_be_pooled_or_ranked():
    mixed = found_rows(
        school("a", {"reached": 1, "of": 2}), school("b", {"reached": 1, "of": 2}, {**LDTT, "award": "giay-khen"})
    )
    with pytest.raises(ValueError, match="one definition"):
        pool(mixed)
    with pytest.raises(ValueError, match="one definition"):
        ranking(mixed, by_name)
    assert [len(group) for group in by_definition(mixed).values()] == [1, 1]


def test_a_definition_is_what_is_measured_not_how_much_is_asked():
    made = plan(LDTT, cstdcs(exactly="15%"))
    one = definition_of(made, made.targets[0])
    more = plan({**LDTT, "at_least": "80%", "population": "staff", "of": {"base": "individuals"}})
    assert definition_of(more, more.targets[0]) == one
    other_base = plan({**LDTT, "of": {"base": "lecturers"}})
    assert definition_of(other_base, other_base.targets[0]) != one
    assert definition_of(made, made.targets[1]).base == f"target {TITLE}"
    unnamed = plan(target("con", at_least="5%", of={"target": "cha"}), target("cha", measure="Cha", at_least=1))
    assert [definition_of(unnamed, part).base for part in unnamed.targets] == ["target cha", ""]
    unstated = plan({**LDTT, "of": None})
    assert definition_of(unstated, unstated.targets[0]) == one
    entering = plan({**LDTT, "of": {"participants": "người dự"}})
    assert definition_of(entering, entering.targets[0]) == one


def test_equals_share_a_place_and_the_silent_have_none():
    schools = [
        school("d", {"reached": 9, "of": 10}), school("a", {"reached": 45, "of": 50}),
        school("b", {"reached": 10, "of": 10}), school("c", {"reached": 1, "of": 2}), school("f"), school("e"),
        school("g", {"reached": 0, "of": 0}),
    ]  # fmt: skip
    found = ranking(found_rows(*schools), by_name)
    assert [(one.place, one.row.organisations[0]) for one in found] == [
        (1, "b"), (2, "a"), (2, "d"), (4, "c"), (None, "e"), (None, "f"), (None, "g"),
    ]  # fmt: skip


def test_counts_are_ranked_by_count():
    asked = target("de-tai", measure="Đề tài", at_least=3)
    found = ranking(
        found_rows(school("a", {"reached": 2, "of": 2}, asked), school("b", {"reached": 3, "of": 9}, asked)), by_name
    )
    assert [one.row.organisations[0] for one in found] == ["b", "a"]


def test_rows_by_member_theme_award_and_year():
    a = school("a", themes=[{"theme": "chu-de"}])
    b = school("b", year=2022)
    c = school("c", asked=target("gk", award="giay-khen", at_least=1))
    d = school("d", asked=target("g", grade="hoan-thanh-tot"))

    def names(**wanted):
        return [row.organisations[0] for row in found_rows(a, b, c, d, **wanted)]

    assert names() == ["b", "a", "c", "d"]
    assert names(members=["c", "b"]) == ["b", "c"]
    assert names(members=[]) == []
    assert names(theme="chu-de") == ["a"]
    assert names(award=TITLE) == ["b", "a"]
    assert names(award="hoan-thanh-tot") == ["d"]
    assert names(year=2022) == ["b"]


def test_a_year_of_a_longer_plan():
    each, sum_ = {**LDTT, "each_year": True}, target("de-tai", measure="Đề tài", at_least=3)
    made = plan(each, sum_, plan_id="2021/a", organisations=["a"], period="2021..2025")
    reported = result(
        plan_id="2021/a", year=2022, on="2023-01-15", ldtt={"reached": 44, "of": 48}, de_tai={"reached": 1}
    )
    found = judged(organisation("a"), made, reported)
    assert [(row.target.id, row.verdict.period, row.verdict.status) for row in rows(found, year=2022)] == [
        ("ldtt", "2022", "met")
    ]
    assert [(row.target.id, row.verdict.period) for row in rows(found, year=2025)] == [
        ("ldtt", "2025"),
        ("de-tai", "2021..2025"),
    ]


def test_a_joint_plan_is_counted_once():
    made = plan(LDTT, organisations=["a", "b"])
    found = judged(organisation("a"), organisation("b"), made)
    assert len(rows(found, members=["a", "b"])) == 1
    assert found.by_organisation == {"a": [made.id], "b": [made.id]}


def test_every_status_is_counted_even_at_nought():
    found = distribution(
        row.verdict for row in found_rows(school("a", {"reached": 10, "of": 10}), school("b"), school("c"))
    )
    assert found == {
        "met": 0, "exceeded": 1, "not_met": 0, "at_risk": 0, "pending": 0, "undetermined": 0, "not_reported": 2,
        "withdrawn": 0, "not_applicable": 0,
    }  # fmt: skip


def test_the_members_of_a_year():
    own = cluster("cum", [])
    members = [
        {"organisation": "a"}, {"organisation": "b", "until": "2022"}, {"organisation": "c", "from": "2023-12-31"},
        {"organisation": "d", "from": "2024-01-01"}, {"organisation": "e", "until": "2023-01-01"},
        {"organisation": "a", "from": "2023"},
    ]  # fmt: skip
    assert members_in(cluster("cum", members), 2023) == ["a", "c", "e"]
    assert members_in(own, 2023) == []


def cells(*parts, as_of=date(2024, 12, 31)):
    return {(cell.plan, cell.year, cell.phase): cell for cell in judged(*parts, as_of=as_of).completeness}


def test_reports_made_late_missing_and_to_come():
    dues = {"mid-year": "2023-07-30", "year-end": "2023-11-05", "final": "2024-03-31"}
    made = plan(LDTT, plan_id="2023/a", organisations=["a"], reports_due=dues)
    figure = {"reached": 31, "of": 34}
    dossier = result("year-end", plan_id="2023/a", on="2023-11-06", ldtt=figure)
    again = result("year-end.r2", plan_id="2023/a", on="2023-12-06", corrects="year-end", reason="error", ldtt=figure)
    found = cells(organisation("a"), made, dossier, again, as_of=date(2024, 3, 31))
    status = {phase: found["2023/a", 2023, phase] for phase in ("mid-year", "year-end", "final")}
    assert {phase: cell.status for phase, cell in status.items()} == {
        "mid-year": "missing",
        "year-end": "late",
        "final": "pending",
    }
    assert (status["year-end"].result, str(status["year-end"].published_on)) == (again.id, "2023-11-06")
    assert (status["year-end"].due, status["final"].due) == (date(2023, 11, 5), date(2024, 3, 31))
    assert status["final"].organisations == ("a",)
    after = cells(organisation("a"), made, dossier, again, as_of=date(2024, 4, 1))
    assert after["2023/a", 2023, "final"].status == "missing"
    on_time = result(plan_id="2023/a", on="2024-03-31", ldtt=figure)
    assert cells(organisation("a"), made, on_time)["2023/a", 2023, "final"].status == "made"


def test_a_withdrawn_report_is_neither_made_nor_missing():
    made = plan(LDTT, plan_id="2023/a", organisations=["a"])
    own = {"plan_id": "2023/a"}
    first, gone = (
        result(ldtt={"reached": 1, "of": 2}, **own),
        result("final.r2", retracts="final", reason="error", on="2024-02-01", **own),
    )
    assert cells(organisation("a"), made, first, gone)["2023/a", 2023, "final"].status == "withdrawn"
    anew = result("final.r3", ldtt={"reached": 2, "of": 2}, on="2024-03-01", **own)
    assert cells(organisation("a"), made, first, gone, anew)["2023/a", 2023, "final"].status == "made"


def test_phases_nobody_asked_for_and_years_of_a_longer_plan():
    made = plan(
        LDTT, plan_id="2021/a", organisations=["a"], period="2021..2022", reports_due={"year-end": "2022-11-05"}
    )
    found = cells(organisation("a"), made, as_of=date(2022, 4, 1))
    assert {key[1:]: cell.status for key, cell in found.items()} == {
        (2021, "mid-year"): "not_asked", (2021, "year-end"): "not_asked", (2021, "final"): "missing",
        (2022, "mid-year"): "not_asked", (2022, "year-end"): "pending", (2022, "final"): "pending",
    }  # fmt: skip


def test_a_body_that_ended_before_the_day_owes_no_report():
    gone = organisation("a", succession=[{"event": "dissolve", "date": "2023-06-01"}])
    made = plan(LDTT, plan_id="2023/a", organisations=["a"], reports_due={"mid-year": "2023-05-31"})
    found = cells(gone, made)
    assert {key[2]: cell.status for key, cell in found.items()} == {
        "mid-year": "missing",
        "year-end": "not_asked",
        "final": "dissolved",
    }
    before = cells(gone, made, as_of=date(2023, 5, 31))
    assert before["2023/a", 2023, "final"].status == "pending"
    assert SCHOOL not in judged(gone, made).by_organisation


def test_the_rows_of_a_definition_are_kept():
    found = found_rows(school("a"), school("b"))
    assert list(by_definition(found).values()) == [found]
    assert [row.definition for row in found] == [definition_of(row.plan, row.target) for row in found]


def test_a_definition_names_measure_and_population():
    made = plan(
        target("a", measure="Đề tài", at_least=1, population="units"), target("b", grade="hoan-thanh", at_least=None)
    )
    first, second = (definition_of(made, part) for part in made.targets)
    assert (first.measure, first.population, first.unit, first.base) == ("đề tài", "collectives", "", "")
    assert (second.measure, second.unit) == ("hoan-thanh", "")
    nameless = plan(target("c", at_least=1))
    assert definition_of(nameless, nameless.targets[0]).measure == "c"


def test_nobody_reached_is_a_figure_too():
    found = pool(found_rows(school("a", {"reached": 0, "of": 10}), school("b", {"reached": 0, "of": 0})))
    assert (found.reached, found.base, found.number("counted")) == (0, 10, 2)
    ranks = ranking(found_rows(school("a", {"reached": 0, "of": 10}), school("b", {"reached": 1, "of": 30})), by_name)
    assert [one.row.organisations[0] for one in ranks] == ["b", "a"]


def test_three_equals_share_the_first_place():
    figure = {"reached": 9, "of": 10}
    found = ranking(
        found_rows(*(school(name, figure) for name in "abc"), school("d", {"reached": 1, "of": 10})), by_name
    )
    assert [one.place for one in found] == [1, 1, 1, 4]


def test_a_year_end_count_of_an_unfinished_plan_is_not_pooled():
    own = {"plan_id": "2022/a", "year": 2022, "on": "2023-01-15"}
    made = plan(LDTT, plan_id="2022/a", organisations=["a"], period="2022..2025")
    found = rows(judged(organisation("a"), made, result(ldtt={"reached": 9, "of": 10}, **own)))
    assert (found[0].verdict.status, found[0].verdict.reached, pool(found).number("counted")) == ("pending", 9, 0)
    late = rows(judged(organisation("a"), made, result(ldtt={"reached": 1, "of": 10}, **own), as_of=date(2025, 6, 1)))
    assert (late[0].verdict.status, pool(late).number("counted")) == ("at_risk", 0)
    gone = rows(judged(organisation("a"), made, result(ldtt={"reached": 1, "of": 10}, **own), as_of=date(2026, 6, 1)))
    assert (gone[0].verdict.status, pool(gone).number("counted")) == ("undetermined", 0)


def test_an_unknown_member_has_no_rows():
    assert found_rows(school("a"), members=["khong-co"]) == []
