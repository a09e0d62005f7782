"""A record is judged while it is checked: a fault of the judgement is told only where the record has no errors."""

from datetime import date
from pathlib import Path

import pytest

import generator.site.portal_build as portal_build
from generator.site.portal_build import prepare
from generator.site.settings import Settings

CASES = Path(__file__).parents[1] / "cases" / "check"
PROCESSES = [1, 2]


def prepared(folder: Path) -> portal_build.PortalBuild:
    return prepare(Settings(folder, date(2026, 1, 1), samples=True))


@pytest.mark.parametrize("processes", PROCESSES)
@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_errors_are_found_whatever_the_judgement_comes_to(case: str, processes: int, monkeypatch: pytest.MonkeyPatch):
    folder = CASES / case
    monkeypatch.setattr(portal_build, "shares_for", lambda files: processes)
    alone = portal_build.load_sides(folder)
    expected = portal_build.reading_of(folder, alone, portal_build.check_sides(folder, alone, date(2026, 1, 1)), ())
    assert prepared(folder).reading.problems == expected.problems


def broken(*_: object) -> None:
    raise ZeroDivisionError("lỗi của chương trình")


@pytest.mark.parametrize("processes", PROCESSES)
def test_a_fault_of_the_judgement_is_told(processes: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(portal_build, "shares_for", lambda files: processes)
    monkeypatch.setattr(portal_build, "judge", broken)
    build = prepared(CASES / "good")
    assert build.reading.errors == ()
    with pytest.raises(ZeroDivisionError):
        build.portals()
