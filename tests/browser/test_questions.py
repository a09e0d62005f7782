"""Twenty questions of readers, by keyboard alone, each within three steps from home: as docs/cau-hoi.md lists them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as TooLate

Visits = Callable[..., Any]
LISTED = Path(__file__).parents[2] / "docs" / "cau-hoi.md"
ROWS = [
    tuple(map(str.strip, line.strip("| \n").split(" | ")))
    for line in LISTED.read_text("utf-8").splitlines()
    if line.startswith("| ") and "«" in line
]
STEP = re.compile(r"(tìm|mở|thấy) «([^»]*)»(?:, chọn «([^»]*)»)?")
MOST_STEPS, MOST_TABS, PATIENCE_MS = 3, 400, 5_000
FOCUSED = """words => {
    const one = document.activeElement;
    const name = (one.getAttribute("aria-label") ?? one.textContent).replace(/\\s+/g, " ").trim();
    return one.matches("main a[href], article a[href], footer a[href]") && one.getClientRects().length > 0
        && (name === words || (name.includes(words) && words.length > 8));
}"""


def test_there_are_twenty_each_with_at_most_three_steps():
    assert len(ROWS) == len({row[0] for row in ROWS}) == 20
    for question, *sides in ROWS:
        assert len(sides) == 2, question
        for side in sides:
            kinds = [kind for kind, _, _ in STEP.findall(side)]
            assert kinds[-1] == "thấy", question
            assert 1 <= len(kinds) - 1 <= MOST_STEPS, question


@pytest.mark.parametrize(("column", "home"), [(1, ""), (2, "minh-hoa/")], ids=["real", "sample"])
def test_each_question_is_answered_by_keyboard_alone(visit: Visits, web: str, column: int, home: str):
    page = visit(f"{web}{home}index.html").page
    page.set_default_timeout(PATIENCE_MS)
    unanswered = {}
    for row in ROWS:
        page.goto(f"{web}{home}index.html")
        try:
            for kind, words, chosen in STEP.findall(row[column]):
                STEPS[kind](page, words, chosen)
        except (AssertionError, TooLate) as error:
            unanswered[row[0]] = f"{page.url}: {str(error)[:200]}"
    assert unanswered == {}


def gone_from(page: Page) -> Callable[[str], bool]:
    """Whether an address is another page than the one that is shown now, or another place on it."""
    before = page.url.partition("?")[0]
    return lambda url: url.partition("?")[0] != before


def search(page: Page, words: str, chosen: str) -> None:
    """Ctrl+K, the words, the arrow down to what is meant, Enter."""
    page.keyboard.press("Control+k")
    page.keyboard.insert_text(words)
    titles = page.locator("#td-search-list .td-search__title")
    expect(titles.filter(has_text=chosen).first if chosen else titles.first).to_be_visible()
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if not chosen or chosen == page.locator("[aria-selected=true] .td-search__title").inner_text():
            break
    there = gone_from(page)
    page.keyboard.press("Enter")
    page.wait_for_url(there)


def follow(page: Page, words: str, _: str) -> None:
    """Tab to the link of these words, Enter."""
    there = gone_from(page)
    for _turn in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED, words):
            page.keyboard.press("Enter")
            page.wait_for_url(there)
            return
    raise AssertionError(f"no key reaches «{words}»")


def see(page: Page, words: str, _: str) -> None:
    """The answer is in sight of who scrolls: shown, not folded away."""
    expect(page.locator("main").get_by_text(words).locator("visible=true").first).to_be_visible()


STEPS = {"tìm": search, "mở": follow, "thấy": see}
