"""docs/RULES.md C-2: what may not be exceeded, what a body is to get, places, change, parts, quantities, proposals."""

from datetime import date

import pytest
from evaluation_builders import (
    LDTT,
    PLAN,
    SCHOOL,
    cstdcs,
    final,
    judged,
    organisation,
    plan,
    result,
    target,
    text,
    verdict,
)

from generator.model.recognitions import Recognition

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
        ({"at_least": 200, "unit": "tỷ đồng"}, {"reached": {"more_than": 280}}, ("met", ())),
        ({"more_than": 280, "unit": "tỷ đồng"}, {"reached": {"more_than": 280}}, ("met", ())),
        ({"at_least": "280,5", "unit": "tỷ đồng"}, {"reached": {"more_than": 280}}, ("undetermined", ROUGH)),
        ({"at_least": 280, "unit": "tỷ đồng"}, {"reached": {"nearly": 280}}, ("not_met", ())),
        ({"at_most": 280, "unit": "tỷ đồng"}, {"reached": {"nearly": 280}}, ("met", ())),
        ({"at_most": 280, "unit": "tỷ đồng"}, {"reached": {"more_than": 280}}, ("not_met", ())),
        ({"at_least": 280, "unit": "tỷ đồng"}, {"reached": {"about": 900}}, ("undetermined", ROUGH)),
        ({"some": True, "unit": "tỷ đồng"}, {"reached": {"more_than": 0}}, ("met", ())),
        ({"at_least": 280, "unit": "tỷ đồng"}, {"share": "95%"}, ("undetermined", ("not_comparable",))),
        ({"at_most": 0}, {"share": "5%"}, ("not_met", ())),
        ({"at_most": 0}, {"share": "0%"}, ("met", ())),
        ({"at_most": 1}, {"share": "5%"}, ("undetermined", ("share_only",))),
        ({"at_most": 2}, {"share": "5%", "of": 60}, ("not_met", ())),
        ({"at_most": 3}, {"share": "5%", "of": 60}, ("met", ())),
        ({"at_least": 1}, {"share": "5%"}, ("met", ())),
        ({"at_least": 2}, {"share": "5%"}, ("undetermined", ("share_only",))),
        ({"at_least": 2}, {"share": "0%"}, ("not_met", ())),
        ({"at_least": 3}, {"share": "5%", "of": 60}, ("met", ())),
        ({"at_least": 4}, {"share": "5%", "of": 60}, ("not_met", ())),
        ({"more_than": 40}, {"share": "97,1%"}, ("undetermined", ("share_only",))),
        ({"more_than": 30}, {"share": "97,1%"}, ("met", ())),
        ({"exactly": 6, "read_as": "cap"}, {"share": "80%"}, ("not_met", ())),
        ({"exactly": 8, "read_as": "cap"}, {"share": "80%"}, ("undetermined", ("share_only",))),
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


def test_the_legal_cap_is_on_awards_not_on_proposals_or_units():
    holders = {"reached": 31, "of": 34}
    asked = plan(LDTT, cstdcs(at_least=3, stage="proposed"))
    many = verdict("cstdcs", asked, result(ldtt=holders, cstdcs={"proposed": 5, "reached": 4}))
    assert (many.status, many.proposed, many.legal) == ("exceeded", 5, None)
    units = verdict(
        "cstdcs", plan(LDTT, cstdcs(at_least="10%", each="units")), result(ldtt=holders, cstdcs={"reached": 6, "of": 6})
    )
    assert (units.status, units.legal) == ("met", None)


@pytest.mark.parametrize(
    ("asked", "now", "status"),
    [
        ({"at_least": "+10%"}, 110, "met"), ({"at_least": "+10%"}, 111, "exceeded"),
        ({"at_least": "+10%"}, 109, "not_met"),
        ({"at_most": "-5%"}, 95, "met"), ({"at_most": "-5%"}, 94, "exceeded"), ({"at_most": "-5%"}, 96, "not_met"),
        ({"more_than": "10%"}, 110, "not_met"), ({"more_than": "10%"}, 150, "met"),
        ({"at_most": "5%"}, 105, "met"), ({"at_most": "5%"}, 90, "met"), ({"at_most": "5%"}, 106, "not_met"),
        ({"at_most": "0%"}, 100, "met"), ({"at_most": "0%"}, 99, "met"), ({"at_most": "0%"}, 101, "not_met"),
    ],
)  # fmt: skip
def test_change_against_an_earlier_year(asked, now, status):
    before = plan(target("bai", at_least=1), plan_id="2022/truong", period="2022")
    made = plan(target("bai", change={**asked, "from": 2022}))
    base = result(plan_id="2022/truong", year=2022, on="2023-01-15", bai={"reached": 100})
    assert verdict("bai", before, made, base, result(bai={"reached": now})).status == status
    rough = verdict("bai", before, made, base, result(bai={"reached": {"about": now}}))
    assert stated(rough) == ("undetermined", ("approximate",))
    half = result("mid-year", plan_id="2022/truong", year=2022, on="2022-07-15", bai={"reached": 100})
    assert stated(verdict("bai", before, made, half, result(bai={"reached": now}))) == ("undetermined", NO_BASE)
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
        ({}, "not_reported"),
        ({"mot": {"reached": 1}}, "undetermined"),
        ({"mot": {"reached": {"about": 1}}}, "undetermined"),
        ({"mot": {"reached": 0}}, "not_met"),
        ({"mot": {"reached": 1}, "hai": {"reached": {"about": 2}}}, "undetermined"),
    ],
)
def test_parts(figures, status):
    made = plan(target("mot", at_least=1), target("hai", at_least=2), target("ca", parts=["mot", "hai"]))
    assert verdict("ca", made, result(figures=figures)).status == status


