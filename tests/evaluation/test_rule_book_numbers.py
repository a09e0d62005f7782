"""docs/RULES.md's worked examples, every number of them, as a truth table."""

from datetime import date
from fractions import Fraction

import pytest
from evaluation_builders import LDTT, cstdcs, final, nested, plan, result, target, verdict


@pytest.mark.parametrize(
    ("asked", "base", "reached", "need", "status"),
    [
        ({"at_least": "90%"}, 48, 43, 44, "not_met"),
        ({"at_least": "90%"}, 48, 44, 44, "met"),
        ({"at_least": "90%"}, 23, 20, 21, "not_met"),
        ({"at_least": "90%"}, 23, 21, 21, "met"),
        ({"at_least": "90%"}, 23, 22, 21, "exceeded"),
        ({"at_least": "90%"}, 34, 30, 31, "not_met"),
        ({"at_least": "90%"}, 34, 31, 31, "met"),
        ({"at_least": "90%"}, 34, 32, 31, "exceeded"),
        ({"at_least": "80%"}, 34, 28, 28, "met"),
        ({"at_least": "80%"}, 34, 27, 28, "not_met"),
        ({"more_than": "40%"}, 10, 4, 5, "not_met"),
        ({"more_than": "40%"}, 10, 5, 5, "met"),
        ({"more_than": "40%"}, 12, 5, 5, "met"),
        ({"more_than": "90%"}, 5, 5, 5, "met"),
        ({"more_than": "90%"}, 5, 4, 5, "not_met"),
        ({"more_than": "90%"}, 10, 9, 10, "not_met"),
        ({"more_than": "90%"}, 11, 10, 10, "met"),
        ({"all": True}, 34, 34, 34, "met"),
        ({"all": True}, 34, 33, 34, "not_met"),
        ({"exactly": "30%"}, 34, 10, 11, "not_met"),
        ({"exactly": "30%"}, 34, 11, 11, "met"),
        ({"exactly": "30%"}, 34, 12, 11, "exceeded"),
        ({"at_least": "70%"}, 5, 4, 4, "met"),
        ({"at_least": "70%"}, 4, 3, 3, "met"),
        ({"at_least": "75%"}, 4, 3, 3, "met"),
        ({"at_least": "5%"}, 39, 2, 2, "met"),
        ({"at_least": "5%"}, 34, 2, 2, "met"),
        ({"at_least": "5%"}, 5, 1, 1, "met"),
    ],
)  # fmt: skip
def test_shares(asked, base, reached, need, status):
    found = final(target(of={"base": "staff"}, **asked), {"reached": reached, "of": base})
    assert (found.needed, found.status) == (need, status)
    assert (found.reached, found.base, found.base_from) == (reached, base, "figure")
    assert found.share == Fraction(reached, base)


@pytest.mark.parametrize(
    ("holders", "reached", "ceiling", "status", "reasons"),
    [
        (23, 3, 3, "met", ()),
        (23, 4, 3, "not_met", ("over_cap",)),
        (23, 2, 3, "not_met", ()),
        (31, 4, 4, "met", ()),
        (31, 5, 4, "not_met", ("over_cap",)),
        (40, 6, 6, "met", ()),
        (24, 3, 3, "met", ()),
    ],
)
@pytest.mark.parametrize("how", [{"exactly": "15%"}, {"exactly": "15%", "read_as": "cap"}])
def test_15_percent_under_the_cap_of_2023(how, holders, reached, ceiling, status, reasons):
    found = nested(cstdcs(**how), holders, reached)
    assert (found.status, found.reasons, found.ceiling, found.needed) == (status, reasons, ceiling, ceiling)
    assert (found.base, found.base_from, found.rule) == (holders, "target ldtt", "C-2.cap")


def test_half_up_needs_its_authority():
    bare = cstdcs(exactly="15%", rounding={"rule": "half_up"})
    backed = cstdcs(exactly="15%", rounding={"rule": "half_up", "authority": "Thông tư …"})
    assert nested(bare, 24, 3).needed == 3
    assert nested(backed, 24, 4).status == "met"
    assert nested(backed, 24, 4).needed == 4


def test_from_2024_the_same_text_is_only_a_figure():
    found = nested(cstdcs(exactly="15%"), 31, 5, period="2024")
    assert (found.status, found.needed, found.ceiling, found.rule) == ("met", 5, None, "C-2.bare")
    assert "comparator_inferred" in found.flags
    assert "comparator_inferred" not in nested(cstdcs(exactly="15%"), 31, 4).flags


