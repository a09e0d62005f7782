"""The page of a single record, found without listing the whole site anew."""

from collections.abc import Iterable

from generator.model.ids import of_address
from generator.pages.linking.addresses import SECTIONS
from generator.pages.portal import Portal
from generator.pages.route import Route
from generator.pages.routes import routes_of

_KINDS = {section: kind for kind, section in SECTIONS.items()}


def quick_route(portals: Iterable[Portal], address: str) -> Route | None:
    """The route at `address` where it is about one record; else None."""
    for portal in portals:
        own = address.removeprefix(portal.addresses.prefix)
        section, *parts = own.strip("/").split("/")
        if section not in _KINDS or (own == address and portal.addresses.prefix):
            continue
        for end in range(1, len(parts) + 1):
            name = "/".join(parts[:end])
            for record_id in (name, of_address(name)):
                for route in routes_of(portal, _KINDS[section], record_id):
                    if route.address == address:
                        return route
    return None
