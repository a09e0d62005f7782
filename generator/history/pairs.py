"""Which records a commit changed: what each was before and after, without what only looks like a change."""

from collections.abc import Iterable, Iterator

from generator.exports.changes.pairs import Pair, pairs_between
from generator.history.state import Background, PastState, background
from generator.history.versions import PastVersion
from generator.model.base import Filed
from generator.model.ids import plan_id
from generator.model.kinds import NOTICES, SCREENS
from generator.model.plans import Plan
from generator.model.results import Result

_NOT_KEPT = {NOTICES.key, SCREENS.key}  # what is shown on screens for a while is no part of the record's history


def sides(pair: Pair) -> Iterator[Filed]:
    """The sides of a pair that stand."""
    return (side for side in (pair.before, pair.after) if side is not None)


def plans_of(pair: Pair) -> set[str]:
    """The plans that a record is or reports on, each by the id of its first version."""
    found = map(plan_of, sides(pair))
    return {plan_id(key).first for key in found if key}


def background_of(pair: Pair) -> Iterator[Background]:
    """What a record means to plans that rest on it."""
    return (place for side in sides(pair) for place in background(pair.kind, side))


def plan_of(node: Filed) -> str:
    """The id of the plan that a record is or reports on, "" where it does neither."""
    return node.id if isinstance(node, Plan) else node.plan if isinstance(node, Result) else ""


def pairs_of(state: PastState, versions: Iterable[PastVersion]) -> Iterator[Pair]:
    """The records that some new versions of files change, in the order of the kinds."""
    before: dict[tuple[str, str], Filed] = {}
    after: dict[tuple[str, str], Filed] = {}
    for version in versions:
        before.update(((kind, node.id), node) for kind, node in state.of_file(version.path))
        after.update(((kind, node.id), node) for kind, node in version.held)
    return (pair for pair in pairs_between(before, after) if pair.kind not in _NOT_KEPT and pair.differs())
