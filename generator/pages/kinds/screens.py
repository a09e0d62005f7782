"""Which organisations and clusters have a page for screens, where it stands, and which screens are declared."""

from dataclasses import dataclass
from urllib.parse import urlencode

from generator.labels.bodies import SCREEN_PROFILES
from generator.model.organisations import Cluster, Organisation
from generator.model.screens import Box, Screen
from generator.pages.linking.addresses import KIOSK
from generator.pages.portal import Portal
from generator.vietnamese import sort_key

TELEVISION = Box(1920, 1080)
WIDEST, SHRINKS = 520, (1, 2, 4, 8)


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
