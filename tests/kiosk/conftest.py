"""The sample record's kiosks as files on disk, made once, and a Chromium that shows them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from kiosk_parts import portal_of

from generator.kiosk.files import kiosk_routes
from generator.kiosk.template import Template
from generator.pages.portal import Portal
from generator.reading.read import LoadedFolder, read_folder
from generator.site.theme.kiosk_theme import kiosk_template

SITE = "https://thidua.example.vn/"


@pytest.fixture(scope="session")
def reading(project: Path) -> LoadedFolder:
    return read_folder(project)


@pytest.fixture(scope="session")
def template() -> Template:
    return kiosk_template()


@pytest.fixture(scope="session")
def samples(reading: LoadedFolder) -> Portal:
    return portal_of(reading, sample=True)


@pytest.fixture(scope="session")
def real(reading: LoadedFolder) -> Portal:
    return portal_of(reading, sample=False)


@pytest.fixture(scope="session")
def files(samples: Portal, real: Portal, template: Template) -> dict[str, bytes]:
    """Path → bytes of every kiosk file, samples and real."""
    routes = [route for portal in (real, samples) for route in kiosk_routes(portal, template, SITE)]
    return {route.path: made for route in routes if isinstance(made := route.make(), bytes)}


@pytest.fixture(scope="session")
def kiosks(once: Callable[[str, Callable[[Path], None]], Path], files: dict[str, bytes]) -> Path:
    """The files on disk. Nobody may write into them."""

    def write(target: Path) -> None:
        for path, data in files.items():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_bytes(data)

    return once("kiosks", write)
