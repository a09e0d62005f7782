"""The search box on the web and from a disk: what it finds, how keys work it, what a screen reader is told."""

import re
import unicodedata

import pytest
from playwright.sync_api import expect


@pytest.fixture(params=["look_web", "look_disk"])
def seen(request, visit):
    """A page with the search box, on the web and from a disk."""
    return visit(request.getfixturevalue(request.param) + "bieu-do/index.html")


def ask(page, words: str):
    page.locator("#td-search-input").fill(words)
    return page.locator("#td-search-list [role=option]")


def titles(page) -> list[str]:
    return page.locator(".td-search__title").all_text_contents()


@pytest.mark.parametrize(
    "words", ["bieu do thi dua", "Biểu đồ thi đua", "BIỂU ĐỒ THI ĐUA", unicodedata.normalize("NFD", "biểu đồ thi đua")]
)
def test_every_spelling_finds_the_same(seen, words):
    ask(seen.page, words)
    expect(seen.page.locator(".td-search [role=status]")).to_have_text("Tìm thấy 1 trang")
    assert titles(seen.page) == ["Biểu đồ thi đua"]


@pytest.mark.parametrize("words", ["hoà bình", "hòa bình", "hoa binh", "uỷ ban", "ủy ban"])
def test_words_of_the_body_are_found_too(seen, words):
    ask(seen.page, words)
    expect(seen.page.locator(".td-search__note")).to_contain_text("có trong nội dung trang")
    assert titles(seen.page) == ["Biểu đồ thi đua"]


def test_titles_stand_before_bodies_and_all_real_pages_before_samples(seen):
    ask(seen.page, "thi dua ")
    expect(seen.page.locator(".td-search [role=status]")).to_have_text("Tìm thấy 3 trang")
    assert titles(seen.page) == ["Biểu đồ thi đua", "Mục lục", "Trường mẫu thi đua"]
    assert seen.page.locator(".td-search__note").nth(2).inner_text().startswith("MINH HỌA")
    assert "MINH HỌA" not in seen.page.locator(".td-search__note").nth(0).inner_text()


def test_a_word_that_is_still_being_typed_is_found(seen):
    ask(seen.page, "bieu d")
    expect(seen.page.locator(".td-search__title").first).to_have_text("Biểu đồ thi đua")
    assert seen.page.locator(".td-search__title mark").all_text_contents() == ["Biểu", "đồ", "đua"]


def test_the_newest_of_equal_titles_stands_first_and_more_are_a_button_away(seen):
    options = ask(seen.page, "ke hoach nam")
    expect(options).to_have_count(20)
    assert titles(seen.page)[0] == "Kế hoạch năm 2023"
    seen.page.get_by_role("button", name="Xem thêm kết quả").click()
    expect(options).to_have_count(34)
    expect(seen.page.get_by_role("button", name="Xem thêm kết quả")).to_be_hidden()
    expect(seen.page.locator("#td-search-input")).to_be_focused()


def test_nothing_found_says_so_and_what_to_do(seen):
    ask(seen.page, "xyz không có")
    status = seen.page.locator(".td-search [role=status]")
    expect(status).to_contain_text("Không tìm thấy trang nào có “xyz không có”")
    assert status.locator("a").get_attribute("href").endswith("muc-luc/index.html")


def test_hostile_questions_are_text(seen):
    ask(seen.page, "<img src=x onerror=alert(1)>")
    expect(seen.page.locator(".td-search [role=status]")).to_contain_text("<img src=x onerror=alert(1)>")
    assert seen.page.locator(".td-search img").count() == 0


def test_a_single_letter_does_nothing(visit, look_web):
    page = visit(look_web + "bieu-do/index.html").page
    heard = "addEventListener('keydown', (event) => { window.heard = (window.heard ?? '') + event.key; })"
    page.evaluate(heard)  # as Material listens
    for key in "/sfnp,.":
        page.keyboard.press(key)
    page.keyboard.press("End")
    assert page.evaluate("window.heard") == "End"
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page).to_have_url(look_web + "bieu-do/")


def test_keys_open_it_and_escape_closes_it(seen):
    page = seen.page
    page.keyboard.press("Control+k")
    expect(page.locator("#td-search-input")).to_be_focused()
    expect(page.locator("#td-search-input")).to_have_value("")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.locator("#td-search-input")).not_to_be_focused()


def test_arrows_choose_and_enter_goes_there(seen):
    page = seen.page
    page.keyboard.press("Control+k")
    page.keyboard.type("thi dua ")
    expect(page.locator(".td-search [role=status]")).to_have_text("Tìm thấy 3 trang")
    field = page.locator("#td-search-input")
    for key, chosen in (
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowDown", 2),
        ("ArrowDown", 0),
        ("ArrowUp", 2),
        ("ArrowUp", 1),
    ):
        page.keyboard.press(key)
        expect(field).to_have_attribute("aria-activedescendant", f"td-search-{chosen}")
        expect(page.locator("[role=option][aria-selected=true]")).to_have_id(f"td-search-{chosen}")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/muc-luc/"))
    expect(page.locator("h1")).to_have_text("Mục lục")


