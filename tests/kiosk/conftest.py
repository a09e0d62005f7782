"""The sample record's kiosks as files on disk, made once, and a Chromium that shows them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from faulty_server import OWNER, Open, Served, faulty
from kiosk_parts import portal_of
from playwright.sync_api import Browser, Page
from virtual_time import clock_at, ready

from generator.kiosk.files import kiosk_of, kiosk_page, kiosk_routes
from generator.kiosk.slides import Slides
from generator.kiosk.template import Template
from generator.pages.portal import Portal
from generator.reading.read import LoadedFolder, read_folder
from generator.theming.kiosk import kiosk_template

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


@pytest.fixture
def served(kiosks: Path) -> Iterator[Served]:
    with faulty(kiosks / "minh-hoa" / "kiosk" / OWNER) as found:
        yield found


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Open]:
    """`open_page(url, clock=…, script=…)` in a context of its own; nothing is cached between tests."""
    contexts = []

    def opened(
        url: str,
        clock: str | None = None,
        script: str = "",
        workers: str = "block",
        started: bool = True,
        **more: object,
    ) -> Page:
        context = chromium.new_context(viewport={"width": 512, "height": 256}, service_workers=workers, **more)
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.add_init_script((clock_at(clock) if clock else clock_at()) + script)
        page.goto(url)
        if started:
            ready(page)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def on_disk(served: Served, samples: Portal, template: Template, tmp_path: Path) -> Path:
    owner = samples.record.organisations[OWNER]
    kiosk = replace(kiosk_of(samples, Slides(samples), owner, ""), address="")
    target = tmp_path / "index.html"
    target.write_bytes(kiosk_page(kiosk, template, served.address))
    return target
