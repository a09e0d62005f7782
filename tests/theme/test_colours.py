"""Contrast of text, signs and grounds in both schemes, from the variables of portal.css (WCAG 2.2: 1.4.3, 1.4.11)."""

import re
from pathlib import Path

import pytest

SHEET = Path(__file__).parents[2] / "theme" / "assets" / "portal.css"
STATUSES = ("met", "exceeded", "not_met", "at_risk", "pending", "undetermined", "not_reported", "not_applicable")
GROUNDS = ("paper", "sheet", "sunk")
TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-2", "lacquer", "lacquer-deep") for ground in GROUNDS],
    *[(status, f"{status}-wash") for status in STATUSES],
    *[("ink", wash) for wash in ("gold-wash", "lacquer-wash", "at_risk-wash", "met-wash")],
    ("ink-2", "lacquer-wash"),
    ("gold", "gold-wash"),
    ("lacquer", "at_risk-wash"),
]
SIGNS = [("edge", ground) for ground in GROUNDS] + [
    (mark, ground)
    for mark in ("plan", "floor", *(status for status in STATUSES if status != "not_applicable"))
    for ground in ("sheet", "sunk")
]


def scheme(name: str) -> dict[str, str]:
    """Variable → colour of one scheme."""
    block = re.search(rf'\[data-md-color-scheme="{name}"\] \{{(.*?)\}}', SHEET.read_text("utf-8"), re.S)[1]
    return dict(re.findall(r"--td-([\w-]+): (#[0-9a-f]{3,6}|transparent);", block))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["default", "slate"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_is_readable(name, ink, ground):
    colours = scheme(name)
    under = colours[ground] if colours[ground] != "transparent" else colours["paper"]
    assert contrast(colours[ink], under) >= 4.5


@pytest.mark.parametrize("name", ["default", "slate"])
@pytest.mark.parametrize(("mark", "ground"), SIGNS)
def test_signs_and_edges_can_be_made_out(name, mark, ground):
    colours = scheme(name)
    assert contrast(colours[mark], colours[ground]) >= 3


def test_both_schemes_know_the_same_colours():
    assert set(scheme("default")) == set(scheme("slate")) > {"paper", "ink", "lacquer"}


def test_the_dark_of_those_without_scripts_is_that_of_slate():
    sheet = SHEET.read_text("utf-8")
    block = re.search(r'\.no-js body\[data-md-color-scheme="default"\] \{(.*?)\}', sheet, re.S)[1]
    slate = re.search(r'\n\[data-md-color-scheme="slate"\] \{(.*?)\}', sheet, re.S)[1]
    rules = [set(re.findall(r"--td-[\w-]+: [^;]+;", text)) for text in (block, slate)]
    assert rules[0] == rules[1] > set()


def test_black_on_white_is_the_measure():
    assert contrast("#000", "#fff") == pytest.approx(21)
