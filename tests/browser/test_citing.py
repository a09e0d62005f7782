"""Citations and links to targets can be copied, by pointer and by keys; without a script the link itself is there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import serving

pytestmark = pytest.mark.browser
PLAN = "ke-hoach/2023/truong-an-binh/"


@pytest.fixture(scope="module")
def web(case_site: Callable[[str], Path]) -> Iterator[str]:
    with serving(case_site("one-plan")) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, web: str) -> Iterator[Page]:
    context = chromium.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    made = context.new_page()
    made.goto(web + PLAN)
    yield made
    context.close()


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_citation_is_copied_with_day_commit_and_address(page: Page, web: str):
    page.get_by_text("Trích dẫn trang này").click()
    page.get_by_role("button", name="Chép lời trích dẫn").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Đã chép")).to_be_visible()
    cited = clipboard(page)
    assert cited.startswith("Kế hoạch thi đua năm 2023 – Trường Chính trị tỉnh An Bình. ")
    assert "tính đến 01/05/2024, commit " in cited
    assert cited.endswith(f" {web}{PLAN}")


def test_the_link_to_a_target_is_copied_by_keys_too(page: Page, web: str):
    link = page.locator(".td-anchor").first
    target = link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".td-copied")).to_have_text("Đã chép")
    assert clipboard(page) == f"{web}{PLAN}{target}"
    assert page.url == f"{web}{PLAN}{target}"


def test_a_browser_that_forbids_it_is_believed(chromium: Browser, web: str):
    context = chromium.new_context()
    made = context.new_page()
    made.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    made.goto(web + PLAN)
    made.locator(".td-anchor").first.click()
    expect(made.locator(".td-copied")).to_have_text("Trình duyệt không cho chép")
    context.close()


def test_without_a_script_there_is_the_link_and_no_dead_button(chromium: Browser, web: str):
    context = chromium.new_context(java_script_enabled=False)
    made = context.new_page()
    made.goto(web + PLAN)
    made.get_by_text("Trích dẫn trang này").click()
    expect(made.locator(".td-cite a")).to_be_visible()
    for button in made.locator(".td-copy").all():
        expect(button).to_be_hidden()
    made.locator(".td-anchor").first.click()
    assert "#ct-" in made.url
    context.close()
