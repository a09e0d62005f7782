"""Take the pictures of docs/hinh/ from the real forms, in Chromium: python -m tools.pictures.

Builds the site into a folder aside and lays the test's small record into the trial of the forms. Look at each picture
before committing it; the guide's text names what is on it.
"""

import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.chromium import find_chromium

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "hinh"
RECORD = ROOT / "tests/cases/check/good"
SIZE = {"width": 960, "height": 620}
REACH = 620  # from the words of a target down to its award
MOST_BYTES = 80_000
TARGET = {
    "id": "ldtt",
    "statement": "Từ 90% trở lên cá nhân đạt Lao động tiên tiến",
    "population": "Cá nhân",
    "so-sanh": ("Từ … trở lên", "90%"),
}
RESULT = {
    "ten": "truong-mau-an-binh",
    "published_on": "2024-01-15",
    "basis": "Quyết định",
    "figures": [{"ma": "ldtt", "reached": "41", "of": "44"}],
}


def main() -> int:
    """Take every picture; 1 where one is too heavy."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        subprocess.run(
            [sys.executable, "-m", "generator.cli", "-C", str(ROOT), "build", "--site", str(site)], check=True
        )
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_context(locale="vi-VN", viewport={**SIZE, "height": 7000}).new_page()
        take_forms(page, f"http://127.0.0.1:{server.server_port}/admin/index.html")
        browser.close()
    heavy = [path.name for path in PICTURES.glob("*.png") if path.stat().st_size > MOST_BYTES]
    print("\n".join(heavy) or "Đã chụp xong")
    return 1 if heavy else 0


def take_forms(page: Page, address: str) -> None:
    """The list of records, a plan's target, a result, a mistake, the name of the file."""
    sys.path.insert(0, str(ROOT / "tests/browser/admin"))
    from forms import Clerk

    files = {
        path.relative_to(RECORD).as_posix(): path.read_text("utf-8")
        for path in RECORD.rglob("*.yml")
        if "examples" not in path.parts
    }
    clerk = Clerk(page, address, files)
    clerk.opened("plans-2023/new")
    clerk.fill({"period": "2023", "title": "Phong trào thi đua năm 2023", "targets": [TARGET]})
    shoot(page, "chi-tieu", 'section[data-key-path="targets.0.statement"]')
    clerk.opened("results-2023/new")
    clerk.fill(RESULT)
    page.get_by_role("textbox", name="Đường dẫn tĩnh").fill("final")
    shoot(page, "ket-qua", None)
    shoot(page, "so-lieu", 'section[data-key-path="figures"]')
    clerk.opened("notices/new")
    clerk.fill({"headline": "Lễ tổng kết", "from": "10-1-2024"})
    page.get_by_role("textbox", name="Đường dẫn tĩnh").fill("le-tong-ket")
    page.get_by_role("button", name="Lưu", exact=True).first.click()
    page.get_by_text("Viết 2023-12-31").first.wait_for()
    shoot(page, "bao-loi", 'section[data-key-path="from"]')
    page.goto(f"{address}#/collections/plans-2023")
    page.get_by_text("truong-mau-an-binh").first.wait_for()
    shoot(page, "danh-sach", None)


def shoot(page: Page, name: str, part: str | None) -> None:
    """A picture of a part of the page, its top only, or of the window's top."""
    page.wait_for_timeout(700)
    box = page.locator(part).first.bounding_box() if part else {"x": 0, "y": 0, "width": SIZE["width"], "height": 9999}
    assert box is not None
    height = REACH if name == "chi-tieu" else min(box["height"], SIZE["height"])
    page.screenshot(path=PICTURES / f"{name}.png", clip={**box, "height": height})


if __name__ == "__main__":
    raise SystemExit(main())
