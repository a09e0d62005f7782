"""The figures of a report, also where another part of it has an error, and its sisters of the same phase."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from generator.model.corrections import replaced
from generator.model.ids import full_id, result_id
from generator.model.plans import Plan
from generator.model.results import Figure, Result
from generator.model.targets import Target
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import get, items, text


@dataclass(frozen=True, slots=True)
class Report:
    """What can be judged of one report: its good figures, and the good targets of its plan. `whole`: the plan has no
    error, so what a target leaves out was never written.
    """

    entry: Entry
    figures: dict[str, Figure]
    targets: dict[str, Target]
    whole: bool = True


def report_of(entry: Entry, index: Index) -> Report:
    """The report that stands in an entry of results."""
    plan = index.get("plans", text(entry.node, "plan"))
    whole = plan is not None and isinstance(plan.node, Plan)
    return Report(entry, figures_of(entry), targets_of(plan) if plan else {}, whole)


def targets_of(plan: Entry) -> dict[str, Target]:
    """The targets of a plan without those that have an error of their own; none where an id stands twice."""
    if isinstance(plan.node, Plan):
        found = list(plan.node.targets)
    else:
        read = (_target(value) for _, value in items(plan.node, "targets"))
        found = [target for target in read if target is not None]
    by_id = {target.id: target for target in found}
    return by_id if len(by_id) == len(found) else {}


def figures_of(entry: Entry) -> dict[str, Figure]:
    """The figures of a report without those that have an error of their own."""
    if isinstance(entry.node, Result):
        return entry.node.figures
    raw = get(entry.node, "figures")
    found = {name: _figure(value) for name, value in raw.items()} if isinstance(raw, dict) else {}
    return {name: figure for name, figure in found.items() if figure is not None}


def _target(value: Any) -> Target | None:
    try:
        return Target.model_validate(value)
    except ValidationError:
        return None


def _figure(value: Any) -> Figure | None:
    try:
        return Figure.model_validate(value)
    except ValidationError:
        return None


def standing(target: str, entry: Entry, index: Index, phase: str = "") -> tuple[Entry, Figure] | None:
    """The figure on a target that stands after all corrections of the entry's phase (or of another), and its report."""
    return _last(target, _phase(entry, index, phase))


def stood(target: str, entry: Entry, index: Index) -> Figure | None:
    """The figure on a target that stood in the phase of a report before that report."""
    found = _last(target, _before(entry, index))
    return found and found[1]


def still_stands(original: Entry, entry: Entry, index: Index) -> bool:
    """Whether any figure of a report stands before a later one of its folder: neither repeated since nor withdrawn."""
    sisters = _before(entry, index)
    return any(original.id not in _gone(target, sisters) for target in figures_of(original))


def _before(entry: Entry, index: Index) -> list[Entry]:
    """The reports of a phase that one report comes after."""
    return [sister for sister in _phase(entry, index, "") if revision(sister) < revision(entry)]


def _last(target: str, sisters: list[Entry]) -> tuple[Entry, Figure] | None:
    """The last figure on a target among reports of a phase, but for what they corrected or withdrew; its report."""
    gone = _gone(target, sisters)
    live = [sister for sister in _carrying(target, sisters) if sister.id not in gone]
    return (live[-1], figures_of(live[-1])[target]) if live else None


def _carrying(target: str, sisters: list[Entry]) -> list[Entry]:
    """The reports with a figure on a target."""
    retractions = _links(sisters, "retracts")
    return [sister for sister in sisters if sister.id not in retractions and target in figures_of(sister)]


def _gone(target: str, sisters: list[Entry]) -> set[str]:
    """The reports whose figure on a target is replaced or withdrawn; the chain goes on through a retraction."""
    retractions = _links(sisters, "retracts")
    links = retractions | _links(sisters, "corrects")
    return {*retractions.values(), *replaced((sister.id for sister in _carrying(target, sisters)), links)}


def _phase(entry: Entry, index: Index, phase: str) -> list[Entry]:
    """The reports of one phase beside an entry, in order of revision."""
    own = result_id(entry.id)
    return index.reports(own.year, own.plan, phase or own.phase)


def revision(entry: Entry) -> int:
    """The revision of a report: 2 for `final.r2`."""
    return result_id(entry.id).revision


def _links(entries: list[Entry], key: str) -> dict[str, str]:
    """Id of a report → id of the one it names under `key`."""
    return {entry.id: full_id(entry.id, text(entry.node, key)) for entry in entries if text(entry.node, key)}
