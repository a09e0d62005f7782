"""The pages of a movement: which plans and guidance name it."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.labels.reference import MOVEMENT_KINDS
from generator.model.kinds import EXEMPLARS
from generator.model.plans import Promise
from generator.model.reference import Movement
from generator.pages.linking.crosslinks import Mention
from generator.pages.linking.exemplars import shown_exemplars
from generator.pages.parts.by_year import MOST_LINES, filed_year, group_by_year, lengths, main_items, split_years
from generator.pages.parts.kind_pages import IndexLine, KindPages, by_group, index_line
from generator.pages.parts.reference_place import reference_place
from generator.pages.parts.year_pages import year_routes
from generator.pages.portal import Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import organisation_name


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
        return {"movement": movement, "mentions": shown, "parts": parts, "years": years,
                EXEMPLARS.key: shown_exemplars(portal, lambda one: movement.id in one.movements),
                "prefix": portal.addresses.prefix}  # fmt: skip

    yield page_route(portal, place, "movement.html", main)
    yield from year_routes(portal, place, years, "movement_year.html", lambda year: {"mentions": groups[year]})


def gather(mentions: list[Mention]) -> list[tuple[Promise, list[str]]]:
    """Each plan or guidance once, with all its places."""
    places: dict[str, tuple[Promise, list[str]]] = {}
    for mention in mentions:
        entry = places.setdefault(f"{type(mention.promise).__name__}/{mention.promise.id}", (mention.promise, []))
        if mention.where and mention.where not in entry[1]:
            entry[1].append(mention.where)
    return list(places.values())


def movement_lines(portal: Portal) -> Iterable[IndexLine]:
    """The index, by kind of movement."""
    found = portal.record.movements.values()
    lines = (index_line(portal, one, _joined(portal, one), MOVEMENT_KINDS[one.kind]) for one in found)
    return by_group(lines, list(MOVEMENT_KINDS.values()))


def _joined(portal: Portal, movement: Movement) -> str:
    promises = {mention.promise.id for mention in portal.cross.joining.get(movement.id, [])}
    return f"{len(promises)} kế hoạch nêu tên" if promises else ""


PAGES = KindPages(movement_lines, movement_routes)
