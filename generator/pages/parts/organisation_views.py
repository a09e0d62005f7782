"""What an organisation's page shows of its years: plans with verdicts, trend, reports, exemplars, notices."""

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from generator.charts import TrendPoint, TrendSeries, figure_html, trend_chart
from generator.evaluation.due import phase_of
from generator.evaluation.obligations import Duty
from generator.evaluation.summary.rollups import by_definition, rows
from generator.evaluation.summary.row import Row
from generator.evaluation.summary.standing import standing
from generator.evaluation.verdict import Verdict
from generator.labels.verdicts import STANDINGS
from generator.model.dates import PartialDate
from generator.model.organisations import Organisation
from generator.model.plans import Guidance, Obligation, Plan
from generator.model.results import Notice
from generator.pages.parts.plan_view import PlanView, plan_view
from generator.pages.parts.pools import measure_name
from generator.pages.portal import Portal
from generator.pages.wording.target_why import status_words

LEAST_YEARS, MOST_SERIES = 2, 4


def year_views(portal: Portal, plans: list[Plan]) -> list[PlanView]:
    """The plans, the newest period first."""
    by_end = sorted(plans, key=lambda plan: (plan.period.last(), plan.id))
    newest = sorted(by_end, key=lambda plan: plan.period.first(), reverse=True)
    return [plan_view(portal, plan) for plan in newest]


def trend_of(portal: Portal, organisation: Organisation) -> list[Markup]:
    """Lines over the years for what was reported in at least two of them: shares and counts apart."""
    found = rows(portal.evaluation, members=[organisation.id])
    lines: dict[str, list[TrendSeries]] = {"%": [], "": []}
    for definition, group in by_definition(found).items():
        points = [point for row in group for point in _points(row)]
        if len({point.year for point in points if point.figure is not None}) >= LEAST_YEARS:
            lines[definition.unit].append(TrendSeries(measure_name(portal, group[0]), tuple(points)))
    titles = {"%": "Tỷ lệ đạt qua các năm", "": "Số đạt qua các năm"}
    return [_trend(portal, organisation.id, unit, titles[unit], series) for unit, series in lines.items() if series]


def _trend(portal: Portal, key: str, unit: str, title: str, series: list[TrendSeries]) -> Markup:
    prefix = f"xh-{key}-{'ty-le' if unit else 'so'}"
    figure = trend_chart(prefix, title, unit, series[:MOST_SERIES], sample=portal.record.sample)
    return Markup(figure_html(figure))  # noqa: S704 - the charts escape their labels


def _points(row: Row) -> list[TrendPoint]:
    """A point for each year the target speaks of; without a figure it is a gap."""
    found = row.verdict.years or (row.verdict,)
    last = (row.target.period or row.plan.period).last().year
    return [_point(verdict, int(verdict.period) if verdict.period.isdigit() else last, row) for verdict in found]


def _point(verdict: Verdict, year: int, row: Row) -> TrendPoint:
    how = standing(verdict)
    figure = Fraction(verdict.reached or 0) if row.definition.unit == "" else verdict.share
    if how not in ("counted", "early") or verdict.phase == "mid-year" or figure is None:
        return TrendPoint(year, None, STANDINGS.get(how) or status_words(verdict).lower())
    words = str(verdict.reached) if verdict.base is None else f"{verdict.reached}/{verdict.base}"
    return TrendPoint(year, figure, words, "provisional" in verdict.flags)


@dataclass(frozen=True, slots=True)
class DutyLine:
    """An obligation with its status; `published_on` where nobody noted that the report it asks for was sent, and the
    report itself is public.
    """

    duty: Duty
    guidance: Guidance
    obligation: Obligation
    published_on: PartialDate | None


def duties_of(portal: Portal, key: str) -> list[DutyLine]:
    """Obligations addressed to the organisation with their status (C-9), the newest guidance first."""
    return _duty_lines(portal, portal.evaluation.obligations.get(key, []))


def cluster_duties(portal: Portal, cluster: str) -> list[DutyLine]:
    """The same of a cluster, whoever heads it."""
    return _duty_lines(portal, [duty for duty in portal.evaluation.duties if duty.cluster == cluster])


def _duty_lines(portal: Portal, duties: list[Duty]) -> list[DutyLine]:
    found = []
    for duty in duties:
        guidance = portal.find("guidance", duty.guidance)
        obligation = next((entry for entry in guidance.obligations if entry.id == duty.obligation), None)
        if obligation is not None:
            found.append(DutyLine(duty, guidance, obligation, _published(portal, duty, guidance, obligation)))
    return sorted(found, key=lambda line: line.guidance.id, reverse=True)


def _published(portal: Portal, duty: Duty, guidance: Guidance, obligation: Obligation) -> PartialDate | None:
    phase, year = phase_of(obligation), guidance.period.last().year
    if phase is None or duty.sent_on is not None or duty.cluster:
        return None
    cells = (
        cell for cell in portal.reports_of.get(duty.organisation or "", []) if (cell.phase, cell.year) == (phase, year)
    )
    return next((cell.published_on for cell in cells if cell.status in ("made", "late")), None)


def notices_of(portal: Portal, key: str) -> list[Notice]:
    """Notices for the organisation that hold on the day of the build."""
    return [
        notice for notice in portal.record.notices.values() if key in notice.organisations and _holds(portal, notice)
    ]


def _holds(portal: Portal, notice: Notice) -> bool:
    begun = notice.from_ is None or notice.from_.first() <= portal.as_of
    return begun and (notice.until is None or portal.as_of <= notice.until.last())
