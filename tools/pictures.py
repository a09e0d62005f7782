"""Take the pictures of docs/hinh/ from the real forms, in Chromium: python -m tools.pictures.

The forms stand in their trial, with the small record of invented bodies that the tests use. Look at each picture before
committing it; the guide's text names what is on it.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.chromium import find_chromium

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "hinh"
SIZE = {"width": 960, "height": 620}
MOST_BYTES = 80_000
SCHOOL = "Trường Chính trị tỉnh Mẫu An Bình"
PLAN = {"ten": "truong-mau-an-binh", "nam": "2024", "period": "2024", "title": "Phong trào thi đua năm 2024"}
TARGET = {
    "id": "ldtt",
    "statement": "Từ 90% trở lên cá nhân đạt Lao động tiên tiến",
    "population": "Cá nhân",
    "so-sanh": ("Từ … trở lên", "90%"),
}
HEAD = {
    "plan": SCHOOL,
    "published_on": "2024-01-15",
    "basis": "Quyết định",
    "evidence": [{"title": "Quyết định số 12"}],
}
FIGURE = {"ma": TARGET["statement"], "reached": "31", "of": "34"}
CORRECTION = {"corrects": SCHOOL, "reason": "Sai số liệu", "approved_by": "Hiệu trưởng"}


def main() -> int:
    """Take every picture; 1 where one is too heavy."""
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/browser/admin")]
    from forms import Clerk
    from office import office_site
    from serving import serving

    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        serving(Path(folder), policy="") as web,
    ):
        office_site(Path(folder))
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_context(locale="vi-VN", viewport={**SIZE, "height": 7000}).new_page()
        take(page, Clerk(page, f"{web}admin/index.html"))
        browser.close()
    heavy = [path.name for path in PICTURES.glob("*.png") if path.stat().st_size > MOST_BYTES]
    print("\n".join(heavy) or "Đã chụp xong")
    return 1 if heavy else 0


def take(page: Page, clerk: "Clerk") -> None:  # type: ignore[name-defined]  # noqa: F821
    """A plan's target, a report, its figure, its refusal, a correction, a mistake, the list of reports."""
    clerk.opened("plans/new")
    clerk.fill({**PLAN, "targets": [TARGET]})
    shoot(page, "chi-tieu", "targets.0.statement", 620)
    clerk.opened("results/new")
    clerk.fill({**HEAD, "phase": "Chính thức", "figures": [FIGURE]})
    shoot(page, "ket-qua")
    shoot(page, "so-lieu", "figures", 520)
    clerk.press_save()
    page.get_by_text("Đã có bản ghi này rồi").wait_for()
    page.set_viewport_size(SIZE)
    shoot(page, "da-co")
    page.get_by_role("button", name="Đồng ý").click()
    page.set_viewport_size({**SIZE, "height": 7000})
    clerk.opened("results-corrects/new")
    clerk.fill({**HEAD, **CORRECTION})
    shoot(page, "dinh-chinh", height=760)
    clerk.opened("notices/new")
    clerk.fill({"ten": "le-tong-ket", "headline": "Lễ tổng kết", "from": "10-1-2024"})
    clerk.press_save()
    page.get_by_text("Viết 2023-12-31").or_(page.get_by_text("Viết 2026-11-28")).first.wait_for()
    shoot(page, "bao-loi", "from", 200)
    page.set_viewport_size(SIZE)
    clerk.listed("results")
    page.get_by_text(f"{SCHOOL}, 2023").first.wait_for()
    shoot(page, "danh-sach")


def shoot(page: Page, name: str, key: str = "", height: int = SIZE["height"]) -> None:
    """A picture from the top of a field, or of the window, downwards."""
    page.wait_for_timeout(700)
    box = page.locator(f'section[data-key-path="{key}"]').first.bounding_box() if key else None
    top = box["y"] if box else 0
    left, width = (box["x"], box["width"]) if box else (0, SIZE["width"])
    page.screenshot(path=PICTURES / f"{name}.png", clip={"x": left, "y": top, "width": width, "height": height})


if __name__ == "__main__":
    raise SystemExit(main())
