"""A server of one kiosk's files that can fail in every way a school's network does."""

import json
import re
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page

TYPES = {"html": "text/html; charset=utf-8", "json": "application/json", "js": "text/javascript"}
OWNER = "truong-mau-sao-mai"
NOW = "Sat, 21 Nov 2026 03:00:00 GMT"
Open = Callable[..., Page]
FAULTS = ("down", "hang", "500", "captive", "cut")
CAPTIVE = b"<!DOCTYPE html><title>Wi-Fi</title><form>Xin m\xe1\xbb\x9di \xc4\x91\xc4\x83ng nh\xe1\xba\xadp</form>"


@dataclass
class Served:
    """The files by name, what was asked, and the fault in force ("" for none)."""

    files: dict[str, bytes]
    fault: str = ""
    cors: bool = True
    date: str = NOW
    address: str = ""
    asked: list[str] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)

    def change_theme(
        self, words: str, digest: str = "0123456789ab", built: str = "", more: Sequence[object] = ()
    ) -> None:
        """New content: another theme, another id; of another day, with `more` slides before it."""
        data = json.loads(self.files["data.json"])
        theme = next(slide for slide in data["slides"] if slide["k"] == "theme")
        theme["items"] = [{"t": words}]
        data["slides"] = [*more, theme]
        data["id"] = digest
        if built:
            data["built"] = int(datetime.fromisoformat(built).timestamp() * 1000)
        self._put(data, {"id": digest, "built": data["built"]})

    def change_code(self, app: str) -> None:
        """New code: the page ends with another mark."""
        page = self.files["index.html"].decode()
        self.files["index.html"] = re.sub(r'(data-app="|kiosk-end )[0-9a-f]{10}', rf"\g<1>{app}", page).encode()
        self._put(None, {"app": app})

    def _put(self, data: object, version: dict[str, object]) -> None:
        if data is not None:
            made = json.dumps(data).encode()
            self.files |= {"data.json": made, "data.js": b"window.kioskTake&&kioskTake(" + made + b");"}
        answer = {**json.loads(self.files["version.json"]), **version}
        self.files["version.json"] = json.dumps(answer).encode()


@contextmanager
def faulty(folder: Path, certificate: Path | None = None) -> Iterator[Served]:
    """Serve a kiosk's folder at `address`, over https with a certificate."""
    served = Served({path.name: path.read_bytes() for path in folder.iterdir()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(served))
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign] - a page that turned away is the test
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    served.address = f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}/"
    try:
        yield served
    finally:
        served.release.set()
        server.shutdown()
        server.server_close()


def _handler(served: Served) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.partition("?")[0].lstrip("/") or "index.html"
            served.asked.append(name)
            if served.fault in ("down", "hang"):
                self.close_connection = True
                _ = served.fault == "hang" and served.release.wait(30)
                return
            if served.fault in ("404", "410", "500"):
                self._answer(int(served.fault), b"oops", "html")
            elif served.fault == "captive":
                self._answer(200, CAPTIVE, "html")
            elif name not in served.files:
                self._answer(404, b"none", "html")
            else:
                body = served.files[name]
                self._answer(200, body[: len(body) // 2] if served.fault == "cut" else body, name.rpartition(".")[2])

        def _answer(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", TYPES[kind])
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-cache")
            if served.cors:
                self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(body)

        def date_time_string(self, timestamp: float | None = None) -> str:
            return served.date

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
