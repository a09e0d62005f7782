"""Lists that grow year by year: which years stand on the main page, and which on pages of their own.

A list stays whole while it is short. Nothing is deleted from the record, so a list that was split stays split, and the
addresses of its years are permanent. A year that is too long for one page goes on at `…/YEAR/phan-2/`.
"""

from collections.abc import Callable, Iterable, Mapping, Sized
from dataclasses import dataclass
from itertools import accumulate
from sys import maxsize
from typing import TypeVar

from generator.model.ids import plan_id
from generator.model.plans import Promise
from generator.pages.portal import Portal

T = TypeVar("T")
# A row of a table is half a kilobyte, a line of a list a quarter: 60 kB at most beside the 25 kB that every page has.
MOST_ROWS = 120
MOST_LINES = 240


@dataclass(frozen=True, slots=True)
class Years:
    """Where the rows of each year stand.

    `address` is the main page's; `sizes` are the rows of each year, in the order years are shown; `opened` is the only
    year on the main page, None while all stand there; `part` is how many rows of a year a page has, 0 for all.
    """

    address: str
    sizes: dict[int, int]
    opened: int | None
    part: int = 0

    @property
    def away(self) -> list[int]:
        """The years that have a page of their own."""
        return [] if self.opened is None else [year for year in self.sizes if year != self.opened]

    @property
    def here(self) -> list[int]:
        """The years on the main page."""
        return list(self.sizes) if self.opened is None else [self.opened]

    @property
    def words(self) -> str:
        """What a heading on the main page says of the year below it; nothing while it is of all."""
        return "" if self.opened is None else f", năm {self.opened}"

    def at(self, year: int) -> str:
        """The address of the page with the rows of a year."""
        return self.address if self.opened in (None, year) else self.own(year)

    def own(self, year: int) -> str:
        """The address that is a year's own wherever its rows stand."""
        return f"{self.address}{year}/"

    def parts(self, year: int) -> list[tuple[int, str]]:
        """(number, address) of each page that a year's rows are on; none where one page has them all."""
        count = -(-self.sizes[year] // self.part) if self.part else 1
        after = [(number, f"{self.own(year)}phan-{number}/") for number in range(2, count + 1)]
        return [(1, self.at(year)), *after] if after else []

    def rows(self, number: int = 1) -> slice:
        """Which rows of a year stand on the page of that number."""
        return slice((number - 1) * self.part, number * self.part) if self.part else slice(0, maxsize)


def split_years(
    portal: Portal, address: str, sizes: Mapping[int, int], *, most: int = MOST_ROWS, beside: int = 0, part: int = 0
) -> Years:
    """`sizes` are the rows of each year, `beside` is what else grows on the page, in rows.

    With `part` a year of more rows than that has several pages, even where it is the only one.
    """
    ordered = {year: sizes[year] for year in portal.newest_first(sizes) if sizes[year]}
    short = sum(ordered.values()) + beside <= most
    if short or (len(ordered) == 1 and not 0 < part < max(ordered.values())):
        return Years(address, ordered, None)
    return Years(address, ordered, opened_year(ordered, portal.as_of.year), part)


def taken(rows: slice, *lists: Sized) -> list[slice]:
    """Of each of some lists that stand below each other, what falls into some rows of all together."""
    starts = accumulate(map(len, lists), initial=0)
    return [
        slice(max(rows.start - start, 0), max(rows.stop - start, 0)) for start, _ in zip(starts, lists, strict=False)
    ]


def begun_first(years: Iterable[int], now: int) -> list[int]:
    """Years by how soon they are asked for: this one, the past backwards, then what is to come in its order."""
    return sorted(years, key=lambda year: (year > now, year if year > now else -year))


def opened_year(sizes: Mapping[int, int], now: int) -> int | None:
    """The first year that has at least half the most, those that have begun before those to come: a year just begun
    says little. None where there is none.
    """
    most = max(sizes.values(), default=0)
    return next((year for year in begun_first(sizes, now) if 2 * sizes[year] >= most), None)


def group_by_year(items: Iterable[T], year_of: Callable[[T], int]) -> dict[int, list[T]]:
    """Year → its items, in the order they come in."""
    groups: dict[int, list[T]] = {}
    for item in items:
        groups.setdefault(year_of(item), []).append(item)
    return groups


def lengths(*groups: Mapping[int, Sized]) -> dict[int, int]:
    """How many items each year has in all groups together."""
    years = dict.fromkeys(year for group in groups for year in group)
    return {year: sum(len(group[year]) for group in groups if year in group) for year in years}


def filed_year(promise: Promise) -> int:
    """The year a plan or guidance is filed under."""
    return plan_id(promise.id).year


def main_items(items: list[T], groups: Mapping[int, list[T]], years: Years) -> list[T]:
    """What the main page shows of a list: all as it is, or the opened year's part."""
    return items if years.opened is None else groups.get(years.opened, [])
