"""What a stranger checks on the real site: the five documents, their links both ways, their numbers, their oddities."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from html_tree import Element, article

from generator.model.record import Record
from generator.pages.linking.crosslinks import promise_cites

Pages = dict[str, Element]
PLANS = {
    "2023/tct-binh-thuan": 12,
    "2021/tct-binh-phuoc": 4,
    "2023/tct-lai-chau": 1,
    "2023/ban-dan-van-tinh-uy-binh-thuan": 9,
}
GUIDANCE = "huong-dan/2023/hvctqg-3552/index.html"
DATES = ("05/03", "15/03", "30/07", "10/08", "05/11", "10/11", "30/11")
BEFORE = re.compile(r"trước (?:ngày )?(\d\d?)/(\d\d?)/2023")
ACADEMY = "Học viện Chính trị quốc gia Hồ Chí Minh"


def plan_file(key: str) -> str:
    return f"ke-hoach/{key}/index.html"


def leads_to(pages: Pages, file: str) -> set[str]:
    """The pages that a page's own part links to."""
    hrefs = [a.attributes["href"] for a in article(pages[file]).all("a") if "href" in a.attributes]
    return {urlsplit(urljoin(f"https://x/{file}", href)).path.removeprefix("/") for href in hrefs}


def words(pages: Pages, file: str) -> str:
    return article(pages[file]).text()


def rows(tree: Element, prefix: str) -> list[Element]:
    """The elements whose id begins with `prefix`."""
    return [element for element in tree.walk() if element.attributes.get("id", "").startswith(prefix)]


@pytest.mark.parametrize("plan", ["2021/tct-binh-phuoc", "2023/tct-lai-chau", "2023/ban-dan-van-tinh-uy-binh-thuan"])
def test_directive_34_and_its_three_plans_lead_to_each_other(pages: Pages, plan: str):
    directive = "van-ban/tw-34-ct-2014/index.html"
    assert plan_file(plan) in leads_to(pages, directive)
    assert directive in leads_to(pages, plan_file(plan))


def test_directive_34_is_cited_by_these_three_alone(pages: Pages):
    cited_by = {file for file in leads_to(pages, "van-ban/tw-34-ct-2014/index.html") if file.startswith("ke-hoach/20")}
    assert cited_by == {plan_file(key) for key in PLANS if key != "2023/tct-binh-thuan"}


def test_dan_van_kheo_ties_two_plans_together(pages: Pages):
    movement = "phong-trao/dan-van-kheo/index.html"
    plans = {file for file in leads_to(pages, movement) if re.match(r"ke-hoach/\d{4}/", file)}
    assert len(plans) == 2
    assert all(movement in leads_to(pages, plan) for plan in plans)


def test_the_theme_has_six_components_and_section_ii_1_prints_five(pages: Pages):
    theme = article(pages["chu-de/hvctqg-2023/index.html"])
    named = {element.text() for element in theme.walk() if not any(isinstance(c, Element) for c in element.children)}
    assert {"Chủ động", "Đồng bộ", "Đột phá", "Kỷ cương", "Chất lượng", "Hiệu quả"} <= named
    printed = re.search(r"II\.1: in đúng (\d) trên (\d) thành tố\.", theme.text())
    assert printed
    assert printed.groups() == ("5", "6")


def test_each_printing_of_the_theme_walks_its_components_in_their_own_order(pages: Pages):
    theme = article(pages["chu-de/hvctqg-2023/index.html"])
    launched, guidance, heading, section = (
        [[part.text() for part in item.children if isinstance(part, Element)] for item in listed.all("li")]
        for listed in theme.all("ol", css="td-components")
    )
    names = [part[0] for part in launched]
    assert [[part[0] for part in printed] for printed in (guidance, heading, section)] == [names] * 3
    assert guidance[3] == ["Kỷ cương", "in là «Kỹ cương»"]
    assert section[2] == ["Đột phá", "thiếu"]
    assert {part[1] for part in heading} == {"in đúng"}
    assert plan_file("2023/tct-binh-thuan") in leads_to(pages, "chu-de/hvctqg-2023/index.html")


@pytest.mark.parametrize(
    ("plan", "origin"),
    [
        ("2023/tct-binh-thuan", "Tổng kết cuối năm 04/11/2023 (theo Công văn 3552-CV/HVCTQG)"),
        ("2023/tct-binh-thuan", "Chính thức 31/03/2024 (mốc mặc định của cổng, văn bản không nêu)"),
        ("2021/tct-binh-phuoc", "Chính thức 31/03/2026 (mốc mặc định của cổng, văn bản không nêu)"),
    ],
)
def test_a_due_day_says_where_it_comes_from(pages: Pages, plan: str, origin: str):
    assert origin in article(pages[plan_file(plan)]).text()


