"""The Record: everything that was read, tied together."""

from datetime import date
from typing import Any

from generator.model.ids import full_id
from generator.model.kinds import KINDS
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Guidance, Plan
from generator.model.recognitions import Recognition
from generator.model.reference import Award, Document, Movement, Theme
from generator.model.results import Exemplar, Notice, Result, Submission
from generator.model.screens import Screen


class Record:
    """All records of one folder, by kind and id. Filled by the reader, only read afterwards.

    Every kind of `KINDS` has its records under its key. `sample` marks the record of `examples/`: shown apart, never
    part of a real total. `own_day` is the day it speaks of whatever the day of the build; None for the real record.
    """

    organisations: dict[str, Organisation]
    clusters: dict[str, Cluster]
    themes: dict[str, Theme]
    movements: dict[str, Movement]
    documents: dict[str, Document]
    awards: dict[str, Award]
    guidance: dict[str, Guidance]
    plans: dict[str, Plan]
    results: dict[str, Result]
    submissions: dict[str, Submission]
    recognitions: dict[str, Recognition]
    exemplars: dict[str, Exemplar]
    notices: dict[str, Notice]
    screens: dict[str, Screen]

    def __init__(self, *, sample: bool = False) -> None:
        self.sample = sample
        self.own_day: date | None = None
        for key in KINDS:
            setattr(self, key, {})

    def of(self, kind: str) -> dict[str, Any]:
        """The records of a kind by id."""
        found: dict[str, Any] = getattr(self, kind)
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def day(self, built: date) -> date:
        """The day to judge it on, where the build is of the day `built`."""
        return self.own_day or built

    def current_plans(self) -> list[Plan]:
        """The plans that no other plan amends, in order of id."""
        replaced = {amended_id(plan) for plan in self.plans.values() if plan.amends}
        return [plan for key, plan in sorted(self.plans.items()) if key not in replaced]


def amended_id(plan: Plan) -> str:
    """The full id of the plan that `plan.amends` names (`NAME` means the same year's)."""
    return full_id(plan.id, plan.amends or "")
