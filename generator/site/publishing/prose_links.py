"""The links of prose pages: each must end at a page of the site, and at a place in it where it names one."""

import re
from collections.abc import Container
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from generator.errors import UserError

_LINK = re.compile(r'<(?:a|img|source|video|audio|iframe)\b[^>]*?\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\b(?:id|name)="([^"]*)"')


class DeadLinksError(UserError):
    """Links of prose that lead nowhere; the message names each with its file."""


@dataclass
class ProseLinks:
    """Collects the links of each prose page, and looks them up when all pages stand."""

    _wanted: list[tuple[str, str, str]] = field(default_factory=list)
    _ids: dict[Path, set[str]] = field(default_factory=dict)

    def page(self, source: str, address: str, body: str) -> None:
        """Note the links of a page as it is published at `address`; `source` is the file an editor knows."""
        self._wanted += [(source, address, link) for link in dict.fromkeys(map(unescape, _LINK.findall(body)))]

    def finish(self, stage: Path, paths: Container[str]) -> None:
        """`paths` are the files of the site, which stand in `stage`. Errors: DeadLinksError."""
        dead = [f"{source}: liên kết «{link}» {why}" for source, address, link in self._wanted
                if (why := self._fault(stage, paths, address, link))]  # fmt: skip
        if dead:
            raise DeadLinksError("\n".join(sorted(dead)))

    def _fault(self, stage: Path, paths: Container[str], address: str, link: str) -> str:
        try:
            parts = urlsplit(link)
        except ValueError:
            return "không phải một địa chỉ"
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            return ""
        path = normpath(f"{address}{unquote(parts.path)}") if parts.path else f"{address}index.html"
        path = f"{path}/index.html" if f"{path}/index.html" in paths else path
        if path not in paths:
            return "dẫn tới trang không có"
        place = unquote(parts.fragment)
        if not place or not path.endswith(".html") or place in self._places(stage / path):
            return ""
        return f"dẫn tới chỗ «#{place}» không có trong trang ấy"

    def _places(self, page: Path) -> set[str]:
        if page not in self._ids:
            self._ids[page] = {unescape(found) for found in _ID.findall(page.read_text("utf-8"))}
        return self._ids[page]
