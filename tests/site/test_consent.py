"""Nobody is published without consent: not on a page, not in the search, not in the data beside the pages."""

from pathlib import Path

import pytest

from generator.reading.read import read_folder


@pytest.fixture(scope="module")
def withheld(project: Path) -> list[str]:
    """Titles of the sample's exemplars without a consent that holds."""
    sample = read_folder(project).sample_record
    assert sample is not None
    people = [entry for entry in sample.exemplars.values() if entry.subject == "person"]
    return [entry.title for entry in people if entry.consent is None]


def test_sample_has_someone_to_withhold(withheld: list[str]) -> None:
    assert withheld


def test_title_stands_nowhere_in_the_site(real_site: Path, withheld: list[str]) -> None:
    texts = [path for path in real_site.rglob("*") if path.suffix in {".html", ".js", ".json", ".yml", ".xml"}]
    for title in withheld:
        assert not [str(path) for path in texts if title in path.read_text("utf-8", "replace")]


def test_samples_stay_out_of_the_real_data(real_site: Path) -> None:
    assert not (real_site / "du-lieu" / "examples").exists()
    assert list((real_site / "minh-hoa" / "du-lieu" / "examples").rglob("*.yml"))
