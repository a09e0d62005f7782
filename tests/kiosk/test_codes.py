"""The codes on the screen, read back from its picture: each leads to a page of the site."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser

from tools.contact_sheets import SITE, SIZES, opened

pytestmark = pytest.mark.browser
QUICK = ((512, 256), (1080, 1920))
OWNERS = ("minh-hoa/kiosk/truong-mau-sao-mai", "minh-hoa/kiosk/cum-mau-ngan-ha", "kiosk/tct-binh-thuan")


def read_back(browser: Browser, page: Path, size: tuple[int, int]) -> Iterator[str]:
    """What each code says that the page shows at a size; "" of one that cannot be read."""
    tab = opened(browser, page, size)
    for number in range(tab.evaluate("kiosk.pages().length")):
        if tab.evaluate(f"!!(kiosk.pages()[{number}].code || kiosk.pages()[{number}].path)"):
            tab.evaluate(f"kiosk.show({number})")
            found = zxingcpp.read_barcodes(Image.open(io.BytesIO(tab.screenshot())).convert("L"))
            yield found[0].text if found else ""
    tab.context.close()


def check(browser: Browser, kiosks: Path, site: Path, owner: str, size: tuple[int, int]) -> int:
    codes = list(read_back(browser, kiosks / owner / "index.html", size))
    for code in codes:
        assert code.startswith(SITE), (owner, size, code)
        assert (site / code.removeprefix(SITE) / "index.html").is_file(), code
    return len(codes)


@pytest.mark.parametrize("size", QUICK, ids=lambda size: f"{size[0]}x{size[1]}")
def test_codes_lead_to_pages_of_the_site(chromium: Browser, kiosks: Path, real_site: Path, size: tuple[int, int]):
    assert check(chromium, kiosks, real_site, OWNERS[0], size) == 2


@pytest.mark.soak
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("owner", OWNERS, ids=lambda owner: owner.rpartition("/")[2])
def test_codes_can_be_read_at_every_size(
    chromium: Browser, kiosks: Path, real_site: Path, owner: str, size: tuple[int, int]
):
    shown = check(chromium, kiosks, real_site, owner, size)
    assert shown > 0 or min(size) < 200
