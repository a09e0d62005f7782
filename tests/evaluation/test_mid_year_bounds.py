"""docs/RULES.md C-3b, C-6: what is reported before the end decides only where no later figure can undo it."""

from datetime import date

import pytest
from evaluation_builders import SCHOOL, plan, result, target, verdict

MORE, NEARLY, ABOUT, FEW, NONE = (
    {"reached": {"more_than": 3}}, {"reached": {"nearly": 3}}, {"reached": {"about": 3}}, {"share": "5%"},
    {"share": "0%"},
)  # fmt: skip
MET, MISSED, OVER = ("met", ("early",), ()), ("not_met", ("early",), ()), ("not_met", ("early",), ("over_cap",))
OPEN, RISK = ("pending", (), ()), ("at_risk", (), ())


def open_for(word: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return "undetermined", (), (word,)


VAGUE, SHARED = open_for("approximate"), open_for("share_only")


def judged_as(asked, figures, period="2024", as_of=date(2024, 8, 1)):
    """Status, whether early, and reasons; `figures` by the name of the file: `2024/mid-year`."""
    own = f"{period[:4]}/{SCHOOL}"
    made = plan(target("x", **asked), plan_id=own, period=period)
    files = [
        result(
            name.partition("/")[2], plan_id=own, year=int(name[:4]), on=f"{name[:4]}-07-01" if "mid" in name
            else f"{int(name[:4]) + 1}-01-15", x=figure,
        ) for name, figure in figures.items()
    ]  # fmt: skip
    found = verdict("x", made, *files, as_of=as_of, plan_id=own)
    return found.status, tuple(set(found.flags) & {"early"}), found.reasons


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"at_most": 3}, (MISSED, OPEN, VAGUE, SHARED, OPEN)),
        ({"at_most": 0}, (MISSED, VAGUE, VAGUE, MISSED, OPEN)),
        ({"between": "0–3"}, (MISSED, OPEN, VAGUE, SHARED, OPEN)),
        ({"at_least": 3}, (MET, OPEN, VAGUE, SHARED, OPEN)),
        ({"at_least": 1}, (MET, VAGUE, VAGUE, MET, OPEN)),
        ({"more_than": 3}, (MET, OPEN, VAGUE, SHARED, OPEN)),
        ({"some": True}, (MET, VAGUE, VAGUE, MET, OPEN)),
        ({"exactly": 3}, (MET, OPEN, VAGUE, SHARED, OPEN)),
        ({"exactly": 3, "read_as": "quota"}, (MET, OPEN, VAGUE, SHARED, OPEN)),
        ({"exactly": 3, "read_as": "cap"}, (OVER, OPEN, VAGUE, SHARED, OPEN)),
        ({"between": "1–3"}, (MET, VAGUE, VAGUE, MET, OPEN)),
        ({"between": "1–3", "upper_is": "aspiration"}, (MET, VAGUE, VAGUE, MET, OPEN)),
        ({"between": "1–3", "upper_is": "legal_cap"}, (OVER, OPEN, VAGUE, SHARED, OPEN)),
    ],
)
def test_a_mid_year_bound_decides_where_every_count_it_may_become_does(asked, expected):
    found = tuple(judged_as(asked, {"2024/mid-year": figure}) for figure in (MORE, NEARLY, ABOUT, FEW, NONE))
    assert found == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"at_most": 3}, (RISK, OPEN, VAGUE)),
        ({"at_least": 3}, (OPEN, RISK, VAGUE)),
        ({"some": True}, (OPEN, VAGUE, VAGUE)),
        ({"exactly": 3, "read_as": "cap"}, (RISK, RISK, VAGUE)),
    ],
)
def test_a_mid_year_bound_on_a_title_is_a_forecast(asked, expected):
    title = asked | {"award": "lao-dong-tien-tien"}
    assert tuple(judged_as(title, {"2024/mid-year": figure}) for figure in (MORE, NEARLY, ABOUT)) == expected


