"""What every page gets: addresses, filter boxes, schemes, small screens, paper."""

import re

import pytest
from playwright.sync_api import expect


def test_the_address_loses_its_file_name_on_the_web(visit, look_web):
    page = visit(look_web + "bieu-do/index.html?a=1#b").page
    assert page.url == look_web + "bieu-do/?a=1#b"


def test_the_address_is_left_alone_on_a_disk(visit, look_disk):
    assert visit(look_disk + "bieu-do/index.html").page.url.endswith("/bieu-do/index.html")


@pytest.mark.parametrize(("words", "left"), [("binh", 2), ("Bình Th", 1), ("dong nai", 1), ("xyz", 0), ("", 4)])
def test_a_long_table_can_be_filtered_without_accents(visit, look_web, words, left):
    page = visit(look_web + "index.html").page
    field = page.get_by_label("Lọc theo tên")
    field.fill("tạm")
    field.fill(words)
    expect(page.locator("tbody tr:visible")).to_have_count(left)
    expect(page.locator(".td-filter__count")).to_have_text(f"{left}/4" if words else "")


def test_filtered_rows_are_hidden_on_a_small_screen_and_printed_all_the_same(visit, look_web):
    page = visit(look_web + "index.html", width=360).page
    page.get_by_label("Lọc theo tên").fill("lai chau")
    expect(page.locator("tbody tr:visible")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator("tbody tr:visible")).to_have_count(4)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_paint_has_the_readers_scheme(visit, look_web, scheme):
    page = visit(look_web + "index.html", scheme=scheme).page
    wanted = "slate" if scheme == "dark" else "default"
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", wanted)


def test_a_chosen_scheme_stays_on_the_next_page_before_material_runs(visit, look_web):
    seen = visit(look_web + "index.html")
    seen.page.locator("label[for=__palette_1]").click()
    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    seen.page.context.route("**/bundle.*.js", lambda route: route.abort())
    seen.page.goto(look_web + "bieu-do/index.html")
    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_link_into_a_tab_opens_it(visit, look_web):
    page = visit(look_web + "bieu-do/index.html#__tabbed_1_2").page
    expect(page.locator("#__tabbed_1_2")).to_be_checked()


@pytest.mark.parametrize("path", ["index.html", "bieu-do/index.html", "muc-luc/index.html"])
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_page_scrolls_sideways(visit, look_web, path, width):
    seen = visit(look_web + path, width=width)
    seen.quiet()
    assert not seen.scrolls_sideways()
    assert seen.complaints == []


def test_a_table_on_a_small_screen_is_a_list_of_named_facts(visit, look_web):
    page = visit(look_web + "index.html", width=360).page
    cell = page.locator("tbody td").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Tỉnh"'
    assert page.locator("tbody tr").first.evaluate("row => getComputedStyle(row).display") == "block"


def test_what_is_touched_is_large_enough(visit, look_web):
    page = visit(look_web + "bieu-do/index.html", width=360, has_touch=True, is_mobile=True).page
    page.locator("#b").scroll_into_view_if_needed()
    page.locator(".td-chart__downloads button").first.wait_for()
    small = page.evaluate("""() => [...document.querySelectorAll(
        "summary, .td-chart__downloads button, .md-header label.md-header__button:not([hidden])")]
        .filter((part) => part.offsetParent && !part.closest("[hidden]"))
        .map((part) => [part.outerHTML.slice(0, 80), part.getBoundingClientRect()])
        .filter(([, box]) => box.height < 43.5 || box.width < 43.5).map(([name]) => name)""")
    assert small == []


def test_a_verdict_is_a_sign_and_a_word_before_it_is_a_colour(visit, look_web):
    page = visit(look_web + "index.html").page
    masks = page.locator(".td-status").evaluate_all(
        "all => all.map((one) => getComputedStyle(one, '::before').maskImage)"
    )
    assert len(set(masks)) == len(masks) == 3
    assert all(mask.startswith("url(") for mask in masks)
    assert all(page.locator(".td-status").all_inner_texts())


def test_the_keyboard_is_seen(visit, look_web):
    page = visit(look_web + "index.html").page
    region = page.locator(".td-scroll")
    page.locator(".td-filter input").focus()
    page.keyboard.press("Tab")
    expect(region).to_be_focused()
    assert region.evaluate("part => parseFloat(getComputedStyle(part).outlineWidth)") >= 2


def test_nothing_moves_for_who_wants_it_still(visit, look_web):
    page = visit(look_web + "index.html", reduced_motion="reduce").page
    moving = page.evaluate("""() => [...document.querySelectorAll("*")]
        .flatMap((part) => getComputedStyle(part).transitionDuration.split(","))
        .filter((time) => parseFloat(time) > 0).length""")
    assert moving == 0


def test_paper_has_no_navigation_and_names_what_it_links_to(visit, look_web):
    page = visit(look_web + "index.html", scheme="dark").page
    page.emulate_media(media="print")
    for selector in (".md-header", ".md-tabs", ".md-footer", ".md-sidebar--primary", ".td-filter"):
        expect(page.locator(selector).first).to_be_hidden()
    link = page.locator("a[rel~=external]").first
    assert (
        "https://example.org/nguon" in link.evaluate("part => getComputedStyle(part, '::after').content")
        or link.evaluate("part => getComputedStyle(part, '::after').content") == '" (" attr(href) ")"'
    )
    assert page.locator("body").evaluate("part => getComputedStyle(part).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("h1").evaluate("part => getComputedStyle(part).color") == "rgb(0, 0, 0)"


def test_the_foot_names_both_licences(visit, look_web):
    foot = visit(look_web + "index.html").page.locator(".md-copyright")
    expect(foot).to_contain_text(re.compile("CC BY 4.0.*MIT"))
