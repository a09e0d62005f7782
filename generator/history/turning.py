"""The days on which verdicts changed though nobody committed: a deadline passed, a period ended.

Found by judging the same record on two days and dividing the time between them where the verdicts differ, first at the
days that the rules look at, else in halves. While the record stays as it is, a verdict that was left never comes back,
so every change is found, and its very day.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from generator.evaluation.due import last_day
from generator.evaluation.engine import Evaluation, evaluate
from generator.exports.changes.record_changes import TargetChange, target_changes
from generator.history.state import PastState
from generator.model.dates import PartialDate, Period
from generator.model.ids import plan_id
from generator.model.plans import Plan

Turn = tuple[date, TargetChange]
DAY = timedelta(days=1)


def turns(state: PastState, keys: Collection[str], first: date, last: date) -> Iterator[Turn]:
    """(day, change) of the verdicts on some plans after `first` and up to `last`, the record being as it is."""
    stirred = [key for key in sorted(keys) if stirs(state, key, first, last) and not state.is_unsure(key)]
    if stirred:
        yield from _between(state, stirred, _judged(state, stirred, first), _judged(state, stirred, last))


def _judged(state: PastState, keys: Iterable[str], day: date) -> Evaluation:
    together = {other for key in keys for other in state.around(key)}
    return evaluate(state.part(sorted(together)), day)


def _between(state: PastState, keys: list[str], one: Evaluation, other: Evaluation) -> Iterator[Turn]:
    moved = [key for key in keys if _standing(one, key) != _standing(other, key)]
    if not moved:
        return
    if other.as_of - one.as_of <= DAY:
        changes = target_changes(one, other)
        yield from ((other.as_of, change) for change in changes if plan_id(change.plan).first in moved)
        return
    middle = _judged(state, moved, _middle(state, moved[0], one.as_of, other))
    yield from _between(state, moved, one, middle)
    yield from _between(state, moved, middle, other)


def _standing(judged: Evaluation, key: str) -> tuple[object, ...]:
    """What is shown of the verdicts on a plan, to be compared with what is shown of the same record on another day."""
    plan = judged.in_force.get(key, key)
    return plan, *(
        (one.target, one.shown(), one.result, one.reached, one.base, one.share, one.grade, one.outcome)
        for one in judged.of_plan(plan)
    )


def _middle(state: PastState, key: str, first: date, judged: Evaluation) -> date:
    """A day between two others: the last one before the likeliest turn, that turn itself, else the day half way."""
    last, case = judged.as_of, judged.cases.get(judged.in_force.get(key, key))
    likely = [case.due(case.plan.period).last().day + DAY] if case else []
    dates = sorted({day for plan in state.plans(key) for start, end in _unrest(state, plan) for day in (start, end)})
    inside = [day for day in (*likely, *dates[len(dates) // 2 :], *dates) if first < day <= last]
    for turn in inside:
        if turn - DAY > first:
            return turn - DAY
        if turn < last:
            return turn
    return first + (last - first) // 2


def stirs(state: PastState, key: str, first: date, last: date) -> bool:
    """Whether a verdict on a plan may be another on `last` than on `first`, by its dates alone."""
    return first < last and any(
        start <= last and first <= end for plan in state.plans(key) for start, end in _unrest(state, plan)
    )


def _unrest(state: PastState, plan: Plan) -> Iterator[tuple[date, date]]:
    """The spans in which a day may change a verdict: around the days that the rules look at, and years of targets."""
    for period in {plan.period, *(target.period for target in plan.targets if target.period)}:
        yield from map(_around, _ends(period))
        if len(period.years()) > 1:
            yield period.first(), period.last() + DAY
    yield from map(_around, _stated(state, plan))


def _ends(period: Period) -> Iterator[date]:
    """Its own end, that of each of its years, and the days on which reports are due where nothing is stated."""
    yield period.last()
    for year in period.years():
        yield date(year, 12, 31)
        yield date(min(year + 1, date.max.year), 3, 31)


def _stated(state: PastState, plan: Plan) -> Iterator[date]:
    record = state.record
    due = (plan.reports_due.mid_year, plan.reports_due.year_end, plan.reports_due.final)
    yield from _days(due)
    for asked in (record.guidance[key] for key in plan.answers if key in record.guidance):
        yield from filter(None, map(last_day, asked.obligations))
    for result in state.results(plan_id(plan.id).first):
        yield from _days((result.published_on,))
    document = record.documents.get(plan.document.id or "")
    yield from _days((plan.document.date, document.date if document else None))
    for body in (record.organisations[key] for key in plan.organisations if key in record.organisations):
        ended = body.ended()
        yield from _days((ended.date if ended else None,))


def _days(dates: Iterable[PartialDate | None]) -> Iterator[date]:
    for found in dates:
        if found is not None:
            yield from (found.first(), found.last())


def _around(day: date) -> tuple[date, date]:
    return max(day, date.min + DAY) - DAY, min(day, date.max - DAY) + DAY
