"""The verdict on a target: its status, its trace, and the words (tokens) it may use. Source: docs/RULES.md."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, get_args

from generator.model.dates import PartialDate

Status = Literal["met", "exceeded", "not_met", "at_risk", "pending", "undetermined", "not_reported", "not_applicable"]
Token = Literal[
    "over_cap", "cap_unchecked", "above_range", "infeasible", "comparator_inferred", "provisional", "small_number",
    "ambiguous", "before_issue", "assumed_base", "early", "disputed", "zero_base", "counted_beside",
    "denominator_missing", "share_only", "approximate", "interim_only", "part_missing", "unattested", "not_comparable",
    "retracted", "corrected", "award_revoked", "amended_after", "organisation_dissolved", "end_inferred", "none",
]  # fmt: skip
STATUSES: tuple[Status, ...] = get_args(Status)
# What people are shown: the statuses, and `withdrawn` for a «not reported» whose report was taken back.
SHOWN: tuple[str, ...] = (*STATUSES[:-1], "withdrawn", STATUSES[-1])
TOKENS: tuple[Token, ...] = get_args(Token)
_PLACE = {token: place for place, token in enumerate(TOKENS)}
_NOTHING: tuple[Token, ...] = ()


def tokens(*groups: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of all groups, each once, in the order of `TOKENS`."""
    found = {token for group in groups for token in group}
    return tuple(sorted(found, key=_PLACE.__getitem__)) if found else _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one rule says on one figure. Counts are whole numbers; `low` and `high` are what the target asks, as
    fractions of one (`unit` "%") or as counts (`unit` ""). `need` and `ceiling` are the whole numbers they come to,
    `legal` the most that the law allows where it caps.
    """

    status: Status
    rule: str
    flags: tuple[Token, ...] = ()
    reasons: tuple[Token, ...] = ()
    reached: int | None = None
    base: int | None = None
    base_from: str | None = None
    need: int | None = None
    ceiling: int | None = None
    legal: int | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""
    grade: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A figure that no longer stands: corrected or withdrawn by `replaced_by`, published on `on` (RULES.md C-8)."""

    result: str
    phase: str
    revision: int
    published_on: PartialDate
    reached: int | None
    base: int | None
    grade: str | None
    replaced_by: str
    on: PartialDate
    reason: str | None
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The status of one target on the day `as_of`, and everything it rests on.

    `reached` and `base` are counts; `registered` (a forecast) and `proposed` are never counted as reached; `share` is
    exactly reached/base; `needed` is the smallest acceptable whole number, `ceiling` the largest, `legal` the most that
    the law allows where it caps; `rule` names an entry of `rules.RULES`; `reading` is the meaning when this is one
    reading of an ambiguous target; `result` is the id of the result file that decides; `due` the last day to report;
    `judged_by` the version of the plan it is judged by, where a later one came too late.
    """

    plan: str
    target: str
    status: Status
    period: str
    as_of: date
    rule: str
    flags: tuple[Token, ...] = ()
    reasons: tuple[Token, ...] = ()
    reached: int | None = None
    registered: int | None = None
    proposed: int | None = None
    base: int | None = None
    base_from: str | None = None
    needed: int | None = None
    ceiling: int | None = None
    legal: int | None = None
    share: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""
    grade: str | None = None
    outcome: str | None = None
    phase: str | None = None
    revision: int | None = None
    result: str | None = None
    due: date | None = None
    explanation: str | None = None
    adopted_by: tuple[str, str] | None = None
    judged_by: str | None = None
    reading: str | None = None
    superseded: tuple[Earlier, ...] = ()
    readings: tuple["Verdict", ...] = ()
    years: tuple["Verdict", ...] = ()

    def shown(self) -> str:
        """Its status as one of `SHOWN`: a report that was taken back is no silence."""
        return "withdrawn" if self.status == "not_reported" and "retracted" in self.reasons else self.status

    def decided(self) -> bool:
        """Whether it says met, exceeded or not met."""
        return self.status in ("met", "exceeded", "not_met")
