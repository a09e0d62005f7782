"""A plan's targets with verdicts and chart, as its own page and its organisation's show them."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.plans import Plan
from generator.pages.portal import Portal
from generator.pages.promise_charts import promise_chart
from generator.pages.target_rows import TargetRow, target_rows


@dataclass(frozen=True, slots=True)
class PlanView:
    """One plan at a glance."""

    plan: Plan
    rows: list[TargetRow]
    chart: Markup


def plan_view(portal: Portal, plan: Plan) -> PlanView:
    """The rows in the order of the document, and their chart."""
    rows = target_rows(portal, plan)
    return PlanView(plan, rows, promise_chart(portal, plan, rows))