def test_a_figure_that_is_no_count_is_shown(pages: Pages):
    plan = article(pages["minh-hoa/ke-hoach/2024/truong-mau-sao-mai/index.html"])
    assert "0 vi phạm" in plan.by_id("ct-ky-cuong").text()


def test_silence_is_said_once_and_every_target_says_it(pages: Pages):
    plan = article(pages[plan_file("2023/tct-binh-thuan")])
    assert len(plan.all("p", css="td-silence")) == 1
    shown = [goal.all("tr")[0] for goal in plan.all("tbody", css="td-goal")]
    assert {row.all("td")[-1].text().strip() for row in shown} == {"chưa có báo cáo công khai"}
    assert not any("Quy tắc" in row.text() for row in shown)


@pytest.mark.parametrize("name", ["gioi-thieu", "nguoi-nhap-lieu", "loi", "thuat-ngu"])
def test_prose_has_what_record_pages_have(pages: Pages, name: str, real_site: Path, project: Path):
    page = article(pages[f"{name}/index.html"])
    assert page.all("nav", css="td-crumbs")
    assert page.all("details", css="td-toc")
    assert page.all("p", css="td-asof")
    (source,) = [link.attributes["href"] for link in page.all("footer", css="td-source")[0].all("a")][:1]
    assert (real_site / name / source).read_bytes() == (project / f"docs/{name}.md").read_bytes()


def test_recipients_called_by_their_short_names_are_linked(pages: Pages):
    plan = plan_file("2023/ban-dan-van-tinh-uy-binh-thuan")
    for key in ("ban-td-kt-binh-thuan", "dang-uy-khoi-cq-dn-binh-thuan", "cong-doan-vien-chuc-binh-thuan"):
        assert f"truong/{key}/index.html" in leads_to(pages, plan), key


def test_targets_a_plan_answers_none_of_are_said_in_one_sentence(pages: Pages):
    text = article(pages[plan_file("2023/tct-lai-chau")]).text()
    assert "không có chỉ tiêu nào trong 13 chỉ tiêu của hướng dẫn" in text
    assert "kế hoạch không có chỉ tiêu này" not in text


def by_day(calendar: Element) -> dict[str, str]:
    """«05/03» → all that stands between that day and the next."""
    text = calendar.text().rpartition("Nhiệm vụ của các kế hoạch")[0]
    days: dict[str, str] = {}
    parts = [*BEFORE.finditer(text)]
    for here, following in zip(parts, [*parts[1:], None], strict=True):
        days[two_digits(here)] = days.get(two_digits(here), "") + text[here.end() : following and following.start()]
    return days


def two_digits(day: re.Match[str]) -> str:
    return f"{int(day[1]):02d}/{int(day[2]):02d}"


def test_the_calendar_of_2023_has_the_seven_dates(pages: Pages):
    assert tuple(by_day(article(pages["lich/2023/index.html"]))) == DATES


@pytest.mark.parametrize(
    ("day", "form", "sender", "receiver"),
    [
        ("05/03", "01", "Trường chính trị", ACADEMY),
        ("15/03", "02", "Cụm thi đua", ACADEMY),
        ("15/03", "03", "Cụm thi đua", ACADEMY),
        ("10/08", "", "Cụm thi đua", ACADEMY),
        ("05/11", "04", "Trường chính trị", ACADEMY),
        ("05/11", "5.1", "Trường chính trị", ACADEMY),
        ("05/11", "5.2", "Trường bộ, ngành", ACADEMY),
        ("10/11", "", "Cụm thi đua", ACADEMY),
        ("30/11", "06", "Cụm thi đua", ACADEMY),
        ("30/11", "07", "Cụm thi đua", ACADEMY),
        ("30/11", "08", "Cụm thi đua", ACADEMY),
        ("30/11", "09", "Cụm thi đua", ACADEMY),
    ],
)
def test_a_day_names_form_sender_and_receiver(pages: Pages, day: str, form: str, sender: str, receiver: str):
    there = by_day(article(pages["lich/2023/index.html"]))[day]
    assert sender in there
    assert receiver in there
    assert not form or re.search(rf"Mẫu số {re.escape(form)}\b", there)


