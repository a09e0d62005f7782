"""«Cần …» in words: «tối đa» only where more is no longer met. docs/RULES.md C-2, C-3."""

import pytest
from evaluation_builders import final, target

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
    ],
)
def test_what_is_needed(asked, words):
    made = target("x", of=STAFF, **asked)
    assert needed_words(Target.model_validate(made), final(made, {"reached": 6, "of": 40})) == words
