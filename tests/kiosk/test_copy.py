"""The copy on disk, the list of screens, and the links to kiosks."""

import json
import re
import zipfile
from copy import copy
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.kiosk.files import kiosk_of, kiosk_page, kiosk_routes
from generator.kiosk.listing import screens_route
from generator.kiosk.slides import Slides
from generator.kiosk.template import Template
from generator.pages.kinds.screens import kiosk_link
from generator.pages.page import Page
from generator.pages.portal import Portal
from generator.theming.kiosk import kiosk_template


def run(project: Path, *arguments: str) -> tuple[int, str]:
    made = CliRunner().invoke(cli, ["-C", str(project), "kiosk", *arguments])
    return made.exit_code, made.output


def test_a_copy_is_one_page_and_the_same_each_time(project: Path, tmp_path: Path):
    for name in ("a.zip", "b.zip"):
        code, printed = run(project, "tct-binh-thuan", "--zip", str(tmp_path / name), "--url", "https://cong.example")
        assert code == 0, printed
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["index.html"]
        page = archive.read("index.html").decode()
    assert 'data-remote="https://cong.example/kiosk/tct-binh-thuan/"' in page
    assert "connect-src 'self' https://cong.example; " in page
    assert re.search(r"script-src 'self' 'sha256-[^']+' https://cong\.example; ", page)


def test_a_copy_without_news_and_a_page_that_is_served_name_no_host(project: Path, tmp_path: Path, real: Portal):
    assert run(project, "tct-binh-thuan", "--zip", str(tmp_path / "a.zip"))[0] == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        copy = archive.read("index.html").decode()
    routes = kiosk_routes(real, kiosk_template(), "https://cong.example/")
    served = next(route.make() for route in routes if route.address == "kiosk/tct-binh-thuan/")
    for page in (copy, served.decode()):
        assert "connect-src 'self'; " in page
        assert 'data-remote=""' in page
        assert not re.search(r"script-src[^;]*http", page)


def test_an_address_that_is_none_is_refused(project: Path, tmp_path: Path):
    code, printed = run(project, "tct-binh-thuan", "--zip", str(tmp_path / "a.zip"), "--url", "cong.example")
    assert code == 2
    assert "https://" in printed
    assert not (tmp_path / "a.zip").exists()


@pytest.mark.parametrize(("owner", "day"), [("tct-binh-thuan", "2025-03-04"), ("truong-mau-sao-mai", "2026-11-15")])
def test_a_copy_is_of_the_day_that_is_given_a_samples_of_its_own(project: Path, tmp_path: Path, owner: str, day: str):
    assert run(project, owner, "--zip", str(tmp_path / "a.zip"), "--as-of", "2025-03-04")[0] == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert f'"asOf":"{day}"' in archive.read("index.html").decode()


def test_a_copy_takes_its_screen_along(project: Path, tmp_path: Path):
    target = tmp_path / "a.zip"
    code, _ = run(project, "truong-mau-sao-mai", "--zip", str(target), "--screen", "minh-hoa-cong-sao-mai")
    assert code == 0
    with zipfile.ZipFile(target) as archive:
        assert 'data-screen="minh-hoa-cong-sao-mai"' in archive.read("index.html").decode()


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["tct-binh-thua"], "tct-binh-thuan"),
        (["truong-mau-sao-mai", "--screen", "minh-hoa-cong"], "minh-hoa-cong-sao-mai"),
    ],
)
def test_a_mistyped_name_is_answered_with_the_right_one(project: Path, tmp_path: Path, arguments: list[str], hint: str):
    code, printed = run(project, *arguments, "--zip", str(tmp_path / "a.zip"))
    assert code == 2
    assert hint in printed
    assert not (tmp_path / "a.zip").exists()


def test_the_list_shows_each_screen_with_its_address(samples: Portal):
    page = screens_route(samples, "").make()
    assert isinstance(page, Page)
    assert page.address == "minh-hoa/kiosk/"
    for screen in samples.record.screens:
        assert page.body.count(f"man={screen}") == 3
    assert 'sandbox="allow-scripts"' in page.body


def test_the_list_says_which_data_each_screen_should_show(samples: Portal, files: dict[str, bytes]):
    page = screens_route(samples, "https://thidua.example.vn/").make()
    assert isinstance(page, Page)
    for owner, screens in (("truong-mau-sao-mai", 2), ("truong-mau-may-trang", 1)):
        expected = json.loads(files[f"minh-hoa/kiosk/{owner}/version.json"])["id"]
        assert page.body.count(f"<code>{expected}</code>, ngày 21/11/2026") == screens


def test_what_is_unpacked_can_be_read_by_everybody(project: Path, tmp_path: Path):
    target = tmp_path / "a.zip"
    assert run(project, "truong-mau-sao-mai", "--zip", str(target))[0] == 0
    with zipfile.ZipFile(target) as archive:
        assert [entry.external_attr >> 16 for entry in archive.infolist()] == [0o100644]


def test_a_screen_tells_that_it_is_alive_only_where_an_address_is_named(samples: Portal, template: Template):
    owner = samples.record.organisations["truong-mau-sao-mai"]
    plain = kiosk_page(kiosk_of(samples, Slides(samples), owner, ""), template).decode()
    assert "connect-src 'self';" in plain.replace("&#39;", "'")
    record = copy(samples.record)
    named = {"health": "https://giam-sat.example.vn/man"}
    record.screens = {key: one.model_copy(update=named if "sanh" in key else {}) for key, one in record.screens.items()}
    kiosk = kiosk_of(replace(samples, record=record), Slides(samples), owner, "")
    page = kiosk_page(kiosk, template).decode()
    assert "https://giam-sat.example.vn;" in page
    assert page.count("https://giam-sat.example.vn") == 2  # the policy, the setting


def test_who_has_a_plan_has_a_kiosk_and_who_has_none_has_none(real: Portal):
    organisations = real.record.organisations
    assert kiosk_link(real, organisations["tct-binh-thuan"]) == "kiosk/tct-binh-thuan/"
    assert kiosk_link(real, organisations["hvctqg"]) is None
