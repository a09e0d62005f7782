"""Every link between pages must end at a page: what MkDocs checks for prose, here for record pages."""

import re
from collections.abc import Collection, Container, Iterable

from generator.pages.linking.addresses import downward

_LINK = re.compile(r'href="([^"#?]+)')
_PATH = re.compile(r"(?:\.\./)*([^:#?]+)(?:[#?].*)?")


class BrokenLinksError(Exception):
    """Our own fault: a page links to an address that was not written."""


class LinkCheck:
    """Collects the targets of all links, page by page, and looks them up at the end."""

    def __init__(self) -> None:
        self._wanted: dict[str, str] = {}
        self._seen: set[str] = set()

    def page(self, address: str, body: str, above: Iterable[str] = ()) -> None:
        """Note where the links of a page's body lead, and those of its breadcrumbs to the addresses `above`."""
        links = {*_LINK.findall(body), *(downward(0, crumb) for crumb in above)} - self._seen
        self._seen |= links
        for match in filter(None, map(_PATH.fullmatch, links)):
            self._wanted.setdefault(match[1], address)

    @property
    def wanted(self) -> Collection[str]:
        """The files that pages link to."""
        return self._wanted.keys()

    def merge(self, other: "LinkCheck") -> None:
        """Take in what another process noted."""
        self._wanted = other._wanted | self._wanted

    def finish(self, paths: Container[str]) -> None:
        """`paths` are the files of the site. Errors: BrokenLinksError with each missing one and a page that links."""
        missing = [f"{origin or '(trang chủ)'} → {path}" for path, origin in self._wanted.items() if path not in paths]
        if missing:
            raise BrokenLinksError("liên kết dẫn tới trang không có: " + "; ".join(sorted(missing)))
