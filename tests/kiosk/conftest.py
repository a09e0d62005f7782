"""The sample record's kiosks as files on disk, made once, and a Chromium that shows them."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kiosk_parts import portal_of
from playwright.sync_api import Browser, sync_playwright

from generator.kiosk.files import kiosk_files
from generator.kiosk.template import Template
from generator.pages.portal import Portal
from generator.reading.read import Reading, read_folder
from generator.site.kiosk_theme import kiosk_template
from tools.chromium import find_chromium

SITE = "https://thidua.example.vn/"


@pytest.fixture(scope="session")
def reading(project: Path) -> Reading:
    return read_folder(project)


@pytest.fixture(scope="session")
def template() -> Template:
    return kiosk_template()


@pytest.fixture(scope="session")
def samples(reading: Reading) -> Portal:
    return portal_of(reading, sample=True)


@pytest.fixture(scope="session")
def real(reading: Reading) -> Portal:
    return portal_of(reading, sample=False)


@pytest.fixture(scope="session")
def files(samples: Portal, real: Portal, template: Template) -> dict[str, bytes]:
    """Path → bytes of every kiosk file, samples and real."""
    return {path: data for portal in (real, samples) for path, data in kiosk_files(portal, template, SITE)}


@pytest.fixture(scope="session")
def kiosks(once: Callable[[str, Callable[[Path], None]], Path], files: dict[str, bytes]) -> Path:
    """The files on disk. Nobody may write into them."""

    def write(target: Path) -> None:
        for path, data in files.items():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_bytes(data)

    return once("kiosks", write)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser a worker."""
    path = find_chromium()
    if path is None:
        pytest.skip("không có Chromium: chạy `python -m tools.chromium`, hoặc đặt CHROMIUM=/đường/dẫn")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=sandbox)
        yield browser
        browser.close()
