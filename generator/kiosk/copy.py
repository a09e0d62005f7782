"""One kiosk as a zip of one file, for players without https or without a network."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from generator.errors import WRONG_USAGE, UserError
from generator.kiosk.files import kiosk_of, kiosk_page
from generator.kiosk.slides import Slides
from generator.kiosk.template import Template
from generator.model.organisations import Cluster, Organisation
from generator.pages.kinds.screens import owners
from generator.pages.portal import Portal
from generator.policy import host
from generator.reading.naming.lookup import meant, suggestion
from generator.reading.naming.names import names_of
from generator.reading.problems.nearest import guess

LONG_AGO = (1980, 1, 1, 0, 0, 0)
UNIX, READABLE = 3, 0o100644  # whoever unpacks it can read it


@dataclass(frozen=True, slots=True)
class Copy:
    """The zip and the size of the page in it, in bytes."""

    archive: bytes
    page: int


def kiosk_copy(portals: Sequence[Portal], template: Template, asked: str, screen: str, site: str) -> Copy:
    """The copy of one owner's kiosk, asked for by id or name; `site` is the portal's public address, "" where the copy
    gets no news.

    Errors: UserError where nobody with a kiosk is called so, there is no such screen, or `site` is no address.
    """
    if site and not host(site):
        raise UserError(f"«{site}» không phải địa chỉ bắt đầu bằng https:// hoặc http://", WRONG_USAGE, "--url")
    portal, owner = _owner(portals, asked)
    known = [entry.id for entry in portal.record.screens.values() if entry.owner() == owner.id]
    if screen and screen not in known:
        raise _unknown(f"«{owner.id}» không có màn hình «{screen}»", guess(screen, known))
    made = kiosk_of(portal, Slides(portal, site), owner, site)
    page = kiosk_page(made, template, site, screen)
    return Copy(_zipped(page), len(page))


def _owner(portals: Sequence[Portal], asked: str) -> tuple[Portal, Organisation | Cluster]:
    known = {owner.id: (portal, owner) for portal in reversed(portals) for owner in owners(portal)}
    names = {key: names_of("organisations", owner) for key, (_, owner) in known.items()}
    found = meant(asked, names)
    if len(found) != 1:
        raise _unknown(f"«{asked}» không có trang chiếu", suggestion(asked, names))
    return known[found[0]]


def _unknown(message: str, hint: str) -> UserError:
    return UserError(f"{message}{'; ' + hint if hint else ''}", WRONG_USAGE)


def _zipped(page: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("index.html", LONG_AGO)
        entry.create_system, entry.external_attr = UNIX, READABLE << 16
        archive.writestr(entry, page, zipfile.ZIP_DEFLATED)
    return target.getvalue()
