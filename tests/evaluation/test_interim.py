"""docs/RULES.md C-6: mid-year forecasts, several years, every year."""

from datetime import date
from fractions import Fraction

import pytest
from evaluation_builders import LDTT, PLAN, SCHOOL, cstdcs, plan, result, target, verdict

from generator.evaluation.criteria.interim import elapsed
from generator.model.dates import parse_period

MID = date(2023, 7, 31)
LONG = f"2021/{SCHOOL}"
CLEAN = target("ky-cuong", all=True)


def mid_year(asked, figure, as_of=MID, **others):
    figures = {asked["id"]: figure, **others}
    return verdict(
        asked["id"],
        plan(LDTT, asked) if asked["id"] != "ldtt" else plan(asked),
        result("mid-year", on="2023-07-15", figures=figures),
        as_of=as_of,
    )


@pytest.mark.parametrize(
    ("figure", "status"),
    [
        ({"registered": 31, "of": 34}, "pending"),
        ({"registered": 30, "of": 34}, "at_risk"),
        ({"reached": 31, "of": 34}, "pending"),
        ({"reached": 30, "of": 34}, "at_risk"),
        ({"reached": 10, "registered": 33, "of": 34}, "pending"),
        ({"reached": 34, "of": 34, "ruled_out": 0}, "pending"),
        ({"reached": 33, "of": 34, "ruled_out": 4}, "not_met"),
    ],
)
def test_a_mid_year_share_is_a_forecast(figure, status):
    found = mid_year(LDTT, figure)
    assert (found.status, found.phase, found.rule) == (status, "mid-year", "C-6.mid_year")
    assert ("early" in found.flags) == (status == "not_met")
    assert found.base == 34


def test_after_the_last_day_a_forecast_is_no_report():
    figure = {"registered": 30, "of": 34}
    assert mid_year(LDTT, figure, as_of=date(2024, 3, 31)).status == "at_risk"
    late = mid_year(LDTT, figure, as_of=date(2024, 4, 1))
    assert (late.status, late.reasons, late.rule, late.phase) == (
        "undetermined",
        ("interim_only",),
        "C-6.mid_year",
        "mid-year",
    )
    certain = mid_year(LDTT, {"of": 34, "ruled_out": 4}, as_of=date(2024, 4, 1))
    assert (certain.status, certain.flags) == ("not_met", ("early",))


def test_a_forecast_base_makes_no_miss_certain():
    parent = {"reached": 31, "of": 34}
    asked = cstdcs(at_least="10%")
    assert mid_year(asked, {"registered": 4}, ldtt=parent).status == "pending"
    assert mid_year(asked, {"registered": 3}, ldtt=parent).status == "at_risk"
    found = mid_year(asked, {"ruled_out": 28}, ldtt=parent)
    assert (found.status, found.base, found.base_from) == ("at_risk", 31, "target ldtt")
    assert mid_year(asked, {"ruled_out": 20}, ldtt={"registered": 31, "of": 34}).status == "pending"
    assert mid_year(asked, {"registered": 0}, ldtt={"registered": 0, "of": 34}).status == "pending"
    missing = mid_year(asked, {"registered": 3})
    assert (missing.status, missing.reasons) == ("undetermined", ("denominator_missing",))


def test_a_forecast_over_the_cap_is_at_risk():
    parent = {"reached": 31, "of": 34}
    capped = cstdcs(exactly="15%")
    assert [mid_year(capped, {"registered": n}, ldtt=parent).status for n in (3, 4, 5)] == [
        "at_risk",
        "pending",
        "at_risk",
    ]
    guided = {**cstdcs(between="10–15%"), "upper_is": "guidance_cap"}
    assert mid_year(guided, {"registered": 4}, ldtt=parent).status == "pending"
    assert mid_year(guided, {"registered": 5}, ldtt=parent).status == "at_risk"


