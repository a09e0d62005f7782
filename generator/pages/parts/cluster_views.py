"""What a cluster's page shows of its members together: matrix, pools, ranking, completeness, year by year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.charts import MatrixRow, figure_html, matrix_chart
from generator.charts.matrix import INTERIM as INTERIM_CELL
from generator.evaluation.summary.rollups import Ranked, by_definition, members_in, pool, ranking, rows
from generator.evaluation.summary.row import Row
from generator.evaluation.summary.standing import standing
from generator.formats import vi_period
from generator.labels.verdicts import NO_OWN_PLAN
from generator.model.organisations import Cluster
from generator.model.plans import Plan
from generator.pages.kinds.reports import ReportLine, report_lines
from generator.pages.parts.pools import PoolLine, distinct_measures, measure_name, pool_lines, row_names
from generator.pages.portal import Portal
from generator.pages.wording.names import organisation_name, unit_name
from generator.vietnamese import sort_key

LEAST_TO_RANK = 2
INTERNAL = "internal-bloc"
INFERRED_MEMBER = "tư cách thành viên năm này là suy ra"


@dataclass(frozen=True, slots=True)
class RankingView:
    """Members on one definition, alphabetical; the place stands beside the name."""

    name: str
    lines: list[tuple[str, Ranked]]


@dataclass(frozen=True, slots=True)
class ClusterYear:
    """One year of a cluster."""

    year: int
    matrix: Markup
    pools: list[PoolLine]
    rankings: list[RankingView]
    reports: list[ReportLine]


def cluster_rows(portal: Portal, cluster: Cluster) -> dict[int, list[Row]]:
    """Year → the verdicts on its members, of the years in which they have targets."""
    years = {year for member in cluster.members for plan in portal.cross.planning.get(member.organisation, [])
             for year in plan.period.years()}  # fmt: skip
    found = {year: rows(portal.evaluation, year=year, members=members_in(cluster, year)) for year in years}
    return {year: own for year, own in found.items() if own}


def cluster_year(portal: Portal, cluster: Cluster, year: int, found: list[Row]) -> ClusterYear:
    """What the members did in a year; `found` are their verdicts. In an internal bloc they are those of the body whose
    units are the members: they are shown as its own, and nothing is added up.
    """
    members, own = members_in(cluster, year), [] if cluster.kind == INTERNAL else found
    cells = {cell for member in members for cell in portal.reports_of.get(member, []) if cell.year == year}
    return ClusterYear(
        year, _matrix(portal, cluster, year, found), pool_lines(portal, own), _rankings(portal, own),
        report_lines(portal, cells),
    )  # fmt: skip


def _matrix(portal: Portal, cluster: Cluster, year: int, found: list[Row]) -> Markup:
    grouped = by_definition(found)
    columns = distinct_measures(portal, [group[0] for group in grouped.values()])
    owners = sorted({row.organisations for row in found}, key=lambda keys: sort_key(_owner(portal, keys)))
    shown = {(row.organisations, row.definition): _shown(row) for row in found}
    lines = [
        MatrixRow(
            f"{_owner(portal, keys)} (cả đơn vị)" if cluster.kind == INTERNAL else _owner(portal, keys),
            tuple(shown.get((keys, definition)) for definition in grouped),
            _inferred(cluster, year, keys),
        )
        for keys in owners
    ]
    lines += _without(portal, cluster, year, {key for keys in owners for key in keys})
    title = f"Thành viên và chỉ tiêu, năm {year}"
    figure = matrix_chart(f"mt-{cluster.id}-{year}", title, columns, lines, sample=portal.record.sample)
    return Markup(figure_html(figure))  # noqa: S704 - the charts escape their labels


def _shown(row: Row) -> str:
    """How a verdict is shown in a matrix: what has only figures before the end stands apart from what has none yet."""
    waiting = row.verdict.status in ("pending", "undetermined")
    return INTERIM_CELL if waiting and standing(row.verdict) == "interim" else row.verdict.shown()


def _without(portal: Portal, cluster: Cluster, year: int, owners: set[str]) -> list[MatrixRow]:
    """A row for every member without a verdict on the year: what the record has of it, and what not."""
    if cluster.kind == INTERNAL:
        return [MatrixRow(unit_name(member.organisation, member.unit or "", portal), note=NO_OWN_PLAN)
                for member in cluster.members if member.holds(*_days(year))]  # fmt: skip
    others = [key for key in members_in(cluster, year) if key not in owners]
    lines = [MatrixRow(_owner(portal, (key,)), note=_remark(portal, cluster, key, year)) for key in others]
    return sorted(lines, key=lambda line: sort_key(line.label))


def _remark(portal: Portal, cluster: Cluster, key: str, year: int) -> str:
    return "; ".join(filter(None, (plan_note(portal, key, year), _inferred(cluster, year, (key,)))))


def _days(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _inferred(cluster: Cluster, year: int, keys: Iterable[str]) -> str:
    """That no source tells of the membership in the year itself."""
    held = [member for member in cluster.members if member.organisation in keys and member.holds(*_days(year))]
    return INFERRED_MEMBER if held and all(member.verification == "inferred" for member in held) else ""


def plans_in(portal: Portal, key: str, year: int) -> list[Plan]:
    """The plans of a body that cover a year, or a part of it."""
    return [plan for plan in portal.cross.planning.get(key, []) if year in plan.period.years()]


def plan_note(portal: Portal, key: str, year: int) -> str:
    """What the record has of a body without a verdict on a year."""
    plans = plans_in(portal, key, year)
    if not plans:
        return f"chưa có kế hoạch năm {year} trong sổ"
    periods = ", ".join(dict.fromkeys(vi_period(plan.period) for plan in plans))
    return f"có kế hoạch {periods}, không có chỉ tiêu nào xét vào năm {year}"


def _owner(portal: Portal, keys: tuple[str, ...]) -> str:
    return ", ".join(organisation_name(key, portal, short=True) for key in keys)


def _rankings(portal: Portal, found: list[Row]) -> list[RankingView]:
    groups = by_definition(found).values()
    return [_ranking(portal, group) for group in groups if pool(group).number("counted") >= LEAST_TO_RANK]


def _ranking(portal: Portal, group: list[Row]) -> RankingView:
    names = {id(row): ", ".join(row_names(portal, row)) for row in group}
    ranked = ranking(group, lambda row: sort_key(names[id(row)]))
    lines = [(names[id(entry.row)], entry) for entry in ranked]
    return RankingView(measure_name(portal, group[0]), sorted(lines, key=lambda line: sort_key(line[0])))
