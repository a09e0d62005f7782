"""A project being edited while it is served."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from building import HOUSE, committed, environ

ONE_PLAN = Path(__file__).parent / "cases" / "site" / "one-plan" / "input"
PATIENCE_SECONDS, BREATH_SECONDS = 90, 0.1


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Desk:
    """A project being edited while it is served from a checkout of its own, whose theme is edited too."""

    def __init__(self, folder: Path, module: str = "generator.cli", config: str = "") -> None:
        """Serve with `thidua`, or with `mkdocs` and what its own command needs in mkdocs.yml."""
        self.project = committed(ONE_PLAN, folder / "project", {"prose/them.md": "# Thêm"} if config else {})
        with (self.project / "mkdocs.yml").open("a", encoding="utf-8") as written:
            written.write(config)
        self.house = folder / "house"
        for part in ("generator", "theme"):
            shutil.copytree(HOUSE / part, self.house / part, ignore=shutil.ignore_patterns("__pycache__"))
        self.printed = folder / "printed.txt"
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        port = free_port()
        self.address = f"http://127.0.0.1:{port}/"
        place = f"127.0.0.1:{port}"
        ours = ["-C", str(self.project), "serve", "--address", place]
        theirs = ["serve", "--config-file", str(self.project / "mkdocs.yml"), "--dev-addr", place]
        line = [sys.executable, "-m", module, *(theirs if module == "mkdocs" else ours)]
        with self.printed.open("wb") as printed:
            self.process = subprocess.Popen(
                line,
                cwd=self.house,
                env=self._environ(),
                stdout=printed,
                stderr=printed,
            )

    def _environ(self) -> dict[str, str]:
        """Where the lines are counted that tests run through, those of this checkout of its own are."""
        own = {"PYTHONPATH": str(self.house), "PYTHONUNBUFFERED": "1", "TMPDIR": str(self.temporary)}
        made = environ(own)
        if made.pop("COVERAGE_PROCESS_CONFIG", ""):
            made["COVERAGE_PROCESS_START"] = str(HOUSE / "pyproject.toml")
        return made

    def asked(self, address: str) -> Any:
        """The answer to a request, still open."""
        return urllib.request.urlopen(self.address + address, timeout=PATIENCE_SECONDS)

    def page(self, address: str) -> str:
        """What the server answers; empty while it does not."""
        try:
            with self.asked(address) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            return ""

    @contextmanager
    def events(self, address: str) -> Iterator[Iterator[tuple[str, str]]]:
        """What an open tab is told, as (kind, data)."""
        file, made = re.findall(r'data-(?:file|made)="([^"]*)"', self.page(address))
        with self.asked(f"__thidua__/events?file={file}&made={made}") as stream:
            lines = (line.decode().rstrip("\n") for line in stream)
            reported = (line.removeprefix("event: ") for line in lines if line.startswith("event: "))
            yield ((kind, next(lines).removeprefix("data:").strip()) for kind in reported)

    def until(self, fulfilled: Callable[[], bool]) -> None:
        """Wait for what an edit should bring about."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not fulfilled():
            assert self.process.poll() is None, self.printed.read_text("utf-8")
            assert time.monotonic() < end, self.printed.read_text("utf-8")[-2000:]
            time.sleep(BREATH_SECONDS)

    def end(self) -> None:
        """Stop the server as Ctrl+C does."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def edit(self, path: Path, old: str, new: str) -> None:
        """Change a text once in a file."""
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
