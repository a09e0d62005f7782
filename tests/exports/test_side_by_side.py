"""Two long texts: every place where they differ is shown, shortly; short ones stand as they are."""

from hypothesis import given
from hypothesis import strategies as st

from generator.exports.changes.side_by_side import CUT, LONGEST, MOST_PLACES, side_by_side

WORDS = [f"chữ{number}" for number in range(400)]


def text(**changed: str) -> str:
    return " ".join(changed.get(word, word) for word in WORDS)


def test_short_texts_stand_as_they_are():
    assert side_by_side("90%", "95%") == ("90%", "95%")
    assert side_by_side("", "x" * 500) == ("", "x" * (LONGEST - 1) + CUT)


def test_every_place_is_shown_with_the_words_around_it():
    before, after = side_by_side(text(), text(chữ20="HAI", chữ200="BA", chữ390="BỐN"))
    assert [part.split() for part in after.split(" | ")] == [
        ["…chữ17", "chữ18", "chữ19", "HAI", "chữ21", "chữ22", "chữ23…"],
        ["…chữ197", "chữ198", "chữ199", "BA", "chữ201", "chữ202", "chữ203…"],
        ["…chữ387", "chữ388", "chữ389", "BỐN", "chữ391", "chữ392", "chữ393…"],
    ]
    assert before.split(" | ")[1] == "…chữ197 chữ198 chữ199 chữ200 chữ201 chữ202 chữ203…"


def test_what_is_only_added_or_gone_has_its_place_on_both_sides():
    before, after = side_by_side(text(), text(chữ100="chữ100 thêm"))
    assert "thêm" not in before
    assert after == "…chữ98 chữ99 chữ100 thêm chữ101 chữ102 chữ103…"


def test_places_near_each_other_are_one():
    before, after = side_by_side(text(), text(chữ100="MỘT", chữ104="HAI"))
    assert " | " not in after
    assert "MỘT chữ101 chữ102 chữ103 HAI" in after
    assert before.count("chữ") == 11


def test_of_many_places_the_rest_is_counted():
    before, after = side_by_side(text(), text(**{f"chữ{at}": "KHÁC" for at in range(10, 400, 30)}))
    assert after.count("KHÁC") == MOST_PLACES
    assert before.endswith("… và 8 chỗ nữa")
    assert after.endswith("… và 8 chỗ nữa")


@given(st.lists(st.sampled_from("ab"), max_size=900), st.lists(st.sampled_from("ab"), max_size=900))
def test_it_stays_short_whatever_the_texts_are(one: list[str], other: list[str]):
    before, after = side_by_side(" ".join(one), " ".join(other))
    assert max(len(before), len(after)) < 800
    if len(one) + len(other) > 2 * LONGEST and one and other and one != other:
        assert before != after
