"""docs/RULES.md C-3b: shares without counts."""

from datetime import date
from fractions import Fraction

import pytest
from evaluation_builders import LDTT, PLAN, cstdcs, final, plan, result, target, verdict

from generator.evaluation.criteria.bounded import share_span
from generator.model.fields import parse_percent

STAFF = {"base": "staff"}
OF_SHARE = ("share_only",)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("15%", "14.5", "15.5"), ("15,0%", "14.95", "15.05"), ("97,12%", "97.115", "97.125"), ("100%", "100", "100"),
        ("0%", "0", "0"), ("0,2%", "0.15", "0.25"), ("99,9%", "99.85", "99.95"),
    ],
)  # fmt: skip
def test_a_printed_share_stands_for_half_a_unit_to_either_side(written, low, high):
    assert share_span(parse_percent(written)) == (Fraction(low) / 100, Fraction(high) / 100)


@pytest.mark.parametrize(
    ("asked", "share", "expected"),
    [
        ({"all": True}, "100%", ("met", OF_SHARE, ())),
        ({"all": True}, "99,9%", ("not_met", OF_SHARE, ())),
        ({"at_least": "15%"}, "15%", ("undetermined", (), OF_SHARE)),
        ({"at_least": "15%"}, "15,5%", ("met", OF_SHARE, ())),
        ({"at_least": "15%"}, "97%", ("met", OF_SHARE, ())),
        ({"at_least": "15%"}, "14%", ("not_met", OF_SHARE, ())),
        ({"more_than": "90%"}, "91%", ("met", OF_SHARE, ())),
        ({"more_than": "90%"}, "90%", ("undetermined", (), OF_SHARE)),
        ({"more_than": "90,5%"}, "90%", ("not_met", OF_SHARE, ())),
        ({"more_than": "89,5%"}, "90%", ("undetermined", (), OF_SHARE)),
        ({"between": "10–20%"}, "15%", ("met", OF_SHARE, ())),
        ({"between": "10–20%", "upper_is": "legal_cap"}, "21%", ("not_met", OF_SHARE, ("over_cap",))),
        ({"between": "10–20%", "upper_is": "guidance_cap"}, "21%", ("met", OF_SHARE, ())),
        ({"between": "10–20%", "upper_is": "aspiration"}, "21%", ("met", OF_SHARE, ())),
        ({"between": "10–20%", "upper_is": "legal_cap"}, "20%", ("undetermined", (), OF_SHARE)),
        ({"exactly": "15%", "read_as": "cap"}, "16%", ("not_met", OF_SHARE, ("over_cap",))),
        ({"exactly": "15%", "read_as": "cap"}, "14%", ("undetermined", (), OF_SHARE)),
        ({"exactly": "15%", "read_as": "quota"}, "16%", ("met", OF_SHARE, ())),
        ({"some": True}, "3%", ("met", OF_SHARE, ())),
        ({"some": True}, "0%", ("not_met", OF_SHARE, ())),
        ({"at_least": 2}, "3%", ("undetermined", (), OF_SHARE)),
    ],
)
def test_a_share_decides_where_all_it_may_mean_agrees(asked, share, expected):
    found = final(target("x", of=STAFF, **asked), {"share": share})
    assert (found.status, tuple(set(found.flags) & {"share_only"}), found.reasons) == expected
    assert (found.reached, found.share) == (None, None)


def test_a_share_of_a_known_base_stands_for_its_counts():
    found = final(target("x", of=STAFF, at_least="15%"), {"share": "15%", "of": 33})
    assert (found.status, found.flags) == ("met", ("share_only",))
    found = final(target("x", of=STAFF, at_least=5), {"share": "15%", "of": 33})
    assert found.status == "met"


@pytest.mark.parametrize(
    ("year", "share", "expected"),
    [
        (2023, "16%", ("not_met", ("over_cap",))), (2023, "15%", ("undetermined", ("share_only",))),
        (2024, "16%", ("met", ())), (2024, "15%", ("undetermined", ("share_only",))), (2023, "9%", ("not_met", ())),
    ],
)  # fmt: skip
def test_the_cap_is_checked_on_a_share_too(year, share, expected):
    own = f"{year}/x"
    made = plan(LDTT, cstdcs(at_least="10%" if year == 2023 else "15%"), plan_id=own, period=str(year))
    reported = result(plan_id=own, year=year, on=f"{year + 1}-01-15", cstdcs={"share": share})
    found = verdict("cstdcs", made, reported, as_of=date(2026, 1, 1), plan_id=own)
    assert (found.status, found.reasons) == expected


def test_a_mid_year_share_is_a_forecast():
    def mid_year(share: str) -> str:
        reported = result("mid-year", on="2023-07-15", ldtt={"share": share})
        return verdict("ldtt", plan(LDTT), reported, as_of=date(2023, 8, 1), plan_id=PLAN).status

    assert [mid_year(share) for share in ("95%", "80%", "90%")] == ["pending", "at_risk", "undetermined"]


def test_a_count_that_no_lawful_base_prints_is_over_the_law():
    """«15 %» of unknown people: 2 of 13 is more than 15 %, the first that is not is 3 of 20, more than the 2 asked."""
    asked = target("cstdcs", award="chien-si-thi-dua-co-so", exactly=2, read_as="cap", of={"base": "staff"})
    found = final(asked, {"share": "15%"})
    assert (found.status, found.reasons) == ("not_met", ("over_cap",))
    three = {**asked, "exactly": 3}
    assert final(three, {"share": "15%"}).status == "undetermined"


def test_none_of_a_few_may_be_less_than_a_quota_above_the_law():
    """20 % of 7 comes to 1, which 15 % allows: «0 %» of nobody knows how many may have missed it."""
    made = plan(LDTT, cstdcs(exactly="20%", read_as="quota"))
    reported = result(on="2024-01-15", cstdcs={"share": "0%"})
    found = verdict("cstdcs", made, reported, as_of=date(2026, 1, 1), plan_id=PLAN)
    assert (found.status, found.reasons) == ("undetermined", ("share_only",))
