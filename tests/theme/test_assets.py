"""The files the site serves itself: as pinned, complete, and asking nothing of anybody else."""

import json
import re
from pathlib import Path

import pytest

from generator.theming.sheet import materials_sheets, one_sheet, own_sheets
from tools import fonts, vendor

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "theme" / "assets"
OVERRIDES = ROOT / "theme" / "overrides"
PINS = json.loads((ROOT / "tools" / "vendored.json").read_text("utf-8"))
FONTS = json.loads((ROOT / "tools" / "fonts.json").read_text("utf-8"))
OWN = sorted(path for path in ASSETS.iterdir() if path.suffix in {".css", ".js", ".svg"})
NAMESPACES = {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin["package"])
def test_vendored_files_are_as_pinned(pin):
    assert pin["sha256"]
    assert vendor.problems(pin) == []


@pytest.mark.parametrize("pin", FONTS, ids=lambda pin: pin["package"])
def test_fonts_are_as_pinned(pin):
    assert {name: fonts.found(pin, name) for name in pin["sha256"]} == pin["sha256"]
    assert pin["licences"]
    assert {*pin["licences"].values(), *pin["subsets"].values()} == set(pin["sha256"])


def test_a_changed_or_missing_file_is_reported(tmp_path, monkeypatch):
    monkeypatch.setattr(vendor, "ASSETS", tmp_path)
    (tmp_path / "here.js").write_text("changed")
    pin = {"sha256": {"here.js": vendor.sha256(b"original"), "gone.js": "0"}}
    assert vendor.problems(pin) == ["here.js: hash differs from the pin", "gone.js: missing"]


def test_every_file_of_a_package_is_pinned_and_has_its_licence_beside_it():
    pinned = {name for pin in PINS for name in pin["sha256"] if vendor.folder_of(pin) == ASSETS}
    pinned |= {f"fonts/{name}" for pin in FONTS for name in pin["sha256"] if pin["folder"] == fonts.PAGES}
    served = {
        path.relative_to(ASSETS).as_posix()
        for folder in ("vendor", "fonts")
        for path in (ASSETS / folder).rglob("*")
        if path.is_file()
    }
    assert served == pinned
    assert all(any("LICENSE" in name for name in pin["sha256"]) for pin in PINS)


def test_plotly_runs_without_eval():
    bundle = (ASSETS / "vendor" / "plotly-basic.min.js").read_text("utf-8")
    assert not re.search(r"new Function\b|[^.\w]eval\(|[^.\w]Function\(['\"]", bundle)


def test_plotly_finds_its_style_rules_in_a_file():
    sheet = (ASSETS / "vendor" / "plotly.css").read_text("utf-8")
    assert ".js-plotly-plot .plotly .main-svg{position:absolute;" in sheet
    assert not re.search(r"(^|[ ,])[XY]([ :,{]|$)", sheet, re.M)


def test_every_font_file_is_named_in_the_sheet_and_the_other_way_round():
    named = set(re.findall(r'url\("([^"]+\.woff2)"\)', (ASSETS / "fonts.css").read_text("utf-8")))
    assert named == {path.relative_to(ASSETS).as_posix() for path in (ASSETS / "fonts").rglob("*.woff2")}


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_our_own_files_name_no_other_host(path):
    assert set(re.findall(r"https?://[^\s'\"<>)]+", path.read_text("utf-8"))) <= NAMESPACES


@pytest.mark.parametrize("path", sorted(OVERRIDES.rglob("*.html")), ids=lambda path: path.name)
def test_overrides_have_no_inline_script_handler_or_style(path):
    text = path.read_text("utf-8")
    if path.name == "404.html":  # stands at any depth, so no sheet can be linked; it says why
        text = text.replace("<style>{{ rules }}</style>", "", 1)
    assert all("src=" in tag for tag in re.findall(r"<script\b[^>]*>", text))
    assert not re.search(r"\son\w+=|\sstyle=|<style|javascript:", text)


def test_every_sheet_of_the_look_is_loaded():
    assert sorted(own_sheets(ASSETS)) == sorted(ASSETS.glob("*.css"))


def test_the_one_sheet_has_every_rule_in_order_and_no_comment():
    sheets = (*materials_sheets(), *own_sheets(ASSETS))
    whole = one_sheet(sheets).decode()
    apart = "".join(sheet.read_text("utf-8") for sheet in sheets)
    assert whole.count("/*") == whole.count('content:"/* "') == 1  # a text of Material's
    assert [whole.count(brace) for brace in "{}"] == [
        re.sub(r"/\*[^\"]*?\*/", "", apart).count(brace) for brace in "{}"
    ]
    places = [
        whole.index(rule) for rule in (".md-header", "[data-md-color-scheme=slate]", "font-display", ".td-findings {")
    ]
    assert places == sorted(places)


def test_the_list_of_parts_names_classes_that_exist():
    sheets = "".join(path.read_text("utf-8") for path in ASSETS.glob("*.css"))
    rules = re.sub(r"/\*.*?\*/", "", sheets, flags=re.S)
    listing = re.search(r"/\*\s+\* Cổng thi đua: the look.*?\*/", sheets, re.S)[0]
    named = {name.rstrip("-_") for name in re.findall(r"\btd-[a-z][\w-]*", listing)} - {"td-external"}
    assert {name for name in named if f".{name}" not in rules} == set()
