"""Organisations beside each other, by keyboard: the choice stands in the address, what is shown follows the rules."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from visits import Visit, until, violations

from generator.evaluation.comparison.side_by_side import entries, side_by_side
from generator.evaluation.engine import evaluate
from generator.labels.targets import APART
from generator.reading.read import read_folder

Visits = Callable[..., Visit]
THREE = ["truong-mau-sao-mai", "truong-mau-cau-vong", "truong-mau-gio-nom"]
SAMPLE_DAY = date(2026, 11, 15)


def opened(visit: Visits, web: str, *bodies: str, sample: bool = True, **more: Any) -> Visit:
    query = f"?don-vi={','.join(bodies)}" if bodies else ""
    seen = visit(f"{web}{'minh-hoa/' if sample else ''}so-sanh/index.html{query}", **more)
    expect(seen.page.locator(".td-compare__status")).not_to_have_text("")
    return seen


def status(page: Page) -> str:
    return page.locator(".td-compare__status").inner_text()


def test_two_are_chosen_by_keys_and_stand_in_the_address(visit: Visits, web: str) -> None:
    seen = opened(visit, web)
    assert status(seen.page) == "Chưa chọn tổ chức nào."
    seen.page.get_by_label("Tìm tổ chức").focus()
    seen.page.keyboard.type("sao mai")
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Space")
    expect(seen.page.locator(".td-compare__status")).to_have_text("Chọn thêm ít nhất một tổ chức nữa.")
    mark = seen.page.get_by_role("checkbox", name="Sao Mai")
    expect(mark).to_be_focused()
    search = seen.page.get_by_label("Tìm tổ chức")
    search.fill("gio nom")
    expect(mark).to_be_checked()
    seen.page.get_by_role("checkbox", name="Gió Nồm").press("Space")
    until(seen.page, "location.search === '?don-vi=truong-mau-sao-mai,truong-mau-gio-nom'")
    expect(seen.page.get_by_role("heading", name="Cạnh nhau")).to_be_visible()
    assert (seen.complaints, seen.astray) == ([], [])


def test_what_is_shown_is_what_the_rules_say(visit: Visits, web: str, project: Path) -> None:
    reading = read_folder(project)
    assert reading.sample_record is not None
    found = evaluate(reading.sample_record, SAMPLE_DAY, base=reading.record)
    made = side_by_side({body: entries(found, body) for body in THREE})
    page = opened(visit, web, *THREE).page
    expected = f"3 tổ chức: {len(made.beside)} chỉ tiêu so được, {len(made.apart)} không so được."
    expect(page.locator(".td-compare__status")).to_have_text(expected)
    assert len(made.beside) > 5
    assert len(made.apart) > 5
    parts = page.locator(".td-compare__result section").all()
    links = [part.locator("td:nth-child(2) a").evaluate_all("(all) => all.map((a) => a.href)") for part in parts]
    shown = [[link.partition("#ct-")[2] for link in own] for own in links]
    assert shown == [[entry.target.id for entry in one.entries] for one in made.beside]
    reasons = page.locator(".td-compare__result > .td-scroll td:nth-child(4)").all_inner_texts()
    assert [words.partition(" (")[0] for words in reasons] == [APART[why[0]] for _, why in made.apart]


def test_who_has_no_plan_is_named_and_nobody_is_ranked(visit: Visits, web: str) -> None:
    seen = opened(visit, web, "tct-binh-thuan", "tct-lai-chau", "tct-dak-lak", sample=False)
    expect(seen.page.locator(".td-compare__result")).to_contain_text(
        "Chưa có kế hoạch nào trong sổ: Trường Chính trị tỉnh Đắk Lắk."
    )
    assert "hạng" not in seen.page.locator(".td-compare__result").inner_text()


def test_a_province_finds_its_school_and_those_with_plans_come_first(visit: Visits, web: str) -> None:
    page = opened(visit, web, sample=False).page
    offered = page.locator(".td-compare__bodies li")
    expect(offered.nth(5)).to_have_text(re.compile(r"^Chưa có kế hoạch trong sổ: \d+ tổ chức$"))
    assert "Bình Thuận" in " ".join(offered.all_inner_texts()[:5])
    page.get_by_label("Tìm tổ chức").fill("an giang")
    expect(page.get_by_role("checkbox")).to_have_count(1)
    expect(page.get_by_role("checkbox", name="Tôn Đức Thắng")).to_be_visible()
    page.get_by_label("Tìm tổ chức").fill("giang")
    names = page.get_by_role("checkbox")
    assert names.count() > 2
    expect(page.locator(".td-compare__bodies li").first).to_contain_text("Tôn Đức Thắng")


def test_no_more_than_six_can_be_chosen(visit: Visits, web: str) -> None:
    page = opened(visit, web, *THREE).page
    for name in ("Tre Xanh", "Mây Trắng", "Sen Hồng"):
        page.get_by_role("checkbox", name=name).press("Space")
    expect(page.locator(".td-compare__status")).to_contain_text("Đã đủ 6 tổ chức.")
    expect(page.get_by_role("checkbox", name="Lúa Vàng")).to_be_disabled()
    page.get_by_role("checkbox", name="Sen Hồng").press("Space")
    expect(page.get_by_role("checkbox", name="Lúa Vàng")).to_be_enabled()


def test_it_is_sound_on_a_phone_and_for_a_screen_reader(visit: Visits, web: str) -> None:
    seen = opened(visit, web, *THREE, width=360, height=740)
    expect(seen.page.get_by_role("heading", name="Cạnh nhau")).to_be_visible()
    assert not seen.scrolls_sideways()
    assert violations(seen.page) == []


def test_it_works_from_a_disk_and_an_unknown_name_is_left_out(visit: Visits, real_site: Path) -> None:
    seen = opened(visit, real_site.as_uri() + "/", *THREE[:2], "khong-co")
    expect(seen.page.locator(".td-compare__status")).to_contain_text("2 tổ chức:")
    assert (seen.complaints, seen.astray) == ([], [])


def test_without_scripts_there_are_tables_by_cluster_and_year(visit: Visits, web: str) -> None:
    page = visit(f"{web}minh-hoa/so-sanh/index.html", java_script_enabled=False).page
    expect(page.locator("[data-td-compare]")).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()
    link = page.locator("li", has_text="Cụm thi đua mẫu Ngân Hà").get_by_role("link", name="năm 2025")
    assert link.get_attribute("href") == "../../minh-hoa/cum/cum-mau-ngan-ha/so-sanh/2025/index.html"


def test_data_that_does_not_come_is_reported_and_the_tables_stay(visit: Visits, web: str) -> None:
    page = opened(visit, web, *THREE, refuse="so-sanh/du-lieu/truong-mau-gio-nom.js").page
    expect(page.locator(".td-compare__status")).to_contain_text("Không tải được số liệu")
    expect(page.get_by_role("heading", name="Bảng có sẵn")).to_be_visible()
