"""The stand-alone page: cut once at its slots, joined once a page. Its app id is the hash of everything fixed."""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from generator.policy import digest, host

_SLOT = re.compile(r"@(title|owner|remote|host|reach|screen|data|app|csp|style|script|mark|dejavu|roboto)@")
_POLICY = (
    "default-src 'none'; script-src 'self' '{script}'@host@; style-src '{style}'; img-src 'self' data:; "
    "font-src data:; connect-src 'self'@host@@reach@; child-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)


@dataclass(frozen=True)
class Template:
    """`parts` are bytes and slot names in turn; `app` is 10 hex digits; `worker` the service worker's source."""

    parts: tuple[bytes | str, ...]
    app: str
    worker: bytes

    @classmethod
    def of(
        cls, page: str, style: str, script: str, worker: bytes, fonts: Mapping[str, bytes], mark: bytes
    ) -> "Template":
        """From the theme's sources; `fonts` are woff2 files by the name of their slot in the style, `mark` an SVG."""
        urls = {name: f"data:font/woff2;base64,{base64.b64encode(data).decode()}" for name, data in fonts.items()}
        dressed = _SLOT.sub(lambda found: urls[found[1]], _lean(style))
        code = f"(function(){{'use strict';\n{_bare(script)}}}());"
        policy = _POLICY.format(script=digest(code), style=digest(dressed))
        drawn = _mark(mark.decode())
        app = hashlib.sha256(f"{page}{policy}{dressed}{code}{worker.decode()}{drawn}".encode()).hexdigest()[:10]
        fixed = {"csp": policy, "style": dressed, "script": code, "app": app, "mark": drawn}
        cuts = _SLOT.split(_SLOT.sub(lambda found: fixed.get(found[1], found[0]), page.strip()))
        return cls(tuple(part if index % 2 else part.encode() for index, part in enumerate(cuts)), app, worker)

    def worker_of(self, owner: str) -> bytes:
        """The service worker that keeps this owner's page and nobody else's."""
        return self.worker.replace(b"@owner@", owner.encode())

    def page(
        self, *, title: str, owner: str, remote: str, screen: str, data: bytes, reach: Sequence[str] = ()
    ) -> bytes:
        """A whole page; `data` is JSON already safe inside a script element.

        A copy for players names in `remote` where its news come from, and its policy that host beside its own; `reach`
        are addresses that a screen tells that it is alive.
        """
        named = host(remote)
        alive = "".join(f" {named}" for named in sorted({host(address) for address in reach} - {""}))
        values = {
            "title": title,
            "owner": owner,
            "remote": remote,
            "host": f" {named}" if named else "",
            "reach": alive,
            "screen": screen,
        }
        filled = {name: escape(value).encode() for name, value in values.items()} | {"data": data}
        return b"".join(part if isinstance(part, bytes) else filled[part] for part in self.parts)


def _mark(svg: str) -> str:
    """Ground, ink and outline of a mark drawn in two colours on 64 × 64: an SVG file shown as a picture would be a
    document of its own in the page.
    """
    ground, ink = re.findall(r'fill="(#[0-9a-f]{6})"', svg)[:2]
    return " ".join((ground, ink, *re.findall(r'<path d="([^"]+)"', svg)))


def _lean(style: str) -> str:
    return re.sub(r"\n\s*", "", style)


def _bare(script: str) -> str:
    """Without comments on lines of their own and without indentation: the page travels to every player."""
    without = re.sub(r"^\s*/\*.*?\*/\s*$\n?", "", script, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^\s+", "", without, flags=re.MULTILINE)
