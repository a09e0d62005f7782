"""One kiosk as a zip of one file, for players without https or without a network."""

import io
import zipfile
from dataclasses import dataclass

from generator.errors import WRONG_USAGE, UserError
from generator.kiosk.files import kiosk_of, kiosk_page
from generator.kiosk.slides import Slides
from generator.pages.kinds.screens import owners
from generator.reading.problems.nearest import guess
from generator.reading.read import LoadedFolder
from generator.site.build import judge
from generator.site.settings import Settings
from generator.site.theme.kiosk_theme import kiosk_template
from generator.site.theme.page_templates import template_environment

LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Copy:
    """The zip and the size of the page in it, in bytes."""

    archive: bytes
    page: int


def kiosk_copy(settings: Settings, reading: LoadedFolder, owner_id: str, screen: str, site: str) -> Copy:
    """The copy of one owner's kiosk; `site` is the portal's public address, "" where the copy gets no news.

    Errors: UserError where nobody with a kiosk bears the id, or there is no such screen.
    """
    portals = judge(settings, reading.record, reading.sample_record, template_environment())
    for portal in portals:
        for owner in owners(portal):
            if owner.id == owner_id:
                known = [entry.id for entry in portal.record.screens.values() if entry.owner() == owner_id]
                if screen and screen not in known:
                    raise _unknown(f"«{owner_id}» không có màn hình «{screen}»", screen, known)
                made = kiosk_of(portal, Slides(portal), owner, site)
                page = kiosk_page(made, kiosk_template(), site, screen)
                return Copy(_zipped(page), len(page))
    found = [owner.id for portal in portals for owner in owners(portal)]
    raise _unknown(f"«{owner_id}» không có trang chiếu", owner_id, found)


def _unknown(message: str, word: str, known: list[str]) -> UserError:
    hint = guess(word, known)
    return UserError(f"{message}{'; ' + hint if hint else ''}", WRONG_USAGE)


def _zipped(page: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("index.html", LONG_AGO), page, zipfile.ZIP_DEFLATED)
    return target.getvalue()
