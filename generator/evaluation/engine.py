"""evaluate(record, as_of): every plan in force, every target, one verdict each. docs/RULES.md."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache

from generator.evaluation.amendments import Chain, chains_of, in_force, kept
from generator.evaluation.case import Case, Scene
from generator.evaluation.comparison.alignment import Alignment, aligned
from generator.evaluation.comparison.definitions import Definition, definition_of
from generator.evaluation.comparison.sides import Side, sides_of
from generator.evaluation.effective import published
from generator.evaluation.known import KnownVerdicts
from generator.evaluation.obligations import Duty, by_organisation, duties
from generator.evaluation.recognised import recognised
from generator.evaluation.succession import Key, adoptions, last_day_of
from generator.evaluation.summary.completeness import ReportCell, reports
from generator.evaluation.summary.row import Row
from generator.evaluation.verdict import Verdict
from generator.evaluation.verdicts import verdict_on
from generator.model.plans import Guidance, Plan
from generator.model.record import Record
from generator.model.results import PHASES, Result
from generator.model.targets import Target

MOST_ALIGNED = 1_000  # plans whose alignment is kept: of twelve targets each, some 3 MB


@dataclass
class Evaluation:
    """The record as judged on one day.

    `verdicts` by (plan id, target id) for every plan in force; `results` by plan id, oldest first; `history` names the
    targets that an amendment took away: plan id → (earlier plan id, target id); `in_force` leads from the id of any
    version of a plan to the one that stands. Sample records stay apart: they are
    evaluated on their own, with the real record as `base`.
    """

    record: Record
    base: Record | None
    as_of: date
    cases: dict[str, Case]
    verdicts: dict[Key, Verdict]
    results: dict[str, tuple[Result, ...]]
    history: dict[str, tuple[Key, ...]]
    in_force: dict[str, str]
    known_rows: dict[tuple[str, int | None], list[Row]] = field(default_factory=dict, compare=False, repr=False)

    def of_plan(self, plan_id: str) -> list[Verdict]:
        """The verdicts of a plan in force, in the order of its targets; empty for a plan that was amended."""
        case = self.cases.get(plan_id)
        return [self.verdicts[plan_id, target.id] for target in case.plan.targets] if case else []

    @cached_property
    def by_organisation(self) -> dict[str, list[str]]:
        """Organisation id → its plans in force, oldest first."""
        found: dict[str, list[str]] = {}
        for key in sorted(self.cases):
            for body in self.cases[key].plan.organisations:
                found.setdefault(body, []).append(key)
        return found

    @cached_property
    def definitions(self) -> dict[Key, Definition]:
        """What each target of the plans in force measures, by (plan id, target id)."""
        known: dict[Definition, Definition] = {}
        found = {}
        for plan in (case.plan for case in self.cases.values()):
            for target in plan.targets:
                definition = definition_of(plan, target)
                found[plan.id, target.id] = known.setdefault(definition, definition)
        return found

    @cached_property
    def by_year(self) -> dict[int, set[str]]:
        """Year → the plans in force with a verdict on it."""
        found: dict[int, set[str]] = {}
        for case in self.cases.values():
            for year in {year for target in case.plan.targets for year in self._years(case.plan, target)}:
                found.setdefault(year, set()).add(case.plan.id)
        return found

    def _years(self, plan: Plan, target: Target) -> Iterable[int]:
        """The years of an each-year target, else the last year of its period."""
        years = [int(own.period) for own in self.verdicts[plan.id, target.id].years]
        return years or [(target.period or plan.period).end.year]

    @cached_property
    def alignments(self) -> "Alignments":
        """Plan id → its targets beside those of the guidance that concerns it (C-10)."""
        return Alignments(self)

    @cached_property
    def duties(self) -> list[Duty]:
        """Every obligation of every body it is addressed to (C-9)."""
        return duties(self.record, self.as_of)

    @cached_property
    def obligations(self) -> dict[str, list[Duty]]:
        """Organisation id → its obligations; a cluster's stand under its head."""
        return by_organisation(self.duties)

    @cached_property
    def completeness(self) -> list[ReportCell]:
        """Which reports were made, for every plan in force, year and phase."""
        return reports(self.cases)

    @cached_property
    def cells_of(self) -> dict[str, list[ReportCell]]:
        """Plan id → its reports, due and made."""
        found: dict[str, list[ReportCell]] = {}
        for cell in self.completeness:
            found.setdefault(cell.plan, []).append(cell)
        return found


