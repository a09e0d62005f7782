"""The pages of an emulation cluster or bloc."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.labels.bodies import CLUSTER_KINDS, cluster_offices
from generator.model.organisations import Cluster
from generator.pages.boards.circles import circle_of, circle_years
from generator.pages.boards.compare import compared_years
from generator.pages.calendars.file import calendar_of, calendar_route
from generator.pages.findings.of_many import cluster_findings
from generator.pages.kinds.screens import kiosk_link
from generator.pages.linking.addresses import record_address, share_address
from generator.pages.parts.by_year import lengths, split_years
from generator.pages.parts.cluster_views import INTERNAL, cluster_rows, cluster_year
from generator.pages.parts.history import alternates
from generator.pages.parts.kind_pages import IndexLine, KindPages, by_group, index_line
from generator.pages.parts.last_change import files_of
from generator.pages.parts.organisation_views import cluster_duties
from generator.pages.parts.trail import trail
from generator.pages.parts.year_pages import year_routes
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import organisation_name, unit_name


def cluster_routes(portal: Portal, cluster: Cluster) -> Iterator[Route]:
    """`cum/ID/`, `cum/ID/YEAR/` where the years are many, and `cum/ID/lich.ics` where anything has a day."""
    place = _place(portal, cluster)
    found = cluster_rows(portal, cluster)
    years = split_years(portal, place.address, lengths(found))

    def main() -> dict[str, Any]:
        views = [cluster_year(portal, cluster, year, found[year]) for year in years.here]
        return {
            **_main(portal, cluster),
            "findings": cluster_findings(portal, cluster, found),
            "years": years,
            "views": views,
        }

    def of_year(year: int) -> dict[str, Any]:
        return {"cluster": cluster, "view": cluster_year(portal, cluster, year, found[year])}

    yield page_route(portal, place, "cluster.html", main)
    yield from year_routes(portal, place, years, "cluster_year.html", of_year)
    yield from calendar_route(portal, place.address, place.title, cluster)


def _main(portal: Portal, cluster: Cluster) -> dict[str, Any]:
    head, deputy = cluster_offices(cluster.kind)
    return {
        "cluster": cluster,
        "size": _size(cluster),
        "head": head,
        "deputy": deputy,
        "duties": cluster_duties(portal, cluster.id),
        "planned": any(portal.cross.planning.get(member.organisation) for member in cluster.members),
        "plans": portal.cross.grouping.get(cluster.id, []),
        "pacts": portal.cross.pacts.get(cluster.id, []),
        "unit_name": lambda member: unit_name(member.organisation, member.unit, portal),
        "planning": portal.cross.planning,
        "roles": sorted(cluster.roles, key=lambda role: role.year, reverse=True),
        "kiosk": kiosk_link(portal, cluster),
        "boards": _boards(portal, cluster),
    }


def _boards(portal: Portal, cluster: Cluster) -> list[tuple[str, list[tuple[int, str]]]]:
    """(What, by year and address) of the pages on which its members stand together, the newest year first."""
    if cluster.kind == INTERNAL:
        return []
    circle = circle_of(portal, cluster)
    published = [(year, circle.at(year)) for year in circle_years(portal, circle)]
    return [
        ("Ai đã, ai chưa công bố kế hoạch, báo cáo", published),
        ("Thành viên cạnh nhau", compared_years(portal, circle)),
    ]


def _beside(portal: Portal, cluster: Cluster) -> tuple[str, ...]:
    """The files of what its members and itself promised, reported, sent and received in it."""
    cross, members = portal.cross, dict.fromkeys(member.organisation for member in cluster.members)
    plans = [plan for key in members for plan in cross.planning.get(key, ())] + cross.pacts.get(cluster.id, [])
    sent = (found.path for found in portal.record.submissions.values() if found.organisation == cluster.id)
    given = (found.path for found in portal.recognised.by_cluster.get(cluster.id, ()))
    return (*files_of(portal, plans), *sent, *given)


def _place(portal: Portal, cluster: Cluster) -> Place:
    convenor = organisation_name(cluster.convened_by, portal) if cluster.convened_by else ""
    address = record_address("clusters", cluster.id, portal.addresses.prefix)
    return Place(
        address=address,
        section=portal.section("clusters"),
        title=cluster.name(),
        kind=CLUSTER_KINDS[cluster.kind],
        kicker=CLUSTER_KINDS[cluster.kind],
        owner=convenor,
        also=(*(entry.short for entry in cluster.names if entry.short), *cluster.also),
        description=f"{cluster.name()}: thành viên theo thời gian, trưởng và phó theo năm, kế hoạch và kết quả.",
        crumbs=trail(portal, "clusters"),
        source=cluster.path,
        beside=_beside(portal, cluster),
        picture="" if portal.record.sample else share_address("clusters", cluster.id),
        alternates=(*alternates(portal, "clusters", cluster.id), *calendar_of(portal, address, cluster)),
    )


def cluster_lines(portal: Portal) -> Iterable[IndexLine]:
    """The index: clusters, then blocs."""
    found = portal.record.clusters.values()
    lines = (index_line(portal, one, _size(one), CLUSTER_KINDS[one.kind]) for one in found)
    return by_group(lines, list(CLUSTER_KINDS.values()))


def _size(cluster: Cluster) -> str:
    return f"{len({(member.organisation, member.unit) for member in cluster.members})} thành viên có nguồn"


PAGES = KindPages(cluster_lines, cluster_routes)
