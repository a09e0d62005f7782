"""An id says what its text says, and writes it back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.ids import PlanId, ResultId, plan_id, result_id

NAMES = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
YEARS, REVISIONS = st.integers(1900, 2100), st.integers(1, 99)


@given(YEARS, NAMES, REVISIONS)
def test_the_id_of_a_plan_is_read_as_it_is_written(year: int, name: str, revision: int) -> None:
    made = PlanId(year, name, revision)
    assert plan_id(str(made)) == made
    assert plan_id(made.first) == PlanId(year, name)


@given(YEARS, NAMES, st.sampled_from(["mid-year", "year-end", "final"]), REVISIONS, REVISIONS)
def test_the_id_of_a_report_is_read_as_it_is_written(
    year: int, name: str, phase: str, revision: int, of_plan: int
) -> None:
    plan = str(PlanId(year, name, of_plan)).partition("/")[2]
    made = ResultId(year, plan, phase, revision)
    assert result_id(str(made)) == made


@pytest.mark.parametrize("text", ["", "final", "x/y", "2023/"])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        plan_id(text)