def test_what_is_chosen_stays_chosen_when_bodies_come_in(visit, look_web):
    seen = visit(look_web + "index.html")
    waiting = []
    seen.page.context.route("**/t-*.js*", lambda route: waiting.append(route))
    ask(seen.page, "thi dua ")
    expect(seen.page.locator(".td-search [role=status]")).to_have_text("Tìm thấy 1 trang")
    seen.page.locator("#td-search-input").press("ArrowDown")
    for route in waiting:
        route.continue_()
    expect(seen.page.locator(".td-search [role=status]")).to_have_text("Tìm thấy 3 trang")
    expect(seen.page.locator("[role=option][aria-selected=true]")).to_have_id("td-search-0")


def test_a_screen_reader_is_given_what_there_is(seen):
    field = seen.page.get_by_role("combobox", name="Tìm trong cổng thi đua")
    expect(field).to_have_attribute("aria-expanded", "false")
    ask(seen.page, "thi dua ")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert field.get_attribute("aria-controls") == seen.page.get_by_role("listbox").get_attribute("id")
    expect(seen.page.locator("#td-search-list [role=option]")).to_have_count(3)
    ask(seen.page, "xyz")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_nothing_is_fetched_before_the_box_is_used_and_nothing_from_elsewhere(seen):
    seen.quiet()
    assert not [url for url in seen.asked if "/search/" in url or url.endswith("search.js")]
    ask(seen.page, "thi dua")
    expect(seen.page.locator("[role=option]").first).to_be_visible()
    seen.quiet()
    assert [url for url in seen.asked if url.endswith("/assets/search/titles.js")]
    assert not [url for url in seen.asked if "worker" in url or url.endswith("search_index.json")]
    assert (seen.astray, seen.complaints) == ([], [])


def test_a_failing_index_is_reported(visit, look_web):
    seen = visit(look_web + "index.html")
    seen.page.context.route("**/titles.js", lambda route: route.abort())
    ask(seen.page, "thi dua")
    expect(seen.page.locator(".td-search [role=status]")).to_have_text("Không mở được chỉ mục tìm kiếm.")


def test_the_small_screen_opens_it_from_the_head(visit, look_web):
    seen = visit(look_web + "index.html", width=360)
    seen.page.locator(".td-opener--search").click()
    expect(seen.page.locator("#td-search-input")).to_be_focused()
    ask(seen.page, "thi dua ")
    expect(seen.page.locator(".td-search [role=status]")).to_have_text("Tìm thấy 3 trang")
    option = seen.page.locator("#td-search-list [role=option]").first
    expect(option).to_be_visible()
    assert option.bounding_box()["height"] >= 44
    assert not seen.scrolls_sideways()


def test_without_scripts_there_is_a_way_to_the_list_of_pages(visit, look_web):
    page = visit(look_web + "index.html", java_script_enabled=False).page
    expect(page.locator("#td-search-input")).to_be_hidden()
    page.locator(".td-search-link").click()
    expect(page.locator("h1")).to_have_text("Mục lục")


def test_accents_that_were_typed_are_meant(seen):
    ask(seen.page, "dân vận")
    expect(seen.page.locator(".td-search__title").first).to_have_text("Dân vận khéo")
    expect(seen.page.locator(".td-search__title")).to_have_count(2)  # other accents come below, with the bodies
    assert titles(seen.page) == ["Dân vận khéo", "Công văn về dân số"]
    assert seen.page.locator(".td-search__title mark").all_text_contents() == ["Dân", "vận", "dân"]
    ask(seen.page, "dan van")
    expect(seen.page.locator(".td-search__title mark")).to_have_count(4)


def old_page(visit, look_web, change):
    """A page whose index was published anew, with what `change` makes of the titles' file."""
    seen = visit(look_web + "index.html")

    def answer(route):
        got = route.fetch()
        route.fulfill(response=got, body=change(got.text()))

    seen.page.context.route("**/titles.js", answer)
    ask(seen.page, "thi dua")
    return seen.page


@pytest.mark.parametrize(
    "change",
    [
        lambda text: re.sub('"assets":"[^"]*"', '"assets":"assets/portal-00000000"', text),
        lambda text: re.sub('"version":"[^"]*"', '"version":"000000000000"', text),
    ],
    ids=["other scripts", "other words"],
)
def test_an_old_page_says_that_it_is_old_and_finds_what_it_can(visit, look_web, change):
    page = old_page(visit, look_web, change)
    expect(page.locator(".td-search__old")).to_contain_text("đã được cập nhật")
    expect(page.locator("#td-search-list [role=option]").first).to_be_visible()
    page.get_by_role("button", name="Tải lại trang").click()
    expect(page.locator(".td-search__old")).to_have_count(0)


def test_a_page_of_its_time_is_not_called_old(visit, look_web):
    page = old_page(visit, look_web, lambda text: text)
    expect(page.locator("#td-search-list [role=option]").first).to_be_visible()
    expect(page.locator(".td-search__old")).to_have_count(0)
