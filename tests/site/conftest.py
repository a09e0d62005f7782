"""The real site as trees, and the record it was made from."""

from datetime import date
from pathlib import Path

import pytest

from generator.model.record import Record
from generator.reading.read import read_folder
from html_tree import Element, parse_file


@pytest.fixture(scope="session")
def pages(real_site: Path) -> dict[str, Element]:
    """File → tree, of every page; the file as a posix path below the site."""
    return {path.relative_to(real_site).as_posix(): parse_file(path) for path in sorted(real_site.rglob("*.html"))}


@pytest.fixture(scope="session")
def record(project: Path) -> Record:
    """What the data of the checkout says."""
    reading = read_folder(project)
    assert not reading.errors
    return reading.record


@pytest.fixture(scope="session")
def as_of(project: Path) -> date:
    """The day the real site speaks of."""
    from generator.site.settings import settings_for

    return settings_for(project).as_of