@pytest.mark.parametrize("holders", range(1, 61))
def test_at_least_15_percent_fits_the_cap_only_for_multiples_of_20(holders):
    needed = -(-holders * 15 // 100)
    found = nested(cstdcs(at_least="15%"), holders, needed)
    fewer = nested(cstdcs(at_least="15%"), holders, needed - 1)
    if holders % 20 == 0:
        assert (found.status, fewer.status) == ("met", "not_met")
    else:
        assert (found.reasons, fewer.reasons) == (("over_cap",), ("infeasible",))


@pytest.mark.parametrize("holders", range(1, 41))
def test_10_to_15_percent_has_holes_for_1_to_6_and_11_to_13(holders):
    found = nested(cstdcs(between="10–15%"), holders, 0)
    hole = holders in {1, 2, 3, 4, 5, 6, 11, 12, 13}
    assert (found.status == "not_applicable") == hole
    assert (found.reasons == ("infeasible",)) == hole


@pytest.mark.parametrize(("holders", "fitting"), [(34, {4, 5}), (23, {3}), (27, {3, 4})])
def test_ranges_that_hold_whole_numbers(holders, fitting):
    statuses = {n: nested(cstdcs(between="10–15%"), holders, n).status for n in range(8)}
    assert {n for n, status in statuses.items() if status == "met"} == fitting


@pytest.mark.parametrize(
    ("period", "upper", "status", "flags", "reasons"),
    [
        ("2023", None, "not_met", set(), ("over_cap",)),
        ("2024", None, "met", {"above_range", "comparator_inferred"}, ()),
        ("2024", "unknown", "met", {"above_range", "comparator_inferred"}, ()),
        ("2023", "guidance_cap", "not_met", set(), ("over_cap",)),  # the law of 2023 stands above what a plan says
        ("2024", "guidance_cap", "met", {"above_range"}, ()),
        ("2023", "aspiration", "not_met", set(), ("over_cap",)),
        ("2024", "aspiration", "exceeded", set(), ()),
        ("2024", "legal_cap", "not_met", set(), ("over_cap",)),
    ],
)
def test_16_percent_of_a_range_up_to_15(period, upper, status, flags, reasons):
    asked = cstdcs(between="10–15%", **({"upper_is": upper} if upper else {}))
    found = nested(asked, 50, 8, period=period)
    assert (found.status, set(found.flags), found.reasons) == (status, flags, reasons)


@pytest.mark.parametrize("small", [1, 19])
def test_small_numbers_are_flagged_below_20(small):
    asked = target(all=True, of={"base": "units"})
    assert "small_number" in final(asked, {"reached": small, "of": small}).flags
    assert "small_number" not in final(asked, {"reached": 20, "of": 20}).flags


@pytest.mark.parametrize(("reached", "need", "status"), [(0, 1, "not_met"), (1, 1, "met"), (2, 1, "exceeded")])
def test_counts(reached, need, status):
    found = final(target(at_least=1), {"reached": reached})
    assert (found.needed, found.status, found.rule) == (need, status, "C-2.count")


@pytest.mark.parametrize(("reached", "status"), [(0, "not_met"), (1, "met"), (7, "met")])
def test_some(reached, status):
    assert final(target(some=True), {"reached": reached}).status == status


@pytest.mark.parametrize(
    ("grade", "status"),
    [
        ("hoan-thanh-xuat-sac", "exceeded"),
        ("hoan-thanh-tot", "met"),
        ("hoan-thanh", "not_met"),
        ("khong-hoan-thanh", "not_met"),
    ],
)
def test_grades(grade, status):
    asked = target("dang-bo", population="organisation", grade="hoan-thanh-tot")
    found = final(asked, {"grade": grade})
    assert (found.status, found.grade) == (status, grade)


MID = date(2023, 7, 31)


@pytest.mark.parametrize(
    ("ruled_out", "status", "flags"),
    [(2, "pending", ()), (3, "at_risk", ()), (4, "not_met", ("early",))],
)
def test_mid_year_34_staff_need_31(ruled_out, status, flags):
    figure = {"of": 34, "ruled_out": ruled_out}
    found = verdict("ldtt", plan(LDTT), result("mid-year", on="2023-07-15", ldtt=figure), as_of=MID)
    assert (found.status, found.flags, found.needed) == (status, flags, 31)


SEVERAL = "2021/truong-mau"


def several(count: int, asked: int, as_of: date) -> str:
    years = range(2021, min(as_of.year, 2025) + 1)
    reports = [
        result(plan_id=SEVERAL, year=y, on=f"{y}-12-31", de_tai={"reached": count if y == 2021 else 0}) for y in years
    ]
    made = plan(target("de-tai", population="deliverables", at_least=asked), plan_id=SEVERAL, period="2021..2025")
    return verdict("de-tai", made, *reports, as_of=as_of, plan_id=SEVERAL).status


@pytest.mark.parametrize(
    ("year", "count", "asked", "status"),
    [
        (2023, 0, 3, "at_risk"),
        (2023, 1, 3, "pending"),
        (2024, 2, 3, "at_risk"),
        (2025, 2, 3, "at_risk"),
        (2025, 3, 3, "met"),
        (2025, 4, 3, "exceeded"),
        (2021, 0, 1, "pending"),
        (2023, 0, 1, "pending"),
        (2024, 0, 1, "at_risk"),
    ],
)
def test_several_years(year, count, asked, status):
    assert several(count, asked, date(year, 12, 31)) == status


def test_a_period_is_over_from_the_day_after_its_last():
    assert several(2, 3, date(2026, 1, 1)) == "not_met"


def test_the_day_before_four_fifths_is_still_pending():
    reports = [result(plan_id=SEVERAL, year=2021, on="2021-12-31", de_tai={"reached": 0})]
    made = plan(target("de-tai", at_least=1), plan_id=SEVERAL, period="2021..2025")
    found = verdict("de-tai", made, *reports, as_of=date(2024, 12, 30), plan_id=SEVERAL)
    assert found.status == "pending"


def party(all_of: int, well: int, excellent: int):
    """hv-G8a and G8b: 70 % well, «trong đó» 20 % excellent, of all or of those."""
    first = target("httnv", population="party-organisations", at_least="70%", of={"base": "party-organisations"})
    second = target(
        "htxsnv",
        population="party-organisations",
        exactly="20%",
        of={"base": "party-organisations"},
        readings=[
            {"meaning": "của tất cả", "of": {"base": "party-organisations"}},
            {"meaning": "trong số hoàn thành tốt trở lên", "of": {"target": "httnv"}},
        ],
    )
    figures = {"httnv": {"reached": well, "of": all_of}, "htxsnv": {"reached": excellent, "of": all_of}}
    return verdict("htxsnv", plan(first, second), result(figures=figures))


def test_readings_that_agree():
    found = party(5, 4, 1)
    assert [reading.needed for reading in found.readings] == [1, 1]
    assert (found.status, "ambiguous" in found.flags, found.reading) == ("met", False, None)


def test_readings_that_differ_publish_the_stricter():
    found = party(30, 21, 5)
    assert [(reading.needed, reading.status) for reading in found.readings] == [(6, "not_met"), (5, "met")]
    assert (found.status, found.needed, "ambiguous" in found.flags) == ("not_met", 6, True)


def test_three_20_percents_out_of_one_table():
    shares = [
        final(target(exactly="20%", of={"base": "party-organisations"}), {"reached": 120, "of": d}).share
        for d in (598, 571, 451)
    ]
    assert [round(float(share) * 100, 1) for share in shares] == [20.1, 21.0, 26.6]


def test_a_correction_of_the_parent_changes_the_child():
    first = result(on="2024-01-15", ldtt={"reached": 31, "of": 34}, cstdcs={"reached": 4})
    second = result("final.r2", on="2024-06-01", corrects="final", reason="error", ldtt={"reached": 30, "of": 34})
    made = plan(LDTT, cstdcs(exactly="15%"))
    before = date(2024, 5, 31)
    assert verdict("ldtt", made, first, second, as_of=before).status == "met"
    assert verdict("cstdcs", made, first, second, as_of=before).base == 31
    parent, child = (verdict(key, made, first, second) for key in ("ldtt", "cstdcs"))
    assert (parent.status, parent.flags) == ("not_met", ("corrected",))
    assert (child.base, child.needed, child.status, child.flags) == (30, 4, "met", ("corrected",))


def test_a_revoked_title_turns_met_into_not_met():
    figures = {"ldtt": {"reached": 31, "of": 34}}
    first = result(on="2024-01-15", figures=figures | {"cstdcs": {"reached": 4}})
    second = result(
        "final.r2",
        on="2024-06-01",
        corrects="final",
        reason="award_revoked",
        figures=figures | {"cstdcs": {"reached": 3}},
    )
    made = plan(LDTT, cstdcs(exactly="15%"))
    assert verdict("cstdcs", made, first, second, as_of=date(2024, 5, 31)).status == "met"
    found = verdict("cstdcs", made, first, second)
    assert (found.status, found.needed, found.reasons, found.flags) == (
        "not_met",
        4,
        ("award_revoked",),
        ("corrected",),
    )
    (earlier,) = found.superseded
    assert (earlier.reached, str(earlier.published_on), str(earlier.on), earlier.reason) == (
        4,
        "2024-01-15",
        "2024-06-01",
        "award_revoked",
    )


def test_a_range_beyond_the_law_ends_at_the_law():
    asked = cstdcs(between="10–20%", upper_is="guidance_cap")
    found = nested(asked, 23, 4)
    assert (found.status, found.reasons, found.rule, found.ceiling) == (
        "not_met",
        ("over_cap",),
        "C-3.legal_ceiling",
        3,
    )
    assert nested(asked, 23, 3).status == "met"
