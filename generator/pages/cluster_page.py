"""The page of an emulation cluster or bloc."""

from generator.labels import CLUSTER_KINDS
from generator.model.organisations import Cluster
from generator.pages.addresses import record_address
from generator.pages.cluster_views import cluster_years
from generator.pages.kiosks import kiosk_link
from generator.pages.names import organisation_name
from generator.pages.page import Page
from generator.pages.portal import Place, Portal, make_page
from generator.pages.trail import trail


def cluster_page(portal: Portal, cluster: Cluster) -> Page:
    """`cum/ID/`."""
    convenor = organisation_name(cluster.convened_by, portal) if cluster.convened_by else ""
    place = Place(
        address=record_address("clusters", cluster.id, portal.addresses.prefix),
        section=portal.section("clusters"),
        title=cluster.name(),
        kind=CLUSTER_KINDS[cluster.kind],
        kicker=CLUSTER_KINDS[cluster.kind],
        owner=convenor,
        also=(*(entry.short for entry in cluster.names if entry.short), *cluster.also),
        description=f"{cluster.name()}: thành viên theo thời gian, trưởng và phó theo năm, kế hoạch và kết quả.",
        crumbs=trail(portal, "clusters"),
        source=cluster.path,
    )
    head, deputy = ("Cụm trưởng", "Cụm phó") if cluster.kind == "academy-cluster" else ("Trưởng khối", "Phó khối")
    return make_page(
        portal, place, "cluster.html", cluster=cluster, head=head, deputy=deputy,
        plans=portal.cross.grouping.get(cluster.id, []), planning=portal.cross.planning,
        roles=sorted(cluster.roles, key=lambda role: role.year, reverse=True),
        years=cluster_years(portal, cluster), kiosk=kiosk_link(portal, cluster),
    )  # fmt: skip
