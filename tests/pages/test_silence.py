"""Who has not published, cluster by cluster, and the overview that leads there."""

from datetime import date

from evaluation_builders import LDTT, cluster, guidance, judged, organisation, plan
from html_tree import Element, parse
from made_pages import page_of, portal_for

from generator.evaluation.engine import Evaluation
from generator.pages.boards.silence import MOST_LINES, silence_routes
from generator.pages.page import Page

ASKED = guidance(
    obligations=[{"id": "ke-hoach", "who": "school", "what": "Kế hoạch", "form": "01", "before": "2023-03-05"}]
)
PARTS = (
    ASKED, organisation("truong-a"), organisation("truong-b"), organisation("truong-ngoai"),
    cluster("cum-mot", ["truong-a", "truong-b"]),
    plan(LDTT, plan_id="2023/truong-a", organisations="truong-a", answers="2023/hd"),
)  # fmt: skip
ON = date(2023, 3, 14)
NODES = 3_000


def pages(found: Evaluation) -> dict[str, Element]:
    made = (route.make() for route in silence_routes(portal_for(found)))
    return {one.address: parse(one.body) for one in made if isinstance(one, Page)}


def test_the_overview_leads_to_every_cluster_and_to_those_outside():
    made = pages(judged(*PARTS, as_of=ON))
    own = "bao-cao/chua-cong-bo/"
    assert list(made) == [own, "cum/cum-mot/cong-bo/2023/", f"{own}ngoai-cum/2023/"]
    rows = {row.all("a")[0].text(): row.text() for row in made[own].all("tr") if row.all("td")}
    assert "2 thành viên 1/2" in rows["cum-mot"]
    assert "1 thành viên 0/1" in rows["Trường ngoài các cụm, khối trong sổ"]
    assert "1/3 đơn vị có kế hoạch trong sổ" in made[own].text()


def test_each_member_stands_with_its_days():
    page = pages(judged(*PARTS, as_of=ON))["cum/cum-mot/cong-bo/2023/"]
    first, second = [row.text() for row in page.all("tr") if row.all("td")]
    assert "có kế hoạch năm 2023" in first
    assert "chưa có trong sổ hạn 04/03/2023, đã qua 10 ngày, theo" in second
    assert second.count("sổ không thấy ai đặt hạn") == 3


def test_a_body_with_several_plans_is_one():
    more = plan(LDTT, plan_id="2021/truong-a", organisations="truong-a", period="2021..2025")
    made = pages(judged(*PARTS, more, as_of=ON))["bao-cao/chua-cong-bo/"]
    assert "2 thành viên 1/2" in next(row.text() for row in made.all("tr") if "cum-mot" in row.text())


def test_a_plan_that_came_after_its_day_says_how_late():
    late = plan(
        LDTT, plan_id="2023/truong-b", organisations="truong-b", answers="2023/hd", document={"date": "2023-03-10"}
    )
    page = pages(judged(*PARTS, late, as_of=ON))["cum/cum-mot/cong-bo/2023/"]
    assert "ban hành 10/03/2023 hạn 04/03/2023, ban hành sau hạn 6 ngày" in page.text()


def test_days_ahead_are_counted_down():
    page = pages(judged(*PARTS, as_of=date(2023, 3, 1)))["cum/cum-mot/cong-bo/2023/"]
    assert "chưa đến hạn hạn 04/03/2023, còn 3 ngày" in page.text()
    assert "3 ngày nữa đến hạn kế hoạch (04/03/2023)" in page.text()


def test_the_page_of_a_cluster_leads_there():
    links = {link.attributes["href"] for link in page_of(judged(*PARTS, as_of=ON), "clusters", "cum-mot").all("a")}
    assert "../../cum/cum-mot/cong-bo/2023/index.html" in links


def test_a_large_cluster_stands_on_bounded_pages():
    names = [f"truong-{number}" for number in range(MOST_LINES * 2 + 1)]
    bodies = [organisation(name) for name in names]
    made = pages(judged(ASKED, *bodies, cluster("cum-mot", names), as_of=ON))
    own = [made[f"cum/cum-mot/cong-bo/2023/{part}"] for part in ("", "2/", "3/")]
    assert sum(len([row for row in page.all("tr") if row.all("td")]) for page in own) == len(names)
    assert max(len(list(page.walk())) for page in own) < NODES
