"""Charts of the real and the sample pages: drawn in the page, lively only once they are looked at."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

Visits = Callable[..., Any]
ONE_STATUS = "chu-de/hvctqg-2023/index.html"
PAGES = ("ke-hoach/2023/tct-binh-thuan/index.html", "minh-hoa/ke-hoach/2024/truong-mau-sao-mai/index.html")


@pytest.mark.parametrize("address", PAGES)
def test_plotly_comes_when_a_chart_comes_into_view(visit: Visits, web: str, address: str):
    seen = visit(web + address, width=360, height=740)
    seen.quiet()
    figure = seen.page.locator("figure[data-chart]").first
    drawing = figure.locator(".td-row .td-svg__track").first
    expect(figure).not_to_be_in_viewport()
    assert not [url for url in seen.asked if "plotly" in url]
    seen.page.locator("summary", has_text="Biểu đồ").click()
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".js-plotly-plot")).to_be_visible()
    expect(drawing).to_be_hidden()
    assert [url for url in seen.asked if "plotly" in url]
    assert seen.complaints == []
    assert seen.astray == []


def test_a_chart_stays_a_drawing_when_plotly_does_not_come(visit: Visits, web: str):
    seen = visit(web + PAGES[0], refuse="plotly-basic")
    seen.page.locator("summary", has_text="Biểu đồ").click()
    figure = seen.page.locator("figure[data-chart]").first
    figure.scroll_into_view_if_needed()
    seen.quiet()
    assert [url for url in seen.astray if "plotly-basic" in url]
    expect(figure.locator("svg").first).to_be_visible()
    figure.locator("details summary").first.click()
    expect(figure.locator("table").first).to_be_visible()


def test_a_bar_of_one_status_asks_for_no_plotly(visit: Visits, web: str):
    seen = visit(web + ONE_STATUS)
    figure = seen.page.locator("figure[data-chart]:visible").first
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".td-chart__downloads")).to_be_visible()
    seen.quiet()
    assert not [url for url in seen.asked if "plotly" in url]
