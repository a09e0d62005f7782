"""The rows of the table: verdicts of the open data with what other tables of it say of their targets and plans."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from generator.evaluation.comparison.alignment import Alignment
from generator.evaluation.summary.rollups import members_in
from generator.exports.data.origin import written_at
from generator.exports.data.tables.common import page, target_home
from generator.exports.data.values import day, rounded_percent
from generator.labels.targets import POPULATIONS
from generator.model.organisations import Cluster
from generator.pages.linking.addresses import source_address
from generator.pages.parts.cluster_views import INTERNAL
from generator.pages.portal import Portal
from generator.pages.wording.target_why import asked_words, verdict_words

Bodies = Iterable[tuple[str, str]]


class Verdicted(NamedTuple):
    """A row: a target of a plan in force with its verdict. `asked`, `reported` and `population` are words; `guided` is
    how it stands to the guidance, None where none concerns it; `years` are those of its period. `file` is the site's
    copy of the one it stands in, at `line`, which `commit` wrote last; None where that is not known.
    """

    plan: str
    target: str
    statement: str
    population: str
    awards: tuple[str, ...]
    asked: str
    guided: str | None
    status: str
    reported: str
    reached: int | None
    base: int | None
    share: float | None
    due: str | None
    years: tuple[int, int]
    file: str
    line: int | None
    commit: str | None
    changed_on: str | None


class PlanEntry(NamedTuple):
    """What all rows of a plan share: who made it, the clusters these are in, its themes and its page."""

    bodies: tuple[tuple[str, str], ...]
    clusters: tuple[str, ...]
    themes: tuple[str, ...]
    page: str


def verdicted(portal: Portal, plan_id: str) -> Iterator[Verdicted]:
    """The rows of a plan in force, in the order of its targets; as many as the open data have verdicts on it."""
    evaluation, record = portal.evaluation, portal.record
    own = {target.id for target in record.plans[plan_id].targets}
    guided = _guided(evaluation.alignments[plan_id])
    judged = zip(evaluation.cases[plan_id].plan.targets, evaluation.of_plan(plan_id), strict=True)
    for target, verdict in judged:
        home = plan_id if target.id in own else target_home(portal, plan_id, target.id) or plan_id
        plan = record.plans[home]
        period, path = target.period or plan.period, plan.path
        grade = target.grade if target.comparator() == "grade" else None
        yield Verdicted(
            plan_id, target.id, target.statement, POPULATIONS[target.population],
            tuple(filter(None, (target.award, grade))), asked_words(target, evaluation),
            guided.get(target.id), verdict.shown(), verdict_words(verdict, evaluation), verdict.reached, verdict.base,
            rounded_percent(verdict.share), day(verdict.due), (period.first().year, period.last().year),
            source_address(path), *written_at(portal, path, ("targets", target.id)),
        )  # fmt: skip


def statuses(portal: Portal, plan_id: str) -> Counter[str]:
    """How many rows of a plan stand as each status: all that counting needs, at a fifth of the cost."""
    return Counter(verdict.shown() for verdict in portal.evaluation.of_plan(plan_id))


def plan_entries(portal: Portal) -> Callable[[str], PlanEntry]:
    """What gives what the rows of a plan in force share."""
    clusters = _clusters_of(portal)

    def entry(plan_id: str) -> PlanEntry:
        plan = portal.record.plans[plan_id]
        years = plan.period.first().year, plan.period.last().year
        return PlanEntry(
            plan.owners, tuple(clusters(plan.owners, *years)), tuple(dict.fromkeys(use.theme for use in plan.themes)),
            f"{portal.addresses.prefix}{page('plans', plan_id)}",
        )  # fmt: skip

    return entry


def _guided(alignments: Iterable[Alignment]) -> dict[str, str]:
    """How each target stands to the guidance, as its plan's page says it: the last guidance that asks for the same."""
    found: dict[str, str] = {}
    for one in alignments:
        if one.target is not None and (one.guidance_target is not None or one.target not in found):
            found[one.target] = one.verdict
    return found


def _clusters_of(portal: Portal) -> Callable[[Bodies, int, int], Iterator[str]]:
    """What gives the clusters of a plan: its own, and those that its bodies were in during its years."""
    by_body: dict[str, list[Cluster]] = {}
    for _, cluster in sorted(portal.record.clusters.items(), key=lambda item: (item[1].kind, item[0])):
        for body in {member.organisation for member in cluster.members} if cluster.kind != INTERNAL else ():
            by_body.setdefault(body, []).append(cluster)
    known: dict[tuple[str, int], frozenset[str]] = {}

    def members(cluster: Cluster, year: int) -> frozenset[str]:
        key = cluster.id, year
        if key not in known:
            known[key] = frozenset(members_in(cluster, year))
        return known[key]

    def clusters(bodies: Bodies, first: int, last: int) -> Iterator[str]:
        seen: dict[str, None] = {}
        for kind, body in bodies:
            if kind == "clusters":
                seen[body] = None
            for cluster in by_body.get(body, ()):
                if any(body in members(cluster, year) for year in range(first, last + 1)):
                    seen[cluster.id] = None
        yield from seen

    return clusters
