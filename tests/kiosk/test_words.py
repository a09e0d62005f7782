"""Verdicts in a few words: missing is said, a published 0 stands, bars only where there are figures."""

from datetime import date
from fractions import Fraction
from types import SimpleNamespace

import pytest

from generator.evaluation.verdict import Verdict
from generator.kiosk.campaign import member_slides, progress_slides
from generator.kiosk.words import count_words, target_bar, target_words
from generator.model.targets import Target

SHARE = Fraction(3, 20)
DAY = date(2024, 1, 1)


def target(**comparator: object) -> Target:
    return Target.model_validate({"id": "a", "statement": "A", "population": "individuals", **comparator})


def verdict(status: str, **more: object) -> Verdict:
    given = {"plan": "2023/a", "target": "a", "period": "2023", "as_of": date(2024, 1, 1), "rule": "C-2.at_least"}
    return Verdict(**{**given, "status": status, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("comparator", "reported", "words"),
    [
        ({"at_least": "90%"}, {"status": "met", "needed": 31, "reached": 32}, "cần 31, có 32, đạt"),
        ({"at_least": "1"}, {"status": "not_met", "needed": 1, "reached": 0}, "cần 1, có 0, không đạt"),
        ({"at_least": "90%"}, {"status": "not_reported"}, "chưa có báo cáo công khai"),
        ({"at_least": "90%"}, {"status": "pending"}, "chưa đến kỳ"),
        (
            {"at_least": "90%"},
            {"status": "at_risk", "needed": 36, "reached": 30},
            "giữa kỳ: cần 36, có 30, có nguy cơ không đạt",
        ),
        (
            {"between": "10-15%", "upper_is": "guidance_cap"},
            {
                "status": "met",
                "needed": 4,
                "ceiling": 5,
                "reached": 4,
                "high": Fraction(3, 20),
                "unit": "%",
                "base": 40,
            },
            "cần 4, hướng dẫn nêu đến 5, có 4, đạt",
        ),
        (
            {"at_most": "3"},
            {"status": "not_met", "ceiling": 3, "high": Fraction(3), "reached": 4},
            "tối đa 3, có 4, không đạt",
        ),
        (
            {"at_least": "2", "stage": "proposed"},
            {"status": "met", "needed": 2, "proposed": 3},
            "cần 2, đề nghị 3, đạt",
        ),
        (
            {"exactly": "15%", "read_as": "cap"},
            {
                "status": "not_met",
                "needed": 6,
                "ceiling": 6,
                "low": SHARE,
                "high": SHARE,
                "unit": "%",
                "base": 40,
                "reached": 5,
            },
            "cần đúng 6, có 5, không đạt",
        ),
        (
            {"exactly": "15%", "read_as": "quota"},
            {
                "status": "met",
                "needed": 6,
                "ceiling": 6,
                "low": SHARE,
                "high": SHARE,
                "unit": "%",
                "base": 40,
                "reached": 7,
            },
            "cần 6, có 7, đạt",
        ),
        ({"level": "1"}, {"status": "met", "needed": 1, "reached": 1}, "cần mức 1, có mức 1, đạt"),
        ({"level": "1"}, {"status": "not_met", "needed": 1, "reached": 0}, "cần mức 1, chưa được công nhận, không đạt"),
        ({"grade": "hoan-thanh-tot"}, {"status": "met", "grade": "hoan-thanh-tot"}, "đạt"),
        ({"between": "10-15%"}, {"status": "not_applicable", "needed": 2, "ceiling": 1, "reached": 2}, "không áp dụng"),
    ],
)
def test_words(comparator: dict[str, str], reported: dict[str, object], words: str):
    assert target_words(target(**comparator), verdict(**reported)) == words  # type: ignore[arg-type]


def test_members_without_a_target_of_the_year_are_counted_but_not_named():
    known = SimpleNamespace(verdict=verdict("met"))
    (made,) = member_slides(2023, [("TCT A", [known])], 8, DAY)
    assert [item["t"] for item in made["items"]] == ["TCT A", "8 thành viên"]
    assert made["items"][-1]["n"] == "sổ chưa có chỉ tiêu nào của năm 2023"
    assert len(member_slides(2023, [("TCT A", [known])], 0, DAY)[0]["items"]) == 1
    assert member_slides(2023, [], 8, DAY) == []


def test_silent_members_are_counted_with_the_day():
    silent = SimpleNamespace(verdict=verdict("not_reported"))
    (made,) = member_slides(2023, [("TCT A", [silent]), ("TCT B", [silent])], 0, DAY)
    assert [(item["t"], item["n"]) for item in made["items"]] == [
        ("2 thành viên", "chưa công bố kết quả, tính đến 01/01/2024")
    ]


def test_no_bar_stands_for_what_is_not_known():
    found = [verdict("met"), verdict("not_reported"), verdict("pending")]
    (made,) = progress_slides("Năm 2023", found, DAY, "TCT A 2023")
    assert [("bar" in item, item["o"][-1]) for item in made["items"]] == [
        (True, "TCT A 2023: 1/3 đạt"),
        (False, "TCT A 2023: 1/3 chưa đến kỳ"),
        (False, "TCT A 2023: 1/3 chưa công bố kết quả"),
    ]


def test_no_figure_no_bar():
    assert target_bar(target(at_least="90%"), verdict("not_reported")) is None


def test_the_bar_of_a_share_runs_over_its_base_and_that_of_a_count_over_the_larger():
    share = target_bar(target(at_least="90%"), verdict("met", unit="%", base=40, needed=36, reached=38))
    count = target_bar(target(at_least="4"), verdict("not_met", needed=4, reached=3))
    assert (share.reached, share.needed) == (950, 900)
    assert (count.reached, count.needed) == (750, 1000)


def test_counts_leave_out_what_nobody_has_and_never_say_nought():
    found = [verdict("met"), verdict("met"), verdict("not_reported")]
    assert count_words(found) == "2 đạt, 1 chưa có báo cáo công khai"
    assert count_words([verdict("not_reported")] * 3) == "chưa có báo cáo công khai"
