"""The parts of a page as they stand on the screen and on paper: what touches, what is cut, what is hidden."""

import pytest
from playwright.sync_api import expect
from visits import until

BOX = "part => { const box = part.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom] }"


@pytest.mark.parametrize("width", [320, 360, 1440])
def test_numbers_of_any_length_stand_beside_their_paragraphs(visit, look_web, width):
    page = visit(look_web + "cac-phan/index.html", width=width).page
    edges = []
    for item in page.locator(".td-timeline--numbered > li").all():
        number, body = (item.locator(part).evaluate(BOX) for part in (".td-timeline__when", ".td-timeline__body"))
        assert number[2] < body[0]
        edges.append(body[0])
    assert len(edges) == 3
    assert max(edges) - min(edges) < 1


def test_a_label_and_its_value_are_two_words(visit, look_web):
    page = visit(look_web + "cac-phan/index.html").page
    assert page.locator(".td-roles dt").first.evaluate("dt => getComputedStyle(dt, '::after').content") == '":\u00a0"'


def test_a_remark_keeps_its_distance(visit, look_web):
    page = visit(look_web + "cac-phan/index.html").page
    for place in ("#dat", "#noi"):
        first, remark = page.locator(place).locator("> *").nth(0), page.locator(place).locator(".td-flag").first
        assert remark.evaluate(BOX)[0] - first.evaluate(BOX)[2] >= 3
    above, below = (page.locator("#chong .td-flag").nth(place).evaluate(BOX) for place in (0, 1))
    assert below[1] - above[3] >= 3


@pytest.mark.parametrize("scripts", [True, False])
def test_a_mark_at_the_end_of_the_scale_is_whole(visit, look_web, scripts):
    page = visit(look_web + "bieu-do/index.html", java_script_enabled=scripts).page
    room = page.locator(".td-chart__plot").first.evaluate(
        "plot => [getComputedStyle(plot).overflowX, parseFloat(getComputedStyle(plot).overflowClipMargin)]"
    )
    assert room[0] == "clip"
    assert room[1] >= 6
    page.emulate_media(media="print")
    edge = page.locator(".td-chart__plot").first.evaluate("plot => parseFloat(getComputedStyle(plot).paddingRight)")
    assert edge >= 6


def test_printed_words_are_marked_and_not_struck_out(visit, look_web):
    page = visit(look_web + "cac-phan/index.html").page
    line = page.locator(".td-erratum del").evaluate("part => getComputedStyle(part).textDecorationLine")
    assert line == "underline"


def test_sizes_keep_their_order_on_paper(visit, look_web):
    page = visit(look_web + "cac-phan/index.html").page
    size = "part => parseFloat(getComputedStyle(part).fontSize)"
    screen = [page.locator(part).first.evaluate(size) for part in ("h1", "#loi", ".td-table td", ".td-target__note")]
    page.emulate_media(media="print")
    paper = [page.locator(part).first.evaluate(size) for part in ("h1", "#loi", ".td-table td", ".td-target__note")]
    assert screen == sorted(screen, reverse=True)
    assert paper == sorted(paper, reverse=True)
    assert len(set(paper)) == 4
    assert min(paper) > 10


def test_paper_gets_every_tab_and_whose_sheet_it_is(visit, look_web):
    page = visit(look_web + "cac-phan/index.html").page
    expect(page.locator(".td-imprint")).to_be_hidden()
    page.locator("label[for=__tabbed_1_2]").click()
    page.emulate_media(media="print")
    expect(page.get_by_text("Thân hai")).to_be_visible()
    expect(page.get_by_text("Thân một")).to_be_visible()
    expect(page.locator(".tabbed-labels")).to_be_hidden()
    expect(page.locator(".td-screen__frame")).to_be_hidden()
    expect(page.locator(".td-imprint")).to_contain_text("Cổng thi đua")


@pytest.mark.parametrize(("width", "stays"), [(1440, True), (360, False)])
def test_the_head_of_a_table_stays_in_view_where_nothing_overflows(visit, look_web, width, stays):
    page = visit(look_web + "index.html", width=width, height=300).page
    until(page, "document.querySelector('.td-scroll--fits') !== null")
    head = page.locator(".td-scroll thead th").first
    page.evaluate("document.querySelector('tbody tr:last-child').scrollIntoView({ block: 'center' })")
    place = head.evaluate("part => getComputedStyle(part).position")
    assert (place == "sticky") == stays
    if stays:
        assert head.bounding_box()["y"] >= page.locator(".md-header").bounding_box()["height"] - 1
