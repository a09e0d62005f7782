"""What a body cannot do or be: anything after its end, a place beyond the number of those ranked."""

from collections.abc import Iterator
from datetime import date

from generator.model.ids import result_id
from generator.model.kinds import CLUSTERS, ORGANISATIONS, RECOGNITIONS
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Plan
from generator.model.recognitions import Recognition
from generator.reading.checks.reported import Report
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry

Doing = tuple[Loc, str, date, str]
_REVIEW_ENDS = "xem lại năm, hoặc succession của tổ chức; việc của tổ chức kế tục thì ghi tên tổ chức ấy"
_REVIEW_RANKS = "xem lại thứ hạng, hoặc danh sách thành viên của cụm, khối"


def body_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """Findings on a plan, a cluster or a recognition."""
    for loc, body, first, what in _doings(entry):
        found = index.get(ORGANISATIONS.key, body)
        event = found.node.ended() if found and isinstance(found.node, Organisation) else None
        if event is not None and first > event.date.last():
            message = f"{what}, mà {quoted(body)} đã kết thúc {event.date}"
            yield Finding(entry.path, loc, "after-the-end", message, _REVIEW_ENDS)
    if isinstance(entry.node, Recognition):
        yield from _recognised_ranks(entry, entry.node, index)
        yield from _order_of_stages(entry, entry.node, index)


def rank_findings(report: Report, index: Index) -> Iterator[Finding]:
    """Places in a report that are worse than the number of those ranked."""
    year = result_id(report.entry.id).year
    for name, figure in report.figures.items():
        target = report.targets.get(name)
        ranked = _number(target.among, year, index) if target and target.among else None
        if figure.rank is not None and ranked is not None and figure.rank > ranked:
            message = f"{name}: xếp thứ {figure.rank}, mà {quoted(str(target and target.among))} có {ranked} thành viên"
            yield Finding(report.entry.path, ("figures", name, "rank"), "rank-beyond-group", message, _REVIEW_RANKS)


def _doings(entry: Entry) -> Iterator[Doing]:
    """What a record says a body does or is: the place, the body, from which day, in words."""
    node = entry.node
    if isinstance(node, Plan):
        for number, body in enumerate(node.organisations):
            yield ("organisations", number), body, node.period.first(), f"kế hoạch của kỳ {node.period}"
    elif isinstance(node, Cluster):
        yield from _in_cluster(node)
    elif isinstance(node, Recognition) and not node.revokes:
        for number, recipient in enumerate(node.recipients):
            if recipient.organisation:
                loc = ("recipients", number, "organisation")
                yield loc, recipient.organisation, date(node.year, 1, 1), f"công nhận của năm {node.year}"


def _in_cluster(cluster: Cluster) -> Iterator[Doing]:
    for number, member in enumerate(cluster.members):
        for key, day, words in (("from", member.from_, "từ"), ("until", member.until, "đến")):
            if day is not None:
                yield ("members", number, key), member.organisation, day.first(), f"thành viên {words} {day}"
    for number, role in enumerate(cluster.roles):
        if role.head:
            yield ("roles", number, "head"), role.head, role.year.first(), f"cụm trưởng, khối trưởng năm {role.year}"


def _number(key: str | None, year: int, index: Index) -> int | None:
    """How many a cluster or bloc has in a year; None where the record does not know all of them."""
    found = index.get(CLUSTERS.key, key or "")
    if found is None or not isinstance(found.node, Cluster):
        return None
    if found.node.size:
        return int(found.node.size) if found.node.size.isdecimal() else None
    first, last = date(year, 1, 1), date(year, 12, 31)
    return sum(member.holds(first, last) for member in found.node.members) or None


def _recognised_ranks(entry: Entry, found: Recognition, index: Index) -> Iterator[Finding]:
    ranked = _number(found.in_group(), found.year, index)
    for number, recipient in enumerate(found.recipients):
        if recipient.rank is not None and ranked is not None and recipient.rank > max(ranked, len(found.recipients)):
            message = f"xếp thứ {recipient.rank}, mà {quoted(found.in_group() or '')} có {ranked} thành viên"
            loc = ("recipients", number, "rank")
            yield Finding(entry.path, loc, "rank-beyond-group", message, _REVIEW_RANKS)


def _order_of_stages(entry: Entry, found: Recognition, index: Index) -> Iterator[Finding]:
    """A decision before the year it recognises, and a proposal published after what was decided on it."""
    if found.stage == "decided" and found.published_on.last() < date(found.year, 1, 1):
        message = f"quyết định công bố {quoted(str(found.published_on))}, trước năm {found.year} mà nó công nhận"
        yield Finding(entry.path, ("published_on",), "stage-disorder", message, "chuyển tệp sang năm được công nhận")
    if found.stage not in ("registered", "voted", "proposed") or found.award is None:
        return
    for other in index.of_kind(RECOGNITIONS.key):
        decided = other.node
        if isinstance(decided, Recognition) and _decided_before(decided, found):
            message = f"{found.stage} công bố {quoted(str(found.published_on))}, sau khi {decided.path} đã quyết định"
            hint = "xem lại ngày; đề nghị lần nữa thì để nguyên"
            yield Finding(entry.path, ("published_on",), "stage-disorder", message, hint)


def _decided_before(decided: Recognition, asked: Recognition) -> bool:
    """Whether a decision on the same award, year and body was published before the proposal."""
    same = (decided.stage, decided.award, decided.giver, decided.year) == (
        "decided",
        asked.award,
        asked.giver,
        asked.year,
    )
    bodies = {recipient.who for recipient in decided.recipients} & {recipient.who for recipient in asked.recipients}
    return same and bool(bodies) and decided.published_on.last() < asked.published_on.first()
