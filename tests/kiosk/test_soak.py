"""Many slide changes on an injected clock: nothing grows. The long form is `make soak`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from faulty_server import Served, faulty
from playwright.sync_api import Browser, Page
from soaking import LEAK, leaks, soak
from virtual_time import clock_at, live, ready

pytestmark = pytest.mark.browser
SHORT, LONG = 400, 10_000


@pytest.fixture
def served(kiosks: Path) -> Iterator[Served]:
    with faulty(kiosks / "minh-hoa" / "kiosk" / "truong-mau-sao-mai") as found:
        yield found


def opened(chromium: Browser, served: Served, script: str = "") -> Page:
    page = chromium.new_context(viewport={"width": 1280, "height": 720}, service_workers="block").new_page()
    page.add_init_script(clock_at() + script)
    page.goto(served.address)
    ready(page)
    return page


def test_nothing_grows(chromium: Browser, served: Served):
    page = opened(chromium, served)
    found = soak(page, SHORT, 4)
    assert leaks(found) == []
    report = live(page, 0.25)
    assert (report["errors"], report["maxGap"] <= 300) == (0, True)
    page.context.close()


def test_a_leaky_page_fails_the_same_test(chromium: Browser, served: Served):
    page = opened(chromium, served, LEAK)
    assert leaks(soak(page, SHORT, 4)) != []
    page.context.close()


@pytest.mark.soak
def test_ten_thousand_changes(chromium: Browser, served: Served):
    page = opened(chromium, served)
    found = soak(page, LONG, 10)
    print("\n", *found, sep="\n")
    assert leaks(found) == []
    report = live(page, 0.25)
    assert report["errors"] == 0
    assert report["polls"] > 100
    page.context.close()


@pytest.mark.soak
def test_ten_thousand_changes_of_a_leaky_page_fail(chromium: Browser, served: Served):
    page = opened(chromium, served, LEAK)
    found = soak(page, 2_000, 4)
    print("\n", *found, sep="\n")
    assert leaks(found) != []
    page.context.close()


@pytest.mark.soak
def test_a_day_without_a_gap(chromium: Browser, served: Served):
    page = opened(chromium, served)
    longest, before = 0.0, live(page, 0.25)["changes"]
    for _ in range(24 * 60):
        report = live(page, 60, step=30, pause_ms=0)
        longest = max(longest, report["maxGap"])
        assert report["changes"] >= before + 1
        before = report["changes"]
    print(f"\n{before} changes, longest gap {longest} ms, {report['polls']} polls")
    assert longest <= 300
    assert report["errors"] == 0
    page.context.close()
