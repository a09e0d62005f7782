"""The forms of admin/ on the web, without the strict policy that the pages for readers are tested under."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from forms import Clerk

TALL = 7000  # the forms draw a field only when it comes into view


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def office(real_site: Path) -> Iterator[str]:
    """The address of admin/index.html of the real site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(real_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/admin/index.html"
    server.shutdown()
    server.server_close()


@pytest.fixture
def clerk(office: str, visit: Callable[..., Any]) -> Callable[[dict[str, str]], tuple[Clerk, Any]]:
    """`clerk(files)`: a clerk signed in to the trial with those files, and the visit that notes what was asked."""

    def arrive(files: dict[str, str]) -> tuple[Clerk, Any]:
        seen = visit(office, width=1280, height=TALL)
        return Clerk(seen.page, office, files), seen

    return arrive
