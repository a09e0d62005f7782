"""What the edits of a checkout do to the verdicts; outside one, what every correction and amendment did."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.history.edits import edited_since
from generator.history.past_record import as_it_was
from generator.model.base import Filed
from generator.model.drafts import without_drafts
from generator.reading.read import Sides
from generator.reading.records.files import read_file

MOST = 20


def described(root: Path, since: str, sides: Sides, as_of: date) -> str:
    """The consequences in words, "" where there are none: of what changed `since` that commit, or of all
    corrections and amendments where there is no git. At most `MOST` files are listed.
    """
    edited = edited_since(root, since) if since else []
    if since and not edited:
        return ""
    from generator.exports.changes.consequences import amending, consequences, moving
    from generator.exports.changes.text import consequences_text

    real = without_drafts(sides.real.record)
    sample = without_drafts(sides.sample.record) if sides.sample else None
    records = [(real, as_of, None), *([(sample, sample.day(as_of), real)] if sample else [])]
    found, left = [], MOST
    earlier = dict(_earlier(root, since, edited)) if since else {}
    count = 0
    for record, day, base in records:
        movers = moving(record, edited) if since else amending(record) if base is None else []
        count += len(movers)
        found += list(consequences(record, movers[:left], earlier, day, base))
        left = MOST - len(found)
    return consequences_text(found, as_of, count - len(found))


def _earlier(root: Path, since: str, edited: list[str]) -> Iterator[tuple[str, Filed]]:
    """What the edited files held, where they were and could be read."""
    with as_it_was(root, since, edited) as folder:
        for path in edited:
            if (folder / path).is_file():
                yield from ((path, entry) for _, entry in read_file(folder, path).records)
