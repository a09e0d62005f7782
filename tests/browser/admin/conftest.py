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


class Desk:
    """A clerk signed in to the trial of the office, and the visit that notes what was asked."""

    def __init__(self, chromium: Browser, office: str) -> None:
        self._chromium, self._office = chromium, office
        self.at_work, self.seen = self._sit_down()

    def _sit_down(self) -> tuple[Clerk, Visit]:
        seen = opened(self._chromium, "about:blank", 1280, 800, at=self._office, reduced_motion="reduce")
        seen.page.add_init_script(DRAW_ALL)
        return Clerk(seen.page, self._office), seen

    def leave(self) -> None:
        """Close the page; what its trial held is gone."""
        self.seen.page.context.close()

    def change(self) -> None:
        """Take another page with a trial of its own."""
        self.leave()
        self.at_work, self.seen = self._sit_down()


@pytest.fixture(scope="session")
def desk(chromium: Browser, office: str) -> Iterator[Desk]:
    """One desk a run."""
    made = Desk(chromium, office)
    yield made
    made.leave()


@pytest.fixture
def clerk(desk: Desk, request: pytest.FixtureRequest) -> tuple[Clerk, Visit]:
    """The clerk of `desk`; what was noted before is forgotten. A test run again finds nothing of its first run."""
    if getattr(request.node, "execution_count", 1) > 1:
        desk.change()
    desk.seen.astray.clear()
    desk.seen.complaints.clear()
    return desk.at_work, desk.seen
