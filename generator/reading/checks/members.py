"""Members of an internal bloc: the units of their organisation."""

from collections.abc import Iterator

from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Near
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
