"""Exemplars: a page each with its photo, lists by year, organisation and movement, only with the consent they need."""

from pathlib import Path

import pytest
from html_tree import Element, article, parse_file

from generator.pages.linking.exemplars import MOST_CARDS

OPEN = "2024/minh-hoa-nhan-vat-mau-s"
NO_CONSENT = "nhan-vat-mau-t/"
LISTS = ("guong/", "guong/2024/", "truong/truong-mau-sao-mai/", "phong-trao/minh-hoa-gio-giang-mo/")


def page(real_site: Path, address: str) -> Element:
    return article(parse_file(real_site / "minh-hoa" / address / "index.html"))


def hrefs(found: Element) -> list[str]:
    return [link.attributes["href"] for link in found.all("a")]


def test_a_story_has_its_photo_and_leads_to_organisation_movement_and_year(real_site: Path):
    found = page(real_site, f"guong/{OPEN}")
    (photo,) = found.all("img")
    assert (real_site / "minh-hoa/guong" / OPEN / photo.attributes["src"]).is_file()
    assert photo.attributes["alt"]
    led = " ".join(hrefs(found))
    for address in ("truong/truong-mau-sao-mai/", "phong-trao/minh-hoa-gio-giang-mo/", "guong/2024/"):
        assert address in led


@pytest.mark.parametrize("address", LISTS)
def test_an_exemplar_is_led_to_by_year_organisation_and_movement(real_site: Path, address: str):
    led = hrefs(page(real_site, address))
    assert any(href.endswith(f"{OPEN.split('/')[1]}/index.html") for href in led)
    assert not any(NO_CONSENT in href for href in led)


def test_the_index_names_organisations_and_movements_with_how_many_they_have(real_site: Path):
    found = page(real_site, "guong")
    chips = found.all("ul", css="td-chips")
    assert [any("#guong" in href for href in hrefs(one)) for one in chips] == [True, True]
    assert all(item.text().rsplit(" ", 1)[1].isdigit() for one in chips for item in one.all("li"))


def test_the_home_of_a_record_with_exemplars_shows_the_newest_and_no_more_than_few(real_site: Path):
    cards = [one for one in hrefs(page(real_site, "")) if "guong/20" in one]
    assert 0 < len(set(cards)) <= 3 < MOST_CARDS
    assert any(href.endswith("guong/index.html") for href in hrefs(page(real_site, "")))
    assert not [
        one for one in hrefs(article(parse_file(real_site / "index.html"))) if "guong/" in one and "minh-hoa" not in one
    ]
