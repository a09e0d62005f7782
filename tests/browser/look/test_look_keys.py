"""The head and the drawer by keyboard: what is open closes, what is closed takes no focus, what has it is seen."""

import pytest
from playwright.sync_api import expect

SEEN = """() => { const at = document.activeElement, one = at.type === 'radio' ? at.nextElementSibling : at;
    const box = one.getBoundingClientRect();
    return [one.outerHTML.slice(0, 90), box.width > 0 && box.right > 0 && box.left < innerWidth
        && getComputedStyle(one).visibility === 'visible'] }"""

ON_TOP = """() => { const one = document.activeElement, box = one.getBoundingClientRect();
    const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return one.closest('.md-sidebar--primary') !== null && (one.contains(seen) || seen?.contains(one)) }"""


def test_tabbing_past_the_search_closes_it(visit, look_web):
    page = visit(look_web + "cac-phan/index.html").page
    field = page.locator("#td-search-input")
    field.focus()
    expect(page.locator("#__search")).to_be_checked()
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.td-search')") is None
    expect(page.locator("#__search")).not_to_be_checked()
    expect(field).to_have_attribute("aria-expanded", "false")


def test_a_click_on_a_result_or_beside_the_box_does_what_it_did(visit, look_web):
    page = visit(look_web + "cac-phan/index.html").page
    page.locator("#td-search-input").fill("mục lục")
    page.mouse.click(30, 500)
    expect(page.locator("#__search")).not_to_be_checked()
    page.locator("#td-search-input").focus()
    page.locator("#td-search-list [role=option]").first.click()
    expect(page.locator("h1")).to_have_text("Mục lục")


@pytest.mark.parametrize("opener", [".td-opener--search", None])
def test_escape_leads_back_to_where_one_was(visit, look_web, opener):
    page = visit(look_web + "cac-phan/index.html", width=360 if opener else 1440).page
    before = page.locator(opener or ".md-header .md-logo")
    before.focus()
    page.keyboard.press("Enter" if opener else "Control+k")
    expect(page.locator("#td-search-input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(before).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("width", [360, 1024])
def test_a_closed_drawer_takes_no_focus(visit, look_web, width):
    page = visit(look_web + "cac-phan/index.html", width=width).page
    unseen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('article') !== null"):
            break
        name, seen = page.evaluate(SEEN)
        if not seen:
            unseen.append(name)
    assert unseen == []
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_drawer_works_by_keys(visit, look_web, key):
    page = visit(look_web + "cac-phan/index.html", width=360).page
    opener = page.get_by_role("button", name="Mở mục điều hướng")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.focus()
    page.keyboard.press(key)
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.wait_for_timeout(400)
    assert page.evaluate(ON_TOP)
    for _ in range(2):
        page.wait_for_timeout(100)
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(page.locator("#__drawer")).not_to_be_checked()
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()


def test_the_drawer_closes_when_one_goes_on(visit, look_web):
    page = visit(look_web + "cac-phan/index.html", width=360).page
    page.get_by_role("button", name="Mở mục điều hướng").focus()
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null"):
            break
    expect(page.locator("#__drawer")).not_to_be_checked()


def test_the_ring_on_a_tab_is_whole(visit, look_web):
    page = visit(look_web + "cac-phan/index.html").page
    link = page.locator(".md-tabs__link").first
    link.focus()
    assert link.evaluate("part => parseFloat(getComputedStyle(part).outlineOffset)") < 0


@pytest.mark.parametrize("width", [360, 1440])
def test_the_way_back_to_the_top_covers_no_line(visit, look_web, width):
    page = visit(look_web + "bieu-do/index.html", width=width).page
    top = page.locator(".md-top")
    expect(top).to_have_text("Lên đầu trang")
    page.evaluate("scrollTo(0, 1500)")
    page.mouse.wheel(0, -300)
    expect(top).to_be_visible()
    if width == 360:
        box = top.bounding_box()
        assert box["width"] <= 48
        assert box["x"] > 290
        assert box["y"] > 500


def test_words_of_the_frame_are_ours(visit, look_web):
    page = visit(look_web + "cac-phan/index.html").page
    expect(page.locator(".md-skip")).to_have_text("Tới nội dung")
    expect(page.locator(".md-tabs")).to_have_attribute("aria-label", "Các phần của cổng")
    expect(page.locator(".md-nav--secondary").first).to_have_attribute("aria-label", "Trong trang này")
