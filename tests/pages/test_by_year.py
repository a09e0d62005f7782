"""Which years of a long list stand on the main page: nothing short is split, and no address is ever lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from generator.evaluation.engine import evaluate
from generator.model.record import Record
from generator.pages.parts.by_year import MOST_ROWS, Years, opened_year, split_years
from generator.pages.portal import Portal

TODAY = date(2023, 11, 20)
YEARS = st.dictionaries(st.integers(2015, 2030), st.integers(0, 200))


def split(sizes: dict[int, int], **how: int) -> Years:
    record = Record()
    return split_years(Portal(record, evaluate(record, TODAY), TODAY, Environment(autoescape=True)), "x/", sizes, **how)


def addresses(years: Years) -> set[str]:
    """Every address at which a page is written beside the main page."""
    return set() if years.opened is None else {years.own(year) for year in years.sizes}


def test_a_list_is_whole_up_to_the_most_rows():
    years = split({2022: MOST_ROWS - 1, 2023: 1})
    assert (years.here, years.away, years.words) == ([2023, 2022], [], "")
    assert years.at(2022) == "x/"


def test_one_row_more_and_each_year_has_its_page():
    years = split({2021: 60, 2022: 50, 2023: 11})
    assert (years.here, years.away) == ([2022], [2023, 2021])
    assert (years.at(2022), years.at(2021), years.own(2022)) == ("x/", "x/2021/", "x/2022/")


def test_what_stands_beside_counts():
    assert split({2022: 60, 2023: 60}, beside=1).opened == 2023


def test_one_year_is_never_split():
    assert split({2023: 10_000, 2022: 0}).away == []


@pytest.mark.parametrize(
    ("sizes", "opened"),
    [
        ({2023: 50, 2022: 100}, 2023),
        ({2023: 49, 2022: 100, 2021: 99}, 2022),
        ({}, None),
        ({2025: 100, 2023: 50}, 2023),
        ({2025: 100, 2024: 60, 2023: 49}, 2024),
    ],
)
def test_the_year_opened_is_the_newest_with_at_least_half_the_most(sizes: dict[int, int], opened: int | None):
    assert opened_year(sizes, 2023) == opened


@given(YEARS)
def test_every_year_stands_in_one_place(sizes: dict[int, int]):
    years = split(sizes)
    assert sorted([*years.here, *years.away]) == sorted(year for year, size in sizes.items() if size)


@given(YEARS, YEARS)
def test_no_address_is_lost_when_the_record_grows(sizes: dict[int, int], more: dict[int, int]):
    grown = {year: sizes.get(year, 0) + more.get(year, 0) for year in {*sizes, *more}}
    assert addresses(split(sizes)) <= addresses(split(grown))
