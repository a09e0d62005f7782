"""A real Chromium for all browser tests, and visits that note every request and every complaint of a page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route
from serving import serving

PATIENCE_MS, BREATH_MS = 15_000, 100


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Visit:
    """A page in a context of its own: what it asked for, what was refused (`astray`), what it complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    loading: int = 0

    def quiet(self) -> None:
        """Wait until nothing is loading, twice in a row: what comes may ask for more."""
        calm = 0
        while calm < 2:
            self.page.wait_for_timeout(BREATH_MS)
            calm = 0 if self.loading > 0 else calm + 1

    def scrolls_sideways(self) -> bool:
        """Whether the page is wider than its window."""
        return bool(self.page.evaluate("() => { scrollTo(9999, scrollY); const far = scrollX; scrollTo(0, scrollY);"
                                       " return far > 0 }"))  # fmt: skip


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """`visit(url, width=1440, height=900, scheme="light", refuse="", at="", **context)` opens a page.

    Requests to anything but the host of `at` or else of the URL (or the disk, for a page on disk), and those that
    hold the word `refuse`, are refused and noted.
    """
    contexts: list[BrowserContext] = []

    def open_page(
        url: str,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
        refuse: str = "",
        at: str = "",
        **more: Any,
    ) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="vi-VN", **more
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        made = Visit(context.new_page())
        own = (at or url).split("/", 3)[:3]

        def decide(route: Route) -> None:
            made.asked.append(route.request.url)
            asked = route.request.url
            home = asked.split("/", 3)[:3] == own or asked.startswith(("data:", "blob:"))
            if home and not (refuse and refuse in asked):
                route.continue_()
            else:
                made.astray.append(route.request.url)
                route.abort()

        def count(step: int) -> None:
            made.loading += step

        def note_failure(asked: str, failure: str) -> None:
            if "ERR_ABORTED" not in failure:  # the reader went on before it had come
                made.complaints.append(f"{asked} {failure}")

        context.route("**/*", decide)
        made.page.on(
            "console", lambda message: message.type in {"error", "warning"} and made.complaints.append(message.text)
        )
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.on("request", lambda _: count(1))
        made.page.on("requestfinished", lambda _: count(-1))
        made.page.on("requestfailed", lambda request: count(-1) or note_failure(request.url, request.failure or ""))
        made.page.goto(url, wait_until="load")
        return made

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def web(real_site: Path) -> Iterator[str]:
    """The address of the real site, below a path of its host."""
    with serving(real_site, "/cong/thi-dua/") as address:
        yield address
