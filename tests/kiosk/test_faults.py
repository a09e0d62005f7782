"""The server fails in every way: the page plays on, and takes new content and code when they can be had."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from faulty_server import FAULTS, OWNER, Open, Served, faulty
from playwright.sync_api import Browser
from virtual_time import clock_at, live, live_until, plays, ready, text
from visits import until

from tools.chromium import find_chromium

pytestmark = pytest.mark.browser
NEWS = "Nội dung mới"
POLLS = 1400  # seconds: at least three polls, whatever the retries
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)


@pytest.mark.parametrize("fault", FAULTS)
def test_it_plays_on_and_recovers(served: Served, open_page: Open, fault: str):
    page = open_page(served.address)
    served.fault = fault
    report = live(page, POLLS, pause_ms=2)
    assert report["polls"] >= 3
    assert report["failures"] >= 3
    plays(page)
    assert "○" in text(page)
    served.fault = ""
    served.release.set()
    served.change_theme(NEWS)
    live_until(page, lambda _: NEWS in text(page), 700, pause_ms=5)
    assert NEWS in text(page)


def test_new_content_comes_without_a_reload(served: Served, open_page: Open):
    page = open_page(served.address)
    page.evaluate("window.__mark = 1")
    served.change_theme(NEWS)
    report = live_until(page, lambda _: NEWS in text(page), 500, pause_ms=5)
    assert NEWS in text(page)
    assert page.evaluate("window.__mark") == 1
    assert report["id"] == "0123456789ab"
    assert set(served.asked) <= {"index.html", "version.json", "data.json", "favicon.ico"}


@pytest.mark.parametrize("broken", [b"{", b'{"end":true}', b"<html>"])
def test_half_content_is_never_shown(served: Served, open_page: Open, broken: bytes):
    page = open_page(served.address)
    served.change_theme(NEWS)
    served.files["data.json"] = broken
    report = live(page, 700, pause_ms=3)
    assert report["id"] != "0123456789ab"
    assert report["failures"] >= 1
    plays(page)


def test_new_code_reloads_the_page_once(served: Served, open_page: Open):
    page = open_page(served.address)
    page.evaluate("window.__mark = 1")
    served.change_code("00112233aa")
    with page.expect_navigation():
        page.evaluate("() => { __live(700000, 5000, 5); }")
    ready(page)
    assert page.evaluate("kiosk.report().app") == "00112233aa"
    served.change_code("00112233bb")
    page.evaluate("window.__mark = 1")
    live(page, 500, pause_ms=3)
    assert page.evaluate("window.__mark") == 1, "two reloads within ten minutes"


def test_code_without_its_mark_is_not_taken(served: Served, open_page: Open):
    page = open_page(served.address)
    page.evaluate("window.__mark = 1")
    served.change_code("00112233aa")
    served.files["index.html"] = served.files["index.html"][:-40]
    live(page, 1000, pause_ms=3)
    assert page.evaluate("window.__mark") == 1
    plays(page)


def test_a_player_of_2005_learns_the_time_from_the_server(served: Served, open_page: Open):
    version = served.files.pop("version.json")
    page = open_page(served.address, clock="2005-01-01T00:00:00+07:00")
    assert page.evaluate("kiosk.report().clock") == "unknown"
    served.files["version.json"] = version
    report = live_until(page, lambda state: state["clock"].startswith("20"), 400, pause_ms=5)
    assert report["clock"].startswith("20")
    assert report["errors"] == 0


def test_blocked_storage_is_tolerated(served: Served, open_page: Open):
    page = open_page(served.address, script=NO_STORAGE)
    served.change_theme(NEWS)
    report = live_until(page, lambda _: NEWS in text(page), 500, pause_ms=5)
    assert NEWS in text(page)
    assert report["errors"] == 0


def test_it_plays_in_a_sandboxed_frame(served: Served, open_page: Open, tmp_path: Path):
    outer = tmp_path / "outer.html"
    outer.write_text(f'<iframe sandbox="allow-scripts" src="{served.address}" width="512" height="256"></iframe>')
    context = open_page(served.address).context
    page = context.new_page()
    page.add_init_script(clock_at())
    page.goto(outer.as_uri())
    frame = page.frames[1]
    ready(frame)
    report = live(frame, 120)
    assert report["changes"] >= 5
    assert report["errors"] == 0


# From disk: a copy that knows where its news come from.


@pytest.mark.parametrize("cors", [True, False], ids=["cors", "script"])
def test_a_copy_on_disk_gets_new_content_and_keeps_it(served: Served, open_page: Open, on_disk: Path, cors: bool):
    served.cors = cors
    page = open_page(on_disk.as_uri())
    served.change_theme(NEWS)
    live_until(page, lambda _: NEWS in text(page), 500, pause_ms=8)
    assert NEWS in text(page)
    served.fault = "down"
    page.reload()
    ready(page)
    assert NEWS in text(page)
    plays(page)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_copy_on_disk_plays_on(served: Served, open_page: Open, on_disk: Path, fault: str):
    served.fault = fault
    page = open_page(on_disk.as_uri(), clock="2005-01-01T00:00:00+07:00")
    report = live(page, 400, pause_ms=2)
    assert report["clock"] == "unknown"
    assert report["failures"] >= 1
    plays(page)
    assert "còn" not in page.evaluate("JSON.stringify(kiosk.pages().map(p => p.items.map(i => i.value || '')))")


# The service worker: content after a power cut without network, on a secure origin.


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("không có openssl để làm chứng thư thử")
    made = tmp_path_factory.mktemp("tls") / "both.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
               "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", f"{made}.key", "-out", f"{made}.crt"]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    made.write_bytes(Path(f"{made}.key").read_bytes() + Path(f"{made}.crt").read_bytes())
    return made


@pytest.mark.parametrize("fault", ["down", "captive", "cut", "500"])
def test_a_reload_without_network_shows_content(served: Served, open_page: Open, fault: str):
    page = open_page(served.address, workers="allow")
    until(page, "caches.open('kiosk').then(c => c.keys()).then(k => k.length > 0)")
    served.fault = fault
    page.reload()
    ready(page)
    plays(page)


def test_the_worker_keeps_no_news(served: Served, open_page: Open):
    page = open_page(served.address, workers="allow")
    until(page, "caches.open('kiosk').then(c => c.keys()).then(k => k.length > 0)")
    live(page, 400, pause_ms=3)
    kept = page.evaluate("caches.open('kiosk').then(c => c.keys()).then(k => k.map(r => r.url))")
    assert kept == [served.address]


def test_over_https_a_power_cut_without_network_is_survived(
    chromium: Browser, kiosks: Path, certificate: Path, tmp_path: Path
):
    arguments = ["--ignore-certificate-errors", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with faulty(kiosks / "minh-hoa" / "kiosk" / OWNER, certificate) as served:
        for fault in ("", "down"):
            served.fault = fault
            context = chromium.browser_type.launch_persistent_context(
                str(tmp_path / "profile"), executable_path=find_chromium(), args=arguments
            )
            page = context.new_page()
            page.goto(served.address)
            until(page, "window.kiosk && kiosk.report().changes > 0")
            if not fault:
                until(page, "caches.open('kiosk').then(c => c.keys()).then(k => k.length > 0)")
            assert "MINH HỌA" in page.inner_text("body")
            context.close()
