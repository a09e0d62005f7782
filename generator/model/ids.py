"""Ids of records filed by year, `2023/tct-binh-thuan.r2`, `2023/tct-binh-thuan/final.r2`: taken apart here alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

REVISION_FORM = r"(?:\.r[1-9]\d?)?"
_REVISION = re.compile(r"(.+?)(?:\.r([1-9]\d?))?", re.DOTALL)  # a file may be called anything
_IN_ADDRESS, _IN_ID = re.compile(r"-r(?=\d+$)"), re.compile(r"\.r(?=\d+$)")


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
    def name(self) -> str:
        """The plan's name without its own `.rN`."""
        return _revised(self.plan)[0]

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
    """The name without its `.rN`, and N. Errors: ValueError for an empty name."""
    match = _REVISION.fullmatch(name)
    if match is None:
        raise ValueError(name)
    return match[1], int(match[2] or 1)


def _suffix(revision: int) -> str:
    return f".r{revision}" if revision > 1 else ""


def versioned(name: str, revision: int) -> str:
    """`final` and 2 → `final.r2`; revision 1 has no suffix."""
    return name + _suffix(revision)


def version_of(name: str) -> tuple[str, int]:
    """`final.r2` → `final` and 2; what has no suffix is revision 1."""
    return _revised(name) if name else (name, 1)


def year_of(text: str) -> int:
    """The year under which a record is filed. Errors: ValueError for an id without one."""
    return int(text.partition("/")[0])


def folder_of(text: str) -> str:
    """All but the last part of an id: `2023/tct-x` of `2023/tct-x/final.r2`."""
    return text.rpartition("/")[0]


def file_of(text: str) -> str:
    """The last part of an id: `final.r2` of `2023/tct-x/final.r2`."""
    return text.rpartition("/")[2]


def full_id(own: str, named: str) -> str:
    """The id of the record that `own` names: `final` stands in the folder of `own`, `2023/x/final` for itself."""
    return named if "/" in named else f"{folder_of(own)}/{named}"


def target_key(text: str) -> tuple[str, str]:
    """Plan id and target id of `2021/tct-x#de-tai`, which may also be written `2021/tct-x/de-tai`."""
    plan, _, target = text.replace("#", "/").rpartition("/")
    return plan, target


def names_in(text: str) -> list[str]:
    """The parts of an id without their `.rN`: year and names."""
    return [version_of(part)[0] for part in text.split("/")]


def named_after(name: str, ids: Iterable[str]) -> tuple[str, str]:
    """The longest of `ids` that a file is called after, and what follows it: `tct-x-dot-2` → `tct-x`, `dot-2`."""
    found = [known for known in ids if name == known or name.startswith((f"{known}-", f"{known}."))]
    longest = max(found, key=len, default="")
    return longest, name.removeprefix(longest).strip("-.")


def one_word(text: str) -> str:
    """An id as part of a name: `2023-tct-x-final.r2`."""
    return text.replace("/", "-")


def in_address(text: str) -> str:
    """An id as addresses have it, with `-rN` for `.rN`."""
    return _IN_ID.sub("-r", text)


def of_address(text: str) -> str:
    """The id whose address has `-rN` for `.rN`."""
    return _IN_ADDRESS.sub(".r", text)
