"""What a reader meets first: home leads to the table of all targets and to the data, years stand newest first."""

from pathlib import Path

import pytest
from html_tree import Element, parse


def page(site: Path, address: str) -> Element:
    return parse((site / address / "index.html").read_text("utf-8"))


@pytest.mark.parametrize(
    ("home", "explore"), [("", "kham-pha/index.html"), ("minh-hoa", "kham-pha/index.html?du-lieu=minh-hoa")]
)
def test_home_has_a_card_for_the_table_of_all_targets_and_for_the_data(real_site: Path, home: str, explore: str):
    cards = [a.attributes["href"] for card in page(real_site, home).all("li", css="td-card") for a in card.all("a")]
    assert [href for href in cards if href.endswith(explore)]
    assert [href for href in cards if href.endswith("du-lieu/index.html")]


def test_years_stand_newest_first_everywhere_and_one_that_has_begun_is_open(real_site: Path):
    home = page(real_site, "minh-hoa")
    tabs = home.all("div", css="tabbed-labels")[0]
    years = [int(label.text()) for label in tabs.all("label")]
    assert years == sorted(years, reverse=True)
    assert years[0] > 2026
    (opened,) = [
        one for one in home.all("input") if one.attributes.get("name") == "nam" and "checked" in one.attributes
    ]
    assert years[int(opened.attributes["id"].rpartition("-")[2]) - 1] <= 2026
    headed = [
        h.attributes["id"] for h in page(real_site, "minh-hoa/lich").all("h2") if h.attributes["id"][:4] == "nam-"
    ]
    assert headed == sorted(headed, reverse=True)
    assert len(headed) > 2


def test_the_data_page_offers_tables_before_files_and_folds_the_files(real_site: Path):
    found = page(real_site, "du-lieu")
    links = [a.attributes.get("href", "") for a in found.all("a")]
    tables = [place for place, href in enumerate(links) if "/v1/" in href and href.endswith((".csv", ".json", ".zip"))]
    files = [place for place, href in enumerate(links) if href.endswith(".yml")]
    assert len(tables) > 80
    assert max(tables) < min(files)
    folded = [a.attributes["href"] for one in found.all("details", css="td-more") for a in one.all("a")]
    assert {links[place] for place in files} <= set(folded)
