"""Records → what their workbooks are made of: plans, reports, corrections, withdrawals, recognitions, exemplars."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from generator.exports.excel.banners import UNCHOSEN, banner
from generator.exports.excel.grid import FigureRow
from generator.exports.excel.layout import Sheet
from generator.exports.excel.reporting import Reporting
from generator.exports.excel.tables import Steps, tables_of
from generator.model.kinds import PLANS, RESULTS
from generator.model.plans import Plan
from generator.model.record import Record
from generator.model.targets import Target
from generator.pages.wording.figure_words import figure_words
from generator.pages.wording.phrases import asked, base_parent, base_words
from generator.reading.checks.fitting import figure_keys
from generator.reading.naming.names import Names, known_names
from generator.reading.text.disk import EXAMPLES

_OF_CORRECTIONS = frozenset({"reason", "why", "approved_by"})
_STATED = frozenset({"plan", "phase", "corrects", "retracts"})
_IN_STEPS = frozenset({"quality", "level"})


def record_sheet(kind: str, path: str, data: Mapping[str, Any], record: Record, lender: Record) -> Sheet:
    """The workbook of a record of any kind but a report, as it stands or empty."""
    return Sheet(kind, path, data, known_names(record, lender), banner(kind, path, record))


def report_sheet(of: Reporting, record: Record, lender: Record) -> Sheet:
    """The workbook of a new report, of a correction with the old figures beside the new, of a withdrawal."""
    names = report_names(of.plan, record, lender)
    revised = bool(of.corrects or of.retracts)
    unasked = _STATED if revised else _STATED | _OF_CORRECTIONS
    form = tables_of(RESULTS.key)[0]
    asked_keys: frozenset[Steps] = frozenset(column.keys for column in form.columns if column.keys[0] not in unasked)
    without = frozenset({"figures", "explanations"}) if of.retracts else frozenset[str]()
    if not of.plan.group:
        without |= {"by_member"}
    old = standing_words(of, record, lender) if of.corrects else {}
    rows = tuple(
        replace(row, old=old.get(row.id, ""))
        for row in target_rows(of.plan, of.phase, {**lender.awards, **record.awards})
    )
    title = banner(RESULTS.key, of.path, record, of.plan)
    return Sheet(RESULTS.key, of.path, {}, names, title, rows, of.stated, asked_keys, without)


def report_names(plan: Plan, record: Record, lender: Record) -> Names:
    """The names that a report of a plan may use: its targets among them."""
    targets = {target.id: tuple(filter(None, (_line(target.statement), target.no))) for target in plan.targets}
    return known_names(record, lender) | {"targets": targets}


def target_rows(plan: Plan, phase: str, awards: Mapping[str, Any]) -> Iterator[FigureRow]:
    """The rows of a plan's figures: what each target says and asks, and which cells fit."""
    statements = {target.id: target.statement for target in plan.targets}
    named = partial(_award_name, awards=awards)
    for target in plan.targets:
        base = base_words(target.of, base_parent(target.of, statements, named))
        words = filter(None, (asked(target, named(target.grade)), base))
        yield FigureRow(target.id, _line(target.statement), ", ".join(words), _open_keys(target, phase))


def _open_keys(target: Target, phase: str) -> frozenset[str]:
    """The keys of a figure that may be filled in at a target: those that fit it, in a phase they are for."""
    keys = set(figure_keys(target))
    if phase != "mid-year":
        keys -= {"ruled_out", "registered"}
    if target.of and target.of.target:
        keys -= {"of"}
    else:
        keys -= {"counted"}
    if target.award is None and target.stage is None:
        keys -= {"proposed"}
    if target.comparator() not in _IN_STEPS:
        keys -= {"progress", "outcome"}
    return frozenset(keys)


def _award_name(key: str | None, awards: Mapping[str, Any]) -> str:
    return awards[key].name if key and key in awards else ""


def standing_words(of: Reporting, record: Record, lender: Record) -> dict[str, str]:
    """The figures that stand before a correction, in words, by target."""
    folder = of.path.rpartition("/")[0]
    found: dict[str, str] = {}
    awards = {**lender.awards, **record.awards}
    units = {target.id: target.unit for target in of.plan.targets}
    for result in sorted(record.results.values(), key=lambda result: result.revision):
        if result.path.rpartition("/")[0] == folder and result.phase == of.phase and not result.retracts:
            found |= {
                key: figure_words(figure, units.get(key), _award_name(figure.grade, awards))
                for key, figure in result.figures.items()
            }
    return found


def blank_plan(body: str, year: int, path: str, record: Record, lender: Record) -> Sheet:
    """An empty plan of an organisation or cluster for a year."""
    return record_sheet(PLANS.key, path, plan_of_body(body, year, record), record, lender)


def open_plan(year: int, record: Record, lender: Record) -> Sheet:
    """An empty plan for a year, of whichever organisation or cluster is chosen in it."""
    path = f"{f'{EXAMPLES}/' if record.sample else ''}{PLANS.folder}/{year}/{UNCHOSEN}.yml"
    return record_sheet(PLANS.key, path, {"period": str(year)}, record, lender)


def plan_of_body(body: str, year: int, record: Record) -> dict[str, Any]:
    """The plain data of a plan of which nothing is known but whose it is and for which year."""
    owner = {"group": body} if body in record.clusters else {"organisations": [body]}
    return {**owner, "period": str(year)}


def _line(text: str) -> str:
    return " ".join(text.split())
