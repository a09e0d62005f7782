"""«Cần …» in words: «tối đa» only where more is no longer met. docs/RULES.md C-2, C-3."""

import pytest
from evaluation_builders import cstdcs, final, nested, target, text

from generator.model.targets import Target
from generator.pages.wording.needed import needed_words

STAFF = {"base": "staff"}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"at_least": "15%"}, "cần 6"),
        ({"exactly": "15%", "read_as": "cap"}, "cần đúng 6"),
        ({"exactly": "15%", "read_as": "quota"}, "cần 6"),
        ({"between": "10–15%", "upper_is": "legal_cap"}, "cần 4, tối đa 6"),
        ({"between": "10–15%", "upper_is": "guidance_cap"}, "cần 4, hướng dẫn nêu đến 6"),
        ({"between": "10–15%", "upper_is": "aspiration"}, "cần 4, phấn đấu đến 6"),
        ({"between": "10–15%"}, "cần 4, văn bản nêu đến 6"),
        ({"at_most": "15%"}, "tối đa 6"),
        ({"at_most": 6}, "tối đa 6"),
        ({"at_most": 0}, "tối đa 0"),
    ],
)
def test_what_is_needed(asked, words):
    made = target("x", of=STAFF, **asked)
    assert needed_words(Target.model_validate(text(made)), final(made, {"reached": 6, "of": 40})) == words


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"between": "10–15%", "upper_is": "legal_cap"}, "cần 4, tối đa 6"),
        ({"between": "10–15%", "upper_is": "guidance_cap"}, "cần 4, hướng dẫn nêu đến 6, luật cho tối đa 6"),
        ({"between": "5–10%", "upper_is": "guidance_cap"}, "cần 2, hướng dẫn nêu đến 4, luật cho tối đa 6"),
        ({"between": "10–20%", "upper_is": "guidance_cap"}, "cần 4, luật cho tối đa 6"),
        ({"between": "10–15%", "upper_is": "aspiration"}, "cần 4, phấn đấu đến 6, luật cho tối đa 6"),
        ({"exactly": "15%"}, "cần đúng 6"),
        ({"exactly": "15%", "read_as": "quota"}, "cần 6, luật cho tối đa 6"),
        ({"at_least": 2}, "cần 2, luật cho tối đa 6"),
        ({"at_most": "20%"}, "luật cho tối đa 6"),
        ({"at_most": 2}, "tối đa 2"),
    ],
)
def test_the_cap_of_the_law_is_said_beside_other_upper_ends(asked, words):
    made = cstdcs(**asked)
    for reached in (5, 7):
        assert needed_words(Target.model_validate(text(made)), nested(made, 40, reached)) == words


@pytest.mark.parametrize("asked", [
    {"at_least": "10%"}, {"more_than": "10%"}, {"all": True}, {"exactly": "15%"}, {"exactly": "15%", "read_as": "cap"},
    {"exactly": "15%", "read_as": "quota"}, {"exactly": "15%", "read_as": "at_least"}, {"some": True}, {"at_least": 3},
    {"between": "10–15%"}, {"between": "10–15%", "upper_is": "guidance_cap"}, {"between": "3-5"},
    {"each": "units", "at_least": 1},
    {"between": "10–15%", "upper_is": "aspiration"}, {"between": "10–15%", "upper_is": "unknown"},
])  # fmt: skip
def test_no_other_upper_end_is_called_a_maximum(asked):
    made = target("x", of=STAFF, **asked)
    for reached in (0, 5, 6, 40):
        found = final(made, {"reached": reached, "of": 40})
        assert "tối đa" not in needed_words(Target.model_validate(text(made)), found)


def test_a_quantity_that_may_not_be_passed_says_so():
    made = target("x", at_most="12,5", unit="tỷ đồng")
    assert needed_words(Target.model_validate(text(made)), final(made, {"quantity": "13"})) == "tối đa 12,5 tỷ đồng"
