"""What an organisation's page shows of its years: plans with verdicts, trend, reports, exemplars, notices."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.organisations import Organisation
from generator.model.plans import Plan
from generator.model.results import Exemplar, Notice
from generator.pages.portal import Portal
from generator.pages.promise_charts import promise_chart
from generator.pages.target_rows import TargetRow, target_rows


@dataclass(frozen=True, slots=True)
class PlanView:
    """One plan at a glance."""

    plan: Plan
    rows: list[TargetRow]
    chart: Markup


def year_views(portal: Portal, plans: list[Plan]) -> list[PlanView]:
    """The plans, the newest period first."""
    newest = sorted(plans, key=lambda plan: (plan.period.first(), plan.id), reverse=True)
    return [PlanView(plan, target_rows(portal, plan), promise_chart(portal, plan)) for plan in newest]


def trend_of(portal: Portal, organisation: Organisation, plans: list[Plan]) -> Markup:
    """Shares by title over the years, where results were published."""
    return Markup()


def obligations_of(portal: Portal, key: str) -> list[object]:
    """Obligations addressed to the organisation with their status (C-9)."""
    return []


def exemplars_of(portal: Portal, key: str) -> list[Exemplar]:
    """Exemplars that may be shown on the website."""
    return [
        entry for entry in portal.record.exemplars.values() if entry.organisation == key and showable(portal, entry)
    ]


def showable(portal: Portal, exemplar: Exemplar) -> bool:
    """No consent for a person, no page; consent is per channel and may end."""
    consent = exemplar.consent
    if consent is None:
        return exemplar.subject == "collective"
    lasting = consent.until is None or portal.as_of <= consent.until.last()
    return lasting and "website" in consent.channels


def notices_of(portal: Portal, key: str) -> list[Notice]:
    """Notices for the organisation that hold on the site's day."""
    return [
        notice for notice in portal.record.notices.values() if key in notice.organisations and _holds(portal, notice)
    ]


def _holds(portal: Portal, notice: Notice) -> bool:
    begun = notice.from_ is None or notice.from_.first() <= portal.as_of
    return begun and (notice.until is None or portal.as_of <= notice.until.last())
