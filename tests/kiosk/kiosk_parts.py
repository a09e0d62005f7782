"""What several kiosk tests ask of the files and the records."""

import json
from datetime import date
from functools import partial
from typing import Any

from building import HOUSE

from generator.evaluation.engine import evaluate
from generator.pages.portal import Portal
from generator.reading.pictures.findings import picture_at
from generator.reading.read import LoadedFolder
from generator.theming.page_templates import template_environment

AS_OF = date(2026, 11, 21)


def portal_of(reading: LoadedFolder, *, sample: bool, as_of: date = AS_OF) -> Portal:
    """The real record's portal or the samples'."""
    record, base = (reading.sample_record, reading.record) if sample else (reading.record, None)
    assert record is not None
    picture = partial(picture_at, HOUSE)
    return Portal(record, evaluate(record, as_of, base=base), as_of, template_environment(), base, picture=picture)


def slides_of(files: dict[str, bytes], owner: str, kind: str) -> list[dict[str, Any]]:
    """The slides of a kind in a sample owner's data."""
    data = json.loads(files[f"minh-hoa/kiosk/{owner}/data.json"])
    return [slide for slide in data["slides"] if slide["k"] == kind]