def test_a_silent_part_beside_a_reported_one_is_said_so():
    made = plan(target("mot", at_least=1), target("hai", at_least=2), target("ca", parts=["mot", "hai"]))
    assert stated(verdict("ca", made, result(figures={"mot": {"reached": 1}}))) == ("undetermined", ("part_missing",))
    assert stated(verdict("ca", made)) == ("not_reported", ("none",))


def test_a_part_asked_every_year_is_judged_every_year():
    own = {"plan_id": "2022/x", "period": "2022..2023"}
    made = plan(
        target("mot", at_least=2, each_year=True), target("hai", at_least=1), target("ca", parts=["mot", "hai"]), **own
    )
    reported = [
        result(plan_id="2022/x", year=y, on=f"{y + 1}-01-15", figures={"mot": {"reached": n}, "hai": {"reached": 1}})
        for y, n in ((2022, 1), (2023, 3))
    ]
    found = {name: verdict(name, made, *reported, plan_id="2022/x").status for name in ("mot", "hai", "ca")}
    assert found == {"mot": "not_met", "hai": "exceeded", "ca": "not_met"}


def test_what_a_body_that_ended_had_reported_of_a_part_is_no_silence():
    made = plan(target("mot", at_least=1), target("hai", at_least=2), target("ca", parts=["mot", "hai"]))
    ended = organisation(succession=[{"event": "merge", "date": "2023-10-01", "into": "truong-moi"}])
    early = result("mid-year", on="2023-07-15", figures={"mot": {"reached": 1}})
    assert stated(verdict("mot", made, ended, early)) == ("met", ())
    assert stated(verdict("ca", made, ended, early)) == ("undetermined", ("part_missing", "organisation_dissolved"))
    assert verdict("ca", made, ended).status == "not_reported"


def test_a_mid_year_figure_of_an_early_year_decides_nothing_of_a_share_over_years():
    own = {"plan_id": "2022/x", "period": "2022..2024"}
    made = plan(target("x", award="lao-dong-tien-tien", at_least="90%", of=STAFF), **own)

    def seen(year, figure):
        reported = result("mid-year", plan_id="2022/x", year=year, on=f"{year}-07-15", x=figure)
        return verdict("x", made, reported, as_of=date(year, 8, 1), plan_id="2022/x").status

    for figure in ({"ruled_out": 10, "of": 40}, {"share": "100%", "of": 40}, {"reached": {"nearly": 5}, "of": 40}):
        assert seen(2022, figure) == "pending"
    assert seen(2024, {"ruled_out": 10, "of": 40}) == "not_met"


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


HOLDERS_BY_AWARD = target(
    "ttldxs", award="tap-the-lao-dong-xuat-sac", at_least="50%", of={"award": "lao-dong-tien-tien"}
)


def recognised(count, **fields):
    given = {
        "award": "lao-dong-tien-tien", "stage": "decided", "published_on": "2024-01-05", "basis": "decision", **fields,
        "recipients": [{"organisation": SCHOOL, "count": count}],
    }  # fmt: skip
    return Recognition.model_validate({**text(given), "id": f"2023/{count}", "path": "", "year": 2023})


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([], ("undetermined", None, None)),
        ([recognised(12)], ("met", 12, "recognitions")),
        ([recognised(8), recognised(5)], ("not_met", 13, "recognitions")),
        ([recognised(12, stage="proposed")], ("undetermined", None, None)),
        ([recognised(12, award="giang-vien-day-gioi")], ("undetermined", None, None)),
    ],
)
def test_those_recognised_are_the_base_where_no_report_gives_it(known, expected):
    reported = result(ttldxs={"reached": 6})
    found = verdict("ttldxs", plan(HOLDERS_BY_AWARD), reported, *known)
    assert (found.status, found.base, found.base_from) == expected
    stated_base = verdict("ttldxs", plan(HOLDERS_BY_AWARD), result(ttldxs={"reached": 6, "of": 11}), *known)
    assert (stated_base.base, stated_base.base_from) == (11, "figure")
    both = verdict(
        "ttldxs", plan(LDTT, HOLDERS_BY_AWARD), result(ldtt={"reached": 9, "of": 9}, ttldxs={"reached": 6}), *known
    )
    assert (both.base, both.base_from) == (9, "target ldtt")


