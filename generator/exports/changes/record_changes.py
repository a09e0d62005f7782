"""What a change of the record means: targets and verdicts before and after, and the records that changed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from generator.evaluation.amendments import issued_late
from generator.evaluation.engine import Evaluation
from generator.evaluation.verdict import Verdict
from generator.exports.changes.called import Called
from generator.exports.changes.differences import Difference, differences
from generator.exports.changes.pairs import SOURCES, Known, Pair, pairs_between
from generator.exports.changes.reversals import Reversals
from generator.exports.changes.value_words import Wording
from generator.labels.reports import report_words
from generator.labels.verdicts import SAMPLE, SHOWN
from generator.model.base import Filed
from generator.model.ids import full_id, plan_id
from generator.model.kinds import KINDS
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Plan
from generator.model.record import Record, amended_id
from generator.model.results import Result
from generator.model.targets import Target
from generator.pages.linking.addresses import SAMPLES, record_address
from generator.pages.wording.phrases import base_parent, base_words
from generator.pages.wording.target_why import asked_words, grade_name, verdict_words

Address = str


@dataclass(frozen=True, slots=True)
class TargetChange:
    """One target whose promise, figure or verdict changed; "" where it did not stand before or does not any more."""

    organisation: str
    plan: str
    target: str
    before: str
    after: str
    verdict_before: str
    verdict_after: str
    pages: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that was added, changed, renamed or removed; `remark` says what a report corrects and who approved it.

    `sources` are the places where it only says otherwise where it is from: no change of the record.
    """

    kind: str
    name: str
    path: str
    event: str
    remark: str = ""
    details: tuple[Difference, ...] = ()
    sources: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything a pull request changes. `pages` are the addresses of the site whose content differs, `pictures` the
    paths of pictures that are new, others than they were, or gone.
    """

    targets: tuple[TargetChange, ...]
    records: tuple[RecordChange, ...]
    pages: tuple[Address, ...] = ()
    pictures: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nobody would see a difference."""
        return not (self.targets or self.records or self.pictures)


ADDED, CHANGED, REMOVED, RENAMED, SOURCED = "thêm", "sửa", "bỏ", "đổi mã", "đổi nguồn"


def target_changes(before: Evaluation, after: Evaluation) -> Iterator[TargetChange]:
    """The targets of every plan in force, on either side, that are not what they were."""
    for key in sorted({*before.cases, *after.cases}, key=_first_version):
        if key not in after.cases and after.in_force.get(key, key) != key:
            continue
        earlier = before.in_force.get(_first_version(key), key)
        yield from _of_plan(before, after, earlier, key)


def _first_version(plan: str) -> str:
    return plan_id(plan).first


def _of_plan(before: Evaluation, after: Evaluation, earlier: str, key: str) -> Iterator[TargetChange]:
    old, new = before.cases.get(earlier), after.cases.get(key)
    standing = new or old
    targets = [target.id for case in (new, old) if case for target in case.plan.targets]
    for name in dict.fromkeys(targets):
        one, other = _described(before, earlier, name), _described(after, key, name)
        if one[1:] != other[1:] and standing is not None:
            evaluation = after if new else before
            yield TargetChange(
                organisation=_owners(evaluation, standing.plan),
                plan=standing.plan.id,
                target=other[0] or one[0],
                **_shown(one, other),
                verdict_before=one[3],
                verdict_after=other[3],
                pages=_pages(standing.plan, evaluation.record.sample),
            )


Described = tuple[str, str, str, str]


def _described(evaluation: Evaluation, plan: str, name: str) -> Described:
    """Name, promise, figure and verdict of a target; all "" where it does not stand."""
    verdict = evaluation.verdicts.get((plan, name))
    target = evaluation.cases[plan].plan.target(name) if plan in evaluation.cases else None
    if verdict is None or target is None:
        return "", "", "", ""
    return _label(target), _promise(target, evaluation), _figure(verdict, evaluation), SHOWN[verdict.shown()]


def _label(target: Target) -> str:
    return f"{target.id}: {target.short or target.statement}"


def _promise(target: Target, evaluation: Evaluation) -> str:
    base = base_words(target.of, base_parent(target.of, {}, partial(grade_name, evaluation=evaluation)))
    return ", ".join(filter(None, (asked_words(target, evaluation), base)))


def _figure(verdict: Verdict, evaluation: Evaluation) -> str:
    words = verdict_words(verdict, evaluation)
    return f"{words} ({report_words(verdict.result)})" if words and verdict.result else words


