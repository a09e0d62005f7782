"""A grade is called by its name wherever a page says what was reached, never by its id."""

import pytest
from evaluation_builders import award, judged, organisation, plan, result, target
from made_pages import page_of

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
