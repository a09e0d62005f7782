"""Links of results and submissions: to the targets of a plan, to obligations, and what corrects what."""

from collections.abc import Iterator

from generator.model.ids import result_id, year_of
from generator.reading.checks.promises import unknown_target
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Near
from generator.reading.records.index import Index, target_ids
from generator.reading.records.parts import Entry
from generator.reading.records.walk import get, items, text


def result_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """Figures and explanations for targets that the plan does not have; a phase that is not the file's."""
    phase = result_id(entry.id).phase
    stated = text(entry.node, "phase").replace("_", "-").lower()
    if stated and stated.partition("-provisional")[0] != phase:
        message = f"phase là {quoted(stated)} nhưng tên tệp là {quoted(phase)}"
        yield Finding(entry.path, ("phase",), "phase-mismatch", message, f"viết phase: {phase}, hoặc đổi tên tệp")
    plan = index.get("plans", text(entry.node, "plan"))
    if plan is None or plan.node is None:
        return
    known = index.targets(plan)
    if len(known) < len(list(target_ids(plan))):
        return  # an id that stands twice hides another, and is reported already
    for key in ("figures", "explanations"):
        values = get(entry.node, key)
        for name in values if isinstance(values, dict) else ():
            if name not in known and values[name] is not None:
                yield unknown_target(entry, (key, name), name, known, f"kế hoạch {plan.id}", at_key=True)


def submission_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """Obligations that no guidance of the year has."""
    year = year_of(entry.id)
    guidance = [found for found in index.of_kind("guidance") if year_of(found.id) == year]
    if any(found.node is None for found in guidance):
        return
    known = {text(item, "id") for found in guidance for _, item in items(found.node, "obligations")}
    for loc, item in items(entry.node, "sent"):
        name = text(item, "obligation")
        if name and name not in known:
            message = f"không hướng dẫn nào của năm {year} có việc {quoted(name)}"
            near = Near(name, known, "các việc")
            yield Finding(entry.path, entry.at((*loc, "obligation")), "dangling-reference", message, near=near)
