"""docs/RULES.md C-8: no moving goalposts."""

from datetime import date

import pytest
from evaluation_builders import LDTT, PLAN, SCHOOL, judged, plan, result, target

from generator.evaluation.engine import Evaluation

LATE = f"{PLAN}.r2"
EASIER = {**LDTT, "at_least": "80%"}
FIRST = plan(LDTT)
SHORT = {"reached": 40, "of": 48}


def amended(day: str | None, *targets: dict[str, object], **fields: object) -> object:
    given = {"document": {"date": day}} if day else {}
    return plan(*targets, plan_id=LATE, amends=SCHOOL, reason="Thử", **given, **fields)


def ldtt(found: Evaluation, plan_id: str) -> tuple[object, ...]:
    one = found.verdicts[plan_id, "ldtt"]
    return one.status, one.needed, one.flags, one.judged_by


@pytest.mark.parametrize(
    ("day", "plan_id", "expected"),
    [
        ("2023-12-31", LATE, ("exceeded", 39, (), None)),
        ("2023-12", LATE, ("exceeded", 39, (), None)),
        (None, LATE, ("exceeded", 39, (), None)),
        ("2024-01-01", PLAN, ("not_met", 44, ("amended_after",), PLAN)),
        ("2024-02-01", PLAN, ("not_met", 44, ("amended_after",), PLAN)),
    ],
)
def test_an_amendment_after_the_period_changes_nothing(day, plan_id, expected):
    found = judged(FIRST, amended(day, EASIER), result(ldtt=SHORT, on="2024-01-15"))
    assert list(found.verdicts) == [(plan_id, "ldtt")]
    assert ldtt(found, plan_id) == expected
    assert found.in_force == {PLAN: plan_id, LATE: plan_id}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-11-20", ("exceeded", 39, (), None)),
        ("2023-11-21", ("not_met", 44, ("amended_after",), PLAN)),
        ("2023-12-30", ("not_met", 44, ("amended_after",), PLAN)),
    ],
)
def test_the_first_final_figure_fixes_the_goalposts_earlier(day, expected):
    early = result(ldtt=SHORT, on="2023-11-20")
    again = result("final.r2", corrects="final", reason="error", on="2024-02-01", ldtt={"reached": 41, "of": 48})
    for reports in ((early,), (early, again)):
        status, needed, flags, judged_by = ldtt(judged(FIRST, amended(day, EASIER), *reports), LATE)
        assert (status, needed, tuple(f for f in flags if f != "corrected"), judged_by) == expected


def test_a_year_end_figure_leaves_the_plan_open():
    provisional = result("year-end", ldtt=SHORT, on="2023-11-01")
    found = judged(FIRST, amended("2023-12-01", EASIER), provisional, result(ldtt=SHORT))
    assert ldtt(found, LATE)[:2] == ("exceeded", 39)


def test_a_target_that_came_too_late_was_not_promised():
    made = plan(LDTT, target("giay-khen", at_least=3, period="2023-01..2023-06"))
    late = amended("2023-09-01", LDTT, target("dep", at_least=1, period="2023-01..2023-06"))
    found = judged(made, late, result(figures={"dep": {"reached": 1}})).verdicts[LATE, "dep"]
    assert (found.status, found.flags, found.rule) == ("not_applicable", ("amended_after",), "C-8.amended")


def test_a_target_dropped_after_its_final_figure_is_judged_all_the_same():
    made = plan(LDTT, target("giay-khen", at_least=3))
    early = result(on="2023-11-20", figures={"giay-khen": {"reached": 1}})
    found = judged(made, amended("2023-12-01", LDTT), early)
    one = found.verdicts[LATE, "giay-khen"]
    assert (one.status, one.flags, one.judged_by) == ("not_met", ("amended_after",), PLAN)
    assert found.history[LATE] == ()
    in_time = judged(made, amended("2023-11-20", LDTT), early)
    assert in_time.history[LATE] == ((PLAN, "giay-khen"),)
    assert (LATE, "giay-khen") not in in_time.verdicts


def test_every_year_is_judged_by_the_plan_of_its_end():
    yearly = {**LDTT, "each_year": True}
    first = plan(yearly, plan_id="2023/x", period="2023..2024")
    second = plan(
        {**yearly, "at_least": "80%"},
        plan_id="2023/x.r2",
        amends="x",
        period="2023..2024",
        document={"date": "2024-03-01"},
    )
    reports = [result(plan_id="2023/x", year=y, on=f"{y + 1}-01-15", ldtt=SHORT) for y in (2023, 2024)]
    found = judged(first, second, *reports, as_of=date(2025, 6, 1)).verdicts["2023/x.r2", "ldtt"]
    assert [(year.status, year.judged_by) for year in found.years] == [("not_met", "2023/x"), ("exceeded", None)]
    assert (found.status, found.plan) == ("not_met", "2023/x.r2")


def test_words_beside_the_promise_move_no_goalposts():
    found = judged(FIRST, amended("2024-02-01", {**LDTT, "note": "viết rõ hơn"}), result(ldtt=SHORT))
    assert ldtt(found, PLAN) == ("not_met", 44, (), None)
