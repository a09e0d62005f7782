"""The table of routes says what the built site holds, is listed without making anything; its links agree with it."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from building import REAL_DAY, holdings

from generator.pages.page import Page
from generator.pages.site import Site
from generator.site.build import Build
from generator.site.publishing.gathered import Gathered
from generator.site.publishing.links import BrokenLinksError
from generator.site.settings import settings_for
from generator.site.stamping.stamp import content

MENU = re.compile(r'<a href="([^":]*)" class="md-(?:nav|tabs)__link')


@pytest.fixture(scope="module")
def build(project: Path) -> Build:
    """What the build of `real_site` knew."""
    return Build(settings_for(project, REAL_DAY, samples=True).with_changes(), Site())


@pytest.fixture(scope="module")
def made(build: Build) -> dict[str, Page]:
    """Address → page, of every page a shell is put around, each made alone and in another order than a build's."""
    pages = (
        (address, route.make())
        for address, route in sorted(build.routes.items(), reverse=True)
        if route.section is not None
    )
    return {address: page for address, page in pages if isinstance(page, Page)}


class NoTemplates:
    """An environment of which nobody may ask anything."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"listing asked the templates for {name}")


def test_listing_renders_nothing(build: Build, monkeypatch: pytest.MonkeyPatch):
    blind = Build(build.settings, build.site)
    blind.__dict__["reading"] = build.reading
    blind.__dict__["portals"] = [replace(portal, templates=NoTemplates()) for portal in build.portals]
    assert blind.routes.keys() == build.routes.keys()
    with pytest.raises(AssertionError, match="get_template"):
        blind.routes[""].make()


def test_a_route_says_of_its_page_what_the_page_says(build: Build, made: dict[str, Page]):
    for address, page in made.items():
        route = build.routes[address]
        stated = (route.address, route.section, route.depth, route.title, route.kind, route.owner, route.sample)
        assert stated == (page.address, page.section, page.depth, page.title, page.kind, page.owner, page.sample)


def test_the_record_part_of_the_site_is_what_the_table_says(build: Build, real_site: Path):
    """The rest is what MkDocs makes of docs and theme, the search index, and precompressed twins."""
    everything = set(holdings(real_site))
    held = {path for path in everything if path.removesuffix(".gz").removesuffix(".br") not in everything - {path}}
    assert build.routes.paths() - held == set()
    docs = [path.relative_to(build.settings.root / "docs") for path in (build.settings.root / "docs").rglob("*.*")]
    prose = {f"{path.stem}/index.html" if path.suffix == ".md" else path.as_posix() for path in docs}
    copies = {f"du-lieu/docs/{path}" for path in docs if path.suffix == ".md"}
    rest = {path for path in held - build.routes.paths() if not path.startswith("assets/")}
    assert rest - prose - copies == {"404.html"}


def test_a_page_made_alone_is_the_page_of_the_build(made: dict[str, Page], real_site: Path):
    assert len(made) > 300
    for address, page in made.items():
        built = (real_site / f"{address}index.html").read_text("utf-8")
        before, found, _ = built.partition("<!-- <h1 -->")
        assert found
        assert built.removeprefix(before + found)[: len(content(page))] == content(page), address


def test_every_link_leads_to_a_route_and_every_page_is_linked_to(build: Build, made: dict[str, Page], real_site: Path):
    gathered = Gathered()
    for page in made.values():
        gathered.page(page)
    gathered.check.finish(build.routes.paths())
    menu = set(MENU.findall((real_site / "index.html").read_text("utf-8")))
    assert menu
    linked = {*gathered.check.wanted, *menu}
    assert sorted(build.routes[address].path for address in made if build.routes[address].path not in linked) == []


def test_a_link_to_no_route_is_reported(build: Build, made: dict[str, Page]):
    gathered = Gathered()
    gathered.page(replace(made[""], body='<a href="truong/khong-co/index.html">x</a>'))
    with pytest.raises(BrokenLinksError, match=r"trang chủ.*truong/khong-co"):
        gathered.check.finish(build.routes.paths())


def test_a_shell_is_asked_for_where_a_page_stands_and_nowhere_else(build: Build, made: dict[str, Page]):
    assert build.routes.layouts() == sorted({(page.section, page.depth) for page in made.values()})
