"""A guidance beside every body it addresses: who asks for more, the same, less, nothing, and what came of it."""

from evaluation_builders import LDTT, SCHOOL, guidance, judged, organisation, plan, result, target
from html_tree import Element, parse
from made_pages import portal_for

from generator.evaluation.comparison.scoreboard import addressees, answers, counted
from generator.evaluation.engine import Evaluation
from generator.pages.boards.scoreboard import MOST_BODIES, scoreboard_routes
from generator.pages.page import Page

ASKED = guidance(
    target("ldtt", award="lao-dong-tien-tien", at_least="80%", of={"base": "staff"}),
    target("de-tai", measure="Đề tài", at_least=2, population="deliverables"),
)
NODES = 3_000


def of_school(name: str, *targets: dict[str, object], **fields: object):
    return organisation(name), plan(*targets, plan_id=f"2023/{name}", organisations=name, **fields)


def ldtt(share: str) -> dict[str, object]:
    return {**LDTT, "at_least": share}


FOUR = (
    *of_school("truong-cao", ldtt("90%"), answers="2023/hd"),
    *of_school("truong-bang", ldtt("80%"), answers="2023/hd"),
    *of_school("truong-thap", ldtt("70%"), answers="2023/hd"),
    organisation("truong-im"),
    organisation("so-ngoai", "department"),
)


def pages(found: Evaluation) -> list[tuple[str, Element]]:
    portal = portal_for(found)
    made = [route.make() for route in scoreboard_routes(portal, next(iter(found.record.guidance.values())))]
    return [(one.address, parse(one.body)) for one in made if isinstance(one, Page)]


def test_every_addressed_body_stands_on_one_side_of_each_target():
    found = judged(ASKED, *FOUR)
    board = answers(found, ASKED, addressees(found, ASKED))
    sides = {one.addressee.key: one.side for one in board["ldtt"]}
    assert sides == {"truong-bang": "same", "truong-cao": "higher", "truong-im": "no_plan", "truong-thap": "lower"}
    assert counted(board["de-tai"]) == {"missing": 3, "no_plan": 1}


def test_the_page_counts_and_names_them():
    ((address, page),) = pages(judged(ASKED, *FOUR))
    words = page.text()
    assert address == "huong-dan/2023/hd/doi-chieu/"
    assert "1 trong 3 đơn vị có kế hoạch đặt cao hơn; 1 trong 3 đơn vị có kế hoạch đặt bằng; 1 trong 3" in words
    assert "Không đặt chỉ tiêu này: truong-bang; truong-cao; truong-thap." in words
    assert "1 đơn vị được gửi chưa có kế hoạch nào" in words
    assert "so-ngoai" not in words
    rows = [row.text() for row in page.all("tr") if row.all("td")]
    assert [row.partition(" ")[0] for row in rows] == ["truong-bang", "truong-cao", "truong-thap"]
    assert "từ 90% trở lên cao hơn hướng dẫn" in rows[1]


def test_what_was_reported_stands_beside_the_promise():
    reported = result(plan_id="2023/truong-cao", figures={"ldtt": {"reached": 46, "of": 48}})
    ((_, page),) = pages(judged(ASKED, *FOUR, reported))
    row = next(row.text() for row in page.all("tr") if row.text().startswith("truong-cao"))
    assert "Vượt 46 trên 48 (95,8%)" in row


def test_a_plan_that_names_the_guidance_stands_for_its_body():
    longer = plan(plan_id=f"2021/{SCHOOL}", period="2021..2025")
    found = judged(ASKED, plan(ldtt("80%"), answers="2023/hd"), longer)
    assert [one.plan.id for one in addressees(found, ASKED) if one.plan] == [f"2023/{SCHOOL}"]


def test_a_plan_from_before_the_guidance_is_not_blamed_for_what_it_lacks():
    found = judged(ASKED, plan(ldtt("90%"), plan_id=f"2021/{SCHOOL}", period="2021..2025"))
    ((_, page),) = pages(found)
    assert counted(answers(found, ASKED, addressees(found, ASKED))["de-tai"]) == {"outside": 1}
    assert "Không thuộc diện áp dụng" in page.text()
    assert "Không đặt chỉ tiêu này" not in page.text()


def test_many_bodies_stand_on_pages_of_their_own_each_bounded():
    names = [f"truong-{number}" for number in range(MOST_BODIES * 2 + 1)]
    parts = [part for name in names for part in of_school(name, ldtt("90%"), answers="2023/hd")]
    made = dict(pages(judged(ASKED, *parts)))
    own = [f"huong-dan/2023/hd/doi-chieu/{key}/{part}" for key in ("ldtt", "de-tai") for part in ("", "2/", "3/")]
    assert list(made) == ["huong-dan/2023/hd/doi-chieu/", *own]
    listed = [row for address in own[:3] for row in made[address].all("tr") if row.all("td")]
    assert len(listed) == len(names)
    for page in made.values():
        assert len(list(page.walk())) < NODES
    assert "401 trong 401 đơn vị có kế hoạch đặt cao hơn" in made[own[0]].text()
