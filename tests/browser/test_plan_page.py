"""A plan's page: read in one go, printed on one sheet; what is folded opens where it is wanted, terms are explained."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Visits = Callable[..., Any]
PHONE = {"width": 360, "height": 740}
SCREENS = 12
PLAN = "ke-hoach/2023/tct-binh-thuan/"
SAMPLE = "minh-hoa/ke-hoach/2024/truong-mau-sao-mai/"


def sheets(page: Page) -> int:
    """How many sheets of A4 the page is printed on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_every_real_plan_is_read_within_a_dozen_screens_and_printed_on_one_sheet(
    visit: Visits, web: str, real_site: Path
):
    plans = sorted((real_site / "ke-hoach").glob("*/*/index.html"))
    assert len(plans) >= 7
    for plan in plans:
        page = visit(web + plan.parent.relative_to(real_site).as_posix() + "/", **PHONE).page
        assert page.evaluate("document.documentElement.scrollHeight") < SCREENS * PHONE["height"], plan
        assert sheets(page) == 1, plan
        page.context.close()


def test_a_summary_longer_than_a_sheet_begins_its_table_on_the_first(visit: Visits, web: str):
    page = visit(web + SAMPLE).page
    assert sheets(page) == 2
    page.evaluate("document.querySelectorAll('.td-goal').forEach((goal, at) => { if (at > 9) goal.remove() })")
    assert sheets(page) == 1


def test_the_whole_plan_is_printed_on_demand_also_without_scripts(visit: Visits, web: str):
    page = visit(web + PLAN, java_script_enabled=False).page
    assert sheets(page) == 1
    page.get_by_role("link", name="In toàn bộ kế hoạch").click()
    expect(page.locator(".td-print__on")).to_be_visible()
    assert sheets(page) > 5
    page.emulate_media(media="print")
    expect(page.locator("#nhiem-vu")).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="thôi").click()
    page.emulate_media(media="print")
    expect(page.locator("#nhiem-vu")).to_be_hidden()


def test_the_control_opens_the_print_dialogue(visit: Visits, web: str):
    page = visit(web + PLAN).page
    page.evaluate("window.print = () => { document.title = location.hash }")
    page.get_by_role("link", name="In toàn bộ kế hoạch").click()
    expect(page).to_have_title("#in-toan-bo")


def test_on_paper_no_link_of_a_finding_only_leads_on(visit: Visits, web: str):
    page = visit(web + PLAN).page
    page.emulate_media(media="print")
    assert re.search(r"xem (chỉ tiêu|đối chiếu)", page.locator(".td-findings").inner_text()) is None
    assert "cao hơn hướng dẫn" in page.locator(".td-findings").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_folded_part_opens_for_whoever_is_sent_there(visit: Visits, web: str, scripts: bool):
    page = visit(web + PLAN, **PHONE, java_script_enabled=scripts).page
    task = page.locator("#nhiem-vu li").last
    expect(task).to_be_hidden()
    page.goto(f"{web}{PLAN}#{page.locator('#nhiem-vu li').last.get_attribute('id')}")
    expect(task).to_be_in_viewport()
    page.locator(".td-toc > summary").click()
    page.locator(".td-toc").get_by_role("link", name="Nơi nhận").click()
    expect(page.locator("#noi-nhan li").first).to_be_in_viewport()


def test_the_same_link_opens_a_part_again(visit: Visits, web: str):
    page = visit(web + PLAN).page
    link = page.locator(".td-findings").get_by_role("link", name="xem đối chiếu")
    link.click()
    expect(page.locator("#doi-chieu")).to_be_visible()
    page.locator("details:has(> #doi-chieu) > summary").click()
    expect(page.locator("#doi-chieu")).to_be_hidden()
    link.click()
    expect(page.locator("#doi-chieu")).to_be_in_viewport()


def test_every_verdict_opens_why_with_its_numbers(visit: Visits, web: str):
    page = visit(web + SAMPLE).page
    goals = page.locator(".td-goal").all()
    assert len(goals) == 17
    for goal in goals:
        goal.get_by_text("Vì sao").press("Enter")
        answer = goal.locator(".td-why__answer")
        expect(answer).to_be_visible()
        expect(answer.get_by_role("link", name="Quy tắc:")).to_be_visible()
    awarded = page.locator("#ct-ldtt .td-why__answer")
    expect(awarded).to_contain_text("Kết quả đã công bố là 32/34 (94,1%), mức đề ra là từ 90% trở lên (cần 31): vượt.")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_term_shows_what_it_means_by_keys_and_by_touch(visit: Visits, web: str, scripts: bool):
    page = visit(web + SAMPLE, **PHONE, has_touch=True, java_script_enabled=scripts).page
    status = page.locator(".td-tally").get_by_role("button", name="Đạt")
    meaning = page.locator(f"#{status.get_attribute('popovertarget')}")
    expect(meaning).to_be_hidden()
    status.press("Enter")
    expect(meaning).to_be_in_viewport()
    expect(meaning).to_contain_text("Có báo cáo công khai và số đạt vừa đúng số cần đạt")
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    status.tap()
    expect(meaning).to_be_in_viewport()


@pytest.mark.parametrize("size", [PHONE, {"width": 1440, "height": 740}])
def test_what_a_term_means_is_whole_wherever_the_term_stands(visit: Visits, web: str, size: dict[str, int]):
    page = visit(web + SAMPLE, **size).page
    page.goto(f"{web}{SAMPLE}#ct-ldtt")
    for term in ("button:has-text('Vượt')", ".td-flag button"):
        page.locator(f"#ct-ldtt {term}, #ct-giay-khen {term}").first.click()
        box = page.locator(".td-meaning:popover-open").bounding_box()
        assert box
        assert min(box["x"], box["y"]) >= 0
        assert box["x"] + box["width"] <= size["width"]
        assert box["y"] + box["height"] <= size["height"]
        page.keyboard.press("Escape")


def test_an_abbreviation_is_explained_where_it_stands(visit: Visits, web: str):
    page = visit(web + PLAN).page
    page.locator(".td-goal").get_by_role("button", name="UBND").first.click()
    expect(page.locator(".td-meaning:popover-open")).to_have_text("UBND Ủy ban nhân dân")
    assert page.locator("a .td-term, summary .td-term").count() == 0
