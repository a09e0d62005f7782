"""Every record page says how to cite it; samples say there, too, that they are made up."""

from datetime import date

import pytest
from evaluation_builders import LDTT, PLAN, judged, plan
from html_tree import parse
from made_pages import portal_for

from generator.pages.page import Changed, Page
from generator.pages.routes import routes_of
from generator.pages.site import Site

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def cited(**known: object) -> tuple[str, str]:
    """The words, and where the link leads."""
    portal = portal_for(judged(plan(LDTT, title="<b>Thi đua"), as_of=date(2024, 5, 1)))
    for name, value in known.items():
        setattr(portal, name, value)
    made = next(iter(routes_of(portal, "plans", PLAN))).make()
    assert isinstance(made, Page)
    tree = parse(made.citation)
    return tree.all("details", css="td-cite")[0].all("p")[0].text(), tree.all("a")[0].attributes["href"]


def test_title_site_day_commit_and_permanent_address():
    words, href = cited(site=Site("Cổng A&B", "https://c.example/x/"), changed=Changed(head=COMMIT))
    assert href == "https://c.example/x/ke-hoach/2023/truong-mau/"
    assert words.endswith(f". Cổng A&B, tính đến 01/05/2024, commit 0123456789. {href}")


@pytest.mark.parametrize(("url", "link"), [
    ("https://c.example/", "https://c.example/luu/dau-nam/ke-hoach/2023/truong-mau/"),
    ("", "../../../ke-hoach/2023/truong-mau/index.html"),
])  # fmt: skip
def test_a_lasting_copy_is_cited_at_its_own_address(url: str, link: str):
    words, href = cited(site=Site("Cổng", url, frozen="dau-nam"), changed=Changed(head=COMMIT))
    assert href == link
    assert words.endswith(f"commit 0123456789. {url}luu/dau-nam/ke-hoach/2023/truong-mau/")


def test_a_site_that_knows_no_address_or_commit_invents_none():
    words, href = cited()
    assert href == "../../../ke-hoach/2023/truong-mau/index.html"
    assert words.endswith("Cổng thi đua, tính đến 01/05/2024. ke-hoach/2023/truong-mau/")


def test_samples_say_that_they_are_made_up():
    portal = portal_for(judged(plan(LDTT)))
    portal.record.sample = True
    made = next(iter(routes_of(portal, "plans", PLAN))).make()
    assert isinstance(made, Page)
    assert parse(made.citation).all("details", css="td-cite")[0].all("p")[0].text().startswith("MINH HỌA, hư cấu: ")
