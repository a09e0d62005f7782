"""Compile generator/words/vi.po to what gettext reads: `python -m tools.words`."""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

WORDS = Path(__file__).parents[1] / "generator" / "words"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
COMPILED = WORDS / "vi" / "LC_MESSAGES" / "messages.mo"


def compiled() -> bytes:
    """The words as gettext wants them."""
    target = io.BytesIO()
    with (WORDS / "vi.po").open("rb") as source:
        catalog = read_po(source, locale="vi")
    catalog.creation_date = catalog.revision_date = LONG_AGO  # the same words, the same bytes
    write_mo(target, catalog)
    return target.getvalue()


if __name__ == "__main__":
    COMPILED.write_bytes(compiled())