def test_the_guidance_shows_13_rows_19_obligations_and_10_forms(pages: Pages):
    guidance = article(pages[GUIDANCE])
    assert len(rows(guidance, "ct-")) == 13
    obligations = [row for row in rows(guidance, "viec-") if row.tag != "h2"]
    assert len(obligations) == 19
    days = {two_digits(day) for row in obligations for day in BEFORE.finditer(row.text())}
    assert days == set(DATES)
    forms = {code for item in guidance.all("li") for code in re.findall(r"^Mẫu số ([\d.]+)", item.text())}
    assert len(forms) == 10


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_shows_all_its_targets(pages: Pages, plan: str):
    assert len(rows(article(pages[plan_file(plan)]), "ct-")) == PLANS[plan]


def test_lai_chau_shows_its_rows_of_work(pages: Pages, record: Record):
    tasks = rows(article(pages[plan_file("2023/tct-lai-chau")]), "nv-")
    assert len(tasks) == len(record.plans["2023/tct-lai-chau"].tasks) > 0


def test_every_numbered_document_cited_is_on_the_site_and_says_by_whom(pages: Pages, record: Record):
    cited: dict[str, set[str]] = {}
    for plan in record.current_plans():
        for _, cite in promise_cites(plan):
            cited.setdefault(cite.document or "", set()).add(plan_file(plan.id))
    for guidance in record.guidance.values():
        for _, cite in promise_cites(guidance):
            cited.setdefault(cite.document or "", set()).add(f"huong-dan/{guidance.id}/index.html")
    numbered = {key for key in cited if key and record.documents[key].number}
    assert len(numbered) == 21
    for key in numbered:
        assert cited[key] <= leads_to(pages, f"van-ban/{key}/index.html"), key


def test_an_oddity_is_shown_with_the_reading_suggested(pages: Pages):
    page = article(pages[plan_file("2023/tct-binh-thuan")])
    assert "28/3/3022" in page.text()
    struck = next(element for element in page.all("del") if element.text() == "28/3/3022")
    beside = struck.parent
    while beside is not None and "28/03/2022" not in beside.text():
        beside = beside.parent if beside.parent is not page else None
    assert beside is not None


@pytest.mark.parametrize("plan", PLANS)
def test_every_erratum_of_a_plan_is_shown(pages: Pages, record: Record, plan: str):
    shown = words(pages, plan_file(plan))
    for erratum in record.plans[plan].errata:
        assert " ".join(erratum.printed.split()) in shown


def real(pages: Pages) -> Pages:
    """The pages of real organisations; not the samples, nor the pages that explain the words."""
    apart = ("minh-hoa/", "phuong-phap/", "thuat-ngu/", "gioi-thieu/", "loi/", "du-lieu/v1/", "en/", "404")
    return {file: tree for file, tree in pages.items() if not file.startswith(apart)}


def test_no_real_organisation_is_said_to_have_failed(pages: Pages):
    found = {(file, child.strip()[:60]) for file, tree in real(pages).items() for element in tree.walk()
              for child in element.children if isinstance(child, str)
              and re.match(r"\W*(không đạt|có nguy cơ)", child, re.IGNORECASE)}  # fmt: skip
    assert found == set()


@pytest.mark.parametrize("plan", PLANS)
def test_every_real_target_without_a_figure_waits_for_a_public_report(pages: Pages, record: Record, plan: str):
    reported = {f"ct-{key}" for result in record.results.values() if result.plan == plan for key in result.figures}
    for row in rows(article(pages[plan_file(plan)]), "ct-"):
        if row.attributes["id"] in reported:
            continue
        assert re.search("chưa có báo cáo công khai|chưa đến kỳ", row.text(), re.IGNORECASE), row.text()


def test_real_pages_are_never_labelled_as_samples_and_samples_always(pages: Pages):
    labelled = {file for file, tree in pages.items() if tree.all(css="td-sample")}
    samples = {file for file in pages if file.startswith("minh-hoa/")}
    assert samples
    assert labelled == samples


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_and_those_who_made_it_lead_to_each_other(pages: Pages, record: Record, plan: str):
    for owner in record.plans[plan].organisations:
        home = f"truong/{owner}/index.html"
        assert home in leads_to(pages, plan_file(plan))
        assert plan_file(plan) in leads_to(pages, home)


def test_a_plan_and_the_guidance_it_answers_lead_to_each_other(pages: Pages):
    plan = plan_file("2023/tct-binh-thuan")
    assert GUIDANCE in leads_to(pages, plan)
    assert plan in leads_to(pages, GUIDANCE)


def test_an_award_leads_to_every_target_that_aims_at_it(pages: Pages, record: Record):
    for plan in record.current_plans():
        for target in plan.targets:
            if award := target.award or target.grade:
                assert plan_file(plan.id) in leads_to(pages, f"danh-hieu/{award}/index.html")
                assert f"danh-hieu/{award}/index.html" in leads_to(pages, plan_file(plan.id)), (plan.id, target.id)