@pytest.mark.parametrize(
    ("asked", "figure", "status", "flags"),
    [
        ({"award": "giang-vien-day-gioi"}, {"reached": 1}, "met", ("early",)),
        ({"award": "giang-vien-day-gioi"}, {"reached": 2}, "exceeded", ("early",)),
        ({"award": "giang-vien-day-gioi"}, {"reached": 0}, "pending", ()),
        ({"award": "giang-vien-day-gioi"}, {"reached": 0, "registered": 0}, "at_risk", ()),
        ({"population": "deliverables"}, {"reached": 1}, "met", ("early",)),
        ({"award": "tap-the-lao-dong-xuat-sac"}, {"reached": 1}, "pending", ()),
        ({"award": "tap-the-lao-dong-xuat-sac"}, {"reached": 0}, "at_risk", ()),
        ({"award": "tap-the-lao-dong-xuat-sac"}, {"items": [{"title": "Phòng A"}]}, "met", ("early",)),
        ({"award": "tap-the-lao-dong-xuat-sac"}, {"of": 5, "ruled_out": 5}, "not_met", ("early",)),
        ({"award": "tap-the-lao-dong-xuat-sac"}, {"of": 5, "ruled_out": 4}, "at_risk", ()),
    ],
)
def test_counts_decided_as_they_come_are_met_early_titles_are_not(asked, figure, status, flags):
    found = mid_year(target("dem", at_least=1, **asked), figure)
    assert (found.status, found.flags) == (status, flags)


@pytest.mark.parametrize(
    ("asked", "figure", "status", "flags"),
    [
        ({"all": True}, {"violations": 1}, "not_met", ("early",)),
        ({"all": True}, {"violations": 0}, "pending", ()),
        ({"grade": "hoan-thanh-tot"}, {"grade": "hoan-thanh-tot"}, "pending", ()),
        ({"grade": "hoan-thanh-tot"}, {"grade": "hoan-thanh-xuat-sac"}, "pending", ()),
        ({"grade": "hoan-thanh-tot"}, {"grade": "hoan-thanh"}, "at_risk", ()),
        ({"level": 1}, {"level": 1}, "met", ("early",)),
        ({"level": 1}, {"level": 2}, "exceeded", ("early",)),
        ({"level": 1}, {"progress": {"done": 50, "total": 55}}, "pending", ()),
        ({"quality": "Nghiêm túc"}, {"outcome": "achieved"}, "pending", ()),
        ({"quality": "Nghiêm túc"}, {"outcome": "partly"}, "pending", ()),
        ({"quality": "Nghiêm túc"}, {"outcome": "not_achieved"}, "at_risk", ()),
    ],
)
def test_mid_year_attestations(asked, figure, status, flags):
    found = mid_year(target("viec", **asked), figure)
    assert (found.status, found.flags) == (status, flags)
    assert found.grade == figure.get("grade")


PERIOD = parse_period("2021..2025")


@pytest.mark.parametrize(
    ("day", "part"),
    [
        (date(2020, 6, 1), Fraction(0)),
        (date(2021, 1, 1), Fraction(1, 1826)),
        (date(2023, 12, 31), Fraction(1095, 1826)),
        (date(2025, 12, 31), Fraction(1)),
        (date(2026, 6, 1), Fraction(1)),
    ],
)
def test_elapsed(day, part):
    assert elapsed(PERIOD, day) == part


def over_years(asked, *figures, as_of, **fields):
    """`figures`: (year, figure) pairs, each a final report published at the end of its year."""
    made = plan(asked, plan_id=LONG, period="2021..2025", **fields)
    reports = [
        result(plan_id=LONG, year=year, on=f"{year}-12-31", figures={asked["id"]: figure}) for year, figure in figures
    ]
    return verdict(asked["id"], made, *reports, as_of=as_of, plan_id=LONG)


TOPICS = target("de-tai", population="deliverables", at_least=3)


