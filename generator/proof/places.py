"""Where a published site is read: a folder of this machine, or the address of one on the web."""

import os
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)  # fmt: skip

from generator.errors import OUTSIDE, WRONG_USAGE, UserError, reason
from generator.proof.manifest import LARGEST, MANIFEST, FileDigest

SECONDS_A_FILE, SECONDS, AT_ONCE = 20, 3600, 8
_GONE = {404, 410}
_WEB = ("http", "https")
_HANDLERS = (
    ProxyHandler, HTTPHandler, HTTPSHandler, HTTPRedirectHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor,
)  # fmt: skip
Sizes = Iterable[tuple[str, int]]


def place_at(where: str) -> "SitePlace":
    """The site at a folder or an address. Errors: UserError where it is neither, or of another scheme."""
    scheme, mark, _ = where.partition("://")
    if not mark:
        return Folder(Path(where))
    parts = urlsplit(where)
    if scheme not in _WEB or not parts.netloc or parts.query or parts.fragment:
        raise UserError(f"«{where}» không phải địa chỉ của một thư mục, dạng https://máy/đường/dẫn/", WRONG_USAGE)
    return Web(where.removesuffix("index.html").rstrip("/") + "/")


class SitePlace(ABC):
    """What can be verified, and how it is named to people."""

    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def read(self, path: str, size: int) -> bytes | None:
        """The first bytes of a file, up to one past `size`; None where there is no such file. Errors: UserError."""

    @abstractmethod
    def paths(self) -> list[str] | None:
        """All its files; None where they cannot be listed."""

    def manifest(self) -> bytes:
        """Its list of files. Errors: UserError."""
        found = self.read(MANIFEST, LARGEST)
        if found is None:
            raise UserError(f"{self.name} không có {MANIFEST}: không phải trang đã dựng bằng bản này", WRONG_USAGE)
        return found

    def entries(self, sizes: Sizes) -> Iterator[tuple[str, FileDigest | None]]:
        """Each path with what stands there, None where nothing does; read no further than one byte past its size."""
        return map(self._entry, sizes)

    def _entry(self, asked: tuple[str, int]) -> tuple[str, FileDigest | None]:
        content = self.read(*asked)
        return asked[0], None if content is None else FileDigest.of(content)


class Folder(SitePlace):
    """A site in a folder. What no web server would send as a file, a link or a pipe, is no file of it."""

    def __init__(self, root: Path) -> None:
        """Errors: UserError where there is no such folder."""
        if not root.is_dir():
            raise UserError(f"{root} không phải thư mục, cũng không phải địa chỉ https:// hay http://", WRONG_USAGE)
        super().__init__(str(root))
        self.root = root

    def read(self, path: str, size: int) -> bytes | None:
        """As `SitePlace` has it. Errors: UserError."""
        found = self.root / path
        try:
            if found.resolve() != self.root.resolve() / path or not found.is_file():
                return None
            with found.open("rb") as file:
                return file.read(size + 1)
        except OSError as error:
            raise UserError(f"không đọc được {found}: {reason(error)}", OUTSIDE) from error

    def paths(self) -> list[str]:
        """Every file and link; entries of the top folder that begin with a dot are the publisher's own."""
        found = []
        for folder, folders, files in os.walk(self.root):
            top = Path(folder) == self.root
            if top:
                folders[:] = [name for name in folders if not name.startswith(".")]
            links = [name for name in folders if Path(folder, name).is_symlink()]
            named = (name for name in (*files, *links) if not (top and name.startswith(".")))
            found += [Path(folder, name).relative_to(self.root).as_posix() for name in named]
        return sorted(found)

    def dots(self) -> list[str]:
        """The publisher's own entries, which no build makes."""
        return sorted(entry.name for entry in self.root.iterdir() if entry.name.startswith("."))


class Web(SitePlace):
    """A site at an address: nobody can list what else stands there."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self._until = time.monotonic() + SECONDS
        self._opener = OpenerDirector()  # of nothing but the web: no files, no FTP, wherever an answer leads
        for handler in _HANDLERS:
            self._opener.add_handler(handler())

    def read(self, path: str, size: int) -> bytes | None:
        """As `SitePlace` has it. Errors: UserError."""
        address = self.name + quote(path)
        if time.monotonic() > self._until:
            raise UserError(f"{self.name} trả lời quá chậm: hết {SECONDS // 60} phút", OUTSIDE)
        try:
            request = Request(address, headers={"Accept-Encoding": "identity", "User-Agent": "thidua-verify"})  # noqa: S310 - place_at lets nothing but the web in
            with self._opener.open(request, timeout=SECONDS_A_FILE) as answer:
                return _read(answer, size, self._until)
        except HTTPError as error:
            if error.code in _GONE:
                return None
            raise UserError(f"{address}: máy chủ trả lời {error.code}", OUTSIDE) from error
        except (OSError, HTTPException, ValueError) as error:
            raise UserError(f"không tải được {address}: {error}", OUTSIDE) from error

    def entries(self, sizes: Sizes) -> Iterator[tuple[str, FileDigest | None]]:
        """Several at once, in the order asked for."""
        with ThreadPoolExecutor(AT_ONCE) as several:
            try:
                yield from several.map(self._entry, sizes)
            finally:
                several.shutdown(wait=False, cancel_futures=True)

    def paths(self) -> None:
        """Unknown."""


class _Answer(Protocol):
    def read1(self, most: int) -> bytes: ...


def _read(answer: _Answer, size: int, until: float) -> bytes:
    """As much as is needed, in pieces: a server that sends a byte a second does not hold us beyond `until`."""
    parts, left = [], size + 1
    while left > 0 and (part := answer.read1(left)):
        parts.append(part)
        left -= len(part)
        if time.monotonic() > until:
            raise TimeoutError("quá chậm")
    return b"".join(parts)
