"""How long an edit takes to reach a page in the browser, as `thidua serve` shows it. Run as a program of its own.

A plan is edited, as an editor would do it, while a tab shows its page: the clock runs from the save to the last byte of
the page that the tab, told to reload, then asks for.
"""

import json
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import median
from typing import Any

EDITS, REST_SECONDS, PATIENCE_SECONDS = 5, 2.0, 600.0
CHECKED = 8  # so many times as long takes the check of all files that follows; the next edit is not to wait for it
_TARGET = re.compile(r"at_least: \S+")
_MARKS = re.compile(r'data-(?:file|made)="([^"]*)"')


def measure_edits(project: Path, tool: Path, edits: int = EDITS) -> dict[str, float]:
    """Seconds until the first page of a server that starts, and from an edit to the page: the edit in the middle."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    begun = time.perf_counter()
    line = [str(tool), "-C", str(project), "serve", "--address", place]
    server = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        plan = max(project.glob("content/plans/*/*.yml"))
        address = f"http://{place}/ke-hoach/{plan.parent.name}/{plan.stem}/"
        _wait_for(address)
        started = time.perf_counter() - begun
        kept = plan.read_text("utf-8")
        taken = [_edit(plan, kept, 51 + number, address) for number in range(edits)]
        plan.write_text(kept, "utf-8")
        return {"start": started, "edit": median(taken)}
    finally:
        server.terminate()
        server.wait()


def _edit(plan: Path, text: str, percent: int, address: str) -> float:
    file, made = _MARKS.findall(_page(address))
    root = address[: address.index("/", len("http://"))]
    with _opened(f"{root}/__thidua__/events?file={file}&made={made}") as events:
        time.sleep(REST_SECONDS)
        changed = _TARGET.sub(f"at_least: {percent}%", text, count=1)
        begun = time.perf_counter()
        plan.write_text(changed, "utf-8")
        while not events.readline().startswith(b"event: reload"):
            pass
        page = _page(address)
        taken = time.perf_counter() - begun
    if f"{percent}" not in page:
        raise ValueError(f"{address}: the edit is not on the page")
    time.sleep(REST_SECONDS + CHECKED * taken)
    return taken


def _page(address: str) -> str:
    with _opened(address) as answer:
        return str(answer.read().decode())


def _opened(address: str) -> Any:
    return urllib.request.urlopen(address, timeout=PATIENCE_SECONDS)  # noqa: S310 - our own server


def _wait_for(address: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            _page(address)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return


if __name__ == "__main__":
    found = measure_edits(Path(sys.argv[1]), Path(sys.executable).with_name("thidua"))
    sys.stdout.write(json.dumps(found))