def test_items_of_several_years_are_added_once_each():
    a, b, c = ({"title": f"Đề tài {n}", "date": f"202{n}-05-01"} for n in (1, 2, 3))
    found = over_years(TOPICS, (2021, {"items": [a]}), (2022, {"items": [a, b]}), as_of=date(2022, 12, 31))
    assert (found.reached, found.needed, found.status) == (2, 3, "pending")
    found = over_years(
        TOPICS, (2021, {"items": [a]}), (2022, {"reached": 1}), (2023, {"items": [c]}), as_of=date(2023, 12, 31)
    )
    assert (found.reached, found.status, found.flags, found.rule) == (3, "met", ("early",), "C-2.count")
    assert found.result == f"2023/{SCHOOL}/final"


def test_the_end_without_the_last_years_report_is_no_miss():
    last = over_years(TOPICS, (2021, {"reached": 2}), as_of=date(2025, 12, 31))
    assert (last.status, last.due) == ("at_risk", date(2026, 3, 31))
    silent = over_years(TOPICS, (2021, {"reached": 2}), as_of=date(2026, 4, 1))
    assert (silent.status, silent.reasons, silent.reached) == ("undetermined", ("interim_only",), 2)
    missed = over_years(TOPICS, (2021, {"reached": 2}), (2025, {"reached": 0}), as_of=date(2026, 1, 1))
    assert (missed.status, missed.flags) == ("not_met", ())
    enough = over_years(TOPICS, (2021, {"reached": 3}), as_of=date(2026, 4, 1))
    assert (enough.status, enough.flags) == ("met", ())


def test_enough_is_final_even_before_the_end():
    found = over_years(TOPICS, (2021, {"reached": 4}), as_of=date(2021, 12, 31))
    assert (found.status, found.flags) == ("exceeded", ("early",))


def test_a_standard_recognised_once_stays_recognised():
    asked = target("chuan", population="school", level=1)
    halfway = {"progress": {"done": 40, "total": 55}}
    assert over_years(asked, (2021, halfway), as_of=date(2023, 12, 31)).status == "pending"
    assert over_years(asked, (2021, halfway), as_of=date(2024, 12, 31)).status == "at_risk"
    found = over_years(asked, (2022, {"level": 1}), (2023, halfway), as_of=date(2023, 12, 31))
    assert (found.status, found.flags, found.reached) == ("met", ("early",), 1)
    assert over_years(asked, (2025, halfway), as_of=date(2025, 12, 31)).status == "not_met"


@pytest.mark.parametrize(
    ("asked", "poor", "good"),
    [
        ({"at_least": "90%", "of": {"base": "staff"}}, {"reached": 40, "of": 48}, {"reached": 44, "of": 48}),
        ({"grade": "hoan-thanh-tot"}, {"grade": "hoan-thanh"}, {"grade": "hoan-thanh-tot"}),
        ({"quality": "Nghiêm túc"}, {"outcome": "not_achieved"}, {"outcome": "achieved"}),
    ],
)
def test_the_last_year_decides_what_is_no_sum(asked, poor, good):
    wanted = target("cuoi-ky", **asked)
    assert over_years(wanted, (2021, good), as_of=date(2021, 12, 31)).status == "pending"
    assert over_years(wanted, (2021, good), (2025, poor), as_of=date(2025, 12, 31)).status == "not_met"
    assert over_years(wanted, (2021, poor), (2025, good), as_of=date(2025, 12, 31)).status == "met"
    assert over_years(wanted, (2021, good), as_of=date(2026, 4, 1)).status == "undetermined"


def test_a_share_of_an_early_year_is_at_risk_only_late():
    poor = {"reached": 40, "of": 48}
    assert over_years(LDTT, (2021, poor), as_of=date(2023, 12, 31)).status == "pending"
    assert over_years(LDTT, (2024, poor), as_of=date(2024, 12, 31)).status == "at_risk"
    assert over_years(LDTT, (2024, {"reached": 44, "of": 48}), as_of=date(2024, 12, 31)).status == "pending"


