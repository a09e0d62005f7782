"""Ways to read the real site: without scripts, from a disk, on paper, by keyboard, from the root of a host."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from serving import serving

Visits = Callable[..., Any]
PLAN = "ke-hoach/2023/tct-binh-thuan/index.html"
SAMPLE_PLAN = "minh-hoa/ke-hoach/2024/truong-mau-sao-mai/index.html"


def shown(page: Page, selector: str) -> int:
    """How many elements of a selector a reader sees, with a size of their own."""
    return int(page.evaluate(
        "selector => [...document.querySelectorAll(selector)].filter(one => {"
        " const box = one.getBoundingClientRect();"
        " return box.width > 1 && box.height > 1 && getComputedStyle(one).visibility === 'visible' }).length", selector
    ))  # fmt: skip


@pytest.mark.parametrize("address", [PLAN, SAMPLE_PLAN])
def test_without_scripts_the_figures_and_drawings_are_there(visit: Visits, web: str, address: str):
    seen = visit(web + address, java_script_enabled=False)
    assert shown(seen.page, "article table tbody tr") > 0
    assert shown(seen.page, "article figure svg") > 0
    expect(seen.page.locator("h1")).to_be_visible()
    assert not [url for url in seen.asked if "plotly" in url]


def test_without_scripts_the_table_of_a_chart_opens(visit: Visits, web: str):
    seen = visit(web + SAMPLE_PLAN, java_script_enabled=False)
    seen.page.locator("summary", has_text="Biểu đồ").click()
    details = seen.page.locator("article figure details").first
    details.locator("summary").click()
    expect(details.locator("table")).to_be_visible()


def test_without_scripts_every_page_is_still_found(visit: Visits, web: str):
    seen = visit(web, java_script_enabled=False)
    seen.page.get_by_role("link", name="Mục lục").first.click()
    expect(seen.page.locator("h1")).to_have_text("Mục lục")


def test_a_walk_through_the_site_on_disk(visit: Visits, real_site: Path):
    seen = visit((real_site / "index.html").as_uri())
    page = seen.page
    page.locator("article").get_by_role("link", name="Kế hoạch", exact=True).click()
    page.locator("article").get_by_role("link", name="Trường Chính trị tỉnh Bình Phước").first.click()
    assert page.url.endswith("/ke-hoach/2021/tct-binh-phuoc/index.html")
    page.locator("summary", has_text="Văn bản được dẫn").click()
    page.locator("article").get_by_role("link", name="Chỉ thị 34-CT/TW").first.click()
    expect(page.locator("h1")).to_have_text("Chỉ thị 34-CT/TW")
    page.go_back()
    assert page.url.partition("#")[0].endswith("/ke-hoach/2021/tct-binh-phuoc/index.html")
    page.go_forward()
    expect(page.locator("h1")).to_have_text("Chỉ thị 34-CT/TW")
    for owner in (
        "Trường Chính trị tỉnh Lai Châu",
        "Ban Dân vận Tỉnh ủy Bình Thuận",
        "Trường Chính trị tỉnh Bình Phước",
    ):
        expect(page.locator("article table").get_by_role("link", name=owner).first).to_be_visible()
    page.locator("article table").get_by_role("link", name="Bình Phước").first.click()
    assert page.url.partition("#")[0].endswith("/ke-hoach/2021/tct-binh-phuoc/index.html")
    page.locator("nav[aria-label='Đường dẫn']").get_by_role("link", name="Trang chủ").click()
    assert page.url == (real_site / "index.html").as_uri()
    assert seen.complaints == []
    assert seen.astray == []


@pytest.mark.parametrize("address", ["index.html", PLAN, "lich/2023/index.html"])
def test_paper_shows_the_record_without_the_ways_around(visit: Visits, web: str, address: str):
    seen = visit(web + address)
    assert shown(seen.page, "header nav, .md-tabs, .md-search input") > 0
    seen.page.emulate_media(media="print")
    assert shown(seen.page, "header nav, .md-tabs, .md-sidebar, .md-search, .md-footer nav, .headerlink") == 0
    expect(seen.page.locator("h1")).to_be_visible()
    assert shown(seen.page, "article p, article table tbody tr, article li") > 0


def test_paper_keeps_where_a_page_came_from_and_when(visit: Visits, web: str):
    seen = visit(web + PLAN)
    seen.page.emulate_media(media="print")
    expect(seen.page.locator("article").get_by_text("Tính đến").first).to_be_visible()
    expect(seen.page.locator("article").get_by_text("content/plans/2023/tct-binh-thuan.yml").last).to_be_visible()


def test_the_first_tab_skips_to_the_content(visit: Visits, web: str):
    page = visit(web + PLAN).page
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_be_in_viewport()
    target = skip.get_attribute("href")
    assert target
    assert target.startswith("#")
    page.keyboard.press("Enter")
    assert page.url.endswith(target)
    expect(page.locator(target)).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_everything_focused_by_tab_can_be_seen(visit: Visits, web: str):
    page = visit(web + PLAN).page
    hidden = []
    for _ in range(40):
        page.keyboard.press("Tab")
        box = page.evaluate(
            "() => { const one = document.activeElement, seen = one.type === 'radio' ? one.nextElementSibling : one,"
            " box = seen.getBoundingClientRect();"
            " return [one.outerHTML.slice(0, 80), box.width, box.height, getComputedStyle(seen).visibility] }"
        )
        if min(box[1], box[2]) < 1 or box[3] != "visible":
            hidden.append(box[0])
    assert hidden == []


def test_the_choice_of_dark_lasts_to_the_next_page(visit: Visits, web: str):
    page = visit(web).page
    page.locator("label[for='__palette_1']:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(web + PLAN)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_address_bar_shows_the_permanent_address(visit: Visits, web: str):
    assert visit(web + PLAN).page.url == web + PLAN.removesuffix("index.html")


def test_a_page_asked_for_by_its_permanent_address_is_whole(visit: Visits, web: str):
    seen = visit(web + PLAN.removesuffix("index.html"))
    seen.quiet()
    assert seen.complaints == []
    expect(seen.page.locator("h1")).to_be_visible()


def test_the_site_stands_at_the_root_of_a_host_as_well(visit: Visits, real_site: Path):
    with serving(real_site) as address:
        seen = visit(address)
        seen.page.get_by_role("link", name="Lịch", exact=True).first.click()
        seen.page.wait_for_url("**/lich/**")
        seen.quiet()
    assert seen.complaints == []


def test_a_page_that_is_not_there_is_whole_below_any_path(visit: Visits, web: str):
    """The server sends 404.html at every depth; it finds the site above itself."""
    page, asked = missing(visit, web, "khong-co/trang/nay/")
    expect(page.locator("h1")).to_have_text("Không có trang này")
    assert page.evaluate("Math.max(...[...document.images, ...document.querySelectorAll('svg')].map("
                         "one => one.getBoundingClientRect().width), 0)") < 100  # fmt: skip
    assert page.evaluate("document.body.getBoundingClientRect().width") < 700
    host = web.removesuffix("/cong/thi-dua/")
    assert asked[0] == web + "khong-co/trang/nay/"
    scripts = rf"{host}/[\w/-]*assets/(portal-\w+|search)/\w+\.js$"
    assert [url for url in asked if not re.match(scripts, url)] == asked[:1]
    expect(page.get_by_role("link", name="Mục lục")).to_have_attribute("href", web + "muc-luc/index.html")


@pytest.mark.parametrize(
    "address", ["ke-hoach/2023/tct-binh-thaun/", "ke-hoach/2023/tct-binhthuan", "ke-hoach/tct-binh-thuan/"]
)
def test_a_missing_page_offers_the_nearest_and_a_search_for_what_was_asked(visit: Visits, web: str, address: str):
    page, _ = missing(visit, web, address)
    expect(page.locator("ul a").first).to_have_attribute("href", web + PLAN.removesuffix("index.html"))
    assert page.locator("ul a").count() <= 5
    field = page.get_by_label("Tìm trong cổng")
    expect(field).to_have_value(re.sub(r"\W+", " ", address).strip())
    field.fill("bình thuận")
    field.press("Enter")
    page.wait_for_url(f"{web}?tim=*")
    expect(page.locator("#td-search-list [role=option]").first).to_be_visible()


def test_a_missing_page_names_a_sample_as_such_once(visit: Visits, web: str):
    page, _ = missing(visit, web, "minh-hoa/truong/truong-mau-sao-maj/")
    lines = page.locator("ul li")
    expect(lines.first).to_have_text("Trường Chính trị mẫu Sao Mai (minh họa)")
    assert {line.count("(minh họa)") for line in lines.all_inner_texts()} == {1}


def missing(visit: Visits, web: str, address: str) -> tuple[Any, list[str]]:
    """The page of a missing address as a server sends it there, and all that it asked for."""
    page = visit(web + "404.html").page
    source = page.request.get(web + "404.html").text()
    page.route(web + address, lambda route: route.fulfill(body=source, content_type="text/html"))
    asked: list[str] = []
    page.on("request", lambda request: None if request.url.startswith("data:") else asked.append(request.url))
    page.goto(web + address)
    return page, asked


def test_a_record_page_has_the_whole_width_and_a_guide_its_column(visit: Visits, web: str):
    page = visit(web + PLAN).page
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
    assert page.locator("article .td-scroll").first.bounding_box()["width"] > 1000  # type: ignore[index]
    page.goto(web + "nguoi-nhap-lieu/index.html")
    expect(page.locator(".md-sidebar--primary")).to_be_visible()
    page.goto(web + "lich/index.html")
    expect(page.locator(".md-sidebar--primary")).to_be_visible()


def test_the_contents_stand_below_what_the_page_is(visit: Visits, web: str):
    page = visit(web + PLAN, width=360).page
    lede, contents = page.locator("article .td-lede"), page.locator("article .td-toc")
    below, above = contents.bounding_box(), lede.bounding_box()
    assert below
    assert above
    assert below["y"] >= above["y"] + above["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_scripts_the_scheme_is_the_one_the_reader_wishes(visit: Visits, web: str, scheme: str):
    page = visit(web + PLAN, scheme=scheme, java_script_enabled=False).page
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(23, 21, 19)" if scheme == "dark" else "rgb(251, 249, 244)")
    page.emulate_media(media="print", color_scheme=scheme)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_steps_of_a_guide_go_on_after_a_picture(visit: Visits, web: str):
    page = visit(web + "nguoi-nhap-lieu/index.html").page
    steps = page.locator("article ol > li img")
    assert steps.count() >= 1
    assert page.locator("article > ol").first.locator("> li").count() == 4
    assert page.locator(".headerlink").first.get_attribute("title") == "Liên kết đến mục này"


LONG_WORDS = """() => {
  const seen = new Set(), wide = [];
  for (const part of document.querySelectorAll("article *:not(svg *), .md-footer *")) {
    const text = [...part.childNodes].find((node) => node.nodeType === 3 && node.data.trim());
    const kind = `${part.tagName}.${part.className} in ${part.parentElement.tagName}.${part.parentElement.className}`;
    // tables scroll within their region; flags and tags are words of the portal's own
    if (!text || seen.has(kind) || part.closest(".td-scroll, script, .td-hidden, .td-flag, .td-sample-tag")) continue;
    seen.add(kind);
    const kept = text.data;
    text.data = "W".repeat(120);
    if (document.scrollingElement.scrollWidth > innerWidth) wide.push(kind);
    text.data = kept;
  }
  return [seen.size, wide];
}"""


@pytest.mark.parametrize("address", ["", "minh-hoa/ke-hoach/2024/truong-mau-sao-mai/", "truong/tct-binh-thuan/"])
def test_a_word_longer_than_the_page_is_broken_wherever_it_stands(visit: Callable[..., Any], web: str, address: str):
    page = visit(f"{web}{address}index.html", width=360).page
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    tried, wide = page.evaluate(LONG_WORDS)
    assert tried > 10
    assert wide == []
