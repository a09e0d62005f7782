"""Charts in the page: the drawing first, Plotly when it is looked at, and whatever fails, the drawing again."""

import csv
import io
import re
from collections import Counter

import pytest
from PIL import Image
from playwright.sync_api import Route, expect

from generator.exports.data.csv_text import inert

PLOTLY = "plotly-basic.min.js"
KEY, BESIDE = ".td-svg--key", 8
LIVELY = {"bullet": "b", "distribution": "d"}  # of which Plotly says more than the drawing
ROWS = ".td-row > .td-bar:not(.td-bar--axis)"


def show(page, prefix: str):
    """Scroll to a chart and wait for Plotly's drawing."""
    figure = page.locator(f"#{prefix}")
    figure.scroll_into_view_if_needed()
    expect(figure).to_have_class(re.compile("td-chart--live"))
    return figure


def asked(seen, name: str) -> int:
    return Counter(url.split("?")[0].rsplit("/", 1)[1] for url in seen.asked)[name]


@pytest.mark.parametrize("where", ["look_web", "look_disk"])
def test_plotly_is_fetched_once_and_only_when_a_chart_is_in_view(visit, request, where):
    seen = visit(request.getfixturevalue(where) + "bieu-do/index.html")
    seen.quiet()
    assert asked(seen, PLOTLY) == asked(seen, "charts.js") == 0
    for prefix in LIVELY.values():
        show(seen.page, prefix)
    seen.quiet()
    assert asked(seen, PLOTLY) == 1
    assert (seen.astray, seen.complaints) == ([], [])


def test_nothing_of_the_charts_is_fetched_for_a_page_without_them(visit, look_web):
    seen = visit(look_web + "index.html")
    seen.quiet()
    assert asked(seen, PLOTLY) == asked(seen, "charts.js") == asked(seen, "search.js") == asked(seen, "titles.js") == 0


@pytest.mark.parametrize("width", [360, 1440])
def test_live_drawings_fill_their_places_and_no_more(visit, look_web, width):
    seen = visit(look_web + "bieu-do/index.html", width=width)
    for kind, prefix in LIVELY.items():
        figure = show(seen.page, prefix)
        place = figure.locator(".td-chart__plot").bounding_box()
        drawing = figure.locator(".main-svg").first.bounding_box()
        bars = figure.locator(ROWS).first.bounding_box()
        assert abs(drawing["x"] + BESIDE - bars["x"]) <= 1
        assert abs(drawing["width"] - bars["width"] - 2 * BESIDE) <= 1
        assert abs(drawing["height"] - place["height"]) <= 1
        assert not seen.scrolls_sideways(), kind


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_jumps_when_plotly_comes(visit, look_web, width):
    page = visit(look_web + "bieu-do/index.html", width=width).page
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.locator(".js-plotly-plot").count() == 0
    before = {prefix: plot(page, prefix).bounding_box() for prefix in LIVELY.values()}
    bars = {kind: boxes(page.locator(f"#{LIVELY[kind]} {drawn}")) for kind, drawn in DRAWN_BARS.items()}
    for kind, prefix in LIVELY.items():
        figure = show(page, prefix)
        assert abs(before[prefix]["height"] - plot(page, prefix).bounding_box()["height"]) <= 1, kind
        live = boxes(figure.locator(".barlayer path"))
        assert all(any(near(bar, other) for other in live) for bar in bars[kind]), kind


DRAWN_BARS = {"bullet": ".td-row .td-svg__bar", "distribution": ".td-row .td-svg__piece"}


def plot(page, prefix: str):
    return page.locator(f"#{prefix} .td-chart__plot")


def boxes(found) -> list[list[float]]:
    """Left, top, width, height of each, within the plot of its chart."""
    return list(
        found.evaluate_all("""all => all.map(one => {
        const plot = one.closest(".td-chart__plot").getBoundingClientRect(), box = one.getBoundingClientRect();
        return [box.left - plot.left, box.top - plot.top, box.width, box.height]; })""")
    )


def near(one: list[float], other: list[float]) -> bool:
    """Whether two boxes are the same within three pixels."""
    return all(abs(a - b) <= 3 for a, b in zip(one, other, strict=True))


def test_a_key_has_the_colours_of_its_chart_also_without_scripts(visit, look_web):
    page = visit(look_web + "bieu-do/index.html", java_script_enabled=False).page
    key = page.locator("#d .td-chart__key rect[class*='td-svg__bar--']").evaluate_all(FILLS)
    pieces = page.locator("#d .td-row rect[class*='td-svg__bar--']").evaluate_all(FILLS)
    assert dict(key) == dict(pieces)
    assert len(dict(key)) == 9
    aims = page.locator("#t .td-svg__aim").evaluate_all("all => all.map(one => getComputedStyle(one).stroke)")
    assert len(aims) > 1
    assert len(set(aims)) == 1
    shot = page.locator(f"#t {KEY} > use").first.screenshot()
    assert main_colour(shot) == page.locator("#t .td-svg__point").first.evaluate("one => getComputedStyle(one).stroke")


FILLS = "all => all.map(one => [one.className.baseVal, getComputedStyle(one).fill])"


