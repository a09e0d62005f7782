"""What a cluster, a theme and the whole record show: who plans, what was reported, what stands out, what is due."""

from collections.abc import Iterator
from itertools import chain, islice

from generator.evaluation.due import ACTORS
from generator.evaluation.summary.rollups import members_in
from generator.evaluation.summary.row import Row
from generator.formats import vi_date
from generator.labels.reports import PHASES
from generator.model.organisations import Cluster
from generator.model.plans import Plan
from generator.model.reference import Theme
from generator.pages.findings.key_fact import MOST, KeyFact, compared, next_due, reported
from generator.pages.findings.of_plans import COMPARED, leading, standouts
from generator.pages.parts.cluster_views import INTERNAL, plans_in
from generator.pages.portal import Portal
from generator.pages.wording.names import plan_owner

STANDOUTS = 1
LOOKED_AT = 100  # plans, the newest: what stands out is news, and each costs its alignment


def cluster_findings(portal: Portal, cluster: Cluster, rows: dict[int, list[Row]]) -> list[KeyFact]:
    """How many members have plans in the newest year that has begun, and what was reported; `rows` are their verdicts
    by year. A plan of several years counts in each.
    """
    if not rows or cluster.kind == INTERNAL:
        return []
    year = max((year for year in rows if year <= portal.as_of.year), default=min(rows))
    members = set(members_in(cluster, year))
    planning = {key for key in members if plans_in(portal, key, year)}
    found = [KeyFact(f"{len(planning)}/{len(members)}", f"thành viên có kế hoạch trong sổ cho năm {year}")]
    if result := reported([row.verdict for row in rows[year]]):
        found.append(KeyFact(*result))
    return found + _due(portal, members)


def theme_findings(portal: Portal, theme: Theme) -> list[KeyFact]:
    """How many documents print a theme, and what was reported of the plans among them."""
    promises = portal.cross.following.get(theme.id, [])
    plans = [promise for promise in promises if isinstance(promise, Plan)]
    if not promises:
        return []
    found = [KeyFact(str(len(promises)), f"văn bản in chủ đề này, trong đó {len(plans)} kế hoạch")]
    if result := reported([verdict for plan in plans for verdict in portal.evaluation.of_plan(plan.id)]):
        found.append(KeyFact(*result))
    return found


def home_findings(portal: Portal) -> list[KeyFact]:
    """Who plans, whose target stands out beside the guidance, who has none of it, what was reported, what is due."""
    at = {leading(plans, portal.as_of).id for plans in portal.cross.planning.values()}
    plans = sorted(portal.plans_in_force, key=lambda plan: (plan.period.first(), plan.id), reverse=True)
    newest = [plan for plan in plans if plan.id in at and plan.period.first() <= portal.as_of][:LOOKED_AT]
    parts = (_planning(portal), _standing_out(portal, newest), _without(portal, newest), _reported(portal),
             _due(portal, set(portal.reports_of)), _newest(portal))  # fmt: skip
    return list(islice(chain.from_iterable(parts), MOST))


def _planning(portal: Portal) -> Iterator[KeyFact]:
    schools = [key for key, found in portal.record.organisations.items() if found.kind in ACTORS]
    planning = sum(key in portal.cross.planning for key in schools)
    if schools:
        yield KeyFact(f"{planning}/{len(schools)}", "trường trong sổ đã có kế hoạch thi đua")


def _standing_out(portal: Portal, plans: list[Plan]) -> Iterator[KeyFact]:
    """Of some plans the one target each that stands out most."""
    found = (next(standouts(portal, plan, portal.evaluation.alignments.get(plan.id, ())), None) for plan in plans)
    named = ((plan, one) for plan, one in zip(plans, found, strict=True) if one is not None)
    for plan, one in islice(named, STANDOUTS):
        yield KeyFact(one.figure, one.words, one.kind, one.key, plan_owner(plan, portal), one.anchor)


def _without(portal: Portal, plans: list[Plan]) -> Iterator[KeyFact]:
    """A plan that has nothing of what its guidance asks for."""
    for plan in plans:
        against = compared(portal.evaluation.alignments.get(plan.id, ()))
        if against is not None and against[0].startswith("0/"):
            yield KeyFact(*against, "plans", plan.id, plan_owner(plan, portal), COMPARED)
            return


def _reported(portal: Portal) -> Iterator[KeyFact]:
    """Of the targets of all plans in force, how many have a report, and what it says."""
    verdicts = [verdict for plan in portal.plans_in_force for verdict in portal.evaluation.of_plan(plan.id)]
    if result := reported(verdicts):
        yield KeyFact(*result)


def _newest(portal: Portal) -> Iterator[KeyFact]:
    newest = max(portal.record.results.values(), key=lambda one: (one.published_on.first(), one.id), default=None)
    plan = portal.find("plans", newest.plan) if newest is not None else None
    if newest is not None and plan is not None:
        words = f"báo cáo mới nhất trong sổ ({PHASES[newest.phase].lower()} {newest.year})"
        yield KeyFact(vi_date(newest.published_on), words, "plans", plan.id, plan_owner(plan, portal), "bao-cao")


def _due(portal: Portal, keys: set[str]) -> list[KeyFact]:
    """The next report that any of some bodies has to publish."""
    due = next_due((cell for key in sorted(keys) for cell in portal.reports_of.get(key, ())), portal.as_of)
    return [KeyFact(*due[1:], "plans", due[0].plan)] if due else []
