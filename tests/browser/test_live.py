"""`thidua serve` in a real browser: the tab follows the files, where the reader was, and says what is wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from site_desk import Desk
from visits import until

pytestmark = pytest.mark.browser
RESULT = "content/results/2023/truong-an-binh/final.yml"
PAGE = "ke-hoach/2023/truong-an-binh/"
PATIENCE_MS = 60_000
SMALL = {"width": 500, "height": 300}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    made.until(lambda: "Thi đua" in made.page(PAGE))
    yield made
    made.end()


@pytest.fixture
def tab(chromium: Browser, desk: Desk) -> Iterator[Page]:
    """A tab; any breach of the page's policy fails the test."""
    context = chromium.new_context(viewport=SMALL)  # type: ignore[arg-type]
    page = context.new_page()
    breaches: list[str] = []
    page.on("console", lambda message: breaches.append(message.text) if message.type == "error" else None)
    page.goto(desk.address + PAGE)
    yield page
    context.close()
    assert breaches == []


def test_a_tab_follows_the_files_and_stays_where_it_was(desk: Desk, tab: Page) -> None:
    result, stated = desk.project / RESULT, tab.locator("article")
    expect(stated).to_contain_text("41/44")
    tab.evaluate("window.scrollTo(0, 400)")
    until(tab, "window.scrollY === 400")
    tab.evaluate("document.body.dataset.before = 'yes'")

    desk.edit(result, "reached: 41", "reached: 43")
    expect(stated).to_contain_text("43/44", timeout=PATIENCE_MS)
    until(tab, "window.scrollY === 400")
    assert tab.evaluate("document.body.dataset.before") is None

    desk.edit(result, "reached: 43", "reached: [")
    strip = tab.locator(".td-live")
    expect(strip).to_contain_text(f"{RESULT}:7:", timeout=PATIENCE_MS)
    expect(strip).to_contain_text("bản tốt gần nhất")
    expect(stated).to_contain_text("43/44")
    tab.reload()
    expect(strip).to_contain_text(f"{RESULT}:7:")
    expect(stated).to_contain_text("43/44")

    desk.edit(result, "reached: [", "reached: 40")
    expect(stated).to_contain_text("40/44", timeout=PATIENCE_MS)
    expect(strip).to_have_count(0, timeout=PATIENCE_MS)
