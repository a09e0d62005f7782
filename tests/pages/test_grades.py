"""A grade or another award is called by its name wherever it says what is asked or was reached, never by its id."""

from typing import Any

import pytest
from evaluation_builders import PLAN, SCHOOL, award, guidance, judged, organisation, plan, result, target
from made_pages import page_of

from generator.exports.changes.record_changes import target_changes
from generator.exports.excel.sheets import target_rows

GRADE = "hoan-thanh-tot"
NAME = "Hoàn thành tốt nhiệm vụ"
ASKED = {"population": "organisation", "grade": GRADE}


@pytest.mark.parametrize(("kind", "key"), [("awards", GRADE), ("plans", None), ("organisations", None)])
def test_a_grade_reached_is_called_by_its_name(kind: str, key: str | None) -> None:
    asked = target("xep-loai", **ASKED)
    school = organisation()
    made = plan(asked)
    found = judged(
        school, award(GRADE, "grade", name=NAME, rank=2), made, result(figures={"xep-loai": {"grade": GRADE}})
    )
    cells = page_of(found, kind, key or {"plans": made.id, "organisations": school.id}[kind]).all("td")
    reached = [cell.text().strip() for cell in cells if cell.attributes.get("data-label") == "Kết quả"]
    assert reached[0] == NAME


BETTER, BETTER_NAME = "hoan-thanh-xuat-sac", "Hoàn thành xuất sắc nhiệm vụ"
NAMED = (award(GRADE, "grade", name=NAME, rank=2), award(BETTER, "grade", name=BETTER_NAME, rank=3))
AIM = target("xep-loai", **ASKED)


def words_of(*parts: Any) -> str:
    """All that stands on the page of the plan."""
    return page_of(judged(organisation(), *NAMED, *parts), "plans", PLAN).text()


def test_what_the_guidance_asks_stands_in_table_and_findings_by_its_name() -> None:
    asking = guidance(AIM | {"grade": BETTER}, guidance_id="2023/hd")
    row = page_of(
        judged(organisation(), *NAMED, asking, plan(AIM | {"aligns_with": "xep-loai"}, answers="2023/hd")),
        "plans",
        PLAN,
    )
    cells = {cell.attributes.get("data-label"): cell.text() for cell in row.by_id("ct-xep-loai").all("td")}
    assert cells["Hướng dẫn"].startswith(BETTER_NAME)
    assert f"{NAME} xep-loai, thấp hơn hướng dẫn ({BETTER_NAME})" in " ".join(row.text().split())


def test_what_the_version_that_judges_asked_stands_by_its_name() -> None:
    made = plan(AIM | {"grade": BETTER}), plan(AIM, plan_id=f"{PLAN}.r2", amends=SCHOOL, reason="Thử",
                                               document={"date": "2023-11-21"})  # fmt: skip
    reported = result(figures={"xep-loai": {"grade": GRADE}}, on="2023-11-20")
    row = page_of(judged(organisation(), *NAMED, *made, reported), "plans", f"{PLAN}.r2").by_id("ct-xep-loai").text()
    assert f"xét theo bản đầu: {BETTER_NAME}" in row
    assert f"mức đề ra là {BETTER_NAME}" in row


def test_a_grade_that_was_corrected_stands_by_its_name() -> None:
    first = result(figures={"xep-loai": {"grade": BETTER}})
    second = result("final.r2", on="2024-02-15", corrects="final", reason="error", approved_by="x",
                    figures={"xep-loai": {"grade": GRADE}})  # fmt: skip
    assert f"trước đây {BETTER_NAME}, đính chính" in words_of(plan(AIM), first, second)


def test_two_grades_of_which_nobody_knows_the_right_one_stand_by_their_names() -> None:
    reports = [result(name, figures={"xep-loai": {"grade": grade}}) for name, grade in
               (("final", BETTER), ("final.r2", GRADE))]  # fmt: skip
    assert f"{BETTER_NAME} hoặc {NAME}" in words_of(plan(AIM), *reports)


def test_the_award_that_a_base_hangs_on_stands_by_its_name_in_workbooks_and_differences() -> None:
    held = award("lao-dong-tien-tien", name="Lao động tiên tiến")
    made = plan(target("cstdcs", at_least="15%", of={"award": held.id}))
    words = next(iter(target_rows(made, "final", {held.id: held}))).asked
    assert words == "từ 15% trở lên, trên số giữ danh hiệu: Lao động tiên tiến"
    gone = next(iter(target_changes(judged(made, held), judged(held))))
    assert gone.before.startswith(words)
