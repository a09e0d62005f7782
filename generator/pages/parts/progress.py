"""How targets stand, by year and cluster: the summary of the home page, and of a year's reports."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from generator.charts import StatusGroup, figure_html, status_distribution
from generator.evaluation.summary.rollups import distribution, members_in, rows
from generator.evaluation.summary.row import Row
from generator.model.organisations import Cluster
from generator.pages.linking.addresses import REPORTS
from generator.pages.parts.by_year import MOST_ROWS, Years, begun_first, lengths, opened_year, split_years
from generator.pages.portal import Portal

ALL = "Tất cả"
MOST_TABS = 3
MOST_CHOICES = 10
# A chart with its table is as heavy as a dozen rows; on a phone it takes the place of five.
ROWS_OF_A_CHART = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One cluster's share of a year; without a chart where the charts would be too many for a page."""

    name: str
    chart: Markup | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """(year, [everyone, cluster after cluster]), the newest year first; `opened` is the tab shown at first.

    `others` are years without a tab or without their clusters: (year, targets, where they stand). `longer` says whether
    any target runs for more than a year.
    """

    years: list[tuple[int, list[Choice]]]
    opened: int
    others: list[tuple[int, int, str]]
    longer: bool

    @property
    def names(self) -> list[int]:
        """The years of the tabs."""
        return [year for year, _ in self.years]


def progress_by_year(portal: Portal) -> Progress:
    """Only years and clusters with targets. The tab shown is the newest year begun that has at least half the most.

    Where the years of the reports are split, so are these: the newest three and the one shown have a tab, and only the
    one shown has its clusters.
    """
    sizes = judged_years(portal)
    overview = overview_years(portal)
    opened = overview.opened if overview.opened in sizes else opened_year(sizes, portal.as_of.year)
    newest = set(islice(begun_first(sizes, portal.as_of.year), MOST_TABS))
    whole = overview.opened is None
    tabs = [year for year in sizes if whole or year in newest or year == opened or year not in overview.sizes]
    full = {year for year in tabs if whole or year == opened or year not in overview.sizes}
    others = [(year, sizes[year], overview.at(year)) for year in sizes if year not in full]
    made = [(year, choices(portal, year) if year in full else _everyone(portal, year)) for year in tabs]
    return Progress(made, tabs.index(opened) if opened else 0, others, _longer(portal))


def overview_years(portal: Portal) -> Years:
    """Which years of the reports, and of the charts above them, have a page of their own."""
    plans: dict[int, set[str]] = {}
    for cell in portal.evaluation.completeness:
        plans.setdefault(cell.year, set()).add(cell.plan)
    charts = sum(1 + len(_clusters(portal, year)) for year in portal.evaluation.by_year)
    address = f"{portal.addresses.prefix}{REPORTS}"
    return split_years(portal, address, lengths(plans), beside=ROWS_OF_A_CHART * charts, part=MOST_ROWS)


def choices(portal: Portal, year: int) -> list[Choice]:
    """The charts of a year: everyone's, then each cluster's; none where there are no targets.

    Of more clusters than `MOST_CHOICES` the others are only named.
    """
    clusters = _clusters(portal, year)
    named = [
        _choice(portal, year, cluster.short(), members_in(cluster, year), cluster.id)
        for cluster in clusters[:MOST_CHOICES]
    ]
    left = [Choice(one.short(), None, portal.addresses.of("clusters", one.id)) for one in clusters[MOST_CHOICES:]]
    return [*_everyone(portal, year), *(choice for choice in named if choice is not None), *left]


def distribution_chart(portal: Portal, prefix: str, title: str, groups: list[StatusGroup]) -> Markup:
    """The stacked bars as a figure."""
    figure = status_distribution(prefix, title, groups, sample=portal.record.sample)
    return Markup(figure_html(figure))  # noqa: S704 - the charts escape their labels


def status_counts(found: list[Row]) -> dict[str, int]:
    """Status → number of rows."""
    return distribution(row.verdict for row in found)


def _longer(portal: Portal) -> bool:
    spans = (
        (target.period or case.plan.period) for case in portal.evaluation.cases.values() for target in case.plan.targets
    )
    return any(span.start.year != span.end.year for span in spans)


def _everyone(portal: Portal, year: int) -> list[Choice]:
    choice = _choice(portal, year, ALL, None, None)
    return [] if choice is None else [choice]


def judged_years(portal: Portal) -> dict[int, int]:
    """Year → the targets judged on it (a longer one in its last year), of the years that have any, the newest first."""
    return {year: len(rows(portal.evaluation, year=year)) for year in portal.newest_first(portal.evaluation.by_year)}


def year_statuses(portal: Portal, year: int) -> Counter[str]:
    """How many of the targets judged on a year stand as each status."""
    return Counter(row.verdict.shown() for row in rows(portal.evaluation, year=year))


def _clusters(portal: Portal, year: int) -> list[Cluster]:
    """The clusters whose members have verdicts on a year, by name."""
    plans = portal.evaluation.by_year.get(year, set())
    own = portal.evaluation.by_organisation
    clusters = sorted(portal.record.clusters.values(), key=lambda cluster: cluster.name())
    return [
        cluster for cluster in clusters
        if any(not plans.isdisjoint(own.get(member, ())) for member in members_in(cluster, year))
    ]  # fmt: skip


def _choice(portal: Portal, year: int, name: str, members: list[str] | None, cluster: str | None) -> Choice | None:
    found = rows(portal.evaluation, year=year, members=members)
    if not found:
        return None
    prefix = f"td-{year}-{cluster or 'tat-ca'}"
    group = StatusGroup(name, status_counts(found))
    title = f"Trạng thái chỉ tiêu năm {year}: {name}"
    address = portal.addresses.of("clusters", cluster) if cluster else None
    return Choice(name, distribution_chart(portal, prefix, title, [group]), address)
