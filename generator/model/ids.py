"""Ids of records filed by year, read once: `2023/tct-binh-thuan.r2`, `2023/tct-binh-thuan/final.r2`."""

import re
from dataclasses import dataclass
from functools import lru_cache

_REVISION = re.compile(r"(.+?)(?:\.r([1-9]\d?))?")


@dataclass(frozen=True, slots=True, order=True)
class PlanId:
    """`YEAR/NAME[.rN]`, of a plan or another record filed by year; revision 1 has no suffix."""

    year: int
    name: str
    revision: int = 1

    @property
    def first(self) -> str:
        """The id of the first version."""
        return f"{self.year:04d}/{self.name}"

    def __str__(self) -> str:
        return self.first + _suffix(self.revision)


@dataclass(frozen=True, slots=True, order=True)
class ResultId:
    """`YEAR/PLAN/PHASE[.rN]`; `plan` is the plan's file name, with its own `.rN` where it has one."""

    year: int
    plan: str
    phase: str
    revision: int = 1

    @property
    def folder(self) -> str:
        """Where the reports of the plan stand in the year: `YEAR/PLAN`."""
        return f"{self.year:04d}/{self.plan}"

    @property
    def file(self) -> str:
        """What `corrects` and `retracts` call it: `PHASE[.rN]`."""
        return self.phase + _suffix(self.revision)

    def __str__(self) -> str:
        return f"{self.folder}/{self.file}"


@lru_cache(maxsize=20_000)
def plan_id(text: str) -> PlanId:
    """Reads the id of a record that the reader filed by year. Errors: ValueError for another text."""
    year, _, name = text.partition("/")
    name, revision = _revised(name)
    return PlanId(int(year), name, revision)


@lru_cache(maxsize=20_000)
def result_id(text: str) -> ResultId:
    """Reads the id of a report that the reader filed. Errors: ValueError for another text."""
    year, plan, last = text.split("/")
    phase, revision = _revised(last)
    return ResultId(int(year), plan, phase, revision)


def _revised(name: str) -> tuple[str, int]:
    """The name without its `.rN`, and N."""
    match = _REVISION.fullmatch(name)
    if match is None:
        raise ValueError(name)
    return match[1], int(match[2] or 1)


def _suffix(revision: int) -> str:
    return f".r{revision}" if revision > 1 else ""
