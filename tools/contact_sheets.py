"""Every slide of some screens at every size, on sheets to be looked at: `python -m tools.contact_sheets OUT OWNER…`.

Prints of each loop how many of its seconds say something a visitor wants to know: neither a code, nor the name, nor
that nothing is known yet.
"""

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from generator.kiosk.files import kiosk_routes
from generator.reading.read import read_folder
from generator.site.build import judge
from generator.site.settings import settings_for
from generator.theming.kiosk import kiosk_template
from generator.theming.page_templates import template_environment
from tools.chromium import find_chromium

SIZES = (
    (128, 64), (192, 64), (256, 128), (320, 160), (384, 192), (512, 256), (640, 320), (768, 384), (1920, 360),
    (1280, 720), (1366, 768), (1920, 1080), (1080, 1920), (3840, 1080), (3840, 2160),
)  # fmt: skip
OWNERS = ("tct-binh-thuan", "tct-binh-phuoc", "tct-lai-chau", "truong-mau-sao-mai", "truong-mau-may-trang",
          "cum-mau-ngan-ha")  # fmt: skip
SITE = "https://thidua.example.vn/"
WIDEST, SHEET, GAP, GROUND = 420, 1800, 6, (70, 70, 90)


def write_pages(root: Path, folder: Path, owners: Sequence[str]) -> dict[str, Path]:
    """The pages of some owners of the project at `root`, in `folder`; their paths by owner."""
    reading = read_folder(root)
    found: dict[str, Path] = {}
    for portal in judge(settings_for(root), reading.record, reading.sample_record, template_environment()):
        for route in kiosk_routes(portal, kiosk_template(), SITE):
            owner = Path(route.path).parent.name
            if owner in owners and route.path.endswith("index.html"):
                target = folder / owner / "index.html"
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(bytes(route.make()))  # type: ignore[arg-type]
                found[owner] = target
    return found


def opened(browser: Browser, page: Path, size: tuple[int, int]) -> Page:
    """A page at a size, with its fonts, ready to show its slides."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(f"{page.as_uri()}?xem")
    for _ in range(100):
        if tab.evaluate("document.fonts.status === 'loaded' && kiosk.report().changes > 0"):
            break
        tab.wait_for_timeout(50)
    tab.wait_for_timeout(300)
    return tab


def slides(tab: Page) -> Iterator[Image.Image]:
    """A picture of each slide."""
    for number in range(tab.evaluate("kiosk.pages().length")):
        tab.evaluate(f"kiosk.show({number})")
        yield Image.open(io.BytesIO(tab.screenshot())).convert("RGB")


def sheet(pictures: Sequence[Image.Image]) -> Image.Image:
    """The pictures side by side, each at most WIDEST wide."""
    width, height = pictures[0].size
    shrunk = max(1.0, width / WIDEST)
    size = (int(width / shrunk), int(height / shrunk))
    across = max(1, SHEET // (size[0] + GAP))
    down = -(-len(pictures) // across)
    made = Image.new("RGB", (across * (size[0] + GAP), down * (size[1] + GAP)), GROUND)
    for place, picture in enumerate(pictures):
        at = (place % across) * (size[0] + GAP), (place // across) * (size[1] + GAP)
        made.paste(picture.resize(size, Image.Resampling.LANCZOS), at)
    return made


def seconds(tab: Page) -> tuple[int, int]:
    """(seconds of one loop, those of them that say something a visitor wants to know)."""
    loop = tab.evaluate("kiosk.loop().map(p => [p.kind, p.seconds, p.items.map(i => i.text || '').join(' ')])")
    worth = [time for kind, time, words in loop if kind not in ("qr", "name") and not _silent(words)]
    return round(sum(time for _, time, _ in loop)), round(sum(worth))


def _silent(words: str) -> bool:
    return "hưa công bố kết quả" in words or words.startswith("Chưa đến kỳ")


def main(arguments: Sequence[str]) -> None:
    """Writes OUT/OWNER-WxH.png."""
    out, owners = Path(arguments[0]), tuple(arguments[1:]) or OWNERS
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        pages = write_pages(Path.cwd(), Path(folder), owners)
        browser = driver.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for owner, page in pages.items():
            for size in SIZES:
                tab = opened(browser, page, size)
                whole, worth = seconds(tab)
                sheet(list(slides(tab))).save(out / f"{owner}-{size[0]}x{size[1]}.png")
                print(f"{owner} {size[0]}×{size[1]}: {worth} of {whole} s")
                tab.context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
