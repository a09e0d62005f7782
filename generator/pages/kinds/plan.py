"""The page of a plan: everything the plan holds, nothing more and nothing less."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from generator.evaluation.comparison.alignment import Alignment
from generator.evaluation.due import DueDay
from generator.formats import vi_period
from generator.labels.bodies import ROLES
from generator.labels.targets import ALIGNMENTS
from generator.labels.verdicts import SHOWN
from generator.model.common import Cite
from generator.model.drafts import NEEDED, missing
from generator.model.ids import plan_id
from generator.model.plans import Guidance, Plan, Promise, Task
from generator.model.record import amended_id
from generator.pages.boards.scoreboard import board_address, has_board
from generator.pages.findings.of_plans import plan_findings
from generator.pages.linking.addresses import record_address, share_address
from generator.pages.linking.autolink import Context
from generator.pages.linking.crosslinks import promise_cites, promise_movements
from generator.pages.page import Crumb
from generator.pages.parts.amendments import changes, other_versions
from generator.pages.parts.by_year import filed_year
from generator.pages.parts.downloads import downloads
from generator.pages.parts.kind_pages import IndexLine, KindPages
from generator.pages.parts.last_change import files_of
from generator.pages.parts.origins import origins_in
from generator.pages.parts.plan_view import plan_view
from generator.pages.parts.target_rows import TargetRow
from generator.pages.parts.theme_rows import theme_row
from generator.pages.parts.trail import trail
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.figure_words import figure_words
from generator.pages.wording.names import DRAFT, plan_owner, record_name
from generator.pages.wording.phrases import when_words
from generator.pages.wording.target_why import asked_words, grade_name
from generator.vietnamese import sort_key


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with its roles in order and its time in words; `above` is that which it is part of, `lettered` when its
    outputs bear letters of their own.
    """

    task: Task
    above: Task | None
    when: str
    roles: list[tuple[str, tuple[str, ...]]]
    lettered: bool


def plan_route(portal: Portal, plan: Plan) -> Route:
    """`ke-hoach/YEAR/NAME/`."""
    owner = plan_owner(plan, portal)
    prefix = portal.addresses.prefix
    year = str(plan_id(plan.id).year)
    place = Place(
        address=record_address("plans", plan.id, prefix),
        section=portal.section("plans"),
        title=record_name(plan, portal),
        kind="Kế hoạch",
        kicker=f"Kế hoạch · {vi_period(plan.period)}",
        owner=owner,
        also=tuple(filter(None, (plan.document.number, plan.title, *_signers(plan)))),
        description=f"Kế hoạch thi đua {vi_period(plan.period)} của {owner}: {len(plan.targets)} chỉ tiêu, "
        f"{len(plan.tasks)} nhiệm vụ, đối chiếu hướng dẫn và kết quả công khai.",
        crumbs=trail(portal, "plans", Crumb(year, f"{prefix}ke-hoach/{year}/")),
        source=plan.path,
        beside=files_of(portal, [plan]),
        context=partial(context_of, portal, plan),
        picture="" if portal.record.sample else share_address("plans", plan.id),
    )
    return page_route(portal, place, "plan.html", partial(_values, portal, plan))


def _signers(plan: Plan) -> list[str]:
    """Who signed it, in words that answer who did."""
    signed = (plan.document.signed_by, *plan.document.signatories)
    return [f"Người ký: {one.name}" for one in signed if one is not None and one.name]


def _values(portal: Portal, plan: Plan) -> dict[str, object]:
    view = plan_view(portal, plan)
    return {
        "plan": view.plan,
        "findings": plan_findings(portal, view.plan),
        "rows": view.rows,
        "chart": view.chart,
        "bars": view.bars,
        "axis": view.axis,
        "silence": view.silence,
        "tally": _tally(view.rows),
        "compare": bool(plan.answers) or any(row.counterpart for row in view.rows),
        **shared(portal, plan),
        **_own(portal, plan, view.rows),
    }


def _tally(rows: list[TargetRow]) -> list[tuple[str, str, int]]:
    """(Status, its name, how many rows have it), of those shown, in their order."""
    found = Counter(row.verdict.shown() for row in rows if row.verdict is not None)
    return [(shown, name, found[shown]) for shown, name in SHOWN.items() if found[shown]]


def shared(portal: Portal, promise: Promise) -> dict[str, object]:
    """The values plan and guidance pages have in common."""
    return {
        "themes": [theme_row(portal, use) for use in promise.themes],
        "tasks": task_rows(promise.tasks),
        "cites": cite_rows(promise),
        "movements": movement_rows(promise),
    }


