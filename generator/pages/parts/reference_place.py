"""The place of what plans refer to."""

from generator.pages.linking.addresses import record_address
from generator.pages.page import Crumb
from generator.pages.parts.trail import trail
from generator.pages.portal import Place, Portal


def reference_place(
    portal: Portal, kind: str, record_id: str, title: str, kicker: str, description: str, source: str, owner: str,
    also: tuple[str, ...] = (), kind_words: str = "", above: tuple[Crumb, ...] = (),
    beside: tuple[str, ...] = (),
) -> Place:  # fmt: skip
    """The place of a theme, movement, document, award or recognition; `above` stand between its index and itself."""
    return Place(
        address=record_address(kind, record_id, portal.addresses.prefix),
        section=portal.section(kind),
        title=title,
        kind=kind_words or kicker.partition(" · ")[0],
        kicker=kicker,
        owner=owner,
        also=also,
        description=description,
        crumbs=trail(portal, kind, *above),
        source=source,
        beside=beside,
    )
