"""The real site as trees, and the record it was made from."""

from datetime import date
from pathlib import Path

import pytest
from building import REAL_DAY
from html_tree import Element, parse_file

from generator.model.record import Record
from generator.pages.linking.addresses import EMBED
from generator.reading.read import read_folder


@pytest.fixture(scope="session")
def pages(real_site: Path) -> dict[str, Element]:
    """File below the site → tree, of every page for readers. Kiosks, forms and frames have tests of their own."""
    found = (path for path in sorted(real_site.rglob("*.html")) if path.parent.parent.name != "kiosk")
    found = (path for path in found if path.parent != real_site / "admin" and path != real_site / EMBED)
    return {path.relative_to(real_site).as_posix(): parse_file(path) for path in found}


@pytest.fixture(scope="session")
def record(project: Path) -> Record:
    """What the data of the checkout says."""
    reading = read_folder(project)
    assert not reading.errors
    return reading.record


@pytest.fixture(scope="session")
def as_of() -> date:
    """The day the real site speaks of."""
    return REAL_DAY
