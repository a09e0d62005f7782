"""The tasks of plans and guidance, and the documents cited."""

from collections.abc import Iterable, Iterator

from generator.exports.data.declared import DataTable, TableRow, key, of, out
from generator.exports.data.tables.common import page
from generator.exports.data.tables.promises import PROMISE, either, promises
from generator.exports.data.values import ends, rough
from generator.labels.reference import CITE_ROLES
from generator.model.common import Cite
from generator.model.plans import Promise, Task, When
from generator.pages.portal import Portal
from generator.reading.problems.problem import Loc

PLACES = {"cites": "văn bản được dẫn chung", "contents": "một nội dung thi đua", "tasks": "một nhiệm vụ"}


def _tasks(portal: Portal) -> Iterator[TableRow]:
    for kind, promise in promises(portal):
        for task in promise.tasks:
            when = task.when or When()
            quarter = ends(when.quarter)
            part = f"{kind}/{promise.id}#{task.part_of}" if task.part_of else None
            yield TableRow(
                (f"{kind}/{promise.id}#{task.id}", *either(kind, promise.id), task.id, task.no, task.summary, part,
                 rough(when.from_), rough(when.until), rough(when.month), *quarter, rough(when.before), when.every,
                 when.continuous, when.printed, task.condition),
                promise.path, ("tasks", task.id), page(kind, promise.id),
            )  # fmt: skip


def _task_targets(portal: Portal) -> Iterator[TableRow]:
    for kind, promise in promises(portal):
        where = page(kind, promise.id)
        for task in promise.tasks:
            own = f"{kind}/{promise.id}#{task.id}"
            for target in task.contributes_to:
                ids = tuple(one and f"{one}#{target}" for one in either(kind, promise.id))
                yield TableRow((f"{own}:{target}", own, *ids), promise.path, ("tasks", task.id), where)


def _citations(portal: Portal) -> Iterator[TableRow]:
    for kind, promise in promises(portal):
        where = page(kind, promise.id)
        for place, loc, no, cites in _citing(promise):
            for number, cite in enumerate(cites):
                own = ":".join(map(str, (f"{kind}/{promise.id}", *loc, number + 1)))
                yield TableRow(
                    (own, *either(kind, promise.id), place, no, cite.document, cite.text, cite.role, cite.as_written,
                     cite.at),
                    promise.path, (*loc, number) if place == "cites" else loc, where,
                )  # fmt: skip


def _citing(promise: Promise) -> Iterator[tuple[str, Loc, str | None, Iterable[Cite]]]:
    """What cites in a document: the kind of place, its keys, its printed number, the citations."""
    yield "cites", ("cites",), None, promise.cites
    yield from (("contents", ("contents", place), one.no, one.cites) for place, one in enumerate(promise.contents))
    yield from (("tasks", ("tasks", one.id), one.no, one.cites) for one in promise.tasks)


WORK = (
    DataTable(
        "tasks",
        "Nhiệm vụ",
        "Việc trong kế hoạch, hướng dẫn; mỗi việc một dòng.",
        (
            key(meaning="Loại, mã văn bản, dấu # và mã việc."),
            *PROMISE,
            of(Task, "id", "task", required=True),
            of(Task, "no"),
            of(Task, "summary", required=True),
            of(Task, "part_of", to="tasks"),
            of(When, "from"),
            of(When, "until"),
            of(When, "month"),
            out("quarter_first", "Ngày đầu quý", "date"),
            out("quarter_last", "Ngày cuối quý", "date"),
            of(When, "before"),
            of(When, "every"),
            of(When, "continuous"),
            of(When, "printed"),
            of(Task, "condition"),
        ),
        _tasks,
    ),
    DataTable(
        "task_targets",
        "Nhiệm vụ góp vào chỉ tiêu nào",
        "Mỗi chỉ tiêu mà một nhiệm vụ góp vào một dòng.",
        (
            key(meaning="Mã nhiệm vụ và mã chỉ tiêu."),
            out("task", "Nhiệm vụ", to="tasks", required=True),
            out("target", "Chỉ tiêu của kế hoạch", to="targets"),
            out("guidance_target", "Chỉ tiêu của hướng dẫn", to="guidance_targets"),
        ),
        _task_targets,
    ),
    DataTable(
        "citations",
        "Văn bản được dẫn",
        "Kế hoạch, hướng dẫn nào dẫn văn bản nào, ở đâu, với vai trò gì; mỗi lần dẫn một dòng.",
        (
            key(meaning="Loại, mã văn bản dẫn, chỗ và số thứ tự."),
            *PROMISE,
            out("place", "Dẫn trong", words=PLACES, required=True),
            out("place_no", "Số mục của chỗ dẫn"),
            of(Cite, "document", to="documents"),
            of(Cite, "text"),
            of(Cite, "role", words=CITE_ROLES, required=True),
            of(Cite, "as_written"),
            of(Cite, "at"),
        ),
        _citations,
    ),
)
