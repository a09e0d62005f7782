"""A plan with its reports on one day: what the rules ask about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from generator.evaluation.due import Due, due_days
from generator.evaluation.effective import NOTHING, Standing, YearFile
from generator.evaluation.recognised import Holders
from generator.model.caps import legal_cap
from generator.model.dates import PartialDate, Period
from generator.model.organisations import Organisation
from generator.model.plans import Guidance, Plan
from generator.model.reference import Award, Document
from generator.model.results import PHASES, Figure, Result
from generator.model.targets import Of, Target


@dataclass(frozen=True)
class Scene:
    """What every plan shares: awards and their holders, the bodies, the guidance, the documents, and the day."""

    as_of: date
    awards: Mapping[str, Award]
    organisations: Mapping[str, Organisation]
    guidance: Mapping[str, Guidance]
    documents: Mapping[str, Document]
    recognised: Holders = field(default_factory=dict)
    reported: dict[tuple[object, int], list["Case"]] = field(default_factory=dict, compare=False, repr=False)

    def plan_date(self, plan: Plan) -> PartialDate | None:
        """The date of a plan: its own, else its registered document's."""
        if plan.document.date is not None:
            return plan.document.date
        return self.document_date(plan.document.id)

    def document_date(self, document: str | None) -> PartialDate | None:
        """The date of a registered document."""
        found = self.documents.get(document or "")
        return found.date if found else None


@dataclass(frozen=True)
class Case:
    """One plan in force with the published results of its chain of amendments, filed by year.

    `chain` is the plan as it was first issued, with every amendment since, also those that came too late to count.
    """

    plan: Plan
    chain: tuple[Plan, ...]
    scene: Scene
    files: Mapping[int, YearFile]
    _due: dict[Period, Due] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan, chain: tuple[Plan, ...], scene: Scene, results: Iterable[Result]) -> "Case":
        """A case from results already limited to what is published."""
        years: dict[int, list[Result]] = {}
        for result in results:
            years.setdefault(result.year, []).append(result)
        return cls(plan, chain, scene, {year: YearFile(found) for year, found in years.items()})

    @property
    def first(self) -> Plan:
        """The plan as it was first issued."""
        return self.chain[0]

    def under(self, version: Plan) -> "Case":
        """The same reports under another version of the plan."""
        return self if version is self.plan else replace(self, plan=version, _due={})

    def bodies(self) -> list[Organisation]:
        """The plan's organisations as far as registered."""
        found = self.scene.organisations
        return [found[body] for body in self.plan.organisations if body in found]

    def due(self, period: Period) -> Due:
        """The last days to report on `period`."""
        if period not in self._due:
            answered = [self.scene.guidance[g] for g in self.plan.answers if g in self.scene.guidance]
            self._due[period] = due_days(self.plan, period, answered, self.bodies())
        return self._due[period]

    def standings(self, target: str, period: Period) -> list[Standing]:
        """What stands for a target in each year of the period that has results, oldest first."""
        return [self.files[year].standing(target) for year in period.years() if year in self.files]

    def violated(self, target: str, period: Period) -> Standing | None:
        """What stands of the newest year and phase that confirms a violation, corrected ones left out."""
        years = [self.files[year] for year in reversed(period.years()) if year in self.files]
        reported = (year.standing(target, phase) for year in years for phase in reversed(PHASES))
        return next((standing for standing in reported if standing.figure and standing.figure.violations), None)

    def parent(self, of: Of | None, year: int, phase: str) -> Standing | None:
        """What stands for the parent target of a base in the same year and phase."""
        if of is None or (of.target is None and of.award is None):
            return None
        named = of.target or next((own.id for own in self.plan.targets if own.award == of.award), None)
        return self.files[year].standing(named, phase) if named and year in self.files else NOTHING

    def holders(self, award: str, year: int) -> int | None:
        """How many of the plan's bodies recognitions say hold an award of a year; None where they leave a body out."""
        known = [self.scene.recognised.get((award, body, year)) for body in self.plan.organisations]
        return sum(filter(None, known)) if known and None not in known else None

    def earlier(self, target: Target, year: int) -> Figure | None:
        """What stands for the same target at the end of an earlier year, in this plan or another of its owner."""
        others = [
            case for case in self.scene.reported.get((self.plan.owners, year), ()) if case.plan.id != self.plan.id
        ]
        for case in (self, *others):
            for own in case.plan.targets:
                same = own.id == target.id or (
                    own.award and (own.award, own.population) == (target.award, target.population)
                )
                standing = case.files[year].standing(own.id) if same and year in case.files else NOTHING
                if standing.result is not None and standing.result.phase != "mid-year":
                    return standing.figure
        return None

    def legal(self, target: Target, of: Of | None, period: Period) -> Fraction | None:
        """The legal cap in force at the end of the period, as a share of the target's base."""
        parent = self.plan.target(of.target) if of and of.target else None
        return legal_cap(target, of, parent.award if parent else None, period.last(), self.scene.awards)

    def behalf(self, period: Period) -> bool:
        """Whether a successor reported for one of the plan's organisations on the period's last year."""
        year = self.files.get(period.last().year)
        return year is not None and any(r.on_behalf_of in self.plan.organisations for r in year.results)

    def results(self, year: int) -> list[Result]:
        """The published results on a year, by phase and revision."""
        return self.files[year].results if year in self.files else []

    def withdrawn(self, result: Result) -> bool:
        """Whether a result of the plan was withdrawn as a whole."""
        return result.year in self.files and self.files[result.year].withdrawn(result)
