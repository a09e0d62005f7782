"""Where each figure of a page is written: file, line, the commit of that line; of what was reached, its evidence too.

What a target stands in is the plan or guidance as a document; where the record has none, the first of its sources.
"""

from collections.abc import Sequence
from typing import NamedTuple

from generator.evaluation.verdict import Verdict
from generator.labels.reports import report_words
from generator.model.common import Source
from generator.model.plans import Guidance, Plan, Promise
from generator.model.results import Result
from generator.model.targets import Target
from generator.pages.page import LineOrigin
from generator.pages.portal import Portal

PROMISE = "Chỉ tiêu"


class FigureOrigin(NamedTuple):
    """One figure: what it is called, where it is written, and the document and sources that say it."""

    name: str
    origin: LineOrigin
    sources: tuple[Source, ...] = ()
    document: str | None = None


def figure_origins(portal: Portal, promise: Promise, target: Target, verdict: Verdict | None) -> Sequence[FigureOrigin]:
    """Where a target stands, then the figure that its verdict rests on; nothing where the portal knows no lines."""
    if portal.origin_of is None:
        return ()
    found = portal.origin_of(promise.path, ("targets", target.id))
    document = _document(promise)
    asked = FigureOrigin(PROMISE, found, () if document else promise.sources[:1], document)
    result = portal.find("results", verdict.result) if verdict is not None else None
    if result is None or target.id not in result.figures:
        return (asked,)
    reached = portal.origin_of(result.path, ("figures", target.id))
    return asked, FigureOrigin(report_words(result.id), reached, result.evidence)


def _document(promise: Promise) -> str | None:
    """The id of what a plan or guidance is as a document, where the record has that."""
    if isinstance(promise, Plan):
        return promise.document.id
    return promise.document if isinstance(promise, Guidance) else None


def origins_in(portal: Portal, result: Result) -> dict[str, LineOrigin]:
    """Target id → where its figure stands in a report."""
    if portal.origin_of is None:
        return {}
    return {key: portal.origin_of(result.path, ("figures", key)) for key in result.figures}