def test_who_is_ruled_out_at_mid_year_counts_beside_a_bound_too():
    asked = {"at_least": "50%", "of": {"base": "staff"}}
    assert judged_as(asked, {"2024/mid-year": MORE | {"of": 40, "ruled_out": 21}}) == MISSED
    assert judged_as(asked, {"2024/mid-year": MORE | {"of": 40, "ruled_out": 20}}) == RISK


@pytest.mark.parametrize("asked", [{"exactly": 3, "read_as": "cap"}, {"between": "1–3", "upper_is": "legal_cap"}])
def test_within_a_cap_nothing_is_certain_while_a_count_can_grow(asked):
    assert judged_as(asked, {"2024/mid-year": {"reached": 3}}) == OPEN
    assert judged_as(asked, {"2024/mid-year": {"reached": 4}}) == OVER
    years = {"2022/final": {"reached": 3}}
    assert judged_as(asked, years, "2022..2024", date(2023, 8, 1)) == OPEN
    assert judged_as(asked, years | {"2023/final": {"reached": 1}}, "2022..2024", date(2024, 3, 1)) == OVER
    assert judged_as(asked, years | {"2024/final": {"reached": 0}}, "2022..2024", date(2025, 3, 1))[0] == "met"


@pytest.mark.parametrize(
    ("asked", "figures", "expected"),
    [
        ({"at_least": 5}, ({"reached": 2}, MORE), MET),
        ({"at_least": 7}, ({"reached": 2}, MORE), VAGUE),
        ({"at_least": 7}, ({"reached": 2}, NEARLY), RISK),
        ({"at_most": 5}, ({"reached": 2}, MORE), MISSED),
        ({"at_most": 7}, ({"reached": 2}, NEARLY), OPEN),
        ({"at_least": 2}, ({"reached": 2}, ABOUT), MET),
        ({"at_least": 3}, ({"reached": 2}, FEW), MET),
        ({"at_least": 4}, ({"reached": 2}, FEW), SHARED),
        ({"some": True}, (FEW, NEARLY), MET),
    ],
)
def test_years_of_which_some_are_no_exact_count_are_added_up_as_far_as_they_go(asked, figures, expected):
    files = {f"{year}/final": figure for year, figure in zip((2022, 2023), figures, strict=True)}
    assert judged_as(asked, files, "2022..2024", date(2024, 3, 1)) == expected


def test_a_bound_of_an_earlier_year_is_not_left_out_of_the_end():
    """2 and «more than 3» are 6 at least: short of 6 nobody is, of 7 perhaps."""
    files = {"2022/final": {"reached": 2}, "2023/final": MORE, "2024/final": {"reached": 0}}
    end = date(2025, 3, 1)
    assert judged_as({"at_least": 6}, files, "2022..2024", end)[0] == "met"
    assert judged_as({"at_least": 7}, files, "2022..2024", end) == VAGUE
    assert judged_as({"at_least": 7}, files | {"2023/final": NEARLY}, "2022..2024", end)[0] == "not_met"


def quantity(amount: str) -> dict[str, str]:
    return {"quantity": amount}


@pytest.mark.parametrize(
    ("asked", "amount", "mid_year", "first_year"),
    [
        ({"between": "10–20"}, "5", OPEN, OPEN),
        ({"between": "10–20"}, "15", OPEN, MET),
        ({"between": "10–20", "upper_is": "legal_cap"}, "15", OPEN, OPEN),
        ({"between": "10–20", "upper_is": "legal_cap"}, "20,5", RISK, OVER),
        ({"at_most": "3"}, "2", OPEN, OPEN),
        ({"at_most": "3"}, "3,5", RISK, MISSED),
        ({"at_least": "3"}, "3,5", OPEN, ("exceeded", ("early",), ())),
    ],
)
def test_a_quantity_before_the_end(asked, amount, mid_year, first_year):
    asked = asked | {"unit": "tỷ đồng", "population": "deliverables"}
    assert judged_as(asked, {"2024/mid-year": quantity(amount)}) == mid_year
    assert judged_as(asked, {"2022/final": quantity(amount)}, "2022..2024", date(2023, 2, 1)) == first_year
