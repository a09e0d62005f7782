"""Members side by side: units of one body have rows of their own; columns that would be called alike are told apart."""

from datetime import date

from evaluation_builders import LDTT, PLAN, SCHOOL, award, cluster, judged, organisation, plan, result, target
from html_tree import Element
from made_pages import page_of, portal_for

from generator.kiosk.slides import Slides
from generator.labels.verdicts import NO_OWN_PLAN

UNITS = [
    {"id": "khoa-1", "name": "Khoa mẫu 1", "kind": "faculty"},
    {"id": "phong-1", "name": "Phòng mẫu 1", "kind": "office"},
]
BODY = organisation(units=UNITS)
BLOC = cluster("khoi-mau", [{"organisation": SCHOOL, "unit": unit["id"]} for unit in UNITS], kind="internal-bloc")
REPORTED = result(ldtt={"reached": 44, "of": 48})


def matrix(page: Element) -> list[list[str]]:
    """The rows of the figures of a matrix, with the head: members across."""
    (figure,) = (found for found in page.all("figure", css="td-chart") if found.attributes["id"].startswith("mt-"))
    return [
        [cell.text().strip() for cell in row.all("th", "td")]
        for row in figure.all("table", css="td-table")[0].all("tr")
    ]


def test_each_unit_of_an_internal_bloc_has_a_row_and_the_body_stands_as_itself():
    page = page_of(judged(plan(LDTT), REPORTED, BODY, BLOC), "clusters", "khoi-mau")
    head, (_, *cells) = matrix(page)
    assert head[1:] == [f"{SCHOOL} (cả đơn vị)", "Khoa mẫu 1", "Phòng mẫu 1"]
    assert cells == ["Đạt", NO_OWN_PLAN, NO_OWN_PLAN]
    assert "2 thành viên có nguồn" in page.text()


def test_nothing_is_added_up_or_ranked_among_units():
    page = page_of(judged(plan(LDTT), REPORTED, BODY, BLOC), "clusters", "khoi-mau")
    assert not [table for table in page.all("table") if "Gộp" in table.text()]
    assert "hạng" not in page.text().replace("xếp hạng", "")
    portal = portal_for(judged(plan(LDTT), REPORTED, BODY, BLOC))
    heads = [slide["head"] for slide in Slides(portal).of(BLOC)]
    assert not [head for head in heads if "chỉ tiêu" in head or "thành viên" in head]


def test_the_members_of_any_other_cluster_are_added_up():
    page = page_of(judged(plan(LDTT), REPORTED, BODY, cluster("cum-mau", [SCHOOL])), "clusters", "cum-mau")
    assert [table for table in page.all("table") if "44/48" in table.text()]
    assert matrix(page)[0][1:] == [SCHOOL]


def test_a_unit_without_a_plan_says_so_beside_the_plans_of_its_body():
    page = page_of(judged(plan(LDTT), BODY, BLOC), "clusters", "khoi-mau")
    cells = [cell for cell in page.all("td") if cell.attributes.get("data-label") == "Kế hoạch"]
    found = [cell.text() for cell in cells if NO_OWN_PLAN in cell.text()]
    assert len(found) == 2
    assert all("của cả đơn vị" in words and "2023" in words for words in found)


def test_columns_of_one_name_are_told_apart_by_population_and_giver():
    given = [
        target("a", award="bang-khen", at_least=1, population="units", giver="ubnd-mau"),
        target("b", award="bang-khen", at_least=1, population="individuals", giver="ubnd-mau"),
        target("c", award="bang-khen", at_least=1, population="individuals", giver="hoc-vien-mau"),
        LDTT,
    ]
    bodies = [
        organisation(),
        organisation("ubnd-mau"),
        organisation("hoc-vien-mau"),
        award("bang-khen", "commendation"),
    ]
    page = page_of(judged(plan(*given), *bodies, cluster("cum-mau", [SCHOOL])), "clusters", "cum-mau")
    assert [row[0] for row in matrix(page)[1:]] == [
        "bang-khen (khoa, phòng)",
        "bang-khen (cá nhân) (ubnd-mau)",
        "bang-khen (cá nhân) (hoc-vien-mau)",
        "lao-dong-tien-tien",
    ]


def test_a_pact_is_called_one():
    found = judged(plan(LDTT, title="Giao ước mẫu", document={"kind": "pact", "number": "1"}))
    assert portal_for(found).plan_names[PLAN] == f"Giao ước thi đua năm 2023 – {SCHOOL}"


def test_who_has_only_mid_year_figures_stands_apart_from_who_has_none_yet():
    early = result("mid-year", on="2023-07-20", ldtt={"reached": 44, "of": 48})
    cells = []
    for parts in ((plan(LDTT), early), (plan(LDTT),)):
        found = judged(*parts, BODY, cluster("cum-mau", [SCHOOL]), as_of=date(2023, 9, 1))
        assert found.verdicts[PLAN, "ldtt"].status == "pending"
        cells.append(matrix(page_of(found, "clusters", "cum-mau"))[1][1])
    assert cells == ["Mới có số giữa kỳ", "Chưa đến kỳ"]
