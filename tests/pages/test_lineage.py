"""Predecessor and successor name each other, and what the one reached is never drawn into a line of the other."""

from datetime import date

from evaluation_builders import LDTT, judged, organisation, plan, result
from html_tree import parse
from made_pages import page_of, portal_for

from generator.pages.boards.trends import trends_of

MERGED = {
    "event": "merge",
    "date": "2024-07-01",
    "into": "truong-moi",
    "verification": "sourced",
    "source": {"title": "NQ"},
}
OLD = organisation("truong-cu", succession=[MERGED])
NEW = organisation("truong-moi")
YEARS = {"truong-cu": (2022, 2023), "truong-moi": (2024, 2025)}


def reported(body: str, year: int, **fields: object) -> list[object]:
    key = f"{year}/{body}"
    target = {**LDTT, **fields}
    figures = result(plan_id=key, year=year, on=f"{year + 1}-01-15", ldtt={"reached": 40, "of": 44})
    return [plan(target, plan_id=key, period=str(year), organisations=[body]), figures]


def test_each_leads_to_the_other():
    found = judged(OLD, NEW, as_of=date(2026, 6, 1))
    old, new = (page_of(found, "organisations", key) for key in ("truong-cu", "truong-moi"))
    assert "truong-moi" in [link.text() for link in old.all("a")]
    assert "Tiếp nhận từ truong-cu" in new.text()


def test_a_line_ends_where_its_body_ends():
    parts = [part for body, years in YEARS.items() for year in years for part in reported(body, year)]
    portal = portal_for(judged(OLD, NEW, *parts, as_of=date(2026, 6, 1)))
    for body, (first, last) in YEARS.items():
        (drawn,) = trends_of(portal, portal.record.organisations[body])
        rows = [row.all("th")[0].text() for row in parse(drawn).all("tr") if row.all("td")]
        assert rows == [str(first), str(last)]
    assert "sáp nhập 01/07/2024 thành truong-moi" in trends_of(portal, OLD)[0]


def test_one_year_of_each_makes_no_line_even_where_a_target_was_adopted():
    adopting = reported("truong-moi", 2024, adopted_from="2023/truong-cu#ldtt")
    portal = portal_for(judged(OLD, NEW, *reported("truong-cu", 2023), *adopting, as_of=date(2026, 6, 1)))
    assert [trends_of(portal, portal.record.organisations[body]) for body in YEARS] == [[], []]
