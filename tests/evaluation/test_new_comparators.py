"""docs/RULES.md C-2: what may not be exceeded, what a body is to get, places, change, parts, quantities, proposals."""

from datetime import date

import pytest
from evaluation_builders import LDTT, PLAN, SCHOOL, cstdcs, final, judged, plan, result, target, verdict

STAFF = {"base": "staff"}
NO_BASE, ROUGH = ("denominator_missing",), ("approximate",)
MID = date(2023, 8, 1)


def stated(found):
    return found.status, found.reasons


@pytest.mark.parametrize(
    ("asked", "figure", "expected"),
    [
        ({"at_most": 0}, {"reached": 0}, ("met", ())),
        ({"at_most": 0}, {"reached": 3}, ("not_met", ())),
        ({"at_most": 0}, {"violations": 3}, ("not_met", ())),
        ({"at_most": 0}, {"violations": 0}, ("met", ())),
        ({"at_most": 3}, {"reached": 1}, ("met", ())),
        ({"at_most": 3}, {"reached": 3}, ("met", ())),
        ({"at_most": 3}, {"reached": 4}, ("not_met", ())),
        ({"at_most": "5%", "of": STAFF}, {"reached": 3, "of": 60}, ("met", ())),
        ({"at_most": "5%", "of": STAFF}, {"reached": 4, "of": 60}, ("not_met", ())),
        ({"at_most": "0%", "of": STAFF}, {"reached": 0, "of": 0}, ("not_applicable", ("zero_base",))),
        ({"at_most": "5%", "of": STAFF}, {"share": "5%"}, ("undetermined", ("share_only",))),
        ({"at_most": "5%", "of": STAFF}, {"share": "4%"}, ("met", ())),
        ({"between": "0–1%", "of": STAFF}, {"reached": 3, "of": 60}, ("not_met", ())),
        ({"at_most": 3}, {"reached": {"more_than": 3}}, ("not_met", ())),
        ({"at_most": 3}, {"reached": {"nearly": 4}}, ("met", ())),
        ({"at_least": 281}, {"reached": {"more_than": 280}}, ("met", ())),
        ({"at_least": 282}, {"reached": {"more_than": 280}}, ("undetermined", ("approximate",))),
        ({"at_least": 280}, {"reached": {"nearly": 280}}, ("not_met", ())),
        ({"at_least": 280}, {"reached": {"about": 280}}, ("undetermined", ("approximate",))),
        ({"at_least": "90%", "of": STAFF}, {"reached": {"more_than": 40}, "of": 44}, ("met", ())),
        (
            {"at_least": "90%", "of": STAFF},
            {"reached": {"more_than": 38}, "of": 44},
            ("undetermined", ("approximate",)),
        ),
        (
            {"at_least": "90%", "of": STAFF},
            {"reached": 40, "of": "not-stated"},
            ("undetermined", ("denominator_missing",)),
        ),
        ({"attains": True}, {"attained": True}, ("met", ())),
        ({"attains": True}, {"attained": False}, ("not_met", ())),
        ({"attains": True}, {"proposed": 1}, ("undetermined", ("not_comparable",))),
        ({"rank": 1}, {"rank": 1}, ("met", ())),
        ({"rank": 3}, {"rank": 1}, ("met", ())),
        ({"rank": 3}, {"rank": 4}, ("not_met", ())),
        ({"at_least": "90%", "each": "units"}, {"reached": 5, "of": 5}, ("met", ())),
        ({"at_least": "90%", "each": "units"}, {"reached": 4, "of": 5}, ("not_met", ())),
        ({"at_least": 60, "stage": "proposed"}, {"proposed": 69, "reached": 48}, ("exceeded", ())),
        ({"at_least": 60, "stage": "proposed"}, {"reached": 69}, ("undetermined", ("not_comparable",))),
        ({"at_least": 60}, {"proposed": 69}, ("undetermined", ("not_comparable",))),
        ({"at_least": "1.234,5", "unit": "tỷ đồng"}, {"quantity": "1.234,5"}, ("met", ())),
        ({"at_least": "1.234,5", "unit": "tỷ đồng"}, {"quantity": "1.234,6"}, ("exceeded", ())),
        ({"at_least": "1.234,5", "unit": "tỷ đồng"}, {"quantity": "1.234,4"}, ("not_met", ())),
        ({"at_most": 3, "unit": "tỷ đồng"}, {"quantity": "3,01"}, ("not_met", ())),
        ({"more_than": 3, "unit": "tỷ đồng"}, {"quantity": "3,01"}, ("met", ())),
        ({"at_least": "15%", "of": {"award": "lao-dong-tien-tien"}}, {"reached": 5, "of": 33}, ("met", ())),
    ],
)
def test_a_final_figure(asked, figure, expected):
    assert stated(final(target("x", **asked), figure)) == expected


def test_nothing_approximate_exceeds():
    found = final(target("x", at_least=3), {"reached": {"more_than": 280}})
    assert (found.status, found.flags, found.reached) == ("met", ("approximate",), None)


