"""One page of each kind of the real site in a real browser: small and large, light and dark."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from visits import cut_off, space_out, violations

PAGES = {
    "home": "",
    "school": "truong/tct-binh-thuan/",
    "plan": "ke-hoach/2023/tct-binh-thuan/",
    "plan with a result": "ke-hoach/2021/tct-binh-phuoc/",
    "recognition": "khen-thuong/2021/giang-vien-xuat-sac-binh-phuoc/",
    "recognitions": "khen-thuong/2025/",
    "guidance": "huong-dan/2023/hvctqg-3552/",
    "scoreboard": "huong-dan/2023/hvctqg-3552/doi-chieu/",
    "silence": "bao-cao/chua-cong-bo/",
    "silence of a cluster": "minh-hoa/cum/cum-mau-ngan-ha/cong-bo/2026/",
    "compare": "minh-hoa/so-sanh/",
    "compared": "minh-hoa/cum/cum-mau-ngan-ha/so-sanh/2025/",
    "trends": "minh-hoa/truong/truong-mau-sao-mai/qua-cac-nam/",
    "cluster": "cum/cum-mien-dong-nam-bo/",
    "theme": "chu-de/hvctqg-2023/",
    "award": "danh-hieu/chien-si-thi-dua-co-so/",
    "movement": "phong-trao/dan-van-kheo/",
    "document": "van-ban/tw-34-ct-2014/",
    "calendar": "lich/",
    "year": "lich/2023/",
    "index": "truong/",
    "method": "phuong-phap/",
    "data": "du-lieu/",
    "explore": "kham-pha/",
    "contents": "muc-luc/",
    "changes": "thay-doi/",
    "prose": "gioi-thieu/",
    "sample school": "minh-hoa/truong/truong-mau-sao-mai/",
    "sample plan": "minh-hoa/ke-hoach/2024/truong-mau-sao-mai/",
    "sample bloc": "minh-hoa/cum/khoi-noi-bo-cau-vong/",
    "sample home": "minh-hoa/",
}
SMALL, LARGE = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
MAGNIFIED = {"width": 320, "height": 256}  # what is left of a window of 1280 × 1024 at 400 %
JUDGED = (("light", LARGE), ("dark", SMALL))
SCHEMES, TO_DARK = {"light": "default", "dark": "slate"}, "label[for=__palette_1]:visible"
Visits = Callable[..., Any]


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_sound_at_every_size_and_in_every_scheme(visit: Visits, web: str, kind: str):
    """Width, requests and complaints in all four; axe, which is slow, in two that differ in both.

    Nothing is cut off, nor scrolls sideways, when it is magnified or its text spaced out (WCAG 1.4.10, 1.4.12).
    """
    seen, shown = visit(web + PAGES[kind] + "index.html", **LARGE), "light"
    for scheme, size in (("light", LARGE), ("light", SMALL), ("dark", SMALL), ("dark", LARGE)):
        seen.page.set_viewport_size(size)
        if scheme != shown:
            seen.page.locator(TO_DARK).click()
            shown = scheme
        expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
        seen.quiet()
        assert not seen.scrolls_sideways(), (scheme, size)
        assert (scheme, size) not in JUDGED or violations(seen.page) == []
    for spaced in (False, True):
        for size in (LARGE, MAGNIFIED):
            seen.page.set_viewport_size(size)
            seen.quiet()
            assert not seen.scrolls_sideways(), (spaced, size)
            assert cut_off(seen.page) == [], (spaced, size)
        space_out(seen.page)
    assert seen.complaints == []
    assert seen.astray == []
