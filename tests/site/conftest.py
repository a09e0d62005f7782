"""The record that the real site was made from."""

from datetime import date
from pathlib import Path

import pytest
from building import REAL_DAY

from generator.model.record import Record
from generator.reading.read import read_folder


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
