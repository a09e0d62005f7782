"""Search over the real site, on the web and from a disk: any way of typing Vietnamese finds the same pages."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.vietnamese import canonical_tone as fold
from generator.vietnamese import without_accents

Visits = Callable[..., Any]
SAME = {
    "thi đua": ("thi dua", "Thi Đua", "THI ĐUA", unicodedata.normalize("NFD", "thi đua")),
    "hòa": ("hoà", "hoa", unicodedata.normalize("NFD", "hoà"), "HÒA"),
    "ủy ban": ("uỷ ban", "uy ban", unicodedata.normalize("NFD", "Uỷ ban"), "Ủy Ban"),
    "bình phước": ("binh phuoc", unicodedata.normalize("NFD", "Bình Phước")),
    "34-CT/TW": ("34 ct tw", "34-ct/tw"),
}


@pytest.fixture(params=["web", "disk"])
def home(request: pytest.FixtureRequest, real_site: Path) -> str:
    """The home page, from a web server below a path, and from a disk."""
    return str(request.getfixturevalue("web")) if request.param == "web" else (real_site / "index.html").as_uri()


# Not the excerpts, which are of the words as they were typed.
SHOWN = """options => options.map((option) => ['title', 'note'].map((part) =>
    option.querySelector(`.td-search__${part}`).textContent.replace(/, mục “.*/, '')).join(''))"""


def found(seen: Any, asked: str) -> list[str]:
    """How many are found in words, then all of them, once the answer stands."""
    page = seen.page
    page.locator("#td-search-input").fill(asked)
    status = page.locator(".md-search-result__meta")
    expect(status).to_contain_text("ìm thấy")
    seen.quiet()
    page.evaluate("const more = document.querySelector('.td-search__more'); while (!more.hidden) more.click()")
    return [status.inner_text(), *page.locator("#td-search-list [role=option]").evaluate_all(SHOWN)]


@pytest.mark.parametrize("asked", SAME)
def test_every_way_of_typing_finds_the_same(visit: Visits, home: str, asked: str):
    seen = visit(home)
    seen.page.keyboard.press("Control+k")
    plain = found(seen, asked)
    assert len(plain) > 1
    for other in SAME[asked]:
        there = found(seen, other)
        assert sorted(there) == sorted(plain), other
        if fold(other) == fold(asked):
            assert there == plain, other
    assert seen.complaints == []
    assert seen.astray == []


def test_what_is_found_names_what_was_asked(visit: Visits, home: str):
    seen = visit(home)
    seen.page.keyboard.press("Control+k")
    assert any("Thi đua" in title or "thi đua" in title for title in found(seen, "thi dua")[1:])
    assert "34-CT/TW" in found(seen, "34 ct tw")[1]
    assert "Ủy ban" in found(seen, "uy ban nhan dan tinh binh phuoc")[1]


def test_words_inside_a_page_are_found_as_well(visit: Visits, home: str):
    seen = visit(home)
    seen.page.keyboard.press("Control+k")
    assert any("Bình Thuận" in title for title in found(seen, "Dụng Văn Duy")[1:])


def test_the_keyboard_alone_opens_a_page(visit: Visits, home: str):
    seen = visit(home)
    seen.page.keyboard.press("Control+k")
    page = seen.page
    expect(page.locator("#td-search-input")).to_be_focused()
    titles = found(seen, "trường chính trị tỉnh bình thuận")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert chosen.get_attribute("id") == page.locator("#td-search-input").get_attribute("aria-activedescendant")
    assert chosen.text_content() == titles[1]
    heading = chosen.locator(".td-search__title").text_content()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(heading)


def test_escape_leaves_the_search(visit: Visits, home: str):
    seen = visit(home)
    seen.page.keyboard.press("Control+k")
    found(seen, "cum")
    seen.page.keyboard.press("Escape")
    expect(seen.page.locator("[role=option]").first).to_be_hidden()


def test_what_is_not_there_is_said_to_be_not_there(visit: Visits, home: str):
    seen = visit(home)
    seen.page.keyboard.press("Control+k")
    answer = found(seen, "zzzkhôngcó <b>đậm</b>")
    assert answer[0].startswith("Không tìm thấy")
    assert "<b>đậm</b>" in answer[0]
    assert answer[1:] == []


def test_the_index_is_not_asked_for_before_the_box_is_used(visit: Visits, home: str):
    seen = visit(home)
    seen.quiet()
    assert not [url for url in seen.asked if "/search/" in url or url.endswith("search.js")]


QUERIES = [
    tuple(map(str.strip, line.split("|")))
    for line in (Path(__file__).parent / "queries.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
FIRST = """(sample) => [...document.querySelectorAll('[role=option]')]
    .find((option) => !sample || option.querySelector('.td-sample-tag'))?.href.split('#')[0] ?? ''"""


def test_the_page_that_is_meant_stands_first(visit: Visits, web: str):
    assert len(QUERIES) >= 60
    seen = visit(f"{web}index.html")
    seen.page.keyboard.press("Control+k")
    wrong = {}
    for asked, meant in QUERIES:
        seen.page.locator("#td-search-input").fill(asked)
        expect(seen.page.locator(".md-search-result__meta")).to_contain_text("ìm thấy")
        seen.quiet()
        first = seen.page.evaluate(FIRST, meant.startswith("minh-hoa/")).removeprefix(web).removesuffix("index.html")
        wrong |= {asked: first} if first != meant else {}
    assert wrong == {}


def test_the_samples_come_after_the_real_record(visit: Visits, web: str):
    seen = visit(f"{web}index.html")
    seen.page.keyboard.press("Control+k")
    samples = ["MINH HỌA" in one for one in found(seen, "trường")[1:]]
    assert True in samples
    assert samples == sorted(samples)


def test_among_the_samples_they_come_first(visit: Visits, web: str):
    seen = visit(f"{web}minh-hoa/index.html")
    seen.page.keyboard.press("Control+k")
    samples = ["MINH HỌA" in one for one in found(seen, "trường")[1:]]
    assert False in samples
    assert samples == sorted(samples, reverse=True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("binh phuok", "Bình Phước"),
        ("lao dnog tiên tiến", "Lao động tiên tiến"),
        ("binh thuna", "Bình Thuận"),
        ("ninh thaun", "Ninh Thuận"),
        ("ke hoach binh thaun", "Kế hoạch Bình Thuận"),
    ],
)
def test_one_mistyped_letter_is_put_right_at_a_press(typed: str, meant: str, visit: Visits, web: str):
    seen = visit(f"{web}index.html")
    seen.page.keyboard.press("Control+k")
    assert found(seen, typed)[1:] == []
    seen.page.get_by_role("button", name=f"Có phải “{meant}”?").click()
    expect(seen.page.locator("[role=option]").first).to_be_visible()
    assert seen.page.locator("#td-search-input").input_value() == meant


def test_a_name_a_letter_away_is_offered_where_no_title_but_some_page_has_the_words(visit: Visits, web: str):
    page = asking(visit, web, "lai chua").page
    assert page.locator("#td-search-list [role=option]").count() > 1
    page.get_by_role("button", name="Có phải “Lai Châu”?").click()
    first = page.locator("#td-search-list .td-search__title").first
    expect(first).to_have_text("Trường Chính trị tỉnh Lai Châu")
    assert page.locator(".td-search__meant").count() == 0


def test_what_nobody_means_gets_no_guess(visit: Visits, web: str):
    seen = visit(f"{web}index.html")
    seen.page.keyboard.press("Control+k")
    assert found(seen, "zzzz qqqq")[1:] == []
    assert seen.page.locator(".td-search__meant").count() == 0


def asking(visit: Visits, web: str, asked: str, tail: str = "index.html") -> Any:
    seen = visit(f"{web}{tail}")
    seen.page.keyboard.press("Control+k")
    seen.page.locator("#td-search-input").fill(asked)
    expect(seen.page.locator(".md-search-result__meta")).to_contain_text("ìm thấy")
    seen.quiet()
    return seen


def test_a_page_of_its_time_is_not_called_old(visit: Visits, home: str):
    seen = visit(home)
    seen.page.keyboard.press("Control+k")
    found(seen, "thi đua")
    assert seen.page.locator(".td-search__old").count() == 0


def test_words_between_quotes_stand_together_in_each_answer(visit: Visits, web: str):
    plain = asking(visit, web, "học tập và làm theo ").page
    loose = int("".join(filter(str.isdigit, plain.locator(".md-search-result__meta").inner_text())))
    page = asking(visit, web, "“học tập và làm theo”").page
    expect(page.locator(".md-search-result__meta")).to_contain_text("chưa xem")
    options = page.locator("#td-search-list [role=option]")
    assert 1 < options.count() < loose
    expect(page.locator(".td-search__excerpt").first).to_be_visible()
    for said in (option.inner_text().lower() for option in options.all()[:4]):
        assert "học tập và làm theo" in said


def test_a_phrase_is_not_found_in_what_a_page_once_was_and_samples_come_last(visit: Visits, web: str):
    page = asking(visit, web, "“lao động tiên tiến”").page
    more = page.locator(".td-search__more")
    options = page.locator("#td-search-list [role=option]")
    for _ in range(3):
        if more.is_visible():
            shown = options.count()
            more.click()
            expect(options).not_to_have_count(shown)
    notes = page.locator("#td-search-list .td-search__note").all_inner_texts()
    samples = ["MINH HỌA" in note for note in notes]
    assert len(notes) > 10
    assert samples == sorted(samples)
    assert not [note for note in notes if "Lịch sử thay đổi" in note]


def test_who_signed_is_answered(visit: Visits, web: str):
    page = asking(visit, web, "ai ký kế hoạch bình thuận").page
    first = page.locator("#td-search-list [role=option]").first
    assert "Người ký: Dụng Văn Duy" in first.locator(".td-search__excerpt").inner_text()


def test_whole_words_come_before_beginnings(visit: Visits, web: str):
    page = asking(visit, web, "ha").page
    options = page.locator("#td-search-list [role=option]").all_inner_texts()
    real = [one for one in options if "MINH HỌA" not in one and "có trong nội dung trang" not in one]
    whole = ["ha" in without_accents(one).replace("-", " ").split() for one in real]
    assert {True, False} == set(whole)
    assert whole == sorted(whole, reverse=True)


def test_a_phrase_with_its_accents_is_no_other_phrase(visit: Visits, web: str):
    page = asking(visit, web, "“dân vận”").page
    page.locator(".td-search__more").evaluate("more => more.hidden || more.click()")
    titles = page.locator("#td-search-list .td-search__title").all_inner_texts()
    assert "Dân vận khéo" in titles
    other = asking(visit, web, "“dân văn”").page
    assert "Dân vận khéo" not in other.locator("#td-search-list .td-search__title").all_inner_texts()


def test_words_of_a_body_come_with_their_line_marked_and_lead_to_its_heading(visit: Visits, web: str):
    page = asking(visit, web, "phòng đào tạo").page
    first = page.locator("#td-search-list [role=option]", has_text="có trong nội dung trang").first
    excerpt = first.locator(".td-search__excerpt")
    expect(excerpt).to_be_visible()
    assert "Đào tạo" in excerpt.locator("mark").all_inner_texts() or "đào" in excerpt.inner_text().lower()
    expect(first.locator(".td-search__note")).to_contain_text("mục “")
    href = str(first.get_attribute("href"))
    first.click()
    page.wait_for_url("**/*#*")
    anchor = href.split("#")[1]
    assert page.url.endswith(f"#{anchor}")
    assert page.locator(f"[id='{anchor}']").count() == 1


def test_who_signed_is_shown_where_that_is_why_a_page_was_found(visit: Visits, web: str):
    page = asking(visit, web, "dụng văn duy").page
    first = page.locator("#td-search-list [role=option]").first
    assert "Dụng Văn Duy" in first.locator(".td-search__excerpt").inner_text()


def test_typed_accents_are_meant_before_others(visit: Visits, web: str):
    page = asking(visit, web, "hiệu trưởng ").page
    titles = page.locator("#td-search-list .td-search__title").all_inner_texts()
    assert "Trường Chính trị tỉnh Bình Thuận" in titles
    assert "Giảng viên dạy giỏi cấp trường" not in titles


def test_the_address_keeps_question_and_filters_and_back_leads_to_them(visit: Visits, web: str):
    page = asking(visit, web, "bình thuận ").page
    page.get_by_label("Loại trang").select_option("Kế hoạch")
    page.get_by_label("Năm", exact=True).select_option("2023")
    page.get_by_label("Dữ liệu thật hay minh họa").select_option("that")
    page.wait_for_url("**tim=*loai=*nam=2023*ho-so=that")
    titles = page.locator("#td-search-list .td-search__title").all_inner_texts()
    assert titles
    assert all("năm 2023" in title for title in titles)
    assert all("Kế hoạch" in note for note in page.locator("#td-search-list .td-search__note").all_inner_texts())
    again = visit(page.url).page
    expect(again.locator("#td-search-list .td-search__title").first).to_have_text(titles[0])
    again.locator("#td-search-list [role=option]").first.click()
    again.wait_for_url("**/ke-hoach/2023/**")
    again.go_back()
    expect(again.locator("#td-search-list .td-search__title").first).to_have_text(titles[0])
    again.keyboard.press("Escape")
    again.wait_for_url(f"{web}")


def test_filters_that_leave_nothing_say_so_and_are_dropped_at_a_press(visit: Visits, web: str):
    page = visit(f"{web}index.html?tim=bình thuận&loai=Lịch&nam=1999").page
    status = page.locator(".md-search-result__meta")
    expect(status).to_contain_text("bỏ lọc thì có")
    page.get_by_role("button", name="Bỏ lọc").click()
    expect(page.locator("#td-search-list [role=option]").first).to_be_visible()
    expect(page.locator("#td-search-input")).to_be_focused()
