"""Pooled figures in words: the sum over those who reported, with the coverage beside it."""

from dataclasses import dataclass

from generator.evaluation.comparison.definitions import Definition
from generator.evaluation.summary.rollups import Pool, by_definition, pool
from generator.evaluation.summary.row import Row
from generator.labels import POPULATIONS, vi_share
from generator.pages.portal import Portal
from generator.pages.wording.names import organisation_name


@dataclass(frozen=True, slots=True)
class PoolLine:
    """One definition pooled; `total` in words, `coverage` as «k/N», `missing` the names of who did not report."""

    name: str
    population: str
    total: str
    coverage: str
    provisional: int
    missing: tuple[str, ...]


def pool_lines(portal: Portal, found: list[Row]) -> list[PoolLine]:
    """A line for each definition that has a count; grades and the like are not pooled."""
    lines = []
    for definition, rows in by_definition(found).items():
        pooled = pool(rows)
        if pooled.total:
            lines.append(_line(portal, definition, rows, pooled))
    return lines


def measure_name(portal: Portal, row: Row) -> str:
    """What a row measures, by its award or in the plan's own words."""
    key = row.target.award or row.target.grade
    award = portal.find("awards", key) if key else None
    return award.name if award is not None else row.target.measure or row.target.statement


def pooled_words(pooled: Pool) -> str:
    """«31/44 (70,5%)», a count, or that nobody reported."""
    if not pooled.reported:
        return "chưa có báo cáo công khai"
    if pooled.base is None:
        return str(pooled.reached)
    share = f" ({vi_share(pooled.share)})" if pooled.share is not None else ""
    return f"{pooled.reached}/{pooled.base}{share}"


def _line(portal: Portal, definition: Definition, rows: list[Row], pooled: Pool) -> PoolLine:
    missing = [name for row in pooled.missing for name in row_names(portal, row)]
    return PoolLine(
        measure_name(portal, rows[0]), POPULATIONS.get(rows[0].target.population, definition.population),
        pooled_words(pooled), f"{pooled.reported}/{pooled.total}", pooled.provisional, tuple(dict.fromkeys(missing)),
    )  # fmt: skip


def row_names(portal: Portal, row: Row) -> list[str]:
    """Whose row it is, in short names of its period."""
    return [organisation_name(key, portal, row.plan.period.first(), short=True) for key in row.organisations]
