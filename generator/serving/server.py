"""The server: pages as they are now, and a stream that tells open tabs to reload and what is wrong."""

import asyncio
import errno
import json
import logging
import signal
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from html import escape
from mimetypes import guess_type
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from generator.errors import WRONG_USAGE, UserError, reason
from generator.serving.site import LiveSite
from generator.serving.state import ServedFile
from generator.serving.watching import changed_paths
from generator.theming.files import theme_folder

log = logging.getLogger("uvicorn.error")
OWN = "__thidua__"
LOOK_SECONDS, GRACE_SECONDS = 0.5, 2
FRESH = {"cache-control": "no-cache"}
TYPES = {".js": "text/javascript", ".yml": "text/yaml", ".md": "text/markdown", ".webmanifest": "application/json"}


class LiveServer:
    """Serves a LiveSite while its files are followed."""

    def __init__(self, site: LiveSite) -> None:
        self.stopping: Callable[[], bool] = bool
        self._site = site
        self._changed = asyncio.Condition()
        self._number = 0
        self._waiting: set[Path] = set()
        self._saved = asyncio.Event()

    def app(self) -> Starlette:
        """The application."""
        routes = [
            Route(f"/{OWN}/events", self._events),
            Route(f"/{OWN}/{{name}}", self._own_file),
            Route("/{path:path}", self._page),
        ]
        return Starlette(routes=routes, lifespan=self._following)

    @asynccontextmanager
    async def _following(self, _: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(self._watch()), asyncio.create_task(self._follow())]
        yield
        for task in tasks:
            task.cancel()

    async def _watch(self) -> None:
        async for paths in changed_paths(self._site.watched, self._site.records()):
            self._waiting |= paths
            self._saved.set()

    async def _follow(self) -> None:
        while await self._saved.wait():
            self._saved.clear()
            try:
                await self._take_in()
            except Exception:  # a fault of our own: reported, and the next edit has another chance
                log.exception("Lỗi của chính chương trình; trang vẫn là bản tốt gần nhất.")

    async def _take_in(self) -> None:
        """Take in what was saved; what is saved meanwhile comes next, and before the rest of this."""
        paths, self._waiting = self._waiting, set()
        steps = self._site.update(paths, self._saved.is_set)
        while await asyncio.to_thread(partial(next, steps, True)) is None:
            await self._notify_tabs()

    async def _notify_tabs(self) -> None:
        async with self._changed:
            self._number += 1
            self._changed.notify_all()

    async def _page(self, request: Request) -> Response:
        path = request.path_params["path"]
        file = self._site.file(path)
        if file is None and self._site.is_folder(path):
            return RedirectResponse(f"/{path}/")
        found = await asyncio.to_thread(self._site.answer, file) if file else None
        if found is None:
            missing = await asyncio.to_thread(self._site.answer, "404.html") if self._site.file("404.html") else None
            content = _with_script(missing, "404.html") if missing else "không có trang này".encode()
            return Response(content, 404, FRESH, "text/html; charset=utf-8")
        return Response(_with_script(found, str(file)), 200, FRESH, _type_of(str(file)))

    async def _own_file(self, request: Request) -> Response:
        path = theme_folder() / "live" / str(request.path_params["name"])
        known = path.parent.name == "live" and path.is_file()
        return FileResponse(path, headers=FRESH, media_type=_type_of(path.name)) if known else Response(status_code=404)

    async def _events(self, request: Request) -> Response:
        sent = self._messages(request.query_params.get("file", ""), request.query_params.get("made", ""))
        return StreamingResponse(sent, 200, FRESH, "text/event-stream")

    async def _messages(self, file: str, made: str) -> AsyncIterator[str]:
        """What is sent to a tab: everything wrong, whenever that changes; to reload, once its page is another."""
        sent: list[tuple[str, str]] | None = None
        while not self.stopping():
            seen = self._number
            now = await asyncio.to_thread(self._site.answer, file) if self._site.file(file) else None
            if (wrong := self._site.wrong()) != sent:
                sent = wrong
                yield f"event: wrong\ndata: {json.dumps(wrong, ensure_ascii=False)}\n\n"
            if made and now is not None and now.made != made:
                made = now.made
                yield "event: reload\ndata:\n\n"
            if not await self._changes(seen):
                yield ": còn đây\n\n"

    async def _changes(self, seen: int) -> bool:
        """Wait for a change after the one that was seen; False where none came for a while."""
        try:
            async with asyncio.timeout(LOOK_SECONDS), self._changed:
                await self._changed.wait_for(lambda: self._number != seen)
        except TimeoutError:
            return False
        return True


def _with_script(answer: ServedFile, file: str) -> bytes:
    """A page for readers with the script that follows changes; everything else as it is published."""
    if not answer.for_readers:
        return answer.content
    names = f'data-file="{escape(file)}" data-made="{answer.made}"'
    script = f'<link rel="stylesheet" href="/{OWN}/live.css"><script defer src="/{OWN}/live.js" {names}></script>'
    before, body, after = answer.content.rpartition(b"</body>")
    return before + script.encode() + body + after if body else answer.content + script.encode()


def _type_of(file: str) -> str:
    suffix = Path(file).suffix
    kind = TYPES.get(suffix) or guess_type(file)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def bound(address: str) -> socket.socket:
    """A socket at `host:port`. Errors: UserError where the machine does not give it."""
    host, _, port = address.rpartition(":")
    host = host.strip("[]")
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, protocol)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(place)
        found.listen()
    except OSError as error:
        message = f"không mở được {address}: {_why(error)}; chọn địa chỉ khác"
        raise UserError(message, WRONG_USAGE, "--address") from error
    return found


def _why(error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return "không có máy nào tên như vậy"
    words = {
        errno.EADDRINUSE: "cổng đang có chương trình khác dùng",
        errno.EADDRNOTAVAIL: "máy này không có địa chỉ ấy",
        errno.EACCES: "cổng dưới 1024 chỉ dành cho quản trị máy",
    }
    return words.get(error.errno or 0) or reason(error)


class _Server(uvicorn.Server):
    """Notes the signal that ends it: what uvicorn raises again once it has stopped may be lost while it is let go."""

    ended_by: int | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.ended_by = self.ended_by or sig
        super().handle_exit(sig, frame)


def serve(site: LiveSite, at: socket.socket) -> None:
    """Serve until the process is asked to stop. Errors: KeyboardInterrupt, when that was by Ctrl+C."""
    live = LiveServer(site)
    config = uvicorn.Config(live.app(), log_level="error", lifespan="on", timeout_graceful_shutdown=GRACE_SECONDS)
    server = _Server(config)
    live.stopping = lambda: server.should_exit
    server.run(sockets=[at])
    if server.ended_by == signal.SIGINT:
        raise KeyboardInterrupt
