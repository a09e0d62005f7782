"""A number that the law does not allow of the planned base is shown where it is asked. docs/RULES.md C-3."""

import pytest
from evaluation_builders import LDTT, PLAN, cstdcs, judged, organisation, plan
from made_pages import page_of


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"exactly": 5, "planned": 33}, "cần 5 trên 33 dự kiến, mà trần theo quy định là 4: đạt đủ là vượt trần"),
        ({"at_least": "20%", "planned": 33}, "cần 7 trên 33 dự kiến, mà trần theo quy định là 4"),
        ({"exactly": 4, "planned": 33}, ""),
        ({"exactly": 5}, ""),
        ({"at_most": 5, "planned": 33}, ""),
    ],
)
def test_what_is_asked_above_the_cap_of_the_planned_base_is_shown(asked: dict[str, object], words: str) -> None:
    found = judged(organisation(), plan(LDTT, cstdcs(**asked)))
    row = page_of(found, "plans", PLAN).by_id("ct-cstdcs").text()
    assert words in row
    assert bool(words) == ("vượt trần" in row)