def _shown(one: Described, other: Described) -> dict[str, str]:
    """The promise where it changed, the figure always."""
    pairs = [(one[1], other[1])] if one[1] != other[1] else []
    pairs.append((one[2], other[2]))
    return {
        side: "; ".join(filter(None, (pair[place] for pair in pairs))) for place, side in enumerate(("before", "after"))
    }


def _owners(evaluation: Evaluation, plan: Plan) -> str:
    records = [record for record in (evaluation.record, evaluation.base) if record is not None]
    names = [_owner(records, kind, key, plan) for kind, key in plan.owners]
    return ", ".join(names) + (f" ({SAMPLE})" if evaluation.record.sample else "")


def _owner(records: list[Record], kind: str, key: str, plan: Plan) -> str:
    found = next((known[key] for record in records if key in (known := record.of(kind))), None)
    return found.name(plan.period.last()) if isinstance(found, Organisation | Cluster) else key


def _pages(plan: Plan, sample: bool) -> tuple[Address, ...]:
    prefix = SAMPLES if sample else ""
    owners = [record_address(kind, key, prefix) for kind, key in plan.owners]
    return (record_address("plans", plan.id, prefix), *owners)


def record_changes(
    before: Record,
    after: Record,
    remarks: Mapping[str, str] | None = None,
    stood: Callable[[Collection[str]], Reversals] | None = None,
) -> Iterator[RecordChange]:
    """The records that are others than before, in the order of the contract; `remarks` by path go with them.

    `stood` says of the records in some files which of their values stood before.
    """
    called, pairs = Called(after, before), list(pairs_between(_known(before), _known(after)))
    edited = {side.path for pair in pairs if pair.before and pair.after for side in (pair.before, pair.after)}
    history = stood(edited) if stood else None
    for pair in pairs:
        change = replace(record_change(pair, called), sources=tuple(_sources(pair, called)))
        if not (change.details or change.event != CHANGED):
            change = replace(change, event=SOURCED)
        parts = filter(None, (change.remark, (remarks or {}).get(change.path)))
        details = tuple(history.until(pair, found) for found in change.details) if history else change.details
        yield replace(change, remark="; ".join(parts), details=details)


def _known(record: Record) -> Known:
    return {(kind, key): node for kind in KINDS for key, node in record.of(kind).items()}


def record_change(pair: Pair, called: Called) -> RecordChange:
    """What became of a record, in words: by `diff` and by the history of a record alike."""
    standing = pair.standing
    details: tuple[Difference, ...] = ()
    if pair.before and pair.after:
        details = tuple(differences(pair.before, pair.after, Wording(called, pair.after, pair.leaving)))
    remark = remark_on(pair.after, called)
    if pair.renamed and pair.before:
        remark = "; ".join(filter(None, (f"mã {pair.before.id} → {standing.id}", remark)))
    return RecordChange(
        KINDS[pair.kind].names.title, called.record(pair.kind, standing), standing.path, _event(pair), remark, details,
    )  # fmt: skip


def _event(pair: Pair) -> str:
    if pair.before is None or pair.after is None:
        return ADDED if pair.before is None else REMOVED
    return RENAMED if pair.renamed else CHANGED


def _sources(pair: Pair, called: Called) -> Iterator[Difference]:
    """Where a record only says otherwise where it is from: a reviewer is to see it, its history does not tell it."""
    if pair.before and pair.after:
        every = differences(pair.before, pair.after, Wording(called, pair.after, pair.leaving - SOURCES))
        yield from (found for found in every if SOURCES & {*found.place})


def remark_on(record: Filed | None, called: Called) -> str:
    """What a correction replaces, why, and who approved it."""
    if isinstance(record, Plan) and record.amends:
        late = "; ban hành sau kỳ, không đổi kết luận nào" if issued_late(record.document.date, record.period) else ""
        return f"sửa đổi {called.name('plans', amended_id(record))}; lý do: {record.reason or 'chưa ghi'}{late}"
    if not isinstance(record, Result) or not (record.corrects or record.retracts):
        return ""
    what = "đính chính" if record.corrects else "rút lại"
    report = report_words(full_id(record.id, record.corrects or record.retracts or ""))
    return f"{what} báo cáo «{report}»; người duyệt: {record.approved_by or 'chưa ghi'}"


def changed_pages(before: Mapping[Address, str], after: Mapping[Address, str]) -> tuple[Address, ...]:
    """The addresses whose content differs between two sites, given a digest of each page."""
    return tuple(sorted(key for key in {*before, *after} if before.get(key) != after.get(key)))


def gathered(parts: Iterable[Changes], pages: tuple[Address, ...]) -> Changes:
    """The changes of the real record and of the samples as one."""
    listed = list(parts)
    return Changes(
        tuple(change for part in listed for change in part.targets),
        tuple(change for part in listed for change in part.records),
        pages,
    )
