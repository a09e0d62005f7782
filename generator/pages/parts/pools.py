"""Pooled figures in words: the sum of the counts, what is not in it, and who stands how."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from generator.evaluation.comparison.definitions import Definition
from generator.evaluation.summary.rollups import Pool, by_definition, distribution, own_rows, pool
from generator.evaluation.summary.row import Row
from generator.evaluation.summary.standing import NOT_ADDED, OPEN
from generator.formats import vi_share
from generator.labels.targets import POPULATIONS
from generator.labels.verdicts import SHOWN, STANDINGS
from generator.model.targets import Target
from generator.pages.portal import Portal
from generator.pages.wording.names import organisation_name, plan_owner

Mark = Callable[[Row], str]


@dataclass(frozen=True, slots=True)
class PoolLine:
    """One definition pooled: `total` in words with its `notes`, `coverage` as «k/N», and `open` as (how they stand,
    names) of those without a verdict.
    """

    name: str
    population: str
    total: str
    notes: tuple[str, ...]
    coverage: str
    open: tuple[tuple[str, tuple[str, ...]], ...]


def pool_lines(portal: Portal, found: list[Row]) -> list[PoolLine]:
    """A line for each definition that anybody is still asked for."""
    groups = by_definition(own_rows(found))
    names = distinct_measures(portal, [rows[0] for rows in groups.values()], (partial(_giver, portal),))
    pooled = (
        (name, definition, rows, pool(rows)) for name, (definition, rows) in zip(names, groups.items(), strict=True)
    )
    return [_line(portal, name, definition, rows, one) for name, definition, rows, one in pooled if one.total]


def measure_name(portal: Portal, row: Row) -> str:
    """What a row measures."""
    return target_measure(portal, row.target)


def target_measure(portal: Portal, target: Target) -> str:
    """What a target measures, by its award or in the plan's own words."""
    key = target.award or target.grade
    award = portal.find("awards", key) if key else None
    return award.name if award is not None else target.measure or target.statement


def distinct_measures(portal: Portal, found: Sequence[Row], marks: Iterable[Mark] = ()) -> list[str]:
    """What each row measures; where several would be called the same, they are told apart by `marks` in turn, which
    are population and giver unless given.
    """
    names = [measure_name(portal, row) for row in found]
    for more in marks or (_population, partial(_giver, portal)):
        known = Counter(names)
        names = [
            f"{name} ({words})" if known[name] > 1 and (words := more(row)) else name
            for name, row in zip(names, found, strict=True)
        ]
    return names


def _population(row: Row) -> str:
    return POPULATIONS[row.target.population].lower()


def _giver(portal: Portal, row: Row) -> str:
    return organisation_name(row.target.giver, portal, short=True) if row.target.giver else ""


def pooled_words(pooled: Pool) -> str:
    """«31/44 (70,5%)», a count, or why there is nothing to add up."""
    if not pooled.number("counted"):
        return "không cộng được" if pooled.concluded else "chưa có số để cộng"
    if pooled.base is None:
        return str(pooled.reached)
    share = f" ({vi_share(pooled.share)})" if pooled.share is not None else ""
    return f"{pooled.reached}/{pooled.base}{share}"


def pooled_notes(pooled: Pool) -> tuple[str, ...]:
    """What the sum rests on, and which verdicts are not in it."""
    notes = [f"trong đó {pooled.provisional} số liệu tạm"] if pooled.provisional else []
    beside = "chưa cộng " if pooled.number("counted") else ""
    apart = (
        (pooled.standings[standing], STANDINGS[standing]) for standing in NOT_ADDED if standing in pooled.standings
    )
    return (*notes, *(f"{beside}{len(rows)} {words}: {_statuses(rows)}" for rows, words in apart))


def _statuses(rows: Iterable[Row]) -> str:
    """«2 đạt, 1 không đạt»."""
    found = distribution(row.verdict for row in rows)
    return ", ".join(f"{number} {SHOWN[shown].lower()}" for shown, number in found.items() if number)


def coverage_words(pooled: Pool) -> str:
    """«3/4»: verdicts, counted or not, out of all."""
    return f"{pooled.concluded}/{pooled.total}"


def _line(portal: Portal, name: str, definition: Definition, rows: list[Row], pooled: Pool) -> PoolLine:
    named = ((STANDINGS[standing], _names(portal, pooled.standings.get(standing, ()))) for standing in OPEN)
    return PoolLine(
        name=name,
        population=POPULATIONS.get(rows[0].target.population, definition.population),
        total=pooled_words(pooled),
        notes=pooled_notes(pooled),
        coverage=coverage_words(pooled),
        open=tuple((words, names) for words, names in named if names),
    )


def _names(portal: Portal, rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for row in rows for name in row_names(portal, row)))


def row_names(portal: Portal, row: Row) -> list[str]:
    """Whose row it is, in short names of its period."""
    if row.plan.group:
        return [plan_owner(row.plan, portal, short=True)]
    return [organisation_name(key, portal, row.plan.period.first(), short=True) for key in row.organisations]