def test_one_violation_in_any_year_is_a_miss():
    asked = target("ky-cuong", all=True)
    found = over_years(asked, (2021, {"violations": 1}), (2022, {"violations": 0}), as_of=date(2022, 12, 31))
    assert (found.status, found.flags) == ("not_met", ("early",))
    assert over_years(asked, (2021, {"violations": 0}), as_of=date(2021, 12, 31)).status == "pending"
    assert (
        over_years(asked, (2021, {"violations": 0}), (2025, {"violations": 0}), as_of=date(2025, 12, 31)).status
        == "met"
    )
    unsure = over_years(
        asked, (2021, {"violations": 0, "attested": False}), (2025, {"violations": 0}), as_of=date(2026, 4, 1)
    )
    assert (unsure.status, unsure.reasons) == ("undetermined", ("unattested",))


def test_a_dispute_in_one_year_stops_the_sum():
    made = plan(TOPICS, plan_id=LONG, period="2021..2025")
    reports = [
        result(plan_id=LONG, year=2021, on="2021-12-31", de_tai={"reached": 3}),
        result("final.r2", plan_id=LONG, year=2021, on="2021-12-31", de_tai={"reached": 2}),
        result(plan_id=LONG, year=2022, on="2022-12-31", de_tai={"reached": 3}),
    ]
    assert verdict("de-tai", made, *reports, as_of=date(2022, 12, 31), plan_id=LONG).flags == ("disputed",)


EACH = {**LDTT, "each_year": True}
GOOD, POOR, TOP = {"reached": 44, "of": 48}, {"reached": 43, "of": 48}, {"reached": 45, "of": 48}


@pytest.mark.parametrize(
    ("figures", "as_of", "status", "flags"),
    [
        ([GOOD] * 5, date(2025, 12, 31), "met", ()),
        ([TOP] * 5, date(2025, 12, 31), "exceeded", ()),
        ([TOP] * 4 + [GOOD], date(2025, 12, 31), "met", ()),
        ([GOOD] * 4 + [POOR], date(2025, 12, 31), "not_met", ()),
        ([POOR], date(2021, 12, 31), "not_met", ("early",)),
        ([GOOD], date(2021, 12, 31), "pending", ()),
        ([GOOD] * 4, date(2026, 4, 1), "undetermined", ()),
        ([], date(2026, 4, 1), "not_reported", ()),
        ([{"reached": 0, "of": 0}] * 5, date(2025, 12, 31), "not_applicable", ()),
        ([{"reached": 0, "of": 0}] + [GOOD] * 4, date(2025, 12, 31), "met", ()),
    ],
)
def test_each_year(figures, as_of, status, flags):
    found = over_years(EACH, *zip(range(2021, 2026), figures, strict=False), as_of=as_of)
    assert (found.status, found.flags, found.rule, found.period) == (status, flags, "C-6.each_year", "2021..2025")
    assert [year.period for year in found.years] == ["2021", "2022", "2023", "2024", "2025"]
    assert (found.reached, found.base, found.share, found.needed) == (None, None, None, None)


def test_each_year_has_its_own_last_day_and_its_own_law():
    silent = over_years(EACH, as_of=date(2022, 4, 1))
    assert [year.status for year in silent.years] == ["not_reported"] + ["pending"] * 4
    assert [year.due for year in silent.years] == [date(y, 3, 31) for y in range(2022, 2027)]
    assert silent.status == "pending"
    child = {**cstdcs(exactly="15%"), "each_year": True}
    made = plan(EACH, child, plan_id=LONG, period="2021..2025")
    figures = {"ldtt": {"reached": 31, "of": 34}, "cstdcs": {"reached": 5}}
    reports = [result(plan_id=LONG, year=year, on=f"{year}-12-31", figures=figures) for year in range(2021, 2026)]
    found = verdict("cstdcs", made, *reports, as_of=date(2025, 12, 31), plan_id=LONG)
    assert [year.rule for year in found.years] == ["C-2.cap"] * 3 + ["C-2.bare"] * 2
    assert [year.status for year in found.years] == ["not_met"] * 3 + ["met"] * 2
    assert (found.status, found.reasons) == ("not_met", ("over_cap",))


