"""Small projects beside what a reader gets of each of their pages: tests/cases/site/<case>/input and expected.

`REFRESH_SITE_CASES=1 pytest tests/site/test_cases.py` writes the expected files anew; read the difference before
committing it. Drawings, looks and citations are left out: they have tests of their own.
"""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from html_tree import article, outline, parse_file

CASES = Path(__file__).parents[1] / "cases" / "site"
NAMES = sorted(path.parent.name for path in CASES.glob("*/input"))
HOW = "nếu thay đổi là đúng ý: REFRESH_SITE_CASES=1 pytest tests/site/test_cases.py, rồi đọc git diff"
REFRESH = bool(os.environ.get("REFRESH_SITE_CASES"))
COMMIT = re.compile(r"commit [0-9a-f]{10}")  # of the case itself: another with every change of its input
LAST = {"td-cite", "td-share"}  # below every page alike
APART = ("kiosk", "man-hinh", "phuong-phap", "admin", "thay-doi", "du-lieu/v1", "en")


@pytest.fixture(params=NAMES)
def case(request: pytest.FixtureRequest, case_site: Callable[[str], Path]) -> tuple[Path, Path]:
    """(the case's folder, the site built of its input)."""
    return CASES / request.param, case_site(request.param)


def shown(site: Path) -> dict[str, str]:
    """Address → outline of every record page; pages that say the same on every site are left out."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix()
        if not address.startswith(APART):
            page = article(parse_file(path))
            page.children = [part for part in page.children if isinstance(part, str) or not LAST & {*part.classes}]
            text = COMMIT.sub("commit …", outline(page))
            found[f"{'trang-chu' if address == '.' else address}.txt"] = text
    return found


def test_there_are_cases():
    assert {"one-plan", "merged", "amended", "hostile"} <= set(NAMES)


def test_pages_say_what_is_expected(case: tuple[Path, Path]):
    source, site = case
    expected = source / "expected"
    made = shown(site)
    if REFRESH:
        shutil.rmtree(expected, ignore_errors=True)
        for name, text in made.items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_text(text, encoding="utf-8")
    kept = {path.relative_to(expected).as_posix() for path in expected.rglob("*.txt")}
    assert sorted(made) == sorted(kept), HOW
    for name, text in made.items():
        assert text == (expected / name).read_text(encoding="utf-8"), f"{name}: {HOW}"
