"""Many verdicts at once: pools with their coverage, status counts, matrices, rankings inside a cluster.

A pool is the sum of what was reached over the sum of the bases where both are exact counts, never a mean of
percentages; every other row is named by how it stands (`standing`), none is counted as nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from generator.evaluation.comparison.definitions import Definition
from generator.evaluation.engine import Evaluation
from generator.evaluation.summary.row import Row
from generator.evaluation.summary.standing import CONCLUDED, STANDINGS, Standing, standing
from generator.evaluation.verdict import SHOWN, Verdict
from generator.model.organisations import Cluster
from generator.model.plans import Plan
from generator.model.targets import Target


@dataclass(frozen=True, slots=True)
class Pool:
    """`reached` out of `base` over the rows that stand as counted; `base` is None for counts. `share` is exact.

    `standings` has every row once; `provisional` of those counted rest on year-end figures.
    """

    reached: int
    base: int | None
    provisional: int
    standings: Mapping[Standing, tuple[Row, ...]]

    def number(self, *names: Standing) -> int:
        """How many rows stand so."""
        return sum(len(self.standings.get(name, ())) for name in names)

    @property
    def concluded(self) -> int:
        """Rows with a verdict, counted or not: the coverage, out of `total`."""
        return self.number(*CONCLUDED)

    @property
    def total(self) -> int:
        """All rows but those nobody asks for any more."""
        return self.number(*STANDINGS) - self.number("outside")

    @property
    def share(self) -> Fraction | None:
        """Reached over base; None for counts, for an empty base, and where nothing is counted."""
        return Fraction(self.reached, self.base) if self.base else None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row with its place, shared by equals; None without a figure."""

    place: int | None
    row: Row


def rows(
    evaluation: Evaluation,
    *,
    year: int | None = None,
    members: Iterable[str] | None = None,
    theme: str | None = None,
    award: str | None = None,
) -> list[Row]:
    """The verdicts that fit every filter given; with `year`, each target's verdict on that year."""
    found: list[Row] = []
    for plan in _plans(evaluation, members, year):
        if theme is None or theme in {use.theme for use in plan.themes}:
            found += _plan_rows(evaluation, plan, year)
    return found if award is None else [row for row in found if award in (row.target.award, row.target.grade)]


def _plan_rows(evaluation: Evaluation, plan: Plan, year: int | None) -> list[Row]:
    """The rows of one plan; several pages ask for the same."""
    known = evaluation.known_rows.get((plan.id, year))
    if known is None:
        found = _new_rows(evaluation, plan) if year is None else in_one_year(_plan_rows(evaluation, plan, None), year)
        known = evaluation.known_rows[plan.id, year] = list(found)
    return known


def _new_rows(evaluation: Evaluation, plan: Plan) -> Iterator[Row]:
    for target in plan.targets:
        key = (plan.id, target.id)
        yield Row(plan.organisations, plan, target, evaluation.definitions[key], evaluation.verdicts[key])


def in_one_year(found: Iterable[Row], year: int) -> Iterator[Row]:
    """The rows that have a verdict on one year, with that verdict."""
    for row in found:
        verdict = in_year(row.verdict, row.target, row.plan, year)
        if verdict is not None:
            yield row if verdict is row.verdict else replace(row, verdict=verdict)


def _plans(evaluation: Evaluation, members: Iterable[str] | None, year: int | None) -> list[Plan]:
    """The plans in force, or those of the members and of the year, each once, in order of id."""
    keys: Set[str] = evaluation.cases.keys()
    if members is not None:
        own = evaluation.by_organisation
        keys = {plan_id for member in members for plan_id in own.get(member, ())}
    if year is not None:
        keys = evaluation.by_year.get(year, set()) & keys
    return [evaluation.cases[key].plan for key in sorted(keys)]


def in_year(verdict: Verdict, target: Target, plan: Plan, year: int | None) -> Verdict | None:
    """The verdict on one year: the year's own of an each-year target, a longer target's in its last year."""
    if year is None:
        return verdict
    for own in verdict.years:
        if own.period == str(year):
            return own
    period = target.period or plan.period
    return verdict if period.end.year == year and not verdict.years else None


def by_definition(found: Iterable[Row]) -> dict[Definition, list[Row]]:
    """The rows of each definition, in order of appearance."""
    grouped: dict[Definition, list[Row]] = {}
    for row in found:
        grouped.setdefault(row.definition, []).append(row)
    return grouped


def own_rows(found: Iterable[Row]) -> list[Row]:
    """The rows of organisations: what a cluster promises as a whole its members reach, who would count twice."""
    return [row for row in found if not row.plan.group]


def pool(found: Sequence[Row]) -> Pool:
    """Rows of one definition as one figure, without those of groups. Errors: ValueError where definitions differ."""
    found = own_rows(found)
    _one_definition(found)
    standings: dict[Standing, list[Row]] = {}
    for row in found:
        standings.setdefault(standing(row.verdict), []).append(row)
    counted = [row.verdict for row in standings.get("counted", ())]
    shares = bool(found) and found[0].definition.unit == "%"
    return Pool(
        reached=sum(verdict.reached or 0 for verdict in counted),
        base=sum(verdict.base or 0 for verdict in counted) if shares else None,
        provisional=sum("provisional" in verdict.flags for verdict in counted),
        standings={name: tuple(rows) for name, rows in standings.items()},
    )


def distribution(found: Iterable[Verdict]) -> dict[str, int]:
    """How many verdicts are shown as each status, every one named, in the order of `SHOWN`."""
    counts = dict.fromkeys(SHOWN, 0)
    for verdict in found:
        counts[verdict.shown()] += 1
    return counts


def members_in(cluster: Cluster, year: int) -> list[str]:
    """The members of a cluster in a year, each once."""
    days = date(year, 1, 1), date(year, 12, 31)
    return list(dict.fromkeys(member.organisation for member in cluster.members if member.holds(*days)))


def ranking(found: Sequence[Row], name: Callable[[Row], Any]) -> list[Ranked]:
    """Rows of one definition by what was reached: exact shares, or counts; equals share a place; `name` orders equals
    and those without a figure, who come last without a place. Errors: ValueError where definitions differ.
    """
    _one_definition(found)
    rankable: list[Row] = []
    silent: list[Row] = []
    for row in sorted(found, key=name):
        (rankable if _rankable(row) else silent).append(row)
    rankable.sort(key=_value, reverse=True)
    ranked: list[Ranked] = []
    for position, row in enumerate(rankable, start=1):
        tied = ranked and _value(ranked[-1].row) == _value(row)
        ranked.append(Ranked(ranked[-1].place if tied else position, row))
    return ranked + [Ranked(None, row) for row in silent]


def _rankable(row: Row) -> bool:
    return standing(row.verdict) == "counted" and (not row.definition.unit or bool(row.verdict.base))


def _value(row: Row) -> Fraction:
    """What the row is ranked by; only for rows with a figure."""
    verdict = row.verdict
    reached = Fraction(verdict.reached or 0)
    return reached / verdict.base if row.definition.unit and verdict.base else reached


def _one_definition(found: Sequence[Row]) -> None:
    if len({row.definition for row in found}) > 1:
        raise ValueError("only targets of one definition can be pooled or ranked")
