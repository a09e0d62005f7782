"""A real Chromium for all browser tests."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from serving import serving
from visits import Visit, opened


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """`visit(url, width=1440, height=900, scheme="light", refuse="", at="", **context)` opens a page."""
    made: list[Visit] = []

    def open_page(url: str, width: int = 1440, height: int = 900, scheme: str = "light", **more: Any) -> Visit:
        made.append(opened(chromium, url, width, height, color_scheme=scheme, **more))
        return made[-1]

    yield open_page
    for one in made:
        one.page.context.close()


@pytest.fixture(scope="session")
def web(real_site: Path) -> Iterator[str]:
    """The address of the real site, below a path of its host."""
    with serving(real_site, "/cong/thi-dua/") as address:
        yield address
