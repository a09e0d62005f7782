"""Links between records: what refers to nothing, what goes round in a circle, what stands twice."""

from collections.abc import Callable, Iterator
from datetime import date

from generator.model.kinds import RECOGNITIONS
from generator.reading.checks.advice import advice_findings
from generator.reading.checks.between.corrected import corrected_findings
from generator.reading.checks.between.corrections import correction_findings
from generator.reading.checks.between.owners import owner_findings
from generator.reading.checks.between.turned import turned_findings
from generator.reading.checks.between.twice import twice_findings
from generator.reading.checks.between.unfinished import draft_findings
from generator.reading.checks.bodies import body_findings, rank_findings
from generator.reading.checks.calendar import calendar_findings
from generator.reading.checks.counts import count_findings, registration_findings, twin_findings
from generator.reading.checks.doubles import award_findings, double_findings
from generator.reading.checks.figures import figure_findings
from generator.reading.checks.fitting import fitting_findings
from generator.reading.checks.loops import loops
from generator.reading.checks.members import group_findings, member_findings
from generator.reading.checks.names import name_findings
from generator.reading.checks.outcomes import result_findings, submission_findings
from generator.reading.checks.promises import promise_findings
from generator.reading.checks.recognitions import evidence_findings, recognition_findings
from generator.reading.checks.references import reference_findings, with_names
from generator.reading.checks.reported import report_of
from generator.reading.checks.themes import theme_findings
from generator.reading.checks.timing import timing_findings
from generator.reading.checks.unfilled import unfilled_findings
from generator.reading.checks.upper_ends import upper_end_findings
from generator.reading.checks.wording.targets import wording_findings
from generator.reading.checks.years import year_findings
from generator.reading.problems.problem import Finding
from generator.reading.records.folder import Loaded
from generator.reading.records.index import Index, index_of
from generator.reading.records.parts import Entry
from generator.reading.records.walk import text

_UPWARD = {"organisations": "parent", "movements": "part_of"}


def link_findings(
    loaded: Loaded,
    *,
    lender: Loaded | None = None,
    other: Loaded | None = None,
    as_of: date | None = None,
    go_on: Callable[[], object] = bool,
) -> list[Finding]:
    """Every finding of a folder, on its files and on their links. Samples borrow awards and documents from `lender`.

    `other` is the side across the wall between real records and samples: known only to explain a refusal.
    Dates after `as_of` are doubtful where it is given. What `go_on` raises, called for each record, stops it.
    """
    index = index_of(loaded.entries, lender.entries if lender else (), other.entries if other else ())
    findings = list(with_names(loaded.findings, loaded.entries, index))
    for entry in loaded.entries:
        go_on()
        findings += entry_findings(entry, index, as_of)
    findings += award_findings([entry for entry in loaded.entries if entry.kind == "awards"])
    for kind, key in _UPWARD.items():
        findings += _loop_findings(kind, key, index)
    findings += name_findings(index)
    findings += twice_findings(index)
    for kind in ("plans", "results"):
        findings += correction_findings(kind, index)
    return _once(findings)


def _once(findings: list[Finding]) -> list[Finding]:
    """A name in place of a target's id is no id and no target: one finding, by what the plan has."""
    targets = {(found.path, found.loc) for found in findings if found.code == "unknown-target"}
    return [found for found in findings if found.code != "bad-id" or (found.path, found.loc) not in targets]


def entry_findings(entry: Entry, index: Index, as_of: date | None) -> Iterator[Finding]:
    """The findings on one record, beside those it refers to."""
    if entry.node is None:
        return
    yield from reference_findings(entry, index)
    yield from owner_findings(entry, index)
    yield from corrected_findings(entry, index)
    yield from draft_findings(entry, index)
    yield from double_findings(entry)
    yield from calendar_findings(entry, index)
    yield from advice_findings(entry)
    yield from timing_findings(entry, index, as_of)
    yield from year_findings(entry, index)
    yield from body_findings(entry, index)
    if entry.kind in {"plans", "guidance"}:
        yield from promise_findings(entry, index)
        yield from twin_findings(entry)
        yield from registration_findings(entry)
        yield from theme_findings(entry, index)
        yield from upper_end_findings(entry, index)
        yield from wording_findings(entry)
        yield from group_findings(entry, index)
    elif entry.kind == "results":
        yield from result_findings(entry, index)
        report = report_of(entry, index)
        yield from figure_findings(report, index)
        yield from turned_findings(report, index)
        yield from unfilled_findings(report)
        yield from fitting_findings(report, index)
        yield from count_findings(report)
        yield from rank_findings(report, index)
        yield from evidence_findings(entry, index)
    elif entry.kind == "clusters":
        yield from member_findings(entry, index)
    elif entry.kind == "submissions":
        yield from submission_findings(entry, index)
    elif entry.kind == RECOGNITIONS.key:
        yield from recognition_findings(entry, index)


def _loop_findings(kind: str, key: str, index: Index) -> Iterator[Finding]:
    edges = [(entry.id, text(entry.node, key)) for entry in index.of_kind(kind)]
    for loop in loops(edge for edge in edges if edge[1]):
        if entry := index.get(kind, loop[0]):
            message = f"các bản ghi dẫn nhau thành vòng: {' → '.join([*loop, loop[0]])}"
            yield Finding(entry.path, entry.at((key,)), "reference-loop", message, f"sửa «{key}» của một bản ghi")
