"""The forms of admin/ in their trial, signed in to once a run: starting Sveltia CMS costs more than filling a form."""

from collections.abc import Iterator

import pytest
from forms import DRAW_ALL, Clerk
from office import office_site
from playwright.sync_api import Browser
from serving import serving
from visits import Visit, opened


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of admin/index.html."""
    site = tmp_path_factory.mktemp("office")
    office_site(site)
    with serving(site) as address:
        yield f"{address}admin/index.html"


@pytest.fixture(scope="session")
def desk(chromium: Browser, office: str) -> Iterator[tuple[Clerk, Visit]]:
    """A clerk signed in to the trial of the office, and the visit that notes what was asked."""
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