def main_colour(shot: bytes) -> str:
    """The colour of the middle of a picture, as a style says it."""
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    red, green, blue = picture.getpixel((picture.width // 2, picture.height // 2))
    return f"rgb({red}, {green}, {blue})"


def test_no_accent_of_a_chart_is_cut(visit, look_web):
    """What a drawing writes above its own edge has room there; lines of HTML are as high as their accents."""
    page = visit(look_web + "bieu-do/index.html").page
    room = "plot => parseFloat(getComputedStyle(plot).overflowClipMargin)"
    above = """plot => Math.max(0, ...[...plot.querySelectorAll("text")].map(
        text => plot.getBoundingClientRect().top - text.getBoundingClientRect().top))"""
    for prefix in ("b", "t", "d", "sample"):
        plot = page.locator(f"#{prefix} .td-chart__plot")
        assert plot.evaluate(above) <= plot.evaluate(room), prefix


def test_the_matrix_keeps_its_members_in_view_and_needs_no_key(visit, look_web):
    seen = visit(look_web + "bieu-do/index.html", width=360)
    figure = seen.page.locator("#m")
    figure.scroll_into_view_if_needed()
    assert figure.locator(".td-chart__key, .js-plotly-plot").count() == 0
    member, cell = figure.locator("tbody th").first, figure.locator(".td-matrix__cell").first
    expect(cell).to_have_text("Đạt")
    figure.locator(".td-chart__plot .td-scroll").evaluate("one => { one.scrollLeft = 9999 }")
    expect(member).to_be_in_viewport(ratio=1)
    assert not seen.scrolls_sideways()


def test_a_chart_takes_the_whole_column(visit, look_web):
    page = visit(look_web + "bieu-do/index.html", width=1440).page
    column = page.locator("article").bounding_box()["width"]
    for prefix in ("b", "t", "d", "m"):
        assert page.locator(f"#{prefix}").bounding_box()["width"] >= column - 60
    name, bar, value = (page.locator(f"#b .td-row:not(.td-row--head) > {part}").first.bounding_box()
                        for part in (".td-row__name", ".td-bar", ".td-row__value"))  # fmt: skip
    assert name["x"] + name["width"] <= bar["x"]
    assert bar["x"] + bar["width"] <= value["x"]


def test_a_chart_that_says_it_all_asks_for_no_plotly(visit, look_web):
    seen = visit(look_web + "bieu-do/index.html")
    seen.page.evaluate("document.querySelector('#b > script').remove()")
    seen.page.locator("#b").scroll_into_view_if_needed()
    expect(seen.page.locator("#b .td-chart__downloads")).to_be_visible()
    expect(seen.page.locator("#b .td-svg").first).to_be_visible()
    assert seen.complaints == []


def test_a_chart_in_a_tab_gets_its_width_when_the_tab_opens(visit, look_web):
    page = visit(look_web + "bieu-do/index.html").page
    page.locator("label[for=__tabbed_1_2]").click()
    figure = show(page, "tab")
    place = figure.locator(ROWS).first.bounding_box()["width"]
    assert abs(figure.locator(".main-svg").first.bounding_box()["width"] - place - 2 * BESIDE) <= 1


def test_a_live_chart_follows_the_window(visit, look_web):
    page = visit(look_web + "bieu-do/index.html").page
    figure = show(page, "b")
    page.set_viewport_size({"width": 400, "height": 800})
    place = figure.locator(ROWS).first.bounding_box()["width"]
    expect(figure.locator(".main-svg").first).to_have_attribute("width", str(int(place) + 2 * BESIDE))


def test_a_live_chart_follows_the_scheme(visit, look_web):
    page = visit(look_web + "bieu-do/index.html").page
    figure = show(page, "b")
    bar = figure.locator(".barlayer path").first
    before = bar.evaluate("element => getComputedStyle(element).fill")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    expect(figure.locator(".barlayer path").first).not_to_have_css("fill", before)


@pytest.mark.parametrize("broken", [PLOTLY, "plotly.css", "charts.js"])
def test_the_drawing_stays_when_something_fails(visit, look_web, broken):
    seen = visit(look_web + "index.html")
    seen.page.context.route(f"**/{broken}", lambda route: route.abort())
    seen.page.goto(look_web + "bieu-do/index.html")
    figure = seen.page.locator("#b")
    figure.scroll_into_view_if_needed()
    seen.quiet()
    expect(figure.locator(".td-svg").first).to_be_visible()
    expect(figure).not_to_have_class(re.compile("td-chart--live"))
    expect(figure.locator(".td-chart__live")).to_have_count(0)


def test_the_drawing_stays_when_plotly_throws(visit, look_web):
    def bad(route: Route) -> None:
        route.fulfill(body="window.Plotly = { react() { throw new Error('no') } }", content_type="text/javascript")

    seen = visit(look_web + "index.html")
    seen.page.context.route(f"**/{PLOTLY}", bad)
    seen.page.goto(look_web + "bieu-do/index.html")
    figure = seen.page.locator("#b")
    figure.scroll_into_view_if_needed()
    seen.quiet()
    expect(figure.locator(".td-svg").first).to_be_visible()
    expect(figure.locator(".td-chart__live")).to_have_count(0)


def test_figures_are_reached_and_heard_by_keyboard(visit, look_web):
    page = visit(look_web + "bieu-do/index.html").page
    figure = show(page, "b")
    live = figure.locator(".td-chart__live")
    live.focus()
    page.keyboard.press("ArrowRight")
    voice = figure.locator("[role=status]")
    expect(voice).to_have_text("Lao động tiên tiến: Hướng dẫn: từ 80%")
    expect(figure.locator(".hoverlayer .hovertext")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(voice).to_have_text("Lao động tiên tiến: Kết quả: 41/44 (93,2%)")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(voice).to_have_text("Trong đó: Chiến sĩ thi đua cơ sở: Kết quả: 6/41 (14,6%)")


def test_hostile_labels_are_text_in_the_live_drawing(visit, look_web):
    seen = visit(look_web + "bieu-do/index.html")
    dialogs: list[str] = []
    seen.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    figure = show(seen.page, "hostile")
    figure.locator(".td-chart__live").focus()
    for _ in range(6):
        seen.page.keyboard.press("ArrowRight")
    shown = "".join(figure.locator(".td-row__name").all_text_contents())
    assert "<img src=x onerror=alert(1)>" in shown
    assert "&lt;i&gt;" in shown
    assert figure.locator("img").count() == 0
    expect(figure.locator("[role=status]")).to_contain_text("<img src=x onerror=alert(1)>")
    assert (dialogs, seen.astray, seen.complaints) == ([], [], [])


def saved(page, figure, kind: str) -> tuple[str, bytes]:
    with page.expect_download() as caught:
        figure.get_by_role("button", name=f"Tải biểu đồ dạng {kind}").click()
    return caught.value.suggested_filename, caught.value.path().read_bytes()


def test_downloads_hold_the_figures_and_the_drawing(visit, look_web):
    seen = visit(look_web + "bieu-do/index.html", accept_downloads=True)
    figure = show(seen.page, "b")
    name, data = saved(seen.page, figure, "CSV")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert name == "b.csv"
    assert rows[0] == ["Chỉ tiêu", "Mức đề ra", "Hướng dẫn", "Kết quả", "Đánh giá"]
    assert rows[1] == ["Lao động tiên tiến", "từ 90%", "từ 80%", "41/44 (93,2%)", "Đạt"]
    name, data = saved(seen.page, figure, "SVG")
    assert name == "b.svg"
    assert "Lao động tiên tiến".encode() in data
    assert b"41/44 (93,2%)" in data
    assert data.count(b"textLength") > 8  # as long where the font of the site is not there
    assert "Chỉ tiêu".encode() in data
    assert b"var(" not in data
    assert b"class=" not in data
    name, data = saved(seen.page, figure, "PNG")
    assert (name, data[:8]) == ("b.png", b"\x89PNG\r\n\x1a\n")
    assert len(data) > 5000
    expect(figure.locator(".td-row .td-svg__bar").first).to_be_hidden()
    assert seen.complaints == []


def test_downloads_of_a_sample_say_so(visit, look_web):
    page = visit(look_web + "bieu-do/index.html", accept_downloads=True).page
    figure = show(page, "sample")
    name, data = saved(page, figure, "CSV")
    assert name == "minh-hoa-sample.csv"
    assert data.decode("utf-8-sig").startswith("MINH HỌA")
    assert "MINH HỌA" in saved(page, figure, "SVG")[1].decode()


def test_a_cell_is_never_a_formula(visit, look_web):
    page = visit(look_web + "bieu-do/index.html", accept_downloads=True).page
    figure = show(page, "b")
    cells = figure.locator(".td-chart__table tbody td")
    for place, text in enumerate(("=1+1", "'x", "-5,5%", "＝1")):
        cells.nth(place).evaluate("(cell, text) => { cell.textContent = text }", text)
    row = next(list(csv.reader(io.StringIO(saved(page, figure, "CSV")[1].decode("utf-8-sig"))))[n] for n in (1,))
    assert row[1:] == [inert("=1+1"), inert("'x"), "-5,5%", inert("＝1")]


def test_without_scripts_the_drawing_and_its_table_are_there(visit, look_web):
    page = visit(look_web + "bieu-do/index.html", java_script_enabled=False).page
    figure = page.locator("#b")
    expect(figure.locator(".td-svg").first).to_be_visible()
    figure.locator("summary", has_text="Bảng số liệu").click()
    expect(figure.locator("td", has_text="41/44")).to_be_visible()


def test_paper_gets_the_drawing_and_the_open_table(visit, look_web):
    page = visit(look_web + "bieu-do/index.html").page
    figure = show(page, "b")
    page.emulate_media(media="print")
    expect(figure.locator(".td-svg").first).to_be_visible()
    expect(figure.locator(".td-chart__live")).to_be_hidden()
    expect(figure.locator(".td-chart__downloads")).to_be_hidden()
    expect(figure.locator("td", has_text="41/44")).to_be_visible()
