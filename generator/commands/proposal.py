"""The record as it was beside the record as it is: what a pull request changes, and whether it may."""

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.config.severities import raised_codes
from generator.evaluation.append_only import entered_late
from generator.evaluation.engine import Evaluation, evaluate
from generator.exports.changes.record_changes import Changes, changed_pages, gathered, record_changes, target_changes
from generator.exports.changes.reversals import Reversals
from generator.history.past_record import as_it_was, changed_pictures, where_left
from generator.history.refused import refused
from generator.history.stood import stood_before
from generator.model.drafts import drafts, without_drafts
from generator.model.record import Record
from generator.pages.page import Page
from generator.pages.portal import Portal
from generator.pages.routes import record_routes
from generator.reading.problems.problem import Problem
from generator.reading.read import LoadedFolder, read_folder
from generator.theming.page_templates import template_environment


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed since a version, what about it is refused, and what `thidua check` says of both versions."""

    changes: Changes
    refused: tuple[Problem, ...]
    before: LoadedFolder
    after: LoadedFolder


Side = list[Evaluation]


def compare(root: Path, base: str, day: date) -> Comparison:
    """Compare a folder with the point where its branch left `base`, both judged on `day`. Errors: NoSuchBaseError."""
    with as_it_was(root, base) as earlier:
        before = read_folder(earlier)
    after = read_folder(root, raised=raised_codes(root))
    stood = partial(stood_before, root, where_left(root, base))
    changes = replace(_changes(before, after, day, stood), pictures=changed_pictures(root, base))
    return Comparison(changes, refused(root, before, after, day), before, after)


def _changes(
    before: LoadedFolder, after: LoadedFolder, day: date, stood: Callable[[Collection[str]], Reversals]
) -> Changes:
    own = after.sample_record or before.sample_record
    sample_day = own.day(day) if own else day
    old, new = _judged(before, day, sample_day), _judged(after, day, sample_day)
    broken = {problem.path for problem in after.errors}
    parts = []
    for one, other, was, now in zip(old, new, _records(before), _records(after), strict=True):
        records = tuple(record_changes(was, now, _remarks(was, now, other), stood))
        parts.append(_known(Changes(tuple(target_changes(one, other)), records), was, broken))
    same = not any(part.targets or part.records for part in parts)
    return gathered(parts, () if same or broken else changed_pages(dict(_digests(old)), dict(_digests(new))))


def _known(changes: Changes, was: Record, broken: set[str]) -> Changes:
    """The changes that can be told: a file with an error is neither gone, nor are its targets and their verdicts."""
    unknown = {plan.id for plan in was.plans.values() if plan.path in broken}
    unknown |= {result.plan for result in was.results.values() if result.path in broken}
    return Changes(
        tuple(change for change in changes.targets if change.plan not in unknown),
        tuple(change for change in changes.records if change.path not in broken),
    )


def _remarks(was: Record, now: Record, judged: Evaluation) -> dict[str, str]:
    """What a reviewer is to know of plans: those that are drafts, and those entered after their period closed."""
    late = entered_late(was, now, judged.as_of, judged.base)
    found = {plan.path: f"kế hoạch mới nhập cho kỳ đã đóng từ ngày {closed:%d/%m/%Y}" for plan, closed in late}
    return found | {now.plans[key].path: "bản nháp, chưa lên trang" for key in drafts(now)}


def _records(reading: LoadedFolder) -> tuple[Record, Record]:
    """The real record, then the samples; drafts are among them."""
    return reading.record, reading.sample_record or Record(sample=True)


def _judged(reading: LoadedFolder, day: date, sample_day: date) -> Side:
    """The verdicts on the real record, then on the samples; an absent side is an empty one."""
    real, sample = map(without_drafts, _records(reading))
    return [evaluate(real, day), evaluate(sample, sample_day, base=real)]


def _digests(side: Side) -> Iterator[tuple[str, str]]:
    """Each record page's address and a digest of what it says."""
    templates = template_environment()
    for evaluation in side:
        portal = Portal(evaluation.record, evaluation, evaluation.as_of, templates, evaluation.base)
        for page in (made for route in record_routes(portal) if isinstance(made := route.make(), Page)):
            content = f"{page.title}\0{page.description}\0{page.body}"
            yield page.address, hashlib.blake2b(content.encode(), digest_size=8).hexdigest()
