"""Settings of a screen: letters by distance, boxes, hours, days; what reaches the page."""

from fractions import Fraction

import pytest
from pydantic import ValidationError

from generator.kiosk.screens import em_px, settings
from generator.model.screens import Box, Hours, Screen, parse_box, parse_days, parse_hours


@pytest.mark.parametrize(
    ("pitch", "distance", "expected"),
    [
        ("10", 25, 13),
        ("10", 40, 16),
        ("4", 15, 15),
        ("4", 25, 25),
        ("2.5", 10, 16),
        ("2.5", 15, 24),
        ("0.634", 5, 31),
        ("0.634", 10, 62),
    ],
)
def test_letters_grow_with_the_distance(pitch: str, distance: int, expected: int):
    assert em_px(Fraction(pitch), Fraction(distance)) == expected


@pytest.mark.parametrize("text", ["512", "0x64", "512x256+1", "512x256-1-1", "ax b"])
def test_a_box_that_is_none_is_refused(text: str):
    with pytest.raises(Exception, match="không đọc được"):
        parse_box(text)


def test_box_hours_and_days_are_read():
    assert parse_box("512x256+10+20") == Box(512, 256, 10, 20)
    assert parse_hours("18:00-06:30") == Hours(1080, 390)
    assert parse_hours("00:00-24:00") == Hours(0, 1440)
    assert parse_days("1-3, 6") == (1, 2, 3, 6)


@pytest.mark.parametrize("text", ["18:00", "25:00-06:00", "18:61-19:00", "07:00-07:00", "7-17"])
def test_hours_that_are_none_are_refused(text: str):
    with pytest.raises(Exception, match="không đọc được"):
        parse_hours(text)


@pytest.mark.parametrize("text", ["0-5", "8", "5-1", "T2"])
def test_days_that_are_none_are_refused(text: str):
    with pytest.raises(Exception, match="không đọc được"):
        parse_days(text)


def screen(**more: object) -> Screen:
    return Screen.model_validate({"id": "x", "path": "x", "name": "X", "organisation": "truong-a", **more})


def test_a_screen_belongs_to_one_place():
    with pytest.raises(ValidationError):
        Screen.model_validate({"id": "x", "path": "x", "name": "X"})
    with pytest.raises(ValidationError):
        screen(cluster="cum-a")


def test_what_the_page_reads():
    made = settings(
        screen(
            profile="gate",
            box="128x64",
            pitch_mm="10",
            distance_m="40",
            dim="60%",
            off=[{"hours": "18:00-06:00", "days": "1-5"}, "12:00-13:00"],
            playlist=["theme", {"show": "targets", "from": "2026-01"}],
        )
    )
    assert made == {
        "profile": "gate",
        "box": [128, 64, 0, 0],
        "em": 16,
        "dim": 0.6,
        "off": [{"days": [1, 2, 3, 4, 5], "hours": [1080, 360]}, {"hours": [720, 780]}],
        "playlist": [{"show": "theme"}, {"show": "targets", "from": "2026-01-01"}],
    }