class Alignments(Mapping[str, list[Alignment]]):
    """The alignment of each plan in force, worked out when it is asked for; the last ones are kept."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self._aligned = lru_cache(maxsize=MOST_ALIGNED)(self._align)
        self._asked: dict[str, list[Side]] = {}

    def _align(self, plan_id: str) -> list[Alignment]:
        case = self._evaluation.cases[plan_id]

        def asked(guidance: Guidance) -> list[Side]:
            if guidance.id not in self._asked:
                self._asked[guidance.id] = sides_of(guidance, case.scene)
            return self._asked[guidance.id]

        return aligned(case, self._evaluation.verdicts, self._evaluation.record.guidance, asked)

    def __getitem__(self, plan_id: str) -> list[Alignment]:
        return self._aligned(plan_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._evaluation.cases)

    def __len__(self) -> int:
        return len(self._evaluation.cases)


def evaluate(
    record: Record, as_of: date, *, base: Record | None = None, before: Evaluation | None = None
) -> Evaluation:
    """Judge every target of every plan in force on `as_of`.

    `base` lends awards, organisations, guidance and documents to a sample record that refers to real ones. Where a plan
    rests on the very records of an evaluation from `before`, its verdicts are taken from there.
    """
    scene = scene_of(record, as_of, base)
    chains = chains_of(record.plans)
    grouped = _published(record.results.values(), chains, as_of)
    adopted = adoptions(record.plans.values())
    found = Evaluation(record, base, as_of, {}, {}, {}, {}, {})
    known = _known(before, scene) if before else None
    for chain in _unique(chains):
        results = grouped.get(chain[0].id, [])
        withdrawn, case = _history(Case.of(in_force(chain, scene), chain, scene, results))
        plan = case.plan
        found.cases[plan.id] = case
        found.results[plan.id] = tuple(sorted(results, key=_by_time))
        found.history[plan.id] = withdrawn
        found.in_force.update(dict.fromkeys((version.id for version in chain), plan.id))
        for year in case.files:
            scene.reported.setdefault((plan.owners, year), []).append(case)
    for key, case in found.cases.items():
        same = known.same(case, adopted) if known else None
        found.cases[key] = same or case
        found.verdicts.update(known.verdicts_on(same) if known and same else _judged(case, adopted))
    return found


def _known(before: Evaluation, scene: Scene) -> KnownVerdicts:
    return KnownVerdicts(before.cases, before.verdicts, adoptions(before.record.plans.values()), scene)


def _judged(case: Case, adopted: Mapping[Key, Key]) -> Iterable[tuple[Key, Verdict]]:
    ended = last_day_of(case.bodies())
    for target in case.plan.targets:
        key = (case.plan.id, target.id)
        yield key, verdict_on(case, target, ended=ended, adopted_by=adopted.get(key))


def _by_time(result: Result) -> tuple[int, int, int]:
    return result.year, PHASES.index(result.phase), result.revision


def scene_of(record: Record, as_of: date, base: Record | None) -> Scene:
    """What the plans of a record share, the base's below the record's own."""
    under = base or Record()
    return Scene(
        as_of,
        {**under.awards, **record.awards},
        {**under.organisations, **record.organisations},
        {**under.guidance, **record.guidance},
        {**under.documents, **record.documents},
        recognised(record.recognitions.values(), as_of),
    )


def _unique(chains: Mapping[str, Chain]) -> Iterable[Chain]:
    return (chain for key, chain in chains.items() if chain[0].id == key)


def _published(results: Iterable[Result], chains: Mapping[str, Chain], as_of: date) -> dict[str, list[Result]]:
    found: dict[str, list[Result]] = {}
    for result in results:
        if result.plan in chains and published(result, as_of):
            found.setdefault(chains[result.plan][0].id, []).append(result)
    return found


def _history(case: Case) -> tuple[tuple[Key, ...], Case]:
    """The targets that an amendment took away in time, and the case with those that it took away too late."""
    withdrawn = tuple(_withdrawn(case.chain, case.plan))
    late = tuple(kept(case, withdrawn)) if withdrawn else ()
    if not late:
        return withdrawn, case
    names = {target.id for target in late}
    plan = case.plan.model_copy(update={"targets": (*case.plan.targets, *late)})
    return tuple(key for key in withdrawn if key[1] not in names), replace(case, plan=plan)


def _withdrawn(chain: Chain, plan: Plan) -> Iterable[Key]:
    kept = {target.id for target in plan.targets}
    for earlier in reversed(chain[: chain.index(plan)]):
        for target in earlier.targets:
            if target.id not in kept:
                kept.add(target.id)
                yield earlier.id, target.id
