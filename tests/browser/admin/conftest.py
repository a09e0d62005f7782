"""The forms of admin/ in their trial, signed in to once a run: starting Sveltia CMS costs more than filling a form."""

import shutil
from collections.abc import Iterator

import pytest
from forms import DRAW_ALL, Clerk, seed
from playwright.sync_api import Browser
from serving import serving
from visits import Visit, opened

from generator.pages.linking.addresses import source_address
from generator.reading.read import read_folder
from generator.site.admin_page import admin_routes
from generator.site.theme.theme_files import theme_folder

YEAR = 2023


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of admin/index.html for the record of `seed`, without the strict policy of the pages for readers."""
    folder = tmp_path_factory.mktemp("office")
    record = folder / "record"
    for path, text in seed().items():
        (record / path).parent.mkdir(parents=True, exist_ok=True)
        (record / path).write_text(text, "utf-8")
        published = folder / "site" / source_address(path)
        published.parent.mkdir(parents=True, exist_ok=True)
        published.write_text(text, "utf-8")
    for route in admin_routes("Cổng", None, read_folder(record).record, YEAR, list(seed())):
        file = folder / "site" / route.path
        file.parent.mkdir(parents=True, exist_ok=True)
        content = route.make()
        assert isinstance(content, bytes)
        file.write_bytes(content)
    shutil.copytree(theme_folder() / "assets/fonts", folder / "site/assets/portal/fonts")
    with serving(folder / "site", policy="") as address:
        yield f"{address}admin/index.html"


@pytest.fixture(scope="session")
def desk(chromium: Browser, office: str) -> Iterator[tuple[Clerk, Visit]]:
    """A clerk signed in to the trial with the files of `seed`, and the visit that notes what was asked."""
    seen = opened(chromium, "about:blank", 1280, 800, at=office, reduced_motion="reduce")
    seen.page.add_init_script(DRAW_ALL)
    yield Clerk(seen.page, office), seen
    seen.page.context.close()


@pytest.fixture
def clerk(desk: tuple[Clerk, Visit]) -> tuple[Clerk, Visit]:
    """The clerk of `desk`; what the visit noted before is forgotten."""
    at_work, seen = desk
    seen.astray.clear()
    seen.complaints.clear()
    return at_work, seen
