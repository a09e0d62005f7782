"""The sentences that open a page say what the record holds, by rules that know no record in particular."""

from datetime import date

import pytest
from evaluation_builders import (
    LDTT,
    PLAN,
    SCHOOL,
    cluster,
    cstdcs,
    guidance,
    judged,
    organisation,
    plan,
    recognition,
    result,
    target,
)
from made_pages import page_of, portal_for

from generator.evaluation.engine import Evaluation
from generator.pages.findings.key_fact import MOST
from generator.pages.findings.of_many import home_findings

ASKS = guidance(LDTT | {"at_least": "80%"}, cstdcs(at_least="15%"), target("de-tai", at_least=1), guidance_id="2023/hd")
PART = result(figures={"ldtt": {"reached": 44, "of": 48}})


def found(evaluation: Evaluation, kind: str, key: str) -> list[str]:
    lists = page_of(evaluation, kind, key).all("ul", css="td-findings")
    return [" ".join(line.text().split()) for each in lists for line in each.all("li")]


def test_a_plan_opens_with_what_it_promises_beside_the_guidance_and_what_was_reported():
    made = found(
        judged(organisation(), ASKS, plan(LDTT, cstdcs(at_least="15%"), answers="2023/hd"), PART), "plans", PLAN
    )
    assert made[:3] == [
        "2 dòng chỉ tiêu, 2 dòng có con số",
        "2/3 chỉ tiêu của hướng dẫn có trong kế hoạch: 1 cao hơn, 1 không có · xem đối chiếu",
        "từ 90% trở lên lao-dong-tien-tien, cao hơn hướng dẫn (từ 80% trở lên) · xem chỉ tiêu",
    ]
    assert made[3].startswith("1/2 chỉ tiêu đã có báo cáo: 1 đạt")


def test_a_plan_below_the_guidance_says_so():
    asked = guidance(LDTT | {"at_least": "95%"}, guidance_id="2023/hd")
    made = found(judged(organisation(), asked, plan(LDTT, answers="2023/hd")), "plans", PLAN)
    assert "từ 90% trở lên lao-dong-tien-tien, thấp hơn hướng dẫn (từ 95% trở lên) · xem chỉ tiêu" in made


def test_a_plan_with_nothing_of_the_guidance_says_of_how_much():
    made = found(judged(organisation(), ASKS, plan(target("khac", at_least=2), answers="2023/hd")), "plans", PLAN)
    assert "0/3 chỉ tiêu của hướng dẫn có trong kế hoạch · xem đối chiếu" in made


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2023, 3, 1), "1 chỉ tiêu chưa đến kỳ · xem chỉ tiêu"),
     (date(2026, 3, 1), "1 chỉ tiêu chưa có báo cáo công khai · xem chỉ tiêu")],
)  # fmt: skip
def test_silence_is_called_by_its_name(day: date, words: str):
    assert words in found(judged(organisation(), plan(LDTT), as_of=day), "plans", PLAN)


def test_what_is_due_next_is_told_in_days():
    made = found(judged(organisation(), plan(LDTT), as_of=date(2024, 3, 1)), "plans", PLAN)
    assert "30 ngày nữa đến hạn báo cáo chính thức (31/03/2024)" in made


def test_a_body_opens_with_its_newest_plan_and_what_it_received():
    parts = (
        organisation(),
        plan(LDTT),
        plan(LDTT, plan_id="2022/truong-mau", period="2022"),
        recognition("ldtt"),
        PART,
    )
    made = found(judged(*parts), "organisations", SCHOOL)
    assert made[0] == "2 kế hoạch trong sổ, mới nhất là của kỳ năm 2023 · mở kế hoạch"
    assert made[1].startswith("1/1 chỉ tiêu đã có báo cáo: 1 đạt")
    assert made[-1] == "1 lần được khen thưởng, công nhận có trong sổ"


def test_a_body_opens_with_the_plan_of_the_year_before_that_of_five_years_and_of_years_to_come():
    plans = [plan(LDTT, plan_id=key, period=period) for key, period in [
        ("2022/truong-mau", "2022..2026"), ("2023/truong-mau", "2023"), ("2024/truong-mau", "2024"),
    ]]  # fmt: skip
    made = found(judged(organisation(), *plans, as_of=date(2023, 9, 1)), "organisations", SCHOOL)
    assert made[0] == "3 kế hoạch trong sổ, mới nhất là của kỳ năm 2023 · mở kế hoạch"
    later = found(judged(organisation(), *plans[2:], as_of=date(2023, 9, 1)), "organisations", SCHOOL)
    assert later[0] == "1 kế hoạch trong sổ, mới nhất là của kỳ năm 2024 · mở kế hoạch"


def test_a_body_that_is_no_more_says_so_first():
    ended = organisation(succession=[{"event": "merge", "date": "2023-10-01", "into": "truong-moi"}])
    parts = (ended, organisation("truong-moi"), plan(LDTT))
    assert found(judged(*parts), "organisations", SCHOOL)[0] == "01/10/2023 sáp nhập thành · truong-moi"


def test_a_report_that_was_withdrawn_is_none():
    gone = result("final.r2", retracts="final", reason="error", on="2024-02-01")
    made = found(judged(organisation(), plan(LDTT, cstdcs(at_least="15%")), PART, gone), "plans", PLAN)
    assert "0/2 chỉ tiêu còn báo cáo: 1 báo cáo đã rút lại · xem chỉ tiêu" in made


def test_a_cluster_counts_plans_of_several_years_in_each_and_opens_with_no_year_to_come():
    parts = (
        organisation(), organisation("truong-hai"), cluster("cum-mau", [SCHOOL, "truong-hai"]), plan(LDTT),
        plan(LDTT, plan_id="2021/truong-hai", period="2021..2030", organisations="truong-hai"),
    )  # fmt: skip
    made = found(judged(*parts, as_of=date(2023, 9, 1)), "clusters", "cum-mau")
    assert made[0] == "2/2 thành viên có kế hoạch trong sổ cho năm 2023"


def test_a_cluster_opens_with_how_many_of_its_members_plan():
    parts = (organisation(), organisation("truong-hai"), cluster("cum-mau", [SCHOOL, "truong-hai"]), plan(LDTT))
    assert found(judged(*parts), "clusters", "cum-mau")[0] == "1/2 thành viên có kế hoạch trong sổ cho năm 2023"


def test_of_what_is_not_there_nothing_is_found():
    assert found(judged(organisation()), "organisations", SCHOOL) == []
    assert [one.figure for one in home_findings(portal_for(judged()))] == ["0/1"]


def test_home_says_who_plans_what_stands_out_and_what_was_reported_last():
    parts = (organisation(), organisation("truong-hai"), ASKS, plan(LDTT, answers="2023/hd"), PART)
    made = home_findings(portal_for(judged(*parts)))
    assert [(one.figure, one.key) for one in made] == [
        ("1/2", ""),
        ("từ 90% trở lên", PLAN),
        ("1/1", ""),
        ("15/01/2024", PLAN),
    ]
    assert len(made) <= MOST
