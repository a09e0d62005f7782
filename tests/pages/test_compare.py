"""Ready tables for each cluster and year, and what a browser loads to compare those that a reader chooses."""

import json

from evaluation_builders import LDTT, cluster, judged, organisation, plan, target
from html_tree import Element, parse
from made_pages import portal_for

from generator.evaluation.engine import Evaluation
from generator.pages.boards.compare import compare_routes
from generator.pages.page import Page

ALIKE = {**LDTT, "at_least": "70%"}
NODES = 3_000


def of_school(name: str, *targets: dict[str, object]) -> tuple[object, object]:
    return organisation(name), plan(*targets, plan_id=f"2023/{name}", organisations=name)


def record(*more: object) -> Evaluation:
    members = ["truong-a", "truong-b", "truong-c"]
    parts = [part for name in members[:2] for part in of_school(name, LDTT if name == "truong-a" else ALIKE)]
    return judged(*parts, organisation("truong-c"), cluster("cum-mot", members), *more)


def made(found: Evaluation) -> dict[str, Page | bytes]:
    return {route.address: route.make() for route in compare_routes(portal_for(found))}


def page(one: Page | bytes) -> Element:
    assert isinstance(one, Page)
    return parse(one.body)


def test_there_is_a_table_for_each_cluster_and_year_and_data_for_each_body():
    assert list(made(record())) == [
        "so-sanh/", "so-sanh/don-vi.js", "so-sanh/du-lieu/truong-a.js", "so-sanh/du-lieu/truong-b.js",
        "so-sanh/nam/2023/", "cum/cum-mot/so-sanh/2023/",
    ]  # fmt: skip


def test_the_table_puts_what_is_alike_beside_each_other_by_name():
    rows = [row.text() for row in page(made(record())["cum/cum-mot/so-sanh/2023/"]).all("tr") if row.all("td")]
    assert rows == [
        "truong-a từ 90% trở lên Chưa có báo cáo công khai", "truong-b từ 70% trở lên Chưa có báo cáo công khai"
    ]  # fmt: skip


def test_what_keeps_others_apart_stands_with_it():
    found = record(*of_school("truong-d", {**LDTT, "of": {"base": "lecturers"}}))
    words = page(made(found)["so-sanh/nam/2023/"]).text()
    assert "Không so được ở đây: truong-d (mẫu số khác (trên tổng số giảng viên))." in words


def test_the_data_has_the_words_of_the_pages_and_says_what_is_shared():
    found = made(record())
    assert found["so-sanh/don-vi.js"] == (
        b'tdCompare.bodies([["truong-a","truong-a",true,""],["truong-b","truong-b",true,""],'
        b'["truong-c","truong-c",false,""]]);\n'
    )
    data = found["so-sanh/du-lieu/truong-b.js"]
    assert isinstance(data, bytes)
    call, _, rest = data.decode().partition("(")
    body, own = json.loads(f"[{rest.removesuffix(');' + chr(10))}]")
    (row,) = own["rows"]
    assert (call, body, own["plans"]) == ("tdCompare.data", "truong-b", [["2023-01-01", "2023-12-31"]])
    assert row["keys"] == ["staff", "%", "staff", "2023-01-01/2023-12-31"]
    assert (row["asked"], row["status"]) == ("từ 70% trở lên", "not_reported")
    assert row["to"] == "../ke-hoach/2023/truong-b/index.html#ct-ldtt"


def test_who_has_plans_is_offered_first_and_is_found_by_every_name():
    school = {"names": [{"text": "Tôn Đức Thắng", "short": "TĐT"}], "also": ["Trường An Giang"], "province": "An Giang"}
    found = made(record(organisation("truong-0"), organisation("truong-z", **school), *of_school("truong-y", LDTT)))
    data = found["so-sanh/don-vi.js"]
    assert isinstance(data, bytes)
    offered = json.loads(data.decode().removeprefix("tdCompare.bodies(").removesuffix(");\n"))
    assert [one[0] for one in offered] == ["truong-a", "truong-b", "truong-y", "truong-z", "truong-0", "truong-c"]
    assert offered[3][1:] == ["Tôn Đức Thắng", False, "TĐT; Trường An Giang; An Giang"]


def test_a_large_cluster_stands_on_bounded_pages():
    names = [f"truong-{number}" for number in range(90)]
    targets = [target(f"m{number}", measure=f"M{number}", at_least=1) for number in range(5)]
    parts = [part for name in names for part in of_school(name, *targets)]
    pages = [page(one) for address, one in made(judged(*parts, cluster("cum-mot", names))).items() if "cum/" in address]
    assert sum(len([row for row in one.all("tr") if row.all("td")]) for one in pages) == 450
    assert len(pages) == 5
    assert max(len(list(one.walk())) for one in pages) < NODES
