"""What stands at an address, known before it is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from generator.pages.linking.addresses import file_at
from generator.pages.page import Page
from generator.pages.portal import Place, Portal
from generator.pages.rendering import make_page


@dataclass(frozen=True, slots=True)
class LargeFile:
    """The bytes of a file that nobody should hold at once: `pieces` gives them, each time anew. It has no twins."""

    pieces: Callable[[], Iterator[bytes]]

    def __bytes__(self) -> bytes:
        return b"".join(self.pieces())


Make = Callable[[], Page | bytes | LargeFile]
Values = Callable[[], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Route:
    """An address of the site and `make`, which makes what stands there and nothing else.

    `address` is relative to the root of the site; where it ends in `/`, or is empty, the file is its `index.html`.
    `section` names the shell of a page; None where `make` gives the finished bytes of a file, at once or in pieces.
    `kind`, `title` and `owner` are those of the page; of a file, `title` says where it comes from. `source` is the one
    file of the repository that it is made of, `beside` names others that it shows. `ready` says that MkDocs writes it.
    """

    address: str
    kind: str
    title: str
    section: str | None
    make: Make = field(repr=False)
    owner: str = ""
    source: str = ""
    sample: bool = False
    ready: bool = False
    beside: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The file below the root of the site."""
        return file_at(self.address)

    @property
    def depth(self) -> int:
        """How many folders below the root it stands."""
        return self.address.count("/")


def page_route(portal: Portal, place: Place, template: str, values: Values) -> Route:
    """A record page; `values` gives what its template shows, when it is made."""
    return Route(
        place.address, place.kind, place.title, place.section, partial(_page, portal, place, template, values),
        place.owner, place.source or "", portal.record.sample, beside=place.beside,
    )  # fmt: skip


def file_route(
    address: str,
    make: Callable[[], bytes | LargeFile],
    kind: str,
    title: str = "",
    source: str = "",
    *,
    ready: bool = False,
) -> Route:
    """A file that no shell is put around."""
    return Route(address, kind, title, None, make, source=source, ready=ready)


def _page(portal: Portal, place: Place, template: str, values: Values) -> Page:
    return make_page(portal, place, template, **values())
