"""Every slide on panels from 128×64 to 3840×2160: nothing clipped, nothing too small, nothing too bright."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lit import AUDIT, MOST_DRIVE, least_letters
from PIL import Image, ImageStat
from playwright.sync_api import Browser, BrowserContext, Page
from virtual_time import clock_at, live, ready, text

from tools.contact_sheets import SIZES

pytestmark = pytest.mark.browser
OWNERS = ("minh-hoa/kiosk/truong-mau-sao-mai", "minh-hoa/kiosk/truong-mau-may-trang", "minh-hoa/kiosk/cum-mau-ngan-ha",
          "kiosk/tct-binh-thuan", "kiosk/tct-binh-phuoc", "kiosk/cum-mien-dong-nam-bo")  # fmt: skip
QUICK = ((128, 64), (320, 160), (512, 256), (1920, 360), (1080, 1920), (1920, 1080))
Open = Callable[..., Page]


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(service_workers="block", reduced_motion="reduce")
    made.set_default_timeout(20_000)
    yield made
    made.close()


def lit(context: BrowserContext, address: str, width: int, height: int) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)
    for _ in range(200):
        if page.evaluate("document.fonts.status === 'loaded' && kiosk.report().changes > 0"):
            break
        page.wait_for_timeout(50)
    page.wait_for_timeout(300)
    stage = page.evaluate("[stage.offsetWidth, stage.offsetHeight]")
    page.evaluate(f"window.__least = {least_letters(*stage)}")
    return page


def complaints(page: Page) -> Iterator[tuple[int, str, list[str]]]:
    """(number, kind, complaints) of every page of the kiosk, one after another."""
    for number in range(page.evaluate("kiosk.pages().length")):
        kind = page.evaluate(f"(kiosk.show({number}), kiosk.pages()[{number}].kind)")
        yield number, kind, page.evaluate(AUDIT)


def check(context: BrowserContext, kiosks: Path, owner: str, size: tuple[int, int], query: str = "?xem") -> None:
    page = lit(context, f"{(kiosks / owner / 'index.html').as_uri()}{query}", *size)
    report = page.evaluate("kiosk.report()")
    assert (report["errors"], report["lints"], report["last"]) == (0, [], "")
    found = {f"{number} {kind}: {complaint}" for number, kind, complaint in complaints(page) if complaint}
    assert found == set()
    page.close()


@pytest.mark.parametrize("size", QUICK, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("owner", [OWNERS[0], OWNERS[3]], ids=lambda owner: owner.rpartition("/")[2])
def test_nothing_is_clipped_or_too_small(context: BrowserContext, kiosks: Path, owner: str, size: tuple[int, int]):
    check(context, kiosks, owner, size)


@pytest.mark.soak
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("owner", OWNERS, ids=lambda owner: owner.rpartition("/")[2])
def test_nothing_is_clipped_on_any_panel(context: BrowserContext, kiosks: Path, owner: str, size: tuple[int, int]):
    check(context, kiosks, owner, size)


@pytest.mark.parametrize("screen", ["minh-hoa-cong-sao-mai", "minh-hoa-sanh-sao-mai"])
def test_nothing_is_clipped_on_a_declared_screen(context: BrowserContext, kiosks: Path, screen: str):
    check(context, kiosks, OWNERS[0], (1920, 1080), f"?xem&man={screen}")


def test_the_audit_finds_clipped_and_small_text(context: BrowserContext, kiosks: Path):
    page = lit(context, f"{(kiosks / OWNERS[0] / 'index.html').as_uri()}?xem", 512, 256)
    page.evaluate("(kiosk.show(3), document.querySelector('.layer.on').style.fontSize = '90px')")
    assert any("clipped" in complaint for complaint in page.evaluate(AUDIT))
    page.evaluate("document.querySelector('.layer.on').style.fontSize = '9px'")
    assert any("small" in complaint for complaint in page.evaluate(AUDIT))


@pytest.mark.parametrize(("size", "pictured"), [((320, 160), False), ((512, 256), True), ((3840, 2160), True)])
def test_a_photo_stands_beside_its_words_where_the_panel_shows_photos(
    context: BrowserContext, kiosks: Path, size: tuple[int, int], pictured: bool
):
    page = lit(context, f"{(kiosks / OWNERS[0] / 'index.html').as_uri()}?xem", *size)
    number = page.evaluate("kiosk.pages().findIndex(page => page.kind === 'exemplars')")
    page.evaluate(f"kiosk.show({number})")
    photos = page.locator(".layer.on img")
    assert photos.count() == pictured
    assert "40 giờ giảng mở" in text(page) or "Bốn mươi giờ giảng mở" in text(page)
    assert "Nhân vật mẫu S" in text(page)
    if pictured:
        drawn, words = photos.bounding_box(), page.locator(".layer.on .text").first.bounding_box()
        assert drawn is not None
        assert words is not None
        assert 0 < drawn["x"] + drawn["width"] <= words["x"]
        assert photos.evaluate("photo => photo.complete && photo.naturalWidth") == 480


def drive(png: bytes) -> float:
    """The mean of all channels of a picture, 0 to 1."""
    channels = ImageStat.Stat(Image.open(io.BytesIO(png)).convert("RGB")).mean
    return sum(channels) / len(channels) / 255


@pytest.mark.parametrize(
    ("owner", "size"),
    [(owner, size) for owner in OWNERS[:2] for size in ((128, 64), (512, 256))] + [(OWNERS[2], (720, 1280))],
    ids=lambda value: value.rpartition("/")[2] if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
def test_no_slide_is_bright(context: BrowserContext, kiosks: Path, owner: str, size: tuple[int, int]):
    page = lit(context, f"{(kiosks / owner / 'index.html').as_uri()}?xem", *size)
    bright = {}
    for number, kind, _ in complaints(page):
        level = drive(page.screenshot())
        if level > MOST_DRIVE:
            bright[f"{number} {kind}"] = level
    assert bright == {}


def test_an_urgent_notice_replaces_everything_on_a_field_of_its_own(context: BrowserContext, kiosks: Path):
    page = lit(context, f"{(kiosks / OWNERS[1] / 'index.html').as_uri()}?xem", 512, 256)
    kinds: list[Any] = page.evaluate("kiosk.pages().map(p => p.kind)")
    assert set(kinds) == {"urgent"}
    assert page.evaluate("getComputedStyle(document.getElementById('stage')).backgroundColor") == "rgb(93, 0, 0)"


def test_every_sample_slide_says_so(context: BrowserContext, kiosks: Path):
    for size in ((128, 64), (256, 128), (512, 256)):
        page = lit(context, f"{(kiosks / OWNERS[0] / 'index.html').as_uri()}?xem", *size)
        for number, _, _ in complaints(page):
            shown = page.evaluate(
                "document.querySelector('.layer.on').textContent + document.getElementById('foot').textContent"
            )
            assert "MINH HỌA" in shown.replace("\u00a0", " "), number
        page.close()


def test_a_screen_is_dark_in_its_hours_and_lit_again(context: BrowserContext, kiosks: Path):
    page = context.new_page()
    page.add_init_script(clock_at("2026-11-23T17:59:00+07:00"))
    page.goto(f"{(kiosks / OWNERS[0] / 'index.html').as_uri()}?man=minh-hoa-sanh-sao-mai")
    ready(page)
    assert "MINH HỌA" in text(page)
    assert live(page, 70)["dark"]
    assert text(page) == ""
    assert not live(page, 12.6 * 3600, step=600)["dark"]
    assert "MINH HỌA" in text(page)
