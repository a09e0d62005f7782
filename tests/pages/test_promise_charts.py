"""The rows of a promise's chart: where a target is met, under which name it stands, what was reported."""

from collections import Counter
from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from generator.evaluation.verdict import Verdict
from generator.model.results import Figure
from generator.model.targets import Target
from generator.pages.parts.promise_charts import LONGEST_LABEL, _label, band
from generator.pages.parts.target_rows import _reported


def target(**more: Any) -> Target:
    return Target.model_validate({"id": "a", "statement": "Từ 90% đạt", "population": "staff", **more})


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"all": True}, ("%", 1, None)),
        ({"at_least": "90%"}, ("%", Fraction(9, 10), None)),
        ({"at_least": "3"}, ("", 3, None)),
        ({"between": "10-15%"}, ("%", Fraction(1, 10), Fraction(15, 100))),
        ({"exactly": "30%"}, ("%", Fraction(3, 10), Fraction(3, 10))),
        ({"exactly": "15%", "read_as": "cap"}, ("%", Fraction(15, 100), Fraction(15, 100))),
        ({"exactly": "20%", "read_as": "at_least"}, ("%", Fraction(2, 10), None)),
        ({"exactly": "2", "read_as": "quota"}, ("", 2, None)),
        ({"quality": "tốt"}, ("", None, None)),
    ],
)
def test_a_target_is_met_where_the_rules_say(asked: dict[str, Any], found: tuple[str, object, object]):
    assert band(target(**asked)) == found


def test_a_row_is_named_by_its_award_or_else_as_it_is_printed():
    portal: Any = SimpleNamespace(find=lambda kind, key: SimpleNamespace(name="Lao động tiên tiến"))
    aimed = target(all=True, award="ldtt", short="100% LĐTT")
    assert _label(portal, aimed, Counter({"ldtt": 1})) == "Lao động tiên tiến"
    assert _label(portal, aimed, Counter({"ldtt": 2})) == "Từ 90% đạt"
    long = _label(portal, target(all=True, statement="giữ nghiêm kỷ cương " * 20), Counter())
    assert len(long) <= LONGEST_LABEL + 1
    assert long.endswith("…")


@pytest.mark.parametrize(
    ("status", "reached", "reported"),
    [("met", None, "0 vi phạm"), ("pending", None, "0 vi phạm"), ("not_reported", None, ""), ("met", 5, "")],
)
def test_a_report_without_a_count_is_reported_in_its_own_words(status: Any, reached: int | None, reported: str):
    result = SimpleNamespace(figures={"a": Figure.model_validate({"violations": "0"})})
    portal: Any = SimpleNamespace(find=lambda kind, key: result, evaluation=None)
    verdict = Verdict(
        plan="p",
        target="a",
        status=status,
        period="2024",
        as_of=date(2025, 1, 1),
        rule="x",
        reached=reached,
        result="r",
    )
    assert _reported(portal, target(all=True), verdict) == reported
