"""Members of clusters and blocs: the units of an internal bloc, and who is none though a record says so."""

from collections.abc import Iterator
from datetime import date

from generator.model.organisations import Cluster
from generator.model.plans import Plan
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc, Near
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import items, text


def member_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """Units that their organisation does not have, or that stand in a bloc of whole bodies."""
    internal = text(entry.node, "kind") == "internal-bloc"
    for loc, member in items(entry.node, "members"):
        unit, place = text(member, "unit"), entry.at((*loc, "unit"))
        if not unit:
            continue
        if not internal:
            message = "unit chỉ có tác dụng trong khối nội bộ của một đơn vị"
            yield Finding(entry.path, place, "without-effect", message, "bỏ unit, hoặc viết kind: internal-bloc")
        body = index.get("organisations", text(member, "organisation"))
        known = {text(each, "id") for _, each in items(body.node, "units")} if body and body.node else {unit}
        if unit not in known:
            message = f"{quoted(text(member, 'organisation'))} không có khoa, phòng nào mang mã {quoted(unit)}"
            near = Near(unit, known, "các khoa, phòng")
            yield Finding(entry.path, place, "dangling-reference", message, "thêm vào units của tổ chức", near=near)


def group_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """Clusters and blocs that a plan names as its bodies', and of which none of them is a member in its period.

    Of the pact of a cluster or bloc, who signs it and is no member.
    """
    plan = entry.node
    if isinstance(plan, Plan):
        yield from _named(entry, plan, index) if plan.organisations else _signing(entry, plan, index)


def _signing(entry: Entry, plan: Plan, index: Index) -> Iterator[Finding]:
    years = plan.period.years()
    members = known_members(plan.group or "", years[0], years[-1], index)
    for number, party in enumerate(plan.document.signatories if members is not None else ()):
        if party.organisation and party.organisation not in (members or ()):
            loc = ("document", "signatories", number)
            yield outsider(entry, loc, party.organisation, plan.group or "", str(plan.period))


def _named(entry: Entry, plan: Plan, index: Index) -> Iterator[Finding]:
    years = plan.period.years()
    named: list[tuple[Loc, str]] = [(("groups", number), group) for number, group in enumerate(plan.groups)]
    named += [(("targets", number, "among"), target.among or "") for number, target in enumerate(plan.targets)]
    for loc, group in named:
        members = known_members(group, years[0], years[-1], index)
        if members is not None and not members & set(plan.organisations):
            yield outsider(entry, loc, plan.organisations[0], group, str(plan.period))


def known_members(group: str, first: int, last: int, index: Index) -> set[str] | None:
    """Who is a member of a cluster or bloc at any time of some years; None where the record does not know all."""
    found = index.get("clusters", group) if group else None
    if found is None or not isinstance(found.node, Cluster) or found.node.size or not found.node.members:
        return None
    days = date(first, 1, 1), date(last, 12, 31)
    return {member.organisation for member in found.node.members if member.holds(*days)}


def outsider(entry: Entry, loc: Loc, body: str, group: str, when: str) -> Finding:
    """A body that stands where members stand."""
    message = f"{quoted(body)} không phải thành viên của {quoted(group)} trong năm {when}"
    hint = f"xem lại, hoặc thêm vào members của data/clusters/{group}.yml"
    return Finding(entry.path, loc, "outside-group", message, hint)
