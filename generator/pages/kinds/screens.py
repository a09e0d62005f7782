"""Which organisations and clusters have a page for screens, where it stands, and the page that lists the screens."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from generator.labels.bodies import SCREEN_PROFILES
from generator.model.organisations import Cluster, Organisation
from generator.model.screens import Box, Screen
from generator.pages.linking.addresses import KIOSK, SAMPLES
from generator.pages.portal import HOME, SAMPLES_HOME, Place, Portal
from generator.pages.route import Route, page_route
from generator.vietnamese import sort_key

TELEVISION = Box(1920, 1080)
WIDEST, SHRINKS = 520, (1, 2, 4, 8)
_TITLE = "Màn hình"
_LEDE = "Trang chiếu của từng tổ chức, cụm và khối cho màn hình LED, tivi ở sảnh, cổng trường."


@dataclass(frozen=True, slots=True)
class ScreenView:
    """One screen in the list: its page with the setting's name, and by how much its preview is made smaller."""

    screen: Screen
    owner: str
    profile: str
    address: str
    query: str
    box: Box
    shrunk: int


@dataclass(frozen=True, slots=True)
class KioskLink:
    """The page of one organisation or cluster, for any screen."""

    name: str
    address: str


def has_kiosk(portal: Portal, owner: Organisation | Cluster) -> bool:
    """Whoever has a plan or a screen; clusters with a member that has a plan."""
    planning = portal.evaluation.by_organisation
    if any(screen.owner() == owner.id for screen in portal.record.screens.values()):
        return True
    if isinstance(owner, Cluster):
        return any(member.organisation in planning for member in owner.members)
    return owner.id in planning


def kiosk_address(portal: Portal, owner: Organisation | Cluster) -> str:
    """`kiosk/ID/`; a cluster that bears an organisation's id stands beside it."""
    twin = isinstance(owner, Cluster) and owner.id in portal.record.organisations
    return f"{portal.addresses.prefix}{KIOSK}{owner.id}{'--cum' if twin else ''}/"


def kiosk_link(portal: Portal, owner: Organisation | Cluster) -> str | None:
    """Where its page for screens stands, None where it has none."""
    return kiosk_address(portal, owner) if has_kiosk(portal, owner) else None


def owners(portal: Portal) -> list[Organisation | Cluster]:
    """All who have a page for screens, organisations first, in order of id."""
    record = portal.record
    everyone: list[Organisation | Cluster] = [entry for _, entry in sorted(record.organisations.items())]
    everyone += [entry for _, entry in sorted(record.clusters.items())]
    return [owner for owner in everyone if has_kiosk(portal, owner)]


def screens_route(portal: Portal) -> Route:
    """`kiosk/`: every screen with its preview and address, then every page that a screen may show."""
    sample = portal.record.sample
    place = Place(
        address=f"{SAMPLES if sample else ''}{KIOSK}",
        section="minh-hoa" if sample else "kiosk",
        title=_TITLE,
        kind=_TITLE,
        crumbs=(HOME, SAMPLES_HOME) if sample else (HOME,),
        description=_LEDE,
    )
    return page_route(portal, place, "screens.html", partial(_values, portal))


def _values(portal: Portal) -> dict[str, Any]:
    links = [KioskLink(owner.name(), kiosk_address(portal, owner)) for owner in owners(portal)]
    return {
        "lede": _LEDE,
        "screens": screen_views(portal),
        "links": sorted(links, key=lambda link: sort_key(link.name)),
    }


def screen_views(portal: Portal) -> list[ScreenView]:
    """The screens of the record by owner's name."""
    record = portal.record
    views = []
    for screen in record.screens.values():
        owner = record.organisations.get(screen.owner()) or record.clusters.get(screen.owner())
        if owner is not None:
            views.append(_view(portal, screen, owner))
    return sorted(views, key=lambda view: (sort_key(view.owner), view.screen.id))


def _view(portal: Portal, screen: Screen, owner: Organisation | Cluster) -> ScreenView:
    box = screen.box or TELEVISION
    shrunk = next((times for times in SHRINKS if box.width <= WIDEST * times), SHRINKS[-1])
    return ScreenView(
        screen=screen, owner=owner.name(), profile=SCREEN_PROFILES[screen.profile],
        address=kiosk_address(portal, owner), query=urlencode({"man": screen.id}), box=box, shrunk=shrunk,
    )  # fmt: skip
