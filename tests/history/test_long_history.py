"""A history of any length: entries stand together where one commit brings many, and no page grows without end."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from building import HOUSE

from generator.pages.changelog import ChangeEntry, ChangeLine, Changelog
from generator.pages.kinds.changes import MOST_HERE, MOST_NEWEST, changes_routes
from generator.pages.kinds.removed import removed_routes
from generator.pages.page import Page
from generator.pages.parts.change_groups import MOST_APART, grouped
from generator.pages.parts.history import MOST_SHOWN, page_history
from generator.pages.portal import Portal
from generator.pages.site import Site
from generator.site.build import Build
from generator.site.settings import settings_for

ONE_PLAN = HOUSE / "tests" / "cases" / "site" / "one-plan" / "input"
PLAN = "2023/truong-an-binh"
LINES = tuple(ChangeLine(f"chỗ {number}", "a" * 100, "b" * 100) for number in range(40))


def edited(number: int, what: str = "edited", commit: str = "") -> ChangeEntry:
    day = date(2026, 12, 30) - timedelta(days=number // 4)
    return ChangeEntry(day, commit or f"{number:040x}", what, "plans", PLAN, PLAN, lines=LINES, plan=PLAN)


@pytest.fixture(scope="module")
def portal() -> Portal:
    return Build(settings_for(ONE_PLAN, date(2024, 5, 1), samples=False), Site()).portals[0]


def given(portal: Portal, changes: Iterable[ChangeEntry]) -> Portal:
    """The portal with a history."""
    listed = tuple(changes)
    portal.changelog = Changelog(lambda: listed, (), True)
    return portal


def pages(portal: Portal) -> dict[str, Page]:
    made = (route.make() for route in changes_routes(portal))
    return {page.address: page for page in made if isinstance(page, Page)}


def test_what_one_commit_did_alike_to_many_is_one_entry():
    alike = [edited(0, "added", "c") for _ in range(MOST_APART + 1)]
    apart = [edited(0, "added", "d") for _ in range(MOST_APART)]
    corrections = [edited(0, "correction", "c") for _ in range(MOST_APART + 1)]
    sizes = [len(group.changes) for group in grouped([*alike, *apart, *corrections])]
    assert sizes == [MOST_APART + 1, *[1] * (2 * MOST_APART + 1)]
    assert grouped(alike)[0].title == f"{MOST_APART + 1} bản ghi được đưa vào sổ"
    assert grouped(alike)[0].kinds == f"{MOST_APART + 1} kế hoạch"


def test_no_page_holds_more_than_its_share_and_full_parts_stay(portal: Portal):
    short = pages(given(portal, (edited(number) for number in range(1300))))
    counts = {address: page.body.count("<li data-td") for address, page in short.items()}
    assert counts.pop("thay-doi/") == MOST_NEWEST
    parts = {address: count for address, count in counts.items() if address.count("/") == 3}
    assert max(parts.values()) == MOST_HERE
    assert sum(parts.values()) == 1300
    assert all(len(page.body.encode()) < 250_000 for page in short.values())
    longer = pages(given(portal, (edited(number - 4) for number in range(1304))))
    assert short["thay-doi/2026/1/"].body == longer["thay-doi/2026/1/"].body


def test_a_records_own_page_shows_the_newest(portal: Portal):
    found = page_history(given(portal, (edited(number) for number in range(30))), "plans", PLAN)
    assert found is not None
    assert (len(found.groups), found.count) == (MOST_SHOWN, 30)
    assert found.groups[0].first.commit == f"{0:040x}"


def test_a_long_list_of_what_is_gone_is_split_by_years(portal: Portal):
    gone = [
        ChangeEntry(
            date(2024 + number % 3, 1, 1), f"{number:040x}", "removed", "documents", f"vb-{number}", f"VB {number}"
        )
        for number in range(600)
    ]
    made = {
        route.address: route
        for route in removed_routes(given(portal, sorted(gone, key=lambda one: one.day, reverse=True)))
    }
    years = {address: route.make() for address, route in made.items() if address.startswith("thay-doi/da-bo/")}
    assert len(years) == 4
    assert all(isinstance(page, Page) and page.body.count("<li>") <= 240 for page in years.values())
    assert len(made) == 600 + 4


def test_where_nothing_is_known_there_is_no_page(tmp_path: Path, portal: Portal):
    portal.changelog = Changelog()
    assert not [*changes_routes(portal), *removed_routes(portal)]
    assert page_history(portal, "plans", PLAN) is None
