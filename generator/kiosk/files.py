"""The files of every kiosk: page, version, data (also as a script, for copies on disk), service worker."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any

from generator.escaping import script_json
from generator.formats import vi_date
from generator.kiosk.brand import brand
from generator.kiosk.qr import qr_path
from generator.kiosk.screens import settings
from generator.kiosk.slide import Slide, item, slide, whole_fact
from generator.kiosk.slides import Slides
from generator.kiosk.template import Template
from generator.model.organisations import Cluster, Organisation
from generator.pages.kinds.screens import kiosk_address, owners
from generator.pages.portal import Portal
from generator.pages.route import Route, file_route
from generator.pages.wording.names import organisation_name

SCHEMA = 1
DAY_MS, VIETNAM_MS = 86_400_000, 7 * 3_600_000
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Kiosk:
    """One owner's kiosk: where it stands, what it shows as JSON, and its id, a hash of that."""

    address: str
    owner: str
    name: str
    id: str
    built: int
    urgent: int
    data: bytes
    reach: tuple[str, ...] = ()


def kiosk_routes(portal: Portal, template: Template, site: str) -> Iterator[Route]:
    """The files of the kiosks, owner by owner; `site` is the portal's address or empty.

    What several owners share is made once in a process, what the files of one owner share while they are made in a row.
    """
    slides = Slides(portal, site)
    makers: dict[str, Callable[[Kiosk], bytes]] = {
        "": partial(kiosk_page, template=template),
        "version.json": partial(_version, template=template),
        "data.json": attrgetter("data"),
        "data.js": _script,
        "sw.js": lambda kiosk: template.worker_of(kiosk.owner),
    }
    for owner in owners(portal):
        folder = kiosk_address(portal, owner)
        kiosk = partial(kept_kiosk, portal, slides, owner, site)
        for name, maker in makers.items():
            make = partial(_file, kiosk, maker)
            yield file_route(f"{folder}{name}", make, "Trang chiếu", f"Trang chiếu «{owner.name()}»")


def _file(kiosk: Callable[[], Kiosk], maker: Callable[[Kiosk], bytes]) -> bytes:
    return maker(kiosk())


def _script(kiosk: Kiosk) -> bytes:
    return b"window.kioskTake&&kioskTake(" + kiosk.data + b");\n"


def kiosk_page(kiosk: Kiosk, template: Template, site: str = "", screen: str = "") -> bytes:
    """The page; `screen` is the setting it takes when the address names none.

    A copy for players names the portal's address as `site`; a page that is served asks its own server alone.
    """
    remote = f"{site}{kiosk.address}" if site else ""
    return template.page(
        title=kiosk.name, owner=kiosk.owner, remote=remote, screen=screen, data=kiosk.data, reach=kiosk.reach
    )


def kept_kiosk(portal: Portal, slides: Slides, owner: Organisation | Cluster, site: str) -> Kiosk:
    """What `kiosk_of` gives, kept for the owner's other files and the list of screens."""
    key = kiosk_address(portal, owner), site
    return portal.kept(key, partial(kiosk_of, portal, slides, owner, site))


def kiosk_of(portal: Portal, slides: Slides, owner: Organisation | Cluster, site: str) -> Kiosk:
    """What an owner's kiosk shows, as bytes that are the same for the same record and day."""
    address = kiosk_address(portal, owner)
    key = address.rstrip("/").rpartition("/")[2]
    shown = [*slides.of(owner), *_name(portal, owner), *_code(portal, owner, site)]
    built = (((portal.built_on or portal.as_of) - EPOCH).days * DAY_MS) - VIETNAM_MS
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "built": built,
        "asOf": portal.as_of.isoformat(),
        "owner": {"id": key, "name": owner.name(), "short": owner.short()},
        "sample": int(portal.record.sample),
        "screens": _screens(portal, owner),
        "brand": brand(owner, portal.picture),
        "slides": shown,
    }
    digest = hashlib.sha256(_json(data)).hexdigest()[:12]
    whole = _json({"id": digest, **data, "end": True})
    urgent = sum(len(one["items"]) for one in shown if one["k"] == "urgent")
    return Kiosk(address, key, owner.name(), digest, built, urgent, whole, _reached(portal, owner))


def _screens(portal: Portal, owner: Organisation | Cluster) -> dict[str, Any]:
    found = sorted(portal.record.screens.items())
    return {key: settings(screen) | {"key": key} for key, screen in found if screen.owner() == owner.id}


def _reached(portal: Portal, owner: Organisation | Cluster) -> tuple[str, ...]:
    own = (screen for screen in portal.record.screens.values() if screen.owner() == owner.id)
    return tuple(screen.health for screen in own if screen.health)


def _name(portal: Portal, owner: Organisation | Cluster) -> list[Slide]:
    """Who the screen speaks for, and into whom it has passed."""
    event = owner.ended() if isinstance(owner, Organisation) else None
    into = ", ".join(organisation_name(key, portal) for key in event.into) if event else ""
    since = f"Từ {vi_date(event.date)} nhập vào {into}" if event and into else ""
    made = item(owner.name(), owner.short(), since) | {"ns": ""} | whole_fact(owner.short())
    return slide("name", "", [made])


def _code(portal: Portal, owner: Organisation | Cluster, site: str) -> list[Slide]:
    address = portal.addresses.of("clusters" if isinstance(owner, Cluster) else "organisations", owner.id)
    if not site or address is None:
        return []
    path, size = qr_path(f"{site}{address}")
    address_item = item("Quét mã để xem đầy đủ chỉ tiêu, kết quả và căn cứ", "Quét mã để xem đầy đủ", owner.name())
    return [{"k": "qr", "head": "", "items": [address_item], "path": path, "size": size}]


def _version(kiosk: Kiosk, template: Template) -> bytes:
    version = {"id": kiosk.id, "app": template.app, "built": kiosk.built, "urgent": kiosk.urgent}
    return json.dumps(version, separators=(",", ":")).encode()


def _json(data: Any) -> bytes:
    """Compact JSON that can stand inside a script element."""
    return script_json(data).encode()
