"""The table of all targets, by keyboard: filters, groups, sorting, search, pages, the address, what is saved."""

import csv
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from visits import Visit, until, violations

COUNT = ".td-explore__count"
Visits = Callable[..., Visit]


def opened(visit: Visits, web: str, query: str = "", **more: Any) -> Visit:
    seen = visit(f"{web}kham-pha/index.html{query}", **more)
    expect(seen.page.locator(".td-explore--ready")).to_be_attached()
    return seen


def rows(page: Page) -> list[str]:
    return page.locator(".td-explore tbody tr.td-target").all_inner_texts()


def shown(page: Page) -> tuple[int, int]:
    """How many rows the table says it shows, out of how many."""
    found = re.match(r"([\d.]+) trong ([\d.]+) dòng", page.locator(COUNT).inner_text())
    assert found, page.locator(COUNT).inner_text()
    return int(found[1].replace(".", "")), int(found[2].replace(".", ""))


def shares(page: Page) -> list[float]:
    """The shares that the rows of this page of the table say, as they stand."""
    found = re.findall(r"\(([\d,]+)%\)", " ".join(page.locator("tbody td:nth-child(6)").all_inner_texts()))
    assert len(found) > 10
    return [float(share.replace(",", ".")) for share in found]


def choose(page: Page, name: str, value: str) -> None:
    """Choose in a list by keys, and wait until what is shown fits."""
    choice = page.locator(f".td-explore select[name='{name}']")
    choice.focus()
    for _ in range(30):
        if choice.input_value() == value:
            break
        page.keyboard.press("ArrowDown")
    until(page, f"location.search.includes('{name}={value}')")
    expect(page.locator(".td-explore--ready")).to_be_attached()


def ask(page: Page, name: str) -> str | None:
    """What the address asks for."""
    answer: str | None = page.evaluate("(name) => new URLSearchParams(location.search).get(name)", name)
    return answer


def test_who_asks_for_more_than_the_guidance_takes_one_key(visit: Visits, web: str) -> None:
    seen = opened(visit, web)
    seen.page.get_by_role("link", name="Ai đặt chỉ tiêu cao hơn hướng dẫn?").focus()
    seen.page.keyboard.press("Enter")
    group = seen.page.get_by_role("button", name="Trường Chính trị tỉnh Bình Thuận")
    expect(group).to_have_attribute("aria-expanded", "false")
    group.focus()
    seen.page.keyboard.press("Enter")
    expect(group).to_be_focused()
    (row,) = rows(seen.page)
    assert "90%" in row
    assert "Cao hơn hướng dẫn" in row
    link = seen.page.locator("tbody tr.td-target th a").first
    assert re.search(r"/ke-hoach/2023/tct-binh-thuan/(index\.html)?#ct-", link.evaluate("(link) => link.href"))
    assert (seen.complaints, seen.astray) == ([], [])


def test_filters_work_by_keys_are_counted_and_stand_in_the_address(visit: Visits, web: str) -> None:
    seen = opened(visit, web)
    whole = shown(seen.page)
    assert whole[0] == whole[1] > 30
    choose(seen.page, "cum", "cum-mien-dong-nam-bo")
    part = shown(seen.page)
    assert part[0] == len(rows(seen.page)) < part[1] == whole[1]
    choose(seen.page, "trang-thai", "not_reported")
    fewer = shown(seen.page)[0]
    assert 0 < fewer < part[0]
    assert all("Chưa có báo cáo công khai" in row for row in rows(seen.page))
    assert ask(seen.page, "cum") == "cum-mien-dong-nam-bo"
    expect(seen.page.locator("caption").first).to_contain_text("Đánh giá: Chưa có báo cáo công khai")
    seen.page.go_back()
    expect(seen.page.locator(".td-explore select[name='trang-thai']")).to_have_value("")
    assert shown(seen.page) == part
    seen.page.go_forward()
    expect(seen.page.locator(".td-explore select[name='trang-thai']")).to_have_value("not_reported")
    again = opened(visit, web, seen.page.evaluate("location.search"))
    assert rows(again.page) == rows(seen.page)
    assert shown(again.page)[0] == fewer


