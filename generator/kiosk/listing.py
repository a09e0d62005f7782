"""The page that lists the screens: where each one's page stands, and which data it should show by now."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.kiosk.files import kept_kiosk
from generator.kiosk.slides import Slides
from generator.pages.kinds.screens import ScreenView, kiosk_address, owners, screen_views
from generator.pages.linking.addresses import KIOSK
from generator.pages.parts.trail import beginning
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.vietnamese import sort_key

_TITLE = "Màn hình"
_LEDE = "Trang chiếu của từng tổ chức, cụm và khối cho màn hình LED, tivi ở sảnh, cổng trường."


@dataclass(frozen=True, slots=True)
class KioskLink:
    """The page of one organisation or cluster, for any screen."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Expected:
    """A declared screen, and the id of the data that `?diag` says on it once it is up to date."""

    view: ScreenView
    data: str


def screens_route(portal: Portal, site: str) -> Route:
    """`kiosk/`: every screen with its preview, address and data, then every page that a screen may show; `site` is the
    portal's address or empty.
    """
    place = Place(
        address=f"{portal.addresses.prefix}{KIOSK}",
        section=portal.own_section("kiosk"),
        title=_TITLE,
        kind=_TITLE,
        crumbs=beginning(portal),
        description=_LEDE,
    )
    return page_route(portal, place, "screens.html", partial(_values, portal, site))


def _values(portal: Portal, site: str) -> dict[str, Any]:
    links = [KioskLink(owner.name(), kiosk_address(portal, owner)) for owner in owners(portal)]
    return {
        "lede": _LEDE,
        "screens": _expected(portal, site),
        "links": sorted(links, key=lambda link: sort_key(link.name)),
    }


def _expected(portal: Portal, site: str) -> list[Expected]:
    record, slides = portal.record, Slides(portal, site)
    found = []
    for view in screen_views(portal):
        owner = record.organisations.get(view.screen.owner()) or record.clusters[view.screen.owner()]
        made = kept_kiosk(portal, slides, owner, site)
        found.append(Expected(view, made.id))
    return found
