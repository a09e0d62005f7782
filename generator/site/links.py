"""Every link between pages must end at a page: what MkDocs checks for prose, here for record pages."""

import re
from os.path import isfile
from pathlib import Path

_LINK = re.compile(r'href="([^"]*)')
_PATH = re.compile(r"(?:\.\./)*([^:#?]+)(?:[#?].*)?")


class BrokenLinksError(Exception):
    """Our own fault: a page links to an address that was not written."""


class LinkCheck:
    """Collects the targets of all links, page by page, and looks them up at the end."""

    def __init__(self) -> None:
        self._wanted: dict[str, str] = {}
        self._seen: set[str] = set()

    def page(self, address: str, body: str) -> None:
        """Note where the links of a page's body lead."""
        links = set(_LINK.findall(body)) - self._seen
        self._seen |= links
        paths = {match[1] for match in map(_PATH.fullmatch, links) if match}
        self._wanted.update(dict.fromkeys(paths - self._wanted.keys(), address))

    def merge(self, other: "LinkCheck") -> None:
        """Take in what another process noted."""
        self._wanted = other._wanted | self._wanted

    def finish(self, stage: Path) -> None:
        """Errors: BrokenLinksError with every missing target and one page that links to it."""
        missing = [f"{origin or '(trang chủ)'} → {path}" for path, origin in self._wanted.items()
                   if not isfile(f"{stage}/{path}")]  # noqa: PTH113 - thousands of them  # fmt: skip
        if missing:
            raise BrokenLinksError("liên kết dẫn tới trang không có: " + "; ".join(sorted(missing)))
