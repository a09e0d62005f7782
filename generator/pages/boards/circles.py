"""The circles in which bodies are looked at together: each cluster, and all bodies outside any."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evaluation.due import ACTORS
from generator.evaluation.summary.publication import PublicationLine, publications, years_of
from generator.evaluation.summary.rollups import members_in
from generator.model.organisations import Cluster
from generator.pages.linking.addresses import SILENCE, record_address
from generator.pages.page import Crumb
from generator.pages.parts.cluster_views import INTERNAL
from generator.pages.portal import Portal
from generator.pages.wording.names import organisation_name
from generator.vietnamese import sort_key

OUTSIDE = "ngoai-cum"
OUTSIDE_NAME = "Trường ngoài các cụm, khối trong sổ"
PUBLISHED = "cong-bo/"


@dataclass(frozen=True, slots=True)
class Circle:
    """A cluster, or, without one, the bodies outside any; its own page is `home`, its boards stand below `address`."""

    name: str
    address: str
    home: str = ""
    cluster: Cluster | None = None

    def above(self, board: Crumb) -> tuple[Crumb, ...]:
        """What stands above its pages: the board of all circles, then its own page."""
        return (board, Crumb(self.name, self.home)) if self.home else (board,)

    def at(self, year: int) -> str:
        """Where what its members published of a year stands."""
        return f"{self.address}{year}/"


def circles(portal: Portal) -> list[Circle]:
    """Clusters and blocs of organisations by name, then those outside."""
    every = (one for one in portal.record.clusters.values() if one.kind != INTERNAL)
    prefix = portal.addresses.prefix
    found = [circle_of(portal, one) for one in sorted(every, key=lambda one: sort_key(one.name()))]
    return [*found, Circle(OUTSIDE_NAME, f"{prefix}{SILENCE}{OUTSIDE}/")]


def circle_of(portal: Portal, cluster: Cluster) -> Circle:
    """The circle of a cluster."""
    home = record_address("clusters", cluster.id, portal.addresses.prefix)
    return Circle(cluster.name(), f"{home}{PUBLISHED}", home, cluster)


def members_of(portal: Portal, circle: Circle, year: int) -> list[str]:
    """The bodies of a circle in a year by name; outside are only those that make plans."""
    if circle.cluster is not None:
        found = members_in(circle.cluster, year)
    else:
        inside = _inside(portal, year)
        bodies = portal.record.organisations.values()
        makers = (one.id for one in bodies if one.kind in ACTORS or one.id in portal.cross.planning)
        found = [key for key in makers if key not in inside]
    known = [key for key in found if key in portal.record.organisations]
    return sorted(known, key=lambda key: sort_key(organisation_name(key, portal)))


def _inside(portal: Portal, year: int) -> frozenset[str]:
    def found() -> frozenset[str]:
        every = (one for one in portal.record.clusters.values() if one.kind != INTERNAL)
        return frozenset(key for cluster in every for key in members_in(cluster, year))

    return portal.kept(("inside", year), found)


def circle_years(portal: Portal, circle: Circle) -> list[int]:
    """The years in which its members had plans or owed anything, the newest first."""
    if circle.cluster is None:
        bodies: Iterable[str] = portal.record.organisations
    else:
        bodies = dict.fromkeys(member.organisation for member in circle.cluster.members)
    years = years_of(portal.evaluation, bodies)
    return [year for year in sorted(years, reverse=True) if lines_of(portal, circle, year)]


def lines_of(portal: Portal, circle: Circle, year: int) -> list[PublicationLine]:
    """What the members published of a year, by name; none where nobody had a plan or owed anything."""
    known = portal.published
    if (circle.address, year) not in known:
        known[circle.address, year] = _lines(portal, circle, year)
    return known[circle.address, year]


def _lines(portal: Portal, circle: Circle, year: int) -> list[PublicationLine]:
    lines = [one for key in members_of(portal, circle, year) for one in publications(portal.evaluation, key, year)]
    if circle.cluster is None:
        return [one for one in lines if one.matters()]
    return lines if any(one.matters() for one in lines) else []
