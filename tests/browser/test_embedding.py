"""A chart in a frame of another site, and the control that shares a page."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect
from serving import serving
from visits import Visit, violations

PAGE = "minh-hoa/cum/cum-mau-ngan-ha/"
Visits = Callable[..., Visit]


def code_of(seen: Visit) -> str:
    """What «Nhúng» of the first chart gives, by keys."""
    figure = seen.page.locator("figure.td-chart").first
    figure.scroll_into_view_if_needed()
    button = figure.get_by_role("button", name="Nhúng biểu đồ vào trang khác")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    code = figure.get_by_role("textbox", name=re.compile("Mã để dán"))
    expect(code).to_be_focused()
    return code.input_value()


def test_a_chart_stands_in_a_page_of_another_site_with_its_source(visit: Visits, web: str, tmp_path: Path) -> None:
    seen = visit(f"{web}{PAGE}index.html", permissions=["clipboard-read", "clipboard-write"])
    code = code_of(seen)
    expect(seen.page.locator(".td-chart__embed [role=status]")).to_have_text("Đã chép")
    assert seen.page.evaluate("navigator.clipboard.readText()") == code
    title = seen.page.locator("figcaption").first.inner_text()
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Báo</title>{code}", "utf-8")
    with serving(tmp_path) as elsewhere:
        host = visit(elsewhere, at=web)
        frame = host.page.frame_locator("iframe")
        expect(frame.locator("figcaption")).to_have_text(title)
        expect(frame.locator("figure.td-chart")).to_have_class(re.compile("td-chart--live|td-chart "))
        source = frame.locator(".td-embed__source a")
        assert source.evaluate("(link) => link.href").startswith(f"{web}{PAGE}")
        assert source.get_attribute("target") == "_blank"
        expect(frame.locator(".td-embed__source")).to_have_text(re.compile(r"tính đến \d\d/\d\d/\d{4}"))
        expect(frame.get_by_role("button", name="Nhúng")).to_have_count(0)
        expect(frame.get_by_role("button", name="Tải biểu đồ dạng CSV")).to_be_visible()


def test_the_frame_alone_is_sound_and_high_enough(visit: Visits, web: str) -> None:
    code = code_of(visit(f"{web}{PAGE}index.html"))
    found = re.search(r'src="([^"]+)".* height="(\d+)"', code)
    assert found
    alone = visit(found[1], width=700, height=int(found[2]))
    expect(alone.page.locator(".td-chart__downloads")).to_be_visible()
    alone.quiet()
    there = visit(f"{web}{PAGE}index.html", width=1440).page.locator("figure.td-chart").first
    here = alone.page.locator("figure.td-chart")
    for part in (".td-chart__title", ".td-chart__table summary", ".td-chart__key > li"):
        looks = [one.locator(part).first for one in (here, there) if one.locator(part).count()]
        assert len({one.evaluate("(it) => getComputedStyle(it).display") for one in looks}) <= 1, part
    assert violations(alone.page) == []
    assert not alone.scrolls_sideways()
    assert (alone.complaints, alone.astray) == ([], [])


def test_only_charts_of_this_site_are_shown(visit: Visits, web: str) -> None:
    for asked in ("", "?bieu-do=https://example.org/%23x", "?bieu-do=//example.org/%23x", "?bieu-do=../../%23x"):
        seen = visit(f"{web}nhung.html{asked}")
        expect(seen.page.get_by_role("status")).to_have_text("Địa chỉ này không nêu biểu đồ nào.")
        assert seen.astray == []
    seen = visit(f"{web}nhung.html?bieu-do={PAGE}index.html%23thanh-vien")
    expect(seen.page.get_by_role("status")).to_have_text("Biểu đồ này không còn ở địa chỉ ấy.")


def shared(browser: Browser, address: str, answer: str) -> tuple[Any, str]:
    """A page whose browser shares as `answer` does, after «Chia sẻ» was pressed; and what was asked to be shared."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(f"navigator.share = {answer}")
    page.goto(address)
    page.get_by_role("button", name="Chia sẻ").last.press("Enter")
    return page, address.replace("index.html", "")


def test_a_page_is_shared_by_what_the_system_has(chromium: Browser, web: str) -> None:
    asks = "async (what) => { window.asked = what }"
    page, address = shared(chromium, f"{web}{PAGE}index.html", asks)
    assert page.evaluate("window.asked.url") == address
    assert page.evaluate("window.asked.title") == page.title()
    expect(page.locator(".td-copied")).to_have_count(0)
    page.context.close()


def test_where_there_is_nothing_to_share_with_the_link_is_copied_with_the_view(chromium: Browser, web: str) -> None:
    for answer in ("undefined", "async () => { throw new DOMException('no', 'NotAllowedError') }"):
        page, address = shared(chromium, f"{web}kham-pha/index.html?trang-thai=not_reported", answer)
        expect(page.locator(".td-copied").last).to_have_text("Đã chép liên kết")
        assert page.evaluate("navigator.clipboard.readText()") == address
        page.context.close()


def test_who_thinks_better_of_it_copies_nothing(chromium: Browser, web: str) -> None:
    thinks = "async () => { throw new DOMException('no', 'AbortError') }"
    page, _ = shared(chromium, f"{web}{PAGE}index.html", thinks)
    expect(page.locator(".td-copied")).to_have_count(0)
    page.context.close()
