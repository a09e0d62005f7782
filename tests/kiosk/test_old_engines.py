"""Every slide on engines of 2018 and 2019, at all sizes. Long, and it fetches 70 MB: only in `make soak`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lit import AUDIT, least_letters
from old_engines import PACKAGES, NoEngineError, Tab, fetch, running

from tools.contact_sheets import SIZES

pytestmark = [pytest.mark.browser, pytest.mark.soak]
CACHE = Path(__file__).parents[2] / ".tools"
OWNERS = ("minh-hoa/kiosk/truong-mau-sao-mai", "minh-hoa/kiosk/truong-mau-may-trang", "kiosk/tct-binh-thuan")


@pytest.fixture(scope="module", params=PACKAGES)
def tab(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    try:
        with running(fetch(request.param, CACHE), tmp_path_factory.mktemp("profile")) as found:
            yield found
    except NoEngineError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("owner", OWNERS, ids=lambda owner: owner.rpartition("/")[2])
def test_every_slide_at_every_size(tab: Tab, kiosks: Path, owner: str):
    found = set()
    for width, height in SIZES:
        tab.open(f"{(kiosks / owner / 'index.html').as_uri()}?xem", width, height)
        tab.evaluate(f"window.__least = {least_letters(width, height)}")
        report = tab.evaluate("kiosk.report()")
        assert (report["errors"], report["lints"]) == (0, []), report["last"]
        for number in range(tab.evaluate("kiosk.pages().length")):
            tab.evaluate(f"kiosk.show({number})")
            found.update(f"{width}×{height} {number}: {complaint}" for complaint in tab.evaluate(AUDIT))
    assert found == set()


def test_its_own_fonts_are_used(tab: Tab, kiosks: Path):
    tab.open(f"{(kiosks / OWNERS[0] / 'index.html').as_uri()}?xem", 512, 256)
    assert tab.evaluate(
        "document.fonts.check('700 20px Kiosk', 'Ẵ') && document.fonts.check('700 20px KioskSmall', 'Ẵ')"
    )


def test_it_plays_by_itself(tab: Tab, kiosks: Path):
    tab.open((kiosks / OWNERS[0] / "index.html").as_uri(), 512, 256)
    assert tab.evaluate("kiosk.report().errors") == 0
    assert "MINH HỌA" in tab.evaluate("document.body.innerText || document.body.textContent")
