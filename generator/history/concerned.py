"""Whose pages a change belongs on: the bodies, clusters and themes that it is about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.evaluation.obligations import addressed_bodies, addressed_clusters
from generator.exports.changes.differences import differences
from generator.exports.changes.pairs import SOURCES, Pair
from generator.exports.changes.value_words import Wording
from generator.model.base import Filed
from generator.model.kinds import CLUSTERS, ORGANISATIONS, PLANS, THEMES
from generator.model.organisations import Cluster
from generator.model.plans import Guidance, Plan
from generator.model.recognitions import Recognition
from generator.model.record import Record
from generator.model.reference import Theme
from generator.model.results import Exemplar, MemberFigure, Result, Submission
from generator.pages.changelog import ChangeEntry

_WITH_CLUSTER = {"plans", "results", "recognitions", "submissions"}


class Concerned:
    """Looks it up in the record as it stands in the end, under the id that a record has now; what is gone is looked up
    as it was. `renames` lead from an earlier (kind, id) to the id that came next.
    """

    def __init__(self, record: Record, renames: Mapping[tuple[str, str], str]) -> None:
        self._record, self._renames = record, renames
        self._groups: dict[str, list[str]] = {}
        for cluster in record.clusters.values():
            for member in dict.fromkeys(member.organisation for member in cluster.members):
                self._groups.setdefault(member, []).append(cluster.id)

    def completed(self, change: ChangeEntry, then: Filed | None, more: Iterable[tuple[str, str]] = ()) -> ChangeEntry:
        """The change with the ids of the bodies, clusters and themes that it is about; `then` is its record after it,
        or before it where it went. It is news for `more` bodies, by kind and id.
        """
        nodes = [self._now(change.kind, change.record) or then, self._now(PLANS.key, change.plan)]
        found: dict[str, dict[str, None]] = {ORGANISATIONS.key: {}, CLUSTERS.key: {}, THEMES.key: {}}
        for node in nodes:
            for kind, key in _concerns(node) if node is not None else ():
                if key in self._record.of(kind):
                    found[kind][key] = None
        if change.kind in _WITH_CLUSTER:
            groups = (group for body in found[ORGANISATIONS.key] for group in self._groups.get(body, ()))
            found[CLUSTERS.key].update(dict.fromkeys(groups))
        if change.kind in found:
            found[change.kind][change.record] = None
        for kind, key in more:
            if key in self._record.of(kind):
                found[kind][key] = None
        bodies, clusters, themes = (tuple(found[kind]) for kind in (ORGANISATIONS.key, CLUSTERS.key, THEMES.key))
        return replace(change, organisations=bodies, clusters=clusters, themes=themes)

    def _now(self, kind: str, key: str) -> Filed | None:
        found, seen = self._record.of(kind).get(key), {key}
        while found is None and (kind, key) in self._renames and self._renames[kind, key] not in seen:
            key = self._renames[kind, key]
            seen.add(key)
            found = self._record.of(kind).get(key)
        return found


def addressed(pair: Pair, record: Record) -> Iterator[tuple[str, str]]:
    """(kind, id) of those for whom a change is news though it is of a record of others: members of whom a cluster
    reports another figure, bodies of whom a guidance asks something else.
    """
    if isinstance(pair.standing, Result):
        before, after = (_by_member(side) for side in (pair.before, pair.after))
        members = (key for key in {**before, **after} if before.get(key) != after.get(key))
        yield from ((ORGANISATIONS.key, member) for _, member in members)
    elif isinstance(asking := pair.standing, Guidance) and _asks_otherwise(pair.before, pair.after):
        yield from ((ORGANISATIONS.key, body.id) for body in addressed_bodies(record, asking))
        if any("cluster" in item.who for item in asking.obligations):
            yield from ((CLUSTERS.key, cluster.id) for cluster in addressed_clusters(record, asking))


def _by_member(result: Filed | None) -> dict[tuple[str, str], MemberFigure]:
    figures = result.figures.items() if isinstance(result, Result) else ()
    return {(name, member): own for name, figure in figures for member, own in figure.by_member.items()}


def _asks_otherwise(one: Filed | None, other: Filed | None) -> bool:
    if not isinstance(one, Guidance) or not isinstance(other, Guidance):
        return True
    pairs = ((getattr(one, name), getattr(other, name)) for name in ("targets", "obligations", "addressed_to"))
    return any(any(differences(*pair, Wording(leaving=SOURCES))) for pair in pairs)


def _concerns(node: Filed) -> Iterable[tuple[str, str | None]]:
    """(kind, id) of each that a record is about."""
    if isinstance(node, Plan):
        yield from node.owners
        yield from ((CLUSTERS.key, key) for key in node.groups)
        yield from ((THEMES.key, use.theme) for use in node.themes)
    elif isinstance(node, Guidance):
        yield from ((ORGANISATIONS.key, key) for key in node.issuer)
        yield from ((THEMES.key, use.theme) for use in node.themes)
    elif isinstance(node, Recognition):
        yield ORGANISATIONS.key, node.giver
        yield from ((ORGANISATIONS.key, one.organisation) for one in node.recipients)
        yield CLUSTERS.key, node.in_group()
    elif isinstance(node, Submission):
        yield ORGANISATIONS.key, node.organisation
        yield CLUSTERS.key, node.organisation
    elif isinstance(node, Exemplar):
        yield ORGANISATIONS.key, node.organisation
    elif isinstance(node, Theme):
        yield ORGANISATIONS.key, node.launched_by
    elif isinstance(node, Cluster):
        yield ORGANISATIONS.key, node.convened_by
