"""A measure over the years is joined only where body, law, definition and length of the period stay the same."""

from fractions import Fraction

import pytest
from evaluation_builders import LDTT, SCHOOL, award, judged, organisation, plan, target

from generator.evaluation.comparison.demands import asks_figure, demand_of
from generator.evaluation.comparison.over_years import MeasureTrend, measures, over_years
from generator.model.organisations import Organisation

LAW = [
    {"requires": "cũ", "effective": {"until": "2023-12-31"}},
    {"requires": "mới", "effective": {"from": "2024-01-01"}},
]
NEW_LAW = award("lao-dong-tien-tien", rules=LAW)


def trends(*years: tuple[str, dict[str, object]], body: Organisation | None = None, more: tuple[object, ...] = ()):
    body = body or organisation()
    plans = [
        plan(asked, plan_id=f"{period[:4]}/{SCHOOL}{number}", period=period, organisations=body.id)
        for number, (period, asked) in enumerate(years)
    ]
    return over_years(judged(body, *plans, *more), body)


def breaks(trend: MeasureTrend) -> list[list[str]]:
    return [[one.kind for one in year.breaks] for year in trend.years]


def test_years_alike_are_one_line_with_what_each_asks():
    (one,) = trends(("2022", LDTT), ("2023", {**LDTT, "at_least": "95%"}))
    assert [(year.year, year.low, year.high) for year in one.years] == [
        (2022, Fraction(9, 10), None), (2023, Fraction(19, 20), None)
    ]  # fmt: skip
    assert breaks(one) == [[], []]


def test_a_change_of_law_parts_the_years_it_falls_between():
    (one,) = trends(("2022", LDTT), ("2023", LDTT), ("2024", LDTT), ("2025", LDTT), more=(NEW_LAW,))
    assert breaks(one) == [[], [], ["law"], []]
    assert str(one.years[2].breaks[0].day) == "2024-01-01"


def test_another_base_or_population_parts_them():
    (one,) = trends(("2022", LDTT), ("2023", {**LDTT, "of": {"base": "lecturers"}}))
    assert breaks(one) == [[], ["base"]]
    (one,) = trends(("2022", LDTT), ("2023", {**LDTT, "population": "lecturers"}))
    assert breaks(one) == [[], ["population"]]


def test_part_of_a_year_is_not_joined_with_a_whole_one():
    (one,) = trends(("2022", LDTT), ("2023-07..2023-12", LDTT))
    assert breaks(one) == [[], ["period"]]


def test_shares_and_counts_are_never_one_line():
    count = target("ldtt", award="lao-dong-tien-tien", at_least=3)
    assert trends(("2022", LDTT), ("2023", count)) == []


def test_a_body_that_took_in_others_is_parted_and_one_that_ended_says_so():
    event = {"event": "merge", "date": "2023-07-01", "from": "truong-cu", "into": SCHOOL}
    (one,) = trends(("2022", LDTT), ("2023", LDTT), body=organisation(succession=[{**event, "event": "absorb"}]))
    assert breaks(one) == [[], ["succession"]]
    gone = {"event": "merge", "date": "2023-07-01", "into": "truong-moi"}
    (one,) = trends(("2022", LDTT), ("2023", LDTT), body=organisation(succession=[gone]))
    assert breaks(one) == [[], []]
    assert [found.kind for found in one.after] == ["succession"]


def test_two_targets_alike_in_one_year_make_no_line():
    assert trends(("2022", LDTT), ("2023", LDTT), ("2023", {**LDTT, "id": "hai"})) == []


def test_one_year_or_what_has_no_figure_makes_no_line():
    assert trends(("2023", LDTT)) == []
    grade = target("xep-loai", grade="hoan-thanh-tot", population="organisation")
    assert trends(("2022", grade), ("2023", grade)) == []


@pytest.mark.parametrize(
    "asked",
    [{"all": True}, {"some": True}, {"at_least": "90%"}, {"at_most": 2}, {"more_than": "50%"},
     {"exactly": 3}, {"between": "2-4"}, {"between": "20-30%"}, {"level": 2}, {"rank": 3}, {"attains": True},
     {"grade": "hoan-thanh-tot"}, {"quality": "tốt hơn"}],
)  # fmt: skip
def test_whether_a_figure_is_asked_for_is_what_the_demand_says(asked: dict[str, object]):
    found = judged(plan(target("x", **asked)), organisation()).cases
    (only,) = next(iter(found.values())).plan.targets
    demanded = demand_of(only, {}).kind
    assert asks_figure(only) == (demanded in ("share", "count", "most-share", "most-count"))


def test_a_target_of_each_year_is_a_line_of_its_own_and_a_long_one_a_single_point():
    yearly = {**LDTT, "each_year": True}
    (one,) = trends(("2021..2023", yearly))
    assert [year.year for year in one.years] == [2021, 2022, 2023]
    assert trends(("2021..2023", LDTT), ("2024", LDTT)) == []
    assert len(measures(judged(plan(yearly, plan_id=f"2021/{SCHOOL}", period="2021..2023")), organisation())) == 1
