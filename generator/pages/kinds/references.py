"""Pages of what plans refer to: movement, document."""

from collections.abc import Iterator
from typing import Any

from generator.labels import DOCUMENT_KINDS, MOVEMENT_KINDS, vi_date
from generator.model.plans import Promise
from generator.model.reference import Award, Document, Movement
from generator.pages.linking.addresses import record_address
from generator.pages.linking.crosslinks import Mention
from generator.pages.parts.by_year import MOST_LINES, filed_year, group_by_year, lengths, main_items, split_years
from generator.pages.parts.trail import trail
from generator.pages.parts.year_pages import year_routes
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import organisation_name, record_name


def movement_routes(portal: Portal, movement: Movement) -> Iterator[Route]:
    """`phong-trao/ID/`, and `phong-trao/ID/YEAR/` where the mentions are many."""
    mentions = gather(portal.cross.joining.get(movement.id, []))
    place = reference_place(
        portal, "movements", movement.id, movement.name, MOVEMENT_KINDS[movement.kind],
        f"{MOVEMENT_KINDS[movement.kind]} «{movement.name}»: các kế hoạch tham gia và các cách viết tên.",
        movement.path, organisation_name(movement.launched_by, portal) if movement.launched_by else "", movement.also,
    )  # fmt: skip
    groups = group_by_year(mentions, lambda mention: filed_year(mention[0]))
    years = split_years(portal, place.address, lengths(groups), most=MOST_LINES)

    def main() -> dict[str, Any]:
        parts = [other for other in portal.record.movements.values() if other.part_of == movement.id]
        shown = main_items(mentions, groups, years)
        return {"movement": movement, "mentions": shown, "parts": parts, "years": years}

    yield page_route(portal, place, "movement.html", main)
    yield from year_routes(portal, place, years, "movement_year.html", lambda year: {"mentions": groups[year]})


def document_routes(portal: Portal, document: Document) -> Iterator[Route]:
    """`van-ban/ID/`: who cites it, where, and as what; `van-ban/ID/YEAR/` where these are many."""
    issuer = organisation_name(document.issuer, portal) if document.issuer else ""
    kind = f"Văn bản · {DOCUMENT_KINDS[document.kind]}"
    place = reference_place(
        portal, "documents", document.id, record_name(document, portal),
        " · ".join(filter(None, (kind, vi_date(document.date)))),
        f"{record_name(document, portal)} {f'của {issuer} ' if issuer else ''}– {document.subject}",
        document.path, issuer, (*document.also, document.subject), kind,
    )  # fmt: skip
    mentions = _sorted(portal.cross.citing.get(document.id, []))
    groups = group_by_year(mentions, lambda mention: filed_year(mention.promise))
    years = split_years(portal, place.address, lengths(groups))

    def main() -> dict[str, Any]:
        shown = main_items(mentions, groups, years)
        return {"document": document, "mentions": shown, "years": years, **_own(portal, document)}

    yield page_route(portal, place, "document.html", main)
    yield from year_routes(portal, place, years, "document_year.html", lambda year: {"mentions": groups[year]})


def _own(portal: Portal, document: Document) -> dict[str, Any]:
    """What the record holds because of a document: plans, guidance, themes, awards it rules, documents it replaces."""
    plans = [plan for plan in portal.record.plans.values() if plan.document.id == document.id]
    guidance = [entry for entry in portal.record.guidance.values() if entry.document == document.id]
    rules = [award for award in portal.record.awards.values() if _based_on(award, document.id)]
    themes = [theme for theme in portal.record.themes.values() if theme.document == document.id]
    replaces = [
        (earlier.id, entry.part)
        for earlier in portal.record.documents.values()
        for entry in earlier.replaced_by
        if entry.document == document.id
    ]
    return {"plans": plans, "guidance": guidance, "awards": rules, "themes": themes, "replaces": replaces}


def gather(mentions: list[Mention]) -> list[tuple[Promise, list[str]]]:
    """Each plan or guidance once, with all its places."""
    places: dict[str, tuple[Promise, list[str]]] = {}
    for mention in mentions:
        entry = places.setdefault(f"{type(mention.promise).__name__}/{mention.promise.id}", (mention.promise, []))
        if mention.where and mention.where not in entry[1]:
            entry[1].append(mention.where)
    return list(places.values())


def reference_place(
    portal: Portal, kind: str, record_id: str, title: str, kicker: str, description: str, source: str, owner: str,
    also: tuple[str, ...] = (), kind_words: str = "",
) -> Place:  # fmt: skip
    """The place of a theme, movement, document or award."""
    return Place(
        address=record_address(kind, record_id, portal.addresses.prefix),
        section=portal.section(kind),
        title=title,
        kind=kind_words or kicker.partition(" · ")[0],
        kicker=kicker,
        owner=owner,
        also=also,
        description=description,
        crumbs=trail(portal, kind),
        source=source,
    )


def _sorted(mentions: list[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: (mention.promise.id, mention.where))


def _based_on(award: Award, document_id: str) -> bool:
    return any(rule.source is not None and rule.source.document == document_id for rule in award.rules)
