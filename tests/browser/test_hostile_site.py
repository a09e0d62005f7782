"""A site made of harmful text, in a real browser: nothing runs, nothing is fetched, all is shown as typed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, expect
from serving import serving

Visits = Callable[..., Any]
SCHOOL = 'Trường <script>alert("tên")</script>'
TITLE = 'Kế hoạch <script>alert("tiêu đề")</script> " onmouseover="alert(13)" {{ 7*7 }} &amp; </script>'
PAGES = {
    "ke-hoach/2023/truong-la/": f"Kế hoạch thi đua năm 2023 – {SCHOOL}",
    "truong/truong-la/": SCHOOL,
    "danh-hieu/danh-hieu-la/": "Lao động <em>tiên tiến</em>",
    "phong-trao/phong-trao-la/": 'Dạy <u>tốt</u> & học "tốt"',
    "chu-de/chu-de-la/": "<i>Chủ động</i> - {{ 7*7 }}",
    "cum/cum-la/": "Khối <iframe src=//example.org></iframe>",
    "huong-dan/2023/huong-dan-la/": "Hướng dẫn </title><script>alert(10)</script>",
    "guong/2023/guong-la/": 'Gương <svg onload=alert(20)> " onmouseover="alert(21)"',
    "khen-thuong/2023/cong-nhan-la/": "Công nhận </h1><script>alert(30)</script>",
    "chu-la/": "</title><img src=x onerror=alert(42)> <b> & {{ 7*7 }}",
}


@pytest.fixture(scope="module")
def hostile_web(case_site: Callable[[str], Path]) -> Iterator[str]:
    with serving(case_site("hostile")) as address:
        yield address


def dialogs(seen: Any) -> list[str]:
    """What pops up from now on."""
    popped: list[str] = []

    def note(dialog: Dialog) -> None:
        popped.append(dialog.message)
        dialog.dismiss()

    seen.page.on("dialog", note)
    return popped


def test_the_printed_title_is_shown_as_typed(visit: Visits, hostile_web: str):
    seen = visit(hostile_web + "ke-hoach/2023/truong-la/")
    expect(seen.page.get_by_text(TITLE).first).to_be_visible()


@pytest.mark.parametrize("address", PAGES)
def test_nothing_in_a_page_runs(visit: Visits, hostile_web: str, address: str):
    seen = visit("about:blank", at=hostile_web)
    popped = dialogs(seen)
    seen.page.goto(hostile_web + address)
    expect(seen.page.locator("h1")).to_have_text(PAGES[address])
    assert seen.page.title().startswith(PAGES[address])
    for part in seen.page.locator("details.td-part > summary").all():
        part.click()
    for figure in seen.page.locator("figure[data-chart]:has(> script)").all():
        figure.scroll_into_view_if_needed()
        expect(figure.locator(".js-plotly-plot")).to_be_visible()
    for part in seen.page.locator("details:not([open]) > summary").all():
        if part.is_visible():
            part.click()
    seen.quiet()
    assert popped == []
    assert seen.complaints == []
    assert seen.astray == []


def test_the_labels_of_a_lively_chart_are_text(visit: Visits, hostile_web: str):
    seen = visit(hostile_web + "ke-hoach/2023/truong-la/")
    seen.page.locator("summary", has_text="Biểu đồ").click()
    figure = seen.page.locator("figure[data-chart]").first
    figure.scroll_into_view_if_needed()
    live = figure.locator(".js-plotly-plot")
    expect(live).to_be_visible()
    live.focus()
    seen.page.keyboard.press("ArrowRight")
    expect(figure.locator("[role=status]")).to_contain_text("Lao động <em>tiên tiến</em>")


def test_what_is_found_is_text(visit: Visits, hostile_web: str):
    seen = visit(hostile_web)
    popped = dialogs(seen)
    seen.page.keyboard.press("Control+k")
    seen.page.locator("#td-search-input").fill("script alert")
    expect(seen.page.locator("[role=option]").first).to_contain_text("<script>")
    seen.quiet()
    assert popped == []
    assert seen.complaints == []
    assert seen.astray == []