def test_search_takes_no_heed_of_accents_and_counts_are_announced(visit: Visits, web: str) -> None:
    found = []
    for words in ("binh thuan lao dong tien tien", "Bình Thuận “lao động tiên tiến"):
        seen = opened(visit, web)
        seen.page.locator(".td-explore input[name='tim']").focus()
        seen.page.keyboard.type(words.replace("“", ""))
        until(seen.page, "location.search.includes('tim=')")
        expect(seen.page.locator(COUNT)).to_have_attribute("role", "status")
        found.append(rows(seen.page))
    assert found[0] == found[1]
    assert 0 < len(found[0]) < 30
    seen.page.keyboard.type("zzz")
    expect(seen.page.locator(COUNT)).to_have_text(re.compile("Không dòng nào khớp"))


def test_the_total_is_of_all_rows_though_only_a_year_is_loaded(visit: Visits, web: str) -> None:
    whole = shown(opened(visit, web).page)[1]
    seen = opened(visit, web, "?nam=2022")
    part = shown(seen.page)
    assert part[0] < part[1] == whole
    expect(seen.page.locator(COUNT)).to_contain_text(f"gồm {part[0]} dòng của kế hoạch nhiều năm")
    assert "kham-pha/2023.js" not in " ".join(seen.asked)


def test_search_asks_for_whole_words_and_knows_other_names(visit: Visits, web: str) -> None:
    seen = opened(visit, web, "?tim=an+giang")
    owners = seen.page.locator("tbody tr.td-target td:nth-child(2)").all_inner_texts()
    assert owners
    assert set(owners) == {"Trường Chính trị Tôn Đức Thắng"}


def test_a_head_sorts_both_ways_and_says_so(visit: Visits, web: str) -> None:
    seen = opened(visit, web, "?du-lieu=minh-hoa")
    head = seen.page.locator("th[data-td-sort='ket-qua']")
    head.get_by_role("button").focus()
    seen.page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    lowest = shares(seen.page)
    assert lowest == sorted(lowest)
    seen.page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    highest = shares(seen.page)
    assert highest == sorted(highest, reverse=True)
    assert lowest[0] < highest[0]
    seen.page.keyboard.press("Enter")
    expect(head).not_to_have_attribute("aria-sort", re.compile("."))


def test_samples_are_off_until_asked_for_and_marked(visit: Visits, web: str) -> None:
    seen = opened(visit, web)
    assert not [row for row in rows(seen.page) if "MINH HỌA" in row]
    assert not [url for url in seen.asked if "kham-pha/minh-hoa" in url]
    real = shown(seen.page)[1]
    choose(seen.page, "du-lieu", "minh-hoa")
    samples = shown(seen.page)[1]
    assert all("MINH HỌA" in row for row in rows(seen.page))
    choose(seen.page, "du-lieu", "ca-hai")
    assert shown(seen.page)[1] == real + samples


def test_pages_are_turned_by_keys_and_rows_stay_few(visit: Visits, web: str) -> None:
    seen = opened(visit, web, "?du-lieu=minh-hoa")
    first = rows(seen.page)
    assert len(first) == 50 < shown(seen.page)[0]
    seen.page.get_by_role("button", name="Trang sau").focus()
    seen.page.keyboard.press("Enter")
    until(seen.page, "location.search.includes('trang=2')")
    assert rows(seen.page) != first
    assert seen.page.evaluate("document.querySelectorAll('*').length") < 3000
    seen.page.go_back()
    until(seen.page, "!location.search.includes('trang=')")
    expect(seen.page.locator(".td-explore__pages span")).to_contain_text("Trang 1/")
    assert rows(seen.page) == first


def test_what_is_saved_is_what_is_shown_all_pages_of_it(visit: Visits, web: str) -> None:
    seen = opened(visit, web, "?du-lieu=minh-hoa&xep=-ket-qua&nhom=cum", accept_downloads=True)
    with seen.page.expect_download() as waiting:
        seen.page.get_by_role("button", name="Tải bảng này (CSV)").press("Enter")
    data = waiting.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(data.decode("utf-8-sig").splitlines())
    assert len(lines) == shown(seen.page)[0] > 50
    assert {line[head.index("Minh họa")] for line in lines} == {"MINH HỌA"}
    assert not [cell for line in lines for cell in line if cell[:1] in "=+-@" and cell]
    shares = [line[head.index("Tỷ lệ (%)")] for line in lines]
    assert all(re.fullmatch(r"(\d+(\.\d+)?)?", share) for share in shares)
    assert all(line[head.index("Trang")].startswith(web) for line in lines)
    assert all(line[head.index("Dòng trong tệp")].isdigit() for line in lines)
    days = {line[head.index("Ngày sửa cuối")] for line in lines if line[head.index("Lần sửa cuối (git)")]}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)


