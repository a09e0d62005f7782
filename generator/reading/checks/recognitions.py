"""Recognitions: what cannot be true is refused, what is odd is asked about."""

from collections.abc import Iterator

from generator.model.common import Source
from generator.model.ids import full_id
from generator.model.kinds import AWARDS, ORGANISATIONS, RECOGNITIONS
from generator.model.organisations import Organisation
from generator.model.recognitions import Recognition
from generator.model.reference import Award
from generator.model.results import Result
from generator.reading.checks.members import known_members, outsider
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc, Near
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry


def recognition_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """What is wrong or odd with one recognition; one with errors of its own is left out."""
    found = entry.node
    if not isinstance(found, Recognition):
        return
    if not found.evidence and not found.document.url:
        message = "công nhận không dẫn nguồn nào"
        yield Finding(entry.path, ("stage",), "no-evidence", message, "thêm «evidence: [{title: …, url: …}]»")
    yield from _revocation(entry, found, index)
    yield from _ranks(entry, found)
    yield from _units(entry, found, index)
    yield from _twice(entry, found)
    yield from _holders(entry, found, index)
    yield from _outside(entry, found, index)


def evidence_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """Evidence of a report that no decision is: what is proposed was not awarded."""
    if isinstance(entry.node, Result):
        for number, source in enumerate(entry.node.evidence):
            yield from _undecided(entry, ("evidence", number), source, index)


def _undecided(entry: Entry, loc: Loc, source: Source, index: Index) -> Iterator[Finding]:
    named = index.get(RECOGNITIONS.key, source.recognition) if source.recognition else None
    if named and isinstance(named.node, Recognition) and named.node.stage != "decided":
        message = f"{quoted(named.id)} chưa phải quyết định công nhận (stage: {named.node.stage})"
        hint = "dẫn tới công nhận có stage: decided; điều mới đề nghị không tính là đã đạt"
        yield Finding(entry.path, (*loc, "recognition"), "not-decided", message, hint)


def _revocation(entry: Entry, found: Recognition, index: Index) -> Iterator[Finding]:
    if found.revokes is None:
        if found.stage == "revoked":
            message = "thu hồi mà không nói thu hồi công nhận nào"
            yield Finding(entry.path, ("stage",), "missing-correction", message, "thêm «revokes: NĂM/MÃ»")
        return
    if found.stage != "revoked":
        message = f"có revokes mà stage là {quoted(found.stage)}"
        yield Finding(entry.path, ("stage",), "missing-correction", message, "viết «stage: revoked», hoặc bỏ revokes")
    if found.reason is None:
        message = "thu hồi mà không nêu lý do"
        yield Finding(entry.path, ("revokes",), "correction-without-reason", message, "thêm «reason: …»")
    whole = full_id(entry.id, found.revokes)
    revoked = index.get(RECOGNITIONS.key, whole)
    if revoked is None:
        near = Near(found.revokes, index.ids(RECOGNITIONS.key))
        message = f"thu hồi {quoted(found.revokes)} nhưng không có công nhận ấy"
        yield Finding(entry.path, ("revokes",), "correction-of-nothing", message, near=near)
    elif isinstance(revoked.node, Recognition):
        yield from _against(entry, found, revoked.node)
        yield from _again(entry, found, revoked.node, index)


def _against(entry: Entry, found: Recognition, revoked: Recognition) -> Iterator[Finding]:
    """A revocation against the decision it revokes."""
    if revoked.stage != "decided":
        message = f"{quoted(revoked.id)} chưa phải quyết định công nhận (stage: {revoked.stage})"
        yield Finding(entry.path, ("revokes",), "not-decided", message, "chỉ thu hồi điều đã quyết định")
    if found.published_on.last() < revoked.published_on.first():
        message = (
            f"công bố {quoted(str(found.published_on))}, trước công nhận công bố {quoted(str(revoked.published_on))}"
        )
        yield Finding(entry.path, ("published_on",), "correction-too-early", message, "xem lại hai ngày")
    known = {recipient.who for recipient in revoked.recipients}
    for number, recipient in enumerate(found.recipients):
        if recipient.who not in known:
            message = f"{quoted(' › '.join(filter(None, recipient.who)))} không có trong công nhận bị thu hồi"
            near = Near(recipient.who[0], {name for name, _ in known}, "các đơn vị được nhận")
            yield Finding(entry.path, ("recipients", number), "correction-of-nothing", message, near=near)


