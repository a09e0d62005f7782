"""One kiosk as a zip of one file, for players without https or without a network."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from generator.kiosk.files import kiosk_of, kiosk_page
from generator.kiosk.slides import Slides
from generator.pages.kinds.screens import owners
from generator.reading.read import LoadedFolder
from generator.site.kiosk_theme import kiosk_template
from generator.site.page_templates import template_environment
from generator.site.portal_build import judge
from generator.site.settings import settings_for

LONG_AGO = (1980, 1, 1, 0, 0, 0)


class NoSuchKioskError(Exception):
    """No organisation or cluster with a kiosk bears the id, or no screen of it; `known` are those there are."""

    def __init__(self, message: str, known: list[str]) -> None:
        super().__init__(message)
        self.known = known


@dataclass(frozen=True, slots=True)
class Copy:
    """The zip and the size of the page in it, in bytes."""

    archive: bytes
    page: int


def kiosk_copy(root: Path, reading: LoadedFolder, owner_id: str, screen: str, site: str) -> Copy:
    """The copy of one owner's kiosk; `site` is the portal's public address, "" where the copy gets no news.

    Errors: NoSuchKioskError.
    """
    portals = judge(settings_for(root), reading.record, reading.sample_record, template_environment())
    for portal in portals:
        for owner in owners(portal):
            if owner.id == owner_id:
                known = [entry.id for entry in portal.record.screens.values() if entry.owner() == owner_id]
                if screen and screen not in known:
                    raise NoSuchKioskError(f"«{owner_id}» không có màn hình «{screen}»", known)
                made = kiosk_of(portal, Slides(portal), owner, site)
                page = kiosk_page(made, kiosk_template(), site, screen)
                return Copy(_zipped(page), len(page))
    found = [owner.id for portal in portals for owner in owners(portal)]
    raise NoSuchKioskError(f"«{owner_id}» không có trang chiếu", found)


def _zipped(page: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("index.html", LONG_AGO), page, zipfile.ZIP_DEFLATED)
    return target.getvalue()
