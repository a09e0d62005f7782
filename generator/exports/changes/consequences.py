"""What one report, correction or amendment does to the verdicts, found by judging its plan without it and with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.evaluation.amendments import chains_of
from generator.evaluation.effective import published
from generator.evaluation.engine import Evaluation, evaluate
from generator.evaluation.succession import adoptions
from generator.exports.changes.called import Called
from generator.exports.changes.record_changes import TargetChange, remark_on, target_changes
from generator.model.base import Filed
from generator.model.ids import result_id, year_of
from generator.model.kinds import KINDS
from generator.model.plans import Plan
from generator.model.record import Record
from generator.model.results import Result

Mover = Result | Plan


@dataclass(frozen=True, slots=True)
class Consequence:
    """A file, what it corrects or amends, the targets it moves, and whether it is published only after the day."""

    path: str
    remark: str
    targets: tuple[TargetChange, ...]
    ahead: bool = False


def amending(record: Record) -> list[Mover]:
    """Every correction, withdrawal and amendment of a record, the newest years first."""
    results = [result for result in record.results.values() if result.corrects or result.retracts]
    plans = [plan for plan in record.plans.values() if plan.amends]
    found: list[Mover] = [*results, *plans]
    found.sort(key=lambda mover: mover.path)
    return sorted(found, key=lambda mover: year_of(mover.id), reverse=True)


def moving(record: Record, paths: Iterable[str]) -> list[Mover]:
    """The reports and amendments of a record that stand in some files."""
    wanted = set(paths)
    plans = [plan for plan in record.plans.values() if plan.amends]
    found: list[Mover] = [*record.results.values(), *plans]
    return sorted((mover for mover in found if mover.path in wanted), key=lambda mover: mover.path)


def consequences(
    record: Record, movers: Iterable[Mover], earlier: Mapping[str, Filed], as_of: date, base: Record | None = None
) -> Iterator[Consequence]:
    """What each does on `as_of`, beside what stood before it. `earlier` has what a changed file held, by its path.

    What came after it, a later correction or amendment, is left aside: each shows its own part.
    """
    around = _Around(record)
    for mover in movers:
        small = around.of(mover)
        after = evaluate(small, as_of, base=base)
        before = evaluate(_without(small, mover, earlier.get(mover.path)), as_of, base=base)
        ahead = isinstance(mover, Result) and not published(mover, as_of)
        yield Consequence(mover.path, remark_on(mover, Called(record)), tuple(_moved(before, after)), ahead)


def _moved(before: Evaluation, after: Evaluation) -> Iterator[TargetChange]:
    return target_changes(before, after)


class _Around:
    """Records of the few plans that bear on one another, with all that is not planned or reported."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._chains = chains_of(record.plans)
        self._results: dict[str, list[Result]] = {}
        for result in record.results.values():
            self._results.setdefault(result.plan, []).append(result)
        self._linked: dict[str, set[str]] = {}
        for (source, _), (adopter, _) in adoptions(record.plans.values()).items():
            self._linked.setdefault(source, set()).add(adopter)
            self._linked.setdefault(adopter, set()).add(source)

    def of(self, mover: Mover) -> Record:
        """The record with the mover's own plan and those bound to it, as it stood when the mover was the newest."""
        small = Record(sample=self._record.sample)
        small.own_day = self._record.own_day
        for kind in KINDS.keys() - {"plans", "results"}:
            setattr(small, kind, self._record.of(kind))
        start = mover.plan if isinstance(mover, Result) else mover.id
        for key in self._bound(start):
            small.plans[key] = self._record.plans[key]
            small.results.update((result.id, result) for result in self._results.get(key, ()))
        for later in _later(small, mover):
            small.of("plans" if isinstance(later, Plan) else "results").pop(later.id)
        return small

    def _bound(self, start: str) -> set[str]:
        found: set[str] = set()
        pending = [start]
        while pending:
            key = pending.pop()
            if key not in found and key in self._record.plans:
                found.add(key)
                pending += [version.id for version in self._chains.get(key, ())] + sorted(self._linked.get(key, ()))
        return found


def _later(record: Record, mover: Mover) -> list[Mover]:
    """The corrections of the same report, or the amendments of the same plan, that came after."""
    if isinstance(mover, Plan):
        chain = chains_of(record.plans).get(mover.id, (mover,))
        return list(chain[chain.index(mover) + 1 :])
    place = (mover.plan, mover.year, mover.phase, result_id(mover.id).folder)
    return [
        result for result in record.results.values()
        if (result.plan, result.year, result.phase, result_id(result.id).folder) == place
        and result.revision > mover.revision
    ]  # fmt: skip


def _without(record: Record, mover: Mover, earlier: Filed | None) -> Record:
    """The same record as it was before: without the mover, or with what its file held."""
    kind = "plans" if isinstance(mover, Plan) else "results"
    found = Record(sample=record.sample)
    found.own_day = record.own_day
    for key in KINDS:
        setattr(found, key, record.of(key))
    kept = {key: entry for key, entry in record.of(kind).items() if key != mover.id}
    setattr(found, kind, kept | ({mover.id: earlier} if earlier is not None else {}))
    return found
