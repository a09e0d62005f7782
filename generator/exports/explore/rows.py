"""The rows of the table: verdicts of the open data with what other tables of it say of their targets and plans."""

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any, NamedTuple

from generator.evaluation.summary.rollups import members_in
from generator.exports.data.declared import TableRow
from generator.exports.data.origin import written_at
from generator.exports.data.registry import TABLES
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


def verdicted(portal: Portal) -> Iterator[Verdicted]:
    """The rows in the order of the verdicts table, as many as that has."""
    targets = {
        cells[0]: cells[1:]
        for cells, _ in _picked("targets", portal, "id", "target", "statement", "population", "award", "grade",
                                "period_first", "period_last")
    }  # fmt: skip
    guided = _guided(portal)
    wanted = ("plan", "target", "status_shown", "reached", "base", "share_percent", "due")
    for (plan, home, status, reached, base, share, due), row in _picked("verdicts", portal, *wanted):
        target, statement, population, award, grade, first, last = targets[home]
        verdict = portal.evaluation.verdicts[plan, target]
        own = portal.record.plans[plan].target(target) or portal.evaluation.cases[plan].plan.target(target)
        yield Verdicted(
            plan, target, statement, POPULATIONS[population], tuple(filter(None, (award, grade))),
            asked_words(own, portal.evaluation) if own else "", guided.get((plan, target)),
            status, verdict_words(verdict, portal.evaluation), reached, base, share, due,
            (int(first[:4]), int(last[:4])), source_address(row.path), *written_at(portal, row),
        )  # fmt: skip


def statuses(portal: Portal) -> Iterator[tuple[str, str]]:
    """Of each row its plan and its status: all that counting needs, at a fifth of the cost."""
    return (cells for cells, _ in _picked("verdicts", portal, "plan", "status_shown"))


def plan_entries(portal: Portal) -> dict[str, PlanEntry]:
    """Plan id → what its rows share, of every plan in force."""
    bodies: dict[str, list[tuple[str, str]]] = {}
    for (plan, organisation, cluster), _ in _picked("plan_bodies", portal, "plan", "organisation", "cluster"):
        bodies.setdefault(plan, []).append(("organisations", organisation) if organisation else ("clusters", cluster))
    themes: dict[str, list[str]] = {}
    for (plan, theme), _ in _picked("theme_uses", portal, "plan", "theme"):
        themes.setdefault(plan, []).append(theme)
    clusters = _clusters_of(portal)
    wanted = ("id", "in_force", "period_first", "period_last")
    return {
        plan: PlanEntry(
            tuple(bodies.get(plan, ())), tuple(clusters(bodies.get(plan, ()), int(first[:4]), int(last[:4]))),
            tuple(dict.fromkeys(themes.get(plan, ()))), f"{portal.addresses.prefix}{row.page}",
        )
        for (plan, in_force, first, last), row in _picked("plans", portal, *wanted) if in_force
    }  # fmt: skip


def _picked(table: str, portal: Portal, *names: str) -> Iterator[tuple[tuple[Any, ...], TableRow]]:
    """Some columns of a table of the open data, with the row that they are of."""
    columns = [column.name for column in TABLES[table].columns]
    picked = itemgetter(*(columns.index(name) for name in names))
    return ((picked(row.cells), row) for row in TABLES[table].rows(portal))


def _guided(portal: Portal) -> dict[tuple[str, str], str]:
    """How each target stands to the guidance, as its plan's page says it: the last guidance that asks for the same."""
    found: dict[tuple[str, str], str] = {}
    wanted = ("plan", "guidance_target", "alignment")
    for (plan, asking, alignment), row in _picked("alignments", portal, *wanted):
        if row.loc and (asking or (plan, str(row.loc[-1])) not in found):
            found[plan, str(row.loc[-1])] = alignment
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