def test_each_year_of_one_year_is_that_year():
    found = verdict("ldtt", plan(EACH), result(ldtt=GOOD))
    assert (found.status, found.years, found.rule) == ("met", (), "C-2.at_least")


def test_a_target_may_have_its_own_period():
    quarter = target("cong-trinh", population="deliverables", at_least=1, period="2023-Q2")
    items = {"items": [{"title": "Công trình", "date": "2023-07-01"}]}
    found = verdict("cong-trinh", plan(quarter), result(cong_trinh=items))
    assert (found.status, found.reached, found.period, found.due) == ("not_met", 0, "2023-Q2", date(2024, 3, 31))
    stated = plan(quarter, reports_due={"final": "2024-02-01"})
    assert verdict("cong-trinh", stated).due == date(2024, 2, 1)
    longer = plan({**quarter, "period": "2023..2024"}, reports_due={"final": "2024-02-01"})
    assert verdict("cong-trinh", longer).due == date(2025, 3, 31)
    assert verdict("cong-trinh", plan(quarter), plan_id=PLAN).status == "not_reported"


def discipline(*reports):
    """A target of 100 % compliance after these reports: (name, violations, …)."""
    results = [
        result(name, on=on, figures={"ky-cuong": {"violations": count}} if count is not None else {}, **more)
        for name, on, count, more in reports
    ]
    return verdict("ky-cuong", plan(CLEAN), *results)


MID_ONE, END_NONE = ("mid-year", "2023-07-15", 1, {}), ("final", "2024-01-15", 0, {})


def test_a_later_report_of_none_does_not_undo_a_confirmed_violation():
    found = discipline(MID_ONE, END_NONE)
    assert (found.status, found.rule, found.flags) == ("not_met", "C-2.compliance", ())
    assert (found.phase, found.result) == ("mid-year", f"2023/{SCHOOL}/mid-year")
    provisional = discipline(("year-end", "2023-11-05", 1, {}), END_NONE)
    assert (provisional.status, provisional.phase) == ("not_met", "year-end")


def test_a_count_of_all_does_not_undo_it_either():
    counted = result("final", figures={"ky-cuong": {"reached": 34, "of": 34}})
    mid = result("mid-year", on="2023-07-15", figures={"ky-cuong": {"violations": 1}})
    assert verdict("ky-cuong", plan(CLEAN), mid, counted).status == "not_met"


def test_only_a_correction_or_a_retraction_undoes_it():
    corrected = ("mid-year.r2", "2023-09-01", 0, {"corrects": "mid-year", "reason": "appeal"})
    assert discipline(MID_ONE, corrected, END_NONE).status == "met"
    retracted = ("mid-year.r2", "2023-09-01", None, {"retracts": "mid-year", "reason": "source_withdrawn"})
    assert discipline(MID_ONE, retracted, END_NONE).status == "met"
    worse = ("mid-year.r2", "2023-09-01", 1, {"corrects": "mid-year", "reason": "error"})
    assert discipline(("mid-year", "2023-07-15", 0, {}), worse, END_NONE).status == "not_met"


def test_what_the_body_says_at_the_end_stands_beside_the_violation():
    mid = result("mid-year", on="2023-07-15", figures={"ky-cuong": {"violations": 1}})
    end = result("final", figures={"ky-cuong": {"violations": 0}}, explanations={"ky-cuong": "Đã khắc phục"})
    assert verdict("ky-cuong", plan(CLEAN), mid, end).explanation == "Đã khắc phục"
