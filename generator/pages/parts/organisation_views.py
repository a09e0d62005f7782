"""What an organisation's page shows of its years: plans with verdicts, reports, exemplars, notices."""

from dataclasses import dataclass

from generator.evaluation.due import phase_of
from generator.evaluation.obligations import Duty
from generator.model.dates import PartialDate
from generator.model.plans import Guidance, Obligation, Plan
from generator.model.results import Notice
from generator.pages.parts.plan_view import PlanView, plan_view
from generator.pages.portal import Portal


def year_views(portal: Portal, plans: list[Plan]) -> list[PlanView]:
    """The plans, the newest period first."""
    by_end = sorted(plans, key=lambda plan: (plan.period.last(), plan.id))
    newest = sorted(by_end, key=lambda plan: plan.period.first(), reverse=True)
    return [plan_view(portal, plan) for plan in newest]


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
