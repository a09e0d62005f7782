"""Organisations, their names and succession; clusters with members and heads."""

from collections.abc import Iterator

from generator.exports.data.declared import DataTable, TableRow, Value, key, of, out
from generator.exports.data.tables.common import DAY_KNOWN, ID, SOURCE, page, source_cells
from generator.exports.data.values import rough
from generator.labels.bodies import CLUSTER_KINDS, ORGANISATION_KINDS, SUCCESSION_KINDS, UNIT_KINDS, VERIFICATION
from generator.model.common import DatedName
from generator.model.organisations import Cluster, ClusterRole, Member, Organisation, Succession, Unit
from generator.pages.portal import Portal

ORGANISATION = "organisations"


def _organisations(portal: Portal) -> Iterator[TableRow]:
    for _, body in sorted(portal.record.organisations.items()):
        ended = body.ended()
        last = body.names[-1]
        yield TableRow(
            (body.id, last.text, last.short, body.kind, body.province, body.parent, body.website, body.colour,
             rough(ended.date) if ended else None, ended.event if ended else None),
            body.path, (), page("organisations", body.id),
        )  # fmt: skip


def _names(portal: Portal) -> Iterator[TableRow]:
    for _, body in sorted(portal.record.organisations.items()):
        yield from _names_of(f"organisations/{body.id}", (body.id, None), body, page("organisations", body.id))
    for _, cluster in sorted(portal.record.clusters.items()):
        yield from _names_of(f"clusters/{cluster.id}", (None, cluster.id), cluster, page("clusters", cluster.id))


def _names_of(own: str, ids: tuple[Value, Value], body: Organisation | Cluster, where: str) -> Iterator[TableRow]:
    for place, name in enumerate(body.names):
        cells = (f"{own}/{place + 1}", *ids, name.text, name.short, rough(name.from_), rough(name.until))
        yield TableRow(cells, body.path, ("names", place), where)


def _units(portal: Portal) -> Iterator[TableRow]:
    for _, body in sorted(portal.record.organisations.items()):
        for unit in body.units:
            cells = (f"{body.id}/{unit.id}", body.id, unit.id, unit.name, unit.short, unit.kind)
            yield TableRow(cells, body.path, ("units", unit.id), page("organisations", body.id))


def _successions(portal: Portal) -> Iterator[TableRow]:
    for _, body in sorted(portal.record.organisations.items()):
        for number, event in enumerate(body.succession):
            others = [(None, other) for other in event.into] + [(other, None) for other in event.from_]
            for place, (before, after) in enumerate(others or [(None, None)]):
                yield TableRow(
                    (f"{body.id}/{number + 1}/{place + 1}", body.id, event.event, rough(event.date),
                     event.date_inferred, before, after, event.verification, *source_cells(event.source)),
                    body.path, ("succession", number), page("organisations", body.id),
                )  # fmt: skip


def _clusters(portal: Portal) -> Iterator[TableRow]:
    for _, cluster in sorted(portal.record.clusters.items()):
        last = cluster.names[-1]
        yield TableRow(
            (cluster.id, last.text, last.short, cluster.kind, cluster.convened_by, cluster.established_by,
             cluster.size),
            cluster.path, (), page("clusters", cluster.id),
        )  # fmt: skip


def _members(portal: Portal) -> Iterator[TableRow]:
    for _, cluster in sorted(portal.record.clusters.items()):
        for number, member in enumerate(cluster.members):
            yield TableRow(
                (f"{cluster.id}/{number + 1}", cluster.id, member.organisation, member.unit, rough(member.from_),
                 rough(member.until), member.holds(portal.as_of, portal.as_of), member.verification,
                 *source_cells(member.source)),
                cluster.path, ("members", number), page("clusters", cluster.id),
            )  # fmt: skip


def _roles(portal: Portal) -> Iterator[TableRow]:
    for _, cluster in sorted(portal.record.clusters.items()):
        for number, role in enumerate(cluster.roles):
            led = [("head", role.head)] if role.head else []
            for place, (what, body) in enumerate([*led, *(("deputy", each) for each in role.deputies)]):
                yield TableRow(
                    (f"{cluster.id}/{number + 1}/{place + 1}", cluster.id, rough(role.year), body, what),
                    cluster.path, ("roles", number), page("clusters", cluster.id),
                )  # fmt: skip