def _own(portal: Portal, plan: Plan, rows: list[TargetRow]) -> dict[str, object]:
    alignments = portal.evaluation.alignments.get(plan.id, ())
    earlier = portal.find("plans", amended_id(plan)) if plan.amends else None
    shown = [entry for entry in alignments if entry.verdict != "extra"]
    beside = {id(row.alignment) for row in rows}
    return {
        "alignments": shown,
        "apart": [entry for entry in shown if id(entry) not in beside],
        "unanswered": all(entry.flags == ("unanswered",) for entry in shown),
        "none_answered": len(shown) > 1 and all(entry.verdict == "missing" for entry in shown),
        "alignment_labels": ALIGNMENTS,
        "boards": [board_address(portal, one) for one in _aligned(portal, shown) if has_board(portal, one)],
        "guidance_target": lambda entry: _guidance_target(portal, entry.guidance, entry.guidance_target),
        "asked": lambda target: asked_words(target, portal.evaluation),
        "numbered": lambda clauses: any(clause.no for clause in clauses),
        "lacking": [NEEDED[key] for key in missing(plan)],
        "versions": other_versions(portal, plan),
        "earlier": earlier,
        "changes": changes(earlier, plan) if earlier else [],
        "due": due_rows(portal, plan),
        "results": portal.results_of(plan.id),
        "origins_of": partial(origins_in, portal),
        "downloads": downloads(portal.workbooks.of_plan(portal, plan)),
        "figure_words": lambda figure, unit: figure_words(figure, unit, grade_name(figure.grade, portal.evaluation)),
    }


def _aligned(portal: Portal, alignments: Iterable[Alignment]) -> list[Guidance]:
    """The guidance of this record that a plan is put beside."""
    keys = dict.fromkeys(entry.guidance for entry in alignments)
    return [portal.record.guidance[key] for key in keys if key in portal.record.guidance]


def _guidance_target(portal: Portal, guidance_id: str, target_id: str | None) -> object:
    guidance = portal.find("guidance", guidance_id)
    return guidance.target(target_id) if guidance and target_id else None


def due_rows(portal: Portal, plan: Plan) -> list[tuple[str, DueDay]]:
    """(phase, last day with who set it) pairs of the reports due."""
    case = portal.evaluation.cases.get(plan.id)
    if case is None:
        return []
    due = case.due(plan.period)
    named = (("Sơ kết", due.mid_year), ("Tổng kết cuối năm", due.year_end), ("Chính thức", due.final))
    return [(name, day) for name, day in named if day]


def task_rows(tasks: Iterable[Task]) -> list[TaskRow]:
    """Tasks for the timeline."""
    known = {task.id: task for task in tasks}
    return [_task_row(task, known.get(task.part_of or "")) for task in tasks]


def _task_row(task: Task, above: Task | None) -> TaskRow:
    roles = [(label, getattr(task.roles, name)) for name, label in ROLES.items() if getattr(task.roles, name)]
    lettered = all(output[1:2] == ")" for output in task.outputs)
    return TaskRow(task, above, when_words(task.when), roles, lettered)


def cite_rows(promise: Promise) -> list[tuple[Cite, str]]:
    """Every citation with its place, each document once per place."""
    seen, rows = set(), []
    for where, cite in promise_cites(promise):
        key = (cite.document or cite.text, where, cite.as_written)
        if key not in seen:
            seen.add(key)
            rows.append((cite, where))
    return rows


def movement_rows(promise: Promise) -> list[tuple[str, list[str]]]:
    """Each movement with the places that name it."""
    places: dict[str, list[str]] = {}
    for movement, where in promise_movements(promise):
        places.setdefault(movement, []).extend([where] if where else [])
    return list(places.items())


def context_of(portal: Portal, promise: Promise) -> Context:
    """The documents it cites win when a bare number has several bearers; names mean what they meant in its period."""
    found = (portal.addresses.of("documents", cite.document) for _, cite in promise_cites(promise) if cite.document)
    return Context(frozenset(filter(None, found)), promise.period.first(), _province(portal, promise))


def _province(portal: Portal, promise: Promise) -> str | None:
    """The province whose bodies the document calls by their short names."""
    named = promise.organisations if isinstance(promise, Plan) else ()
    first = portal.find("organisations", named[0]) if named else None
    return first.province if first is not None else None


def plan_lines(portal: Portal) -> Iterable[IndexLine]:
    """The index, the newest year first."""
    plans = sorted(portal.plans_in_force, key=lambda plan: sort_key(plan_owner(plan, portal)))
    for plan in sorted(plans, key=filed_year, reverse=True):
        yield plan_line(portal, plan)


def plan_line(portal: Portal, plan: Plan) -> IndexLine:
    """A plan under its owner's name."""
    mark = DRAFT if missing(plan) else ""
    note = f"{mark}{plan.title or 'Kế hoạch thi đua'} · {vi_period(plan.period)} · {len(plan.targets)} chỉ tiêu"
    address = record_address("plans", plan.id, portal.addresses.prefix)
    return IndexLine(address, plan_owner(plan, portal), note, from_year(filed_year(plan)))


def from_year(year: int) -> str:
    """The heading of the plans filed under a year."""
    return f"Từ năm {year}"


PAGES = KindPages(plan_lines, lambda portal, plan: (plan_route(portal, plan),), alone=False)
