"""A plan's targets with verdicts and chart, as its own page and its organisation's show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.bars import axis_svg
from generator.escaping import safe
from generator.model.plans import Plan
from generator.pages.parts.promise_charts import bullet_rows, promise_chart, target_bars
from generator.pages.parts.target_rows import TargetRow, target_rows
from generator.pages.portal import Portal


@dataclass(frozen=True, slots=True)
class PlanView:
    """One plan at a glance; `bars` are of the targets that have a figure, by their ids, `axis` the scale of those that
    are shares.
    """

    plan: Plan
    rows: list[TargetRow]
    chart: Markup
    bars: Mapping[str, Markup]
    axis: Markup

    @property
    def silence(self) -> TargetRow | None:
        """The first row where nothing at all was reported and all rows wait for the same day: said once for all."""
        first = self.rows[0] if self.rows else None
        return first if first is not None and all(_as_silent(row, first) for row in self.rows) else None


def plan_view(portal: Portal, plan: Plan) -> PlanView:
    """The rows in the order of the document, and their chart; the same while pages that show it are made in a row."""
    return portal.kept(("plan", plan.id), lambda: _made(portal, plan))


def _made(portal: Portal, plan: Plan) -> PlanView:
    plan = portal.as_judged(plan)
    rows = target_rows(portal, plan)
    charted = bullet_rows(portal, rows)
    axis = safe(axis_svg()) if any(row.unit for row in charted.values()) else Markup()
    return PlanView(plan, rows, promise_chart(portal, plan, charted), target_bars(charted), axis)


def _as_silent(row: TargetRow, first: TargetRow) -> bool:
    verdict, other = row.verdict, first.verdict
    if verdict is None or other is None or verdict.result or verdict.superseded or verdict.years:
        return False
    waiting = verdict.status in ("not_reported", "pending") and verdict.rule == other.rule
    return waiting and verdict.status == other.status and row.due == first.due
