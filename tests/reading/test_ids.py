"""An id says what its text says, and writes it back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.ids import (
    PlanId,
    ResultId,
    file_of,
    folder_of,
    in_address,
    named_after,
    of_address,
    plan_id,
    result_id,
    target_key,
    version_of,
    year_of,
)  # fmt: skip

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
    plan = file_of(str(PlanId(year, name, of_plan)))
    made = ResultId(year, plan, phase, revision)
    assert result_id(str(made)) == made
    assert (folder_of(str(made)), file_of(str(made)), year_of(str(made))) == (made.folder, made.file, year)
    assert version_of(made.file) == (phase, made.revision)


@given(YEARS, NAMES, REVISIONS)
def test_an_address_leads_back_to_its_id(year: int, name: str, revision: int) -> None:
    made = str(PlanId(year, f"{name}-x", revision))
    assert of_address(in_address(made)) == made
    assert in_address(made).replace(".r", "-r") == in_address(made)


@pytest.mark.parametrize("text", ["2021/tct-mau#de-tai", "2021/tct-mau/de-tai"])
def test_an_adopted_target_is_named_in_two_ways(text: str) -> None:
    assert target_key(text) == ("2021/tct-mau", "de-tai")


def test_a_file_is_named_after_the_longest_id_that_fits() -> None:
    known = ["tct", "tct-x", "tct-xa"]
    assert named_after("tct-x-dot-2", known) == ("tct-x", "dot-2")
    assert named_after("tct-xa", known) == ("tct-xa", "")
    assert named_after("cum-5", known) == ("", "cum-5")


@pytest.mark.parametrize("text", ["", "final", "x/y", "2023/"])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        plan_id(text)
