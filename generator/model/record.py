"""The Record: everything that was read, tied together."""

from dataclasses import dataclass, field

from generator.model.base import Filed
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Guidance, Plan
from generator.model.reference import Award, Document, Movement, Theme
from generator.model.results import Exemplar, Notice, Result, Submission
from generator.model.screens import Screen

KINDS: dict[str, type[Filed]] = {
    "organisations": Organisation,
    "clusters": Cluster,
    "themes": Theme,
    "movements": Movement,
    "documents": Document,
    "awards": Award,
    "guidance": Guidance,
    "plans": Plan,
    "results": Result,
    "submissions": Submission,
    "exemplars": Exemplar,
    "notices": Notice,
    "screens": Screen,
}


@dataclass
class Record:
    """All records of one folder, by kind and id. Filled by the reader, only read afterwards.

    `sample` marks the record of `examples/`: shown apart, never part of a real total.
    """

    organisations: dict[str, Organisation] = field(default_factory=dict)
    clusters: dict[str, Cluster] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    movements: dict[str, Movement] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    awards: dict[str, Award] = field(default_factory=dict)
    guidance: dict[str, Guidance] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    submissions: dict[str, Submission] = field(default_factory=dict)
    exemplars: dict[str, Exemplar] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    screens: dict[str, Screen] = field(default_factory=dict)
    sample: bool = False

    def current_plans(self) -> list[Plan]:
        """The plans that no other plan amends, in order of id."""
        replaced = {amended_id(plan) for plan in self.plans.values() if plan.amends}
        return [plan for key, plan in sorted(self.plans.items()) if key not in replaced]


def amended_id(plan: Plan) -> str:
    """The full id of the plan that `plan.amends` names (`NAME` means the same year's)."""
    amends = plan.amends or ""
    return amends if "/" in amends else f"{plan.id.partition('/')[0]}/{amends}"
