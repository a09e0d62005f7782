"""How many people of a body were decided an award for a year, as recognitions say. docs/RULES.md C-3."""

from collections.abc import Iterable, Mapping
from datetime import date

from generator.model.ids import full_id
from generator.model.recognitions import Recognition

Holders = Mapping[tuple[str, str, int], int]


def recognised(recognitions: Iterable[Recognition], as_of: date) -> Holders:
    """(award, organisation, year) → people, added over decisions published by `as_of`; what was revoked is left out.

    A recipient without a count, or of a unit alone, says nothing of the body.
    """
    published = [found for found in recognitions if found.published_on.first() <= as_of]
    gone = {pair for found in published if found.revokes for pair in _revoked(found, found.revokes)}
    counts: dict[tuple[str, str, int], int] = {}
    for found in published:
        if found.stage != "decided" or found.award is None or (found.id, None) in gone:
            continue
        for body in found.recipients:
            counted = body.organisation and body.count is not None and not body.unit
            if counted and (found.id, body.organisation) not in gone:
                key = (found.award, str(body.organisation), found.year)
                counts[key] = counts.get(key, 0) + (body.count or 0)
    return counts


def _revoked(revocation: Recognition, named: str) -> Iterable[tuple[str, str | None]]:
    """(id of the recognition, organisation) that a revocation takes back; None for the whole."""
    whole = full_id(revocation.id, named)
    bodies = [body.organisation for body in revocation.recipients if body.organisation]
    return [(whole, body) for body in bodies] or [(whole, None)]