def test_the_source_of_a_row_stands_open_on_the_page_of_its_plan(visit: Visits, web: str) -> None:
    seen = opened(visit, web, "?nam=2022")
    seen.page.locator("tbody tr.td-target td:last-child a").first.press("Enter")
    seen.page.wait_for_url("**/ke-hoach/**#nguon-*")
    expect(seen.page.locator("details.td-origin[open] dd").first).to_contain_text(".yml, dòng ")
    expect(seen.page.locator("details.td-origin[open] dd").first).to_be_visible()


@pytest.mark.parametrize("query", ["", "?du-lieu=ca-hai&nhom=to-chuc&mo=truong-mau-sao-mai"])
def test_it_is_sound_on_a_phone_and_for_a_screen_reader(visit: Visits, web: str, query: str) -> None:
    seen = opened(visit, web, query, width=360, height=740)
    assert not seen.scrolls_sideways()
    assert violations(seen.page) == []
    assert seen.complaints == []


def test_it_works_from_a_disk_as_well(visit: Visits, real_site: Any) -> None:
    seen = opened(visit, real_site.as_uri() + "/", "?nhom=danh-hieu")
    assert seen.page.locator("tbody tr.td-explore__group").count() > 3
    choose(seen.page, "trang-thai", "met")
    expect(seen.page.locator(COUNT)).to_have_text(re.compile("^1 trong "))
    assert (seen.complaints, seen.astray) == ([], [])


def test_without_scripts_there_is_an_index_that_leads_to_the_pages(visit: Visits, web: str) -> None:
    seen = visit(f"{web}kham-pha/index.html", java_script_enabled=False)
    expect(seen.page.locator("[data-td-explore]")).to_be_hidden()
    expect(seen.page.locator("noscript p")).to_be_visible()
    school = seen.page.get_by_role("link", name="Trường Chính trị tỉnh Bình Thuận")
    assert school.get_attribute("href") == "../truong/tct-binh-thuan/index.html"
    assert seen.page.get_by_role("link", name="2023", exact=True).count() == 1


def test_without_scripts_the_index_shows_all_its_columns_on_a_phone(visit: Visits, web: str) -> None:
    page = visit(f"{web}kham-pha/index.html", java_script_enabled=False, width=360, height=740).page
    cells = page.locator(".td-table--index td").all()
    assert len(cells) > 20
    boxes = [cell.bounding_box() for cell in cells]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in boxes)


def test_a_file_that_does_not_come_is_reported_and_the_index_stays(visit: Visits, web: str) -> None:
    seen = visit(f"{web}kham-pha/index.html", refuse="kham-pha/2023.js")
    expect(seen.page.locator(COUNT)).to_contain_text("Không tải được số liệu")
    expect(seen.page.get_by_role("heading", name="Mục lục số liệu")).to_be_visible()


def test_of_very_many_rows_the_newest_year_is_opened_and_all_only_when_asked(visit: Visits, web: str) -> None:
    def with_less(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('"whole":20000', '"whole":10'))

    seen = visit(f"{web}muc-luc/index.html")
    seen.page.route("**/kham-pha/index.html*", with_less)
    seen.page.goto(f"{web}kham-pha/index.html")
    expect(seen.page.locator(".td-explore--ready")).to_be_attached()
    newest = seen.page.locator(".td-explore select[name='nam']").input_value()
    part = shown(seen.page)
    assert part[0] == len(rows(seen.page)) < 30 < part[1]
    for span in seen.page.locator(".td-explore tbody td:nth-child(3)").all_inner_texts():
        first, _, last = span.partition("–")
        assert first <= newest <= (last or first)
    seen.page.locator(".td-explore select[name='nam']").press("Home")
    until(seen.page, "location.search.includes('nam=tat-ca')")
    expect(seen.page.locator(".td-explore--ready")).to_be_attached()
    assert shown(seen.page)[0] > part[0]
    seen.page.get_by_role("button", name="Bỏ mọi bộ lọc").press("Enter")
    until(seen.page, "location.search === ''")
    expect(seen.page.locator(".td-explore select[name='nam']")).to_have_value(newest)
    assert shown(seen.page) == part
