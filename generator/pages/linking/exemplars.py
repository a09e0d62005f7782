"""Exemplars that may be shown, as other pages lead to them."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.model.ids import year_of
from generator.model.results import Exemplar
from generator.pages.portal import Portal
from generator.vietnamese import sort_key

MOST_CARDS = 12


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list of exemplars: its title, and (kind, id, how many) of what they are of."""

    title: str
    values: list[tuple[str, str, int]]


def showable(portal: Portal, exemplar: Exemplar) -> bool:
    """No consent for a person, no page; consent is per channel and may end."""
    consent = exemplar.consent
    if consent is None:
        return exemplar.subject == "collective"
    lasting = consent.until is None or portal.as_of <= consent.until.last()
    return lasting and "website" in consent.channels


def shown_exemplars(portal: Portal, fits: Callable[[Exemplar], bool] = lambda _: True) -> list[Exemplar]:
    """Those that fit, with the consent they need, the newest year first and by title within a year."""
    found = (one for one in portal.record.exemplars.values() if fits(one) and showable(portal, one))
    return sorted(found, key=lambda one: (-year_of(one.id), sort_key(one.title)))


def facets(portal: Portal, listed: Iterable[Exemplar]) -> list[Facet]:
    """The organisations and movements of some exemplars, the most frequent first; each has its own on its page."""
    shown = list(listed)
    bodies = Counter(one.organisation for one in shown)
    movements = Counter(key for one in shown for key in one.movements)
    found = (
        ("Theo tổ chức", "organisations", bodies), ("Theo phong trào", "movements", movements),
    )  # fmt: skip
    return [Facet(title, _ordered(portal, kind, counts)) for title, kind, counts in found if counts]


def _ordered(portal: Portal, kind: str, counts: Counter[str]) -> list[tuple[str, str, int]]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], sort_key(portal.called(kind, pair[0])[0])))
    return [(kind, key, count) for key, count in ordered]
