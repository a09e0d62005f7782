"""What somebody received stands beside the target that asks for it, and the other way round; long lists go by year."""

import pytest
from evaluation_builders import (
    LDTT,
    PLAN,
    SCHOOL,
    award,
    cluster,
    judged,
    organisation,
    plan,
    recognition,
    result,
    target,
)
from html_tree import Element, parse
from made_pages import page_of, portal_for

from generator.evaluation.engine import Evaluation
from generator.pages.page import Page
from generator.pages.parts.by_year import MOST_LINES, MOST_ROWS
from generator.pages.routes import routes_of

HELD = recognition("ldtt")


def notes(found: Evaluation, target_id: str = "ldtt") -> list[str]:
    row = page_of(found, "plans", PLAN).by_id(f"ct-{target_id}")
    spans = row.all("span", css="td-target__note")
    return [
        link.attributes["href"]
        for span in spans
        if span.text().startswith("công nhận trong sổ")
        for link in span.all("a")
    ]


def asking(found: Evaluation, key: str) -> list[str]:
    page = page_of(found, "recognitions", key)
    return [link.attributes["href"] for link in page.all("a") if "#ct-" in link.attributes["href"]]


def test_a_target_and_what_was_received_for_it_lead_to_each_other():
    found = judged(plan(LDTT), HELD)
    assert [href.partition("khen-thuong/")[2] for href in notes(found)] == ["2023/ldtt/index.html"]
    assert [href.partition("ke-hoach/")[2] for href in asking(found, "2023/ldtt")] == [f"{PLAN}/index.html#ct-ldtt"]


def test_it_decides_nothing():
    assert judged(plan(LDTT), HELD).verdicts[PLAN, "ldtt"].status == judged(plan(LDTT)).verdicts[PLAN, "ldtt"].status


@pytest.mark.parametrize(
    "other",
    [
        recognition("ldtt", stage="proposed"),
        recognition("ldtt", year=2022),
        recognition("ldtt", award="chien-si-thi-dua-co-so"),
        recognition("ldtt", recipients=[{"as_written": "Một trường khác", "count": 3}]),
    ],
    ids=["proposed", "year", "award", "body"],
)
def test_what_is_not_what_the_target_asks_for_is_not_beside_it(other):
    found = judged(plan(LDTT), other)
    assert notes(found) == asking(found, other.id) == []


def test_two_givers_give_two_things():
    wanted = target("bang-khen", award="bang-khen", giver="ubnd-mau", at_least=1)
    known = [award("bang-khen", "commendation"), organisation(), organisation("ubnd-mau"), organisation("hoc-vien-mau")]
    given = {giver: recognition("bk", award="bang-khen", giver=giver) for giver in ("ubnd-mau", "hoc-vien-mau")}
    found = {giver: judged(plan(wanted), one, *known) for giver, one in given.items()}
    assert [len(notes(one, "bang-khen")) for one in found.values()] == [1, 0]


def test_what_was_revoked_is_no_longer_beside_it():
    back = recognition("thu-hoi", award=None, revokes="ldtt", stage="revoked", recipients=[], reason="award_revoked")
    assert notes(judged(plan(LDTT), HELD, back)) == []


def test_a_recognition_names_the_reports_that_cite_it():
    report = result(ldtt={"reached": 3, "of": 3}, evidence=[{"title": "Quyết định", "recognition": "2023/ldtt"}])
    page = page_of(judged(plan(LDTT), HELD, report), "recognitions", "2023/ldtt")
    assert [
        link.attributes["href"].partition("#")[2] for link in page.all("a") if "#kq-" in link.attributes["href"]
    ] == [f"kq-{report.id.replace('/', '-')}"]


def made(found: Evaluation, kind: str, key: str) -> dict[str, Element]:
    """The pages of a record by address."""
    pages = ((route, route.make()) for route in routes_of(portal_for(found), kind, key))
    return {route.address: parse(page.body) for route, page in pages if isinstance(page, Page)}


def linked(page: Element) -> set[str]:
    return {link.attributes["href"].partition("khen-thuong/")[2] for link in page.all("a")} - {""}


def test_a_long_list_of_an_award_stands_by_year():
    many = [recognition(f"x-{number}", year=2021 + number % 3) for number in range(MOST_ROWS + 30)]
    pages = made(judged(plan(LDTT), *many), "awards", "lao-dong-tien-tien")
    stand = {address: linked(page) for address, page in pages.items()}
    assert set().union(*stand.values()) == {f"{one.id}/index.html" for one in many}
    assert max(map(len, stand.values())) < MOST_ROWS
    assert all(address.rstrip("/")[-4:] in ("2021", "2022", "2023", "tien") for address in stand)


def test_who_gave_much_leads_to_the_years():
    many = [recognition(f"x-{number}", year=2021 + number % 3, giver=SCHOOL) for number in range(MOST_LINES + 1)]
    page = page_of(judged(plan(LDTT), *many), "organisations", SCHOOL)
    chips = [link.attributes["href"] for chips in page.all("ul", css="td-chips") for link in chips.all("a")]
    assert [href.partition("khen-thuong/")[2] for href in chips] == [
        f"{year}/index.html" for year in (2023, 2022, 2021)
    ]


@pytest.mark.parametrize(("recipients", "struck", "flag"), [([], 1, "đã thu hồi"), ([0], 0, "đã thu hồi một phần")])
def test_what_was_revoked_is_struck_in_every_list(recipients: list[int], struck: int, flag: str):
    both = [{"organisation": SCHOOL, "count": 1}, {"as_written": "Một trường khác", "count": 1}]
    held = recognition("ldtt", giver="hoc-vien-mau", group="cum-mau", recipients=both)
    back = recognition("thu-hoi", award=None, revokes="ldtt", stage="revoked", reason="award_revoked",
                       recipients=[both[place] for place in recipients])  # fmt: skip
    bodies = [organisation(), organisation("hoc-vien-mau"), cluster("cum-mau", [SCHOOL])]
    found = judged(plan(LDTT), held, back, *bodies)
    for kind, key in (("awards", "lao-dong-tien-tien"), ("clusters", "cum-mau"), ("organisations", "hoc-vien-mau")):
        page = page_of(found, kind, key)
        lists = [item for shown in page.all("ul", css="td-list") for item in shown.all("li") if "2023:" in item.text()]
        assert [len(item.all("del")) for item in lists] == [struck], kind
        assert [mark.text() for item in lists for mark in item.all("span", css="td-flag")] == [flag], kind
