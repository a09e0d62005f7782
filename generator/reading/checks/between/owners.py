"""Whose record a file is: its path says who may review it, so what it holds must be theirs."""

from collections.abc import Collection, Iterator

from generator.model.ids import plan_id, result_id
from generator.model.kinds import CLUSTERS, ORGANISATIONS, PLANS, RESULTS
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import get, items, text, words


def owner_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """A plan whose file is not named by one of its bodies; a report in a folder that is not its plan's name."""
    if entry.kind == PLANS.key:
        yield from _plan(entry, index)
    elif entry.kind == RESULTS.key:
        yield from _report(entry, index)


def _plan(entry: Entry, index: Index) -> Iterator[Finding]:
    bodies = list(dict.fromkeys(bodies_of(entry)))
    known = {*index.ids(ORGANISATIONS.key), *index.ids(CLUSTERS.key)}
    if not bodies or not known.issuperset(bodies):
        return  # a body that is not there is reported already
    name = plan_id(entry.id).name
    owner = named_by(name, known)
    if owner not in bodies:
        whose = f"mang mã của {quoted(owner)}" if owner else "không bắt đầu bằng mã của đơn vị nào"
        message = f"tên tệp {quoted(name)} {whose}, mà kế hoạch là của {', '.join(map(quoted, bodies))}"
        hint = f"đổi tên tệp thành {bodies[0]}.yml (kế hoạch thứ hai trong năm thì {bodies[0]}-ĐUÔI.yml), hoặc sửa {{}}"
        key = "organisations" if get(entry.node, "organisations") else "group"
        code = "name-not-owner" if owner else "name-of-nobody"
        yield Finding(entry.path, (key,), code, message, hint.format(key))


def bodies_of(entry: Entry) -> Iterator[str]:
    """The ids of the bodies of a plan: its organisations or its group, then who signed it."""
    yield from (name for _, name in words(entry.node, "organisations"))
    if group := text(entry.node, "group"):
        yield group
    for _, signatory in items(get(entry.node, "document"), "signatories"):
        if body := signatory if isinstance(signatory, str) else text(signatory, "organisation"):
            yield body


def named_by(name: str, known: Collection[str]) -> str:
    """The body whose id a name is or begins with, the longest of several; "" where there is none."""
    parts = name.split("-")
    begun = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((body for body in begun if body in known), "")


def _report(entry: Entry, index: Index) -> Iterator[Finding]:
    plan, own = index.get(PLANS.key, text(entry.node, "plan")), result_id(entry.id)
    if plan is not None and plan_id(plan.id).name != own.name:
        right = f"{RESULTS.folder}/{own.year}/{plan_id(plan.id).name}/"
        message = f"báo cáo của kế hoạch {quoted(plan.id)} mà đứng ở thư mục {quoted(own.plan)}"
        other = index.get(PLANS.key, own.folder)
        hint = f"chuyển tệp sang {right}{', hoặc xóa dòng plan' if other else ''}"
        yield Finding(entry.path, ("plan",), "folder-not-plan", message, hint)