def _again(entry: Entry, found: Recognition, revoked: Recognition, index: Index) -> Iterator[Finding]:
    """What an earlier revocation took back already; one without recipients takes back all."""
    for other in index.of_kind(RECOGNITIONS.key):
        earlier = other.node
        if not isinstance(earlier, Recognition) or not _is_earlier(earlier, found, revoked.id):
            continue
        hint = "bỏ tệp này, hoặc chỉ ghi các đơn vị chưa bị thu hồi"
        if not found.recipients:
            message = f"{quoted(revoked.id)} đã bị thu hồi ở {earlier.path}"
            yield Finding(entry.path, ("revokes",), "correction-fork", message, hint)
        taken = {recipient.who for recipient in earlier.recipients or revoked.recipients}
        for number, recipient in enumerate(found.recipients):
            if recipient.who in taken:
                message = f"{quoted(' › '.join(filter(None, recipient.who)))} đã bị thu hồi ở {earlier.path}"
                yield Finding(entry.path, ("recipients", number), "correction-fork", message, hint)


def _is_earlier(other: Recognition, found: Recognition, revoked: str) -> bool:
    """Whether `other` takes back the same decision, before `found`."""
    if other.revokes is None or full_id(other.id, other.revokes) != revoked:
        return False
    return (other.published_on.first(), other.id) < (found.published_on.first(), found.id)


def _ranks(entry: Entry, found: Recognition) -> Iterator[Finding]:
    published = found.document.url or any(source.url for source in found.evidence)
    for number, recipient in enumerate(found.recipients):
        loc = ("recipients", number)
        if recipient.rank is not None and found.in_group() is None:
            message = f"xếp thứ {recipient.rank} mà không nói trong cụm, khối nào"
            yield Finding(
                entry.path, (*loc, "rank"), "rank-without-group", message, "thêm «group: …» hoặc «ranking: …»"
            )
        if recipient.points is not None and not published:
            message = "có điểm mà không có địa chỉ nơi cụm, khối đã công bố"
            hint = "thêm url vào evidence hay document; điểm chưa công bố thì không ghi"
            yield Finding(entry.path, (*loc, "points"), "points-without-address", message, hint)


def _units(entry: Entry, found: Recognition, index: Index) -> Iterator[Finding]:
    for number, recipient in enumerate(found.recipients):
        body = index.get(ORGANISATIONS.key, recipient.organisation or "") if recipient.unit else None
        if body and isinstance(body.node, Organisation) and recipient.unit:
            units = [unit.id for unit in body.node.units]
            if recipient.unit not in units:
                message = f"{quoted(body.id)} không có khoa, phòng nào mang mã {quoted(recipient.unit)}"
                near, hint = Near(recipient.unit, units, "các mã có"), f"sửa mã, hoặc thêm vào units của {body.path}"
                loc = ("recipients", number, "unit")
                yield Finding(entry.path, loc, "dangling-reference", message, hint, near=near)


def _twice(entry: Entry, found: Recognition) -> Iterator[Finding]:
    seen: dict[tuple[str, str], int] = {}
    for number, recipient in enumerate(found.recipients):
        first = seen.setdefault(recipient.who, number)
        if first != number:
            message = f"đơn vị này đã có ở mục thứ {first + 1} của recipients"
            yield Finding(
                entry.path, ("recipients", number), "duplicate-recipient", message, "gộp hai mục, hoặc xem lại"
            )


def _holders(entry: Entry, found: Recognition, index: Index) -> Iterator[Finding]:
    """An award of persons without their number; one of bodies that a body receives several times."""
    award = index.get(AWARDS.key, found.award) if found.award else None
    holder = award.node.holder if award and isinstance(award.node, Award) else None
    for number, recipient in enumerate(found.recipients):
        loc = ("recipients", number)
        if holder == "individual" and recipient.count is None and recipient.exemplar is None:
            message = f"{quoted(found.award or '')} tặng cho cá nhân, mà không ghi bao nhiêu người"
            yield Finding(entry.path, loc, "holder-disagrees", message, "thêm count: số người; không ghi tên")
        elif holder == "organisation" and (recipient.unit or (recipient.count or 1) > 1):
            message = f"{quoted(found.award or '')} công nhận cả tổ chức, một lần"
            yield Finding(entry.path, loc, "holder-disagrees", message, "bỏ unit và count, hoặc xem lại award")


def _outside(entry: Entry, found: Recognition, index: Index) -> Iterator[Finding]:
    """Recipients that the record does not know as members of the cluster or bloc in that year."""
    group = found.in_group() or ""
    members = known_members(group, found.year, found.year, index)
    for number, recipient in enumerate(found.recipients) if members is not None else ():
        if recipient.organisation and recipient.organisation not in (members or ()):
            loc = ("recipients", number, "organisation")
            yield outsider(entry, loc, recipient.organisation, group, str(found.year))