BODIES = (
    DataTable(
        "organisations",
        "Tổ chức",
        "Trường, cơ quan và tổ chức được nêu trong sổ; mỗi tổ chức một dòng.",
        (
            key(meaning=ID),
            of(
                DatedName,
                "text",
                "name",
                title="Tên hiện dùng",
                meaning="Tên mới nhất; mọi tên cùng ngày ở bảng names.",
                required=True,
            ),
            of(DatedName, "short", "short_name"),
            of(Organisation, "kind", words=ORGANISATION_KINDS, required=True),
            of(Organisation, "province"),
            of(Organisation, "parent", to=ORGANISATION),
            of(Organisation, "website"),
            of(Organisation, "colour"),
            of(
                Succession,
                "date",
                "ended_on",
                title="Kết thúc ngày",
                meaning="Ngày của sự kiện làm tổ chức kết thúc; bỏ trống khi còn hoạt động.",
            ),
            of(Succession, "event", "ended_by", title="Kết thúc vì", words=SUCCESSION_KINDS),
        ),
        _organisations,
        "organisations",
    ),
    DataTable(
        "names",
        "Tên gọi",
        "Mọi tên của tổ chức, cụm và khối, với ngày dùng; mỗi tên một dòng.",
        (
            key(meaning="Loại, mã và số thứ tự của tên."),
            out("organisation", "Tổ chức", to=ORGANISATION),
            out("cluster", "Cụm, khối", to="clusters"),
            of(DatedName, "text", "name", required=True),
            of(DatedName, "short", "short_name"),
            of(DatedName, "from"),
            of(DatedName, "until"),
        ),
        _names,
    ),
    DataTable(
        "units",
        "Khoa, phòng, đoàn thể",
        "Các phần của một tổ chức; mỗi phần một dòng.",
        (
            key(meaning="Mã tổ chức và mã của phần."),
            out("organisation", "Tổ chức", to=ORGANISATION),
            of(Unit, "id", "unit"),
            of(Unit, "name", required=True),
            of(Unit, "short", "short_name"),
            of(Unit, "kind", words=UNIT_KINDS),
        ),
        _units,
    ),
    DataTable(
        "successions",
        "Chia, tách, sáp nhập, đổi tên",
        "Sự kiện trong đời một tổ chức; mỗi tổ chức trước, sau một dòng. Số liệu hai bên không bao giờ được cộng sẵn.",
        (
            key(meaning="Mã tổ chức, số thứ tự của sự kiện và của bên kia."),
            out("organisation", "Tổ chức", to=ORGANISATION),
            of(Succession, "event", words=SUCCESSION_KINDS, required=True),
            of(Succession, "date"),
            of(Succession, "date_inferred"),
            of(Succession, "from", "predecessor", title="Tổ chức trước", to=ORGANISATION),
            of(Succession, "into", "successor", title="Tổ chức sau", to=ORGANISATION),
            of(Succession, "verification", words=VERIFICATION),
            *SOURCE,
        ),
        _successions,
    ),
    DataTable(
        "clusters",
        "Cụm, khối",
        "Cụm và khối thi đua; mỗi cụm, khối một dòng.",
        (
            key(meaning=ID),
            of(DatedName, "text", "name", title="Tên hiện dùng", required=True),
            of(DatedName, "short", "short_name"),
            of(Cluster, "kind", words=CLUSTER_KINDS, required=True),
            of(Cluster, "convened_by", to=ORGANISATION),
            of(Cluster, "established_by", to="documents"),
            of(Cluster, "size", "size_as_written"),
        ),
        _clusters,
        "clusters",
    ),
    DataTable(
        "cluster_members",
        "Thành viên cụm, khối",
        "Ai ở cụm, khối nào, từ khi nào đến khi nào; mỗi lần tham gia một dòng.",
        (
            key(meaning="Mã cụm, khối và số thứ tự của thành viên."),
            out("cluster", "Cụm, khối", to="clusters"),
            of(Member, "organisation", required=True, to=ORGANISATION),
            of(Member, "unit"),
            of(Member, "from"),
            of(Member, "until"),
            out("member_now", "Đang là thành viên", "boolean", f"Vào ngày tính của sổ, theo {DAY_KNOWN}."),
            of(Member, "verification", words=VERIFICATION),
            *SOURCE,
        ),
        _members,
    ),
    DataTable(
        "cluster_roles",
        "Trưởng, phó cụm, khối",
        "Ai làm trưởng, phó cụm, khối từng năm; mỗi vai một dòng.",
        (
            key(meaning="Mã cụm, khối, số thứ tự của năm và của vai."),
            out("cluster", "Cụm, khối", to="clusters"),
            of(ClusterRole, "year"),
            out("organisation", "Tổ chức", to=ORGANISATION),
            out("role", "Vai", words={"head": "trưởng", "deputy": "phó"}),
        ),
        _roles,
    ),
)
