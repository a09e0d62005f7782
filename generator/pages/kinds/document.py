"""The pages of a document: who cites it, where and as what, and what the record holds because of it."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.formats import vi_date
from generator.labels.reference import DOCUMENT_KINDS
from generator.model.reference import Document
from generator.pages.linking.crosslinks import Because, Mention
from generator.pages.parts.by_year import filed_year, group_by_year, lengths, main_items, split_years
from generator.pages.parts.kind_pages import IndexLine, KindPages, by_group, index_line
from generator.pages.parts.reference_place import reference_place
from generator.pages.parts.year_pages import year_routes
from generator.pages.portal import Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import document_date, organisation_name, record_name


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
    found = portal.cross.because.get(document.id) or Because()
    return {"plans": found.plans, "guidance": found.guidance, "awards": found.awards, "themes": found.themes,
            "replaces": found.replaces}  # fmt: skip


def _sorted(mentions: list[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: (mention.promise.id, mention.where))


def document_lines(portal: Portal) -> Iterable[IndexLine]:
    """The index, by issuer."""
    return by_group(_line(portal, document) for document in portal.record.documents.values())


def _line(portal: Portal, document: Document) -> IndexLine:
    cited = len({mention.promise.id for mention in portal.cross.citing.get(document.id, [])})
    parts = [document_date(document), document.subject, f"{cited} nơi dẫn" if cited else ""]
    group = organisation_name(document.issuer, portal) if document.issuer else "Chưa rõ cơ quan ban hành"
    return index_line(portal, document, " · ".join(filter(None, parts)), group)


PAGES = KindPages(document_lines, document_routes)