def test_members_figures_are_never_added_up_to_a_total():
    """Contract: as printed; a share of the cluster needs its own count and base."""
    shared = plan(target("chung", at_least="90%", of=STAFF), target("dem", at_least=3), group="cum-mau")
    each = {SCHOOL: {"reached": 40, "of": 40}, "truong-ban": {"reached": 30, "of": 30}}
    only = judged(shared, result(figures={name: {"by_member": each} for name in ("chung", "dem")})).verdicts
    assert stated(only[PLAN, "chung"]) == ("undetermined", ("denominator_missing",))
    assert stated(only[PLAN, "dem"]) == ("undetermined", ("not_comparable",))
    whole = {"reached": 60, "of": 70, "by_member": each}
    assert judged(shared, result(figures={"chung": whole})).verdicts[PLAN, "chung"].status == "not_met"


def test_two_reports_that_differ_member_by_member_are_disputed():
    made = plan(target("dem", at_least=3), group="cum-mau")
    one, other = (
        {"reached": 9, "by_member": {SCHOOL: {"reached": n}, "truong-ban": {"reached": 9 - n}}} for n in (4, 5)
    )
    twice = judged(made, result(figures={"dem": one}), result("final.r2", figures={"dem": other})).verdicts[PLAN, "dem"]
    assert stated(twice) == ("undetermined", ("disputed",))
    mended = result("final.r2", corrects="final", reason="error", figures={"dem": other}, on="2024-02-01")
    corrected = judged(made, result(figures={"dem": one}), mended).verdicts[PLAN, "dem"]
    assert (corrected.status, corrected.flags, len(corrected.superseded)) == ("exceeded", ("corrected",), 1)


OVER_YEARS = {"plan_id": "2022/x", "period": "2022..2024"}


def over_years(asked, figures, as_of):
    """The verdict on «x» of a plan of three years; `figures` by (phase, year)."""
    days = {"mid-year": (0, "07-15"), "final": (1, "01-15")}
    reported = [
        result(phase, plan_id="2022/x", year=year, on=f"{year + days[phase][0]}-{days[phase][1]}", x=figure)
        for (phase, year), figure in figures.items()
    ]
    return verdict("x", plan(target("x", **asked), **OVER_YEARS), *reported, as_of=as_of, plan_id="2022/x")


@pytest.mark.parametrize(
    ("award", "expected"),
    [("lao-dong-tien-tien", ("pending", 2)), ("giang-vien-day-gioi", ("exceeded", 5))],
)
def test_a_mid_year_forecast_of_titles_is_not_added_to_the_years(award, expected):
    figures = {("final", 2022): {"reached": 2}, ("mid-year", 2023): {"reached": 3}}
    found = over_years({"at_least": 4, "award": award}, figures, date(2023, 8, 1))
    assert (found.status, found.reached) == expected
    only = over_years(
        {"at_least": 4, "award": "lao-dong-tien-tien"}, {("mid-year", 2022): {"reached": 9}}, date(2022, 8, 1)
    )
    assert (only.status, only.reached) == ("pending", None)


def test_a_bound_beyond_its_base_is_added_as_nothing_known():
    figures = {("final", 2022): {"reached": {"more_than": 30}, "of": 20}, ("final", 2024): {"reached": 1, "of": 20}}
    assert stated(over_years({"at_least": 4}, figures, date(2025, 2, 1))) == ("undetermined", ROUGH)
    within = {**figures, ("final", 2022): {"reached": {"more_than": 3}, "of": 20}}
    assert over_years({"at_least": 4}, within, date(2025, 2, 1)).status == "met"


def test_a_year_reported_by_a_body_that_ended_is_no_silence():
    asked = target("x", award="lao-dong-tien-tien", at_least=2, each_year=True)
    ended = organisation(succession=[{"event": "merge", "date": "2023-07-01", "into": "truong-moi"}])
    first = result(plan_id="2022/x", year=2022, on="2023-01-15", x={"reached": 3})
    made = plan(asked, **OVER_YEARS)
    found = verdict("x", made, first, ended, as_of=date(2024, 5, 1), plan_id="2022/x")
    assert stated(found) == ("undetermined", ("organisation_dissolved",))
    assert verdict("x", made, ended, as_of=date(2024, 5, 1), plan_id="2022/x").status == "not_reported"


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
