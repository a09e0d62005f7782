"""How targets stand, by year and cluster: the summary of the home page."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.charts import StatusGroup, figure_html, status_distribution
from generator.evaluation.rollups import distribution, members_in, rows
from generator.evaluation.row import Row
from generator.pages.portal import Portal

ALL = "Tất cả"


@dataclass(frozen=True, slots=True)
class Choice:
    """One cluster's share of a year."""

    name: str
    chart: Markup
    address: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """(year, [everyone, cluster after cluster]), the newest year first; `opened` is the tab shown at first."""

    years: list[tuple[int, list[Choice]]]
    opened: int

    @property
    def names(self) -> list[int]:
        """The years of the tabs."""
        return [year for year, _ in self.years]


def progress_by_year(portal: Portal) -> Progress:
    """Only years and clusters with targets. The tab shown is the newest year that has at least half the most."""
    sizes = {year: len(rows(portal.evaluation, year=year)) for year in portal.newest_first(_years(portal))}
    years = [year for year, size in sizes.items() if size]
    most = max(sizes.values(), default=0)
    opened = next((at for at, year in enumerate(years) if 2 * sizes[year] >= most), 0)
    return Progress([(year, _choices(portal, year)) for year in years], opened)


def distribution_chart(portal: Portal, prefix: str, title: str, groups: list[StatusGroup]) -> Markup:
    """The stacked bars as a figure."""
    figure = status_distribution(prefix, title, groups, sample=portal.record.sample)
    return Markup(figure_html(figure))  # noqa: S704 - the charts escape their labels


def status_counts(found: list[Row]) -> dict[str, int]:
    """Status → number of rows."""
    return {str(status): count for status, count in distribution(row.verdict for row in found).items()}


def _years(portal: Portal) -> set[int]:
    found: set[int] = set()
    for case in portal.evaluation.cases.values():
        for target in case.plan.targets:
            found.update((target.period or case.plan.period).years())
    return found


def _choices(portal: Portal, year: int) -> list[Choice]:
    everyone = _choice(portal, year, ALL, None, None)
    clusters = sorted(portal.record.clusters.values(), key=lambda cluster: cluster.name())
    named = [_choice(portal, year, cluster.short(), members_in(cluster, year), cluster.id) for cluster in clusters]
    return [choice for choice in (everyone, *named) if choice is not None]


def _choice(portal: Portal, year: int, name: str, members: list[str] | None, cluster: str | None) -> Choice | None:
    found = rows(portal.evaluation, year=year, members=members)
    if not found:
        return None
    prefix = f"td-{year}-{cluster or 'tat-ca'}"
    group = StatusGroup(name, status_counts(found))
    title = f"Trạng thái chỉ tiêu năm {year}: {name}"
    address = portal.addresses.of("clusters", cluster) if cluster else None
    return Choice(name, distribution_chart(portal, prefix, title, [group]), address)
