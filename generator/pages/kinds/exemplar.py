"""The page of an exemplar: a person or a collective whose example is told, with consent."""

from collections.abc import Iterator

from generator.labels import vi_date
from generator.model.results import Exemplar
from generator.pages.linking.addresses import record_address
from generator.pages.parts.organisation_views import showable
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
        address=record_address("exemplars", exemplar.id, portal.addresses.prefix),
        section=portal.section("exemplars"),
        title=exemplar.title,
        kind="Gương điển hình",
        kicker="Gương điển hình · " + ("cá nhân" if exemplar.subject == "person" else "tập thể"),
        owner=owner,
        description=f"Gương điển hình của {owner}: {exemplar.title}",
        crumbs=trail(portal, "exemplars"),
        source=exemplar.path,
    )
    until = exemplar.consent.until if exemplar.consent else None
    yield page_route(portal, place, "exemplar.html", lambda: {"exemplar": exemplar, "until": vi_date(until)})
