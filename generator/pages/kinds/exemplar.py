"""The page of an exemplar: a person or a collective whose example is shown, with consent."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from generator.formats import vi_date
from generator.model.ids import year_of
from generator.model.kinds import EXEMPLARS
from generator.model.results import Exemplar
from generator.pages.linking.addresses import SECTIONS, record_address
from generator.pages.linking.exemplars import MOST_CARDS, showable, shown_exemplars
from generator.pages.page import Crumb
from generator.pages.parts.kind_pages import IndexLine, KindPages, index_line
from generator.pages.parts.photo import Photo
from generator.pages.parts.trail import trail
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import organisation_name


def exemplar_routes(portal: Portal, exemplar: Exemplar) -> Iterator[Route]:
    """`guong/YEAR/ID/`; none without the consent it needs."""
    if not showable(portal, exemplar):
        return
    owner = organisation_name(exemplar.organisation, portal)
    place = Place(
        address=record_address(EXEMPLARS.key, exemplar.id, portal.addresses.prefix),
        section=portal.section(EXEMPLARS.key),
        title=exemplar.title,
        kind="Gương điển hình",
        kicker="Gương điển hình · " + ("cá nhân" if exemplar.subject == "person" else "tập thể"),
        owner=owner,
        description=f"Gương điển hình của {owner}: {exemplar.title}",
        crumbs=trail(portal, EXEMPLARS.key, _year(portal, exemplar)),
        source=exemplar.path,
    )
    photo = photo_of(portal, exemplar)
    yield page_route(portal, place, "exemplar.html", partial(_shown, portal, exemplar, photo))
    if photo is not None:
        yield from photo.routes(place.address, f"Ảnh «{exemplar.title}»")


def photo_of(portal: Portal, exemplar: Exemplar) -> Photo | None:
    """The photo of an exemplar that has a page: none without the consent of those who are seen."""
    if exemplar.photo is None or exemplar.consent is None or portal.picture is None:
        return None
    return Photo(partial(portal.picture, exemplar.photo), exemplar.alt or "")


def _year(portal: Portal, exemplar: Exemplar) -> Crumb:
    year = year_of(exemplar.id)
    return Crumb(str(year), f"{portal.addresses.prefix}{SECTIONS[EXEMPLARS.key]}/{year}/")


def _shown(portal: Portal, exemplar: Exemplar, photo: Photo | None) -> dict[str, Any]:
    until = exemplar.consent.until if exemplar.consent else None
    others = shown_exemplars(portal, lambda one: one.organisation == exemplar.organisation and one is not exemplar)
    given = [
        found for found in portal.record.recognitions.values()
        if any(recipient.exemplar == exemplar.id for recipient in found.recipients)
    ]  # fmt: skip
    return {
        "exemplar": exemplar, "until": vi_date(until), "photo": photo and photo.html(), "others": others[:MOST_CARDS],
        "given": given,
    }  # fmt: skip


def exemplar_lines(portal: Portal) -> Iterable[IndexLine]:
    """The index of those that may be shown, the newest year first."""
    return (exemplar_line(portal, exemplar) for exemplar in shown_exemplars(portal))


def exemplar_line(portal: Portal, exemplar: Exemplar) -> IndexLine:
    """An exemplar under its title, with whose it is."""
    name = organisation_name(exemplar.organisation, portal)
    return index_line(portal, exemplar, name, f"Năm {year_of(exemplar.id)}")


PAGES = KindPages(exemplar_lines, exemplar_routes)
