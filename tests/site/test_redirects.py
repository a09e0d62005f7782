"""Old addresses lead on at once; what mkdocs.yml says of them is believed only where it makes sense."""

from collections.abc import Callable
from pathlib import Path

import pytest
from building import HOUSE, committed, thidua
from html_tree import parse_file
from playwright.sync_api import Browser
from serving import serving

from generator.config.redirects import redirects_of
from generator.errors import UserError

CASE = HOUSE / "tests/cases/site/one-plan/input"
CONFIG = (CASE / "mkdocs.yml").read_text("utf-8")
WANTED = "truong/ma-cu/: /truong/truong-an-binh/index.html\n        truong/cu-hon/: truong/ma-cu"


def said(redirects: str) -> str:
    return f"site_name: X\nplugins:\n  - thidua:\n      redirects:\n        {redirects}\n"


@pytest.fixture(scope="module")
def site(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    def make(target: Path) -> None:
        project = committed(CASE, target, {"mkdocs.yml": f"site_url: https://c.example/x/\n{said(WANTED)}"})
        made = thidua("-C", project, "build")
        assert made.returncode == 0, made.stderr

    return once("redirects", make) / "site"


def test_an_old_address_leads_to_the_newest(site: Path, chromium: Browser):
    with serving(site) as web:
        page = chromium.new_page()
        for old in ("truong/ma-cu/", "truong/cu-hon/"):
            page.goto(web + old)
            page.wait_for_url(f"{web}truong/truong-an-binh/")
        page.close()


def test_who_does_not_follow_finds_the_link_and_search_engines_the_new_address(site: Path):
    tree = parse_file(site / "truong/ma-cu/index.html")
    assert [a.attributes["href"] for a in tree.all("a") if a.text() == "Trường Chính trị tỉnh An Bình"]
    canonical = [link.attributes["href"] for link in tree.all("link") if link.attributes.get("rel") == "canonical"]
    assert canonical == ["https://c.example/x/truong/truong-an-binh/"]


def test_servers_that_read_redirects_have_them(site: Path):
    lines = (site / "_redirects").read_text("utf-8").splitlines()
    assert lines == ["/truong/cu-hon/ /truong/truong-an-binh/ 301", "/truong/ma-cu/ /truong/truong-an-binh/ 301"]


def test_without_redirects_there_is_no_such_file(real_site: Path):
    assert not (real_site / "_redirects").exists()


@pytest.mark.parametrize(
    ("redirects", "expected"),
    [
        ("truong/cu/: truong/khong-co/", "không có trang nào của sổ"),
        ("truong/truong-an-binh/: ke-hoach/", "đang có trang «Trường Chính trị tỉnh An Bình»"),
    ],
)
def test_a_redirect_without_sense_stops_the_build(tmp_path: Path, redirects: str, expected: str):
    made = thidua("-C", committed(CASE, tmp_path / "p", {"mkdocs.yml": said(redirects)}), "build")
    assert made.returncode == 1
    assert expected in made.stderr


@pytest.mark.parametrize(
    "redirects",
    [
        "a/: a/", "a/: b/\n        b/: a/", "https://x.vn/: a/", "a/: //x.vn/", "../x/: a/", "a/: javascript:x",
        "a/: 'x y'", "a/: ''", "a/: b/\n        /a: c/",
    ],
)  # fmt: skip
def test_what_is_no_address_or_leads_in_circles_is_refused(tmp_path: Path, redirects: str):
    (tmp_path / "mkdocs.yml").write_text(said(redirects), "utf-8")
    with pytest.raises(UserError, match="redirects"):
        redirects_of(tmp_path)