@pytest.mark.parametrize(
    ("asked", "figure", "status"),
    [
        ({"at_most": 0}, {"reached": 1}, "not_met"),
        ({"at_most": 0}, {"reached": 0}, "pending"),
        ({"at_most": 1, "award": "bang-khen"}, {"reached": 2}, "not_met"),
        ({"at_most": 1, "award": "lao-dong-tien-tien"}, {"reached": 2}, "at_risk"),
        ({"at_most": "5%", "of": STAFF}, {"reached": 4, "of": 60}, "at_risk"),
        ({"attains": True}, {"attained": True}, "met"),
        ({"attains": True}, {"attained": False}, "pending"),
        ({"rank": 2}, {"rank": 3}, "at_risk"),
    ],
)
def test_a_mid_year_figure(asked, figure, status):
    reported = result("mid-year", on="2023-07-15", figures={"x": figure})
    assert verdict("x", plan(target("x", **asked)), reported, as_of=MID).status == status


def test_proposals_and_awards_stand_apart():
    found = final(target("x", at_least=60, stage="proposed"), {"proposed": 69, "reached": 48})
    assert (found.reached, found.proposed) == (None, 69)
    other = final(target("x", at_least=60), {"proposed": 69, "reached": 48})
    assert (other.status, other.reached, other.proposed) == ("not_met", 48, 69)


@pytest.mark.parametrize(
    ("asked", "now", "status"),
    [
        ({"at_least": "+10%"}, 110, "met"), ({"at_least": "+10%"}, 111, "exceeded"),
        ({"at_least": "+10%"}, 109, "not_met"),
        ({"at_most": "-5%"}, 95, "met"), ({"at_most": "-5%"}, 94, "exceeded"), ({"at_most": "-5%"}, 96, "not_met"),
        ({"more_than": "10%"}, 110, "not_met"), ({"more_than": "10%"}, 150, "met"),
    ],
)  # fmt: skip
def test_change_against_an_earlier_year(asked, now, status):
    before = plan(target("bai", at_least=1), plan_id="2022/truong", period="2022")
    made = plan(target("bai", change={**asked, "from": 2022}))
    base = result(plan_id="2022/truong", year=2022, on="2023-01-15", bai={"reached": 100})
    assert verdict("bai", before, made, base, result(bai={"reached": now})).status == status
    missing = verdict("bai", before, made, result(bai={"reached": now}))
    assert stated(missing) == ("undetermined", ("denominator_missing",))
    other_way = result(plan_id="2022/truong", year=2022, on="2023-01-15", bai={"quantity": "100"})
    assert verdict("bai", before, made, other_way, result(bai={"reached": now})).status == "undetermined"


@pytest.mark.parametrize(
    ("figures", "status"),
    [
        ({"mot": {"reached": 1}, "hai": {"reached": 2}}, "met"),
        ({"mot": {"reached": 2}, "hai": {"reached": 3}}, "exceeded"),
        ({"mot": {"reached": 2}, "hai": {"reached": 1}}, "not_met"),
        ({"mot": {"reached": 1}}, "not_reported"),
        ({"mot": {"reached": 0}}, "not_met"),
        ({"mot": {"reached": 1}, "hai": {"reached": {"about": 2}}}, "undetermined"),
    ],
)
def test_parts(figures, status):
    made = plan(target("mot", at_least=1), target("hai", at_least=2), target("ca", parts=["mot", "hai"]))
    assert verdict("ca", made, result(figures=figures)).status == status


def test_people_counted_beside_their_base_are_added_to_it():
    made = plan(LDTT, cstdcs(at_least="10%"))
    inside = verdict("cstdcs", made, result(ldtt={"reached": 27, "of": 40}, cstdcs={"reached": 5}))
    assert stated(inside) == ("not_met", ("over_cap",))
    reported = result(ldtt={"reached": 35, "of": 40}, cstdcs={"reached": 6, "counted": "beside"})
    beside = verdict("cstdcs", made, reported)
    assert (beside.base, beside.ceiling, beside.status) == (41, 6, "exceeded")
    assert "counted_beside" in beside.flags


def test_a_base_by_award_may_be_another_target_of_the_plan():
    own = target("cstdcs", award="chien-si-thi-dua-co-so", at_least="10%", of={"award": "lao-dong-tien-tien"})
    found = verdict("cstdcs", plan(LDTT, own), result(ldtt={"reached": 40, "of": 44}, cstdcs={"reached": 4}))
    assert (found.status, found.base, found.base_from) == ("met", 40, "target ldtt")


def test_a_quantity_of_several_years_is_added_up():
    made = plan(target("von", at_least="10,5", unit="tỷ đồng"), plan_id="2022/x", period="2022..2023")
    reported = [
        result(plan_id="2022/x", year=y, on=f"{y + 1}-01-15", von={"quantity": q})
        for y, q in ((2022, "4,5"), (2023, "6"))
    ]
    assert verdict("von", made, *reported, as_of=date(2024, 2, 1), plan_id="2022/x").status == "met"
    assert verdict("von", made, reported[0], as_of=date(2023, 2, 1), plan_id="2022/x").status == "at_risk"
    assert stated(verdict("von", made, reported[0], as_of=date(2024, 12, 1), plan_id="2022/x")) == (
        "undetermined",
        ("interim_only",),
    )


def test_the_plan_of_a_cluster_is_judged_like_any_other():
    made = plan(target("mot", at_least=3), group="cum-mau")
    found = judged(made, result(figures={"mot": {"reached": 3, "by_member": {SCHOOL: {"reached": 3}}}}))
    assert found.verdicts[PLAN, "mot"].status == "met"
    only = judged(made, result(figures={"mot": {"by_member": {SCHOOL: {"reached": 3}}}}))
    assert stated(only.verdicts[PLAN, "mot"]) == ("undetermined", ("not_comparable",))
