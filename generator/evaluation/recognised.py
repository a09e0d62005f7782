"""How many people of a body were decided an award for a year, as recognitions say. docs/RULES.md C-3."""

from collections.abc import Iterable, Mapping
from datetime import date

from generator.evaluation.revocations import Revocations
from generator.model.recognitions import Recognition

Holders = Mapping[tuple[str, str, int], int]


def recognised(recognitions: Iterable[Recognition], as_of: date) -> Holders:
    """(award, organisation, year) → people, added over decisions published by `as_of`; what was revoked is left out.

    A recipient without a count, or of a unit alone, says nothing of the body.
    """
    known = list(recognitions)
    revocations = Revocations(known, as_of)
    counts: dict[tuple[str, str, int], int] = {}
    for found in known:
        if found.stage != "decided" or found.award is None or found.published_on.first() > as_of:
            continue
        for body in found.recipients:
            counted = body.organisation and body.count is not None and not body.unit
            if counted and revocations.newest(found, body) is None:
                key = (found.award, str(body.organisation), found.year)
                counts[key] = counts.get(key, 0) + (body.count or 0)
    return counts
