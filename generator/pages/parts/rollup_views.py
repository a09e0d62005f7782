"""Pooled figures on the pages of themes and awards."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.charts import StatusGroup
from generator.evaluation.summary.rollups import in_one_year, members_in, own_rows, pool, rows
from generator.evaluation.summary.row import Row
from generator.evaluation.verdict import Verdict
from generator.model.reference import Award, Theme
from generator.pages.parts.pools import (
    PoolLine,
    coverage_words,
    pool_lines,
    pooled_notes,
    pooled_words,
    row_names,
)
from generator.pages.parts.progress import ALL, distribution_chart, status_counts
from generator.pages.portal import Portal
from generator.pages.wording.names import plan_owner
from generator.vietnamese import sort_key

# A bar with its line in the table is as heavy as two rows of a table.
MOST_BARS = 40


@dataclass(frozen=True, slots=True)
class ThemeProgress:
    """The plans of a theme together."""

    chart: Markup
    lines: list[PoolLine]


@dataclass(frozen=True, slots=True)
class AwardYear:
    """One year of an award: a line for each organisation, and the pool with its coverage."""

    year: int
    lines: list[tuple[str, str, Verdict]]
    pooled: str
    notes: tuple[str, ...]
    coverage: str


def theme_progress(portal: Portal, theme: Theme) -> ThemeProgress | None:
    """How the plans of a theme stand, plan by plan; None where none has a target."""
    found = rows(portal.evaluation, theme=theme.id)
    if not found:
        return None
    by_plan: dict[str, list[Row]] = {}
    for row in found:
        by_plan.setdefault(row.plan.id, []).append(row)
    if len(by_plan) > MOST_BARS:
        title, groups = "Trạng thái chỉ tiêu theo chủ đề, theo cụm", _by_cluster(portal, theme, found)
    else:
        title = "Trạng thái chỉ tiêu của các kế hoạch theo chủ đề"
        groups = [
            StatusGroup(plan_owner(group[0].plan, portal, short=True), status_counts(group))
            for group in by_plan.values()
        ]
    return ThemeProgress(distribution_chart(portal, f"cd-{theme.id}", title, groups), pool_lines(portal, found))


def _by_cluster(portal: Portal, theme: Theme, found: list[Row]) -> list[StatusGroup]:
    """All plans together, then those of each cluster's members in the theme's year."""
    groups = [StatusGroup(ALL, status_counts(found))]
    by_owner: dict[tuple[str, ...], list[Row]] = {}
    for row in found:
        by_owner.setdefault(row.organisations, []).append(row)
    for cluster in sorted(portal.record.clusters.values(), key=lambda cluster: cluster.name()):
        members = set(members_in(cluster, theme.year.year))
        own = [row for owner, rows in by_owner.items() if not members.isdisjoint(owner) for row in rows]
        if own:
            groups.append(StatusGroup(cluster.short(), status_counts(own)))
    return groups


def award_rows(portal: Portal, award: Award) -> dict[int, list[Row]]:
    """Year → the verdicts of that year on the targets that aim at an award."""
    years: dict[int, list[Row]] = {}
    for row in portal.rows_by_award.get(award.id, []):
        for year in (row.target.period or row.plan.period).years():
            for own in in_one_year([row], year):
                years.setdefault(year, []).append(own)
    return years


def award_year(portal: Portal, year: int, found: list[Row]) -> AwardYear:
    """Every organisation with a target that aims at the award in one year."""
    lines = [(", ".join(row_names(portal, row)), row.plan.id, row.verdict) for row in found]
    own = own_rows(found)
    pooled = pool(own) if len({row.definition for row in own}) == 1 else None
    words, coverage = "", ""
    notes: tuple[str, ...] = ()
    if pooled is not None and pooled.total:
        words, coverage, notes = pooled_words(pooled), coverage_words(pooled), pooled_notes(pooled)
    return AwardYear(year, sorted(lines, key=lambda line: sort_key(line[0])), words, notes, coverage)
