"""A page before it is stamped into a shell: values only, no disk, no theme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumbs; `address` is site-relative (`truong/`), the home page is ``."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Heading:
    """One entry of the page's own table of contents."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """What a page says in another form: a feed, a calendar, a table. `address` is site-relative, `media` its type."""

    address: str
    media: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page body with all that the shell and the search need.

    `address` is permanent, ends in `/` and is relative to the site's root; `section` names the shell;
    `body` is trusted HTML made by the templates; `source` is the YAML file it comes from. For machines there are
    `alternates`, the `thing` it is of in the words of schema.org, and `picture`, the address of one to share it with.
    """

    address: str
    section: str
    title: str
    description: str
    crumbs: tuple[Crumb, ...]
    headings: tuple[Heading, ...]
    body: str
    kind: str
    kicker: str = ""
    owner: str = ""
    also: tuple[str, ...] = ()
    source: str | None = None
    sample: bool = False
    alternates: tuple[Alternate, ...] = ()
    thing: Mapping[str, Any] = field(default_factory=dict)
    picture: str = ""

    @property
    def depth(self) -> int:
        """How many folders below the root the page stands."""
        return self.address.count("/")

    @property
    def framing(self) -> bool:
        """Whether it shows other pages of the site within it."""
        return "<iframe " in self.body


@dataclass(frozen=True, slots=True)
class Changed:
    """When the files of a record were last changed, by their paths, and the newest of these days; as far as known."""

    files: Mapping[str, date] = field(default_factory=dict)
    newest: date | None = None

    def of(self, source: str | None, beside: Iterable[str] = ()) -> date | None:
        """When a page of the file `source` and of those `beside` it was last changed; without `source`, one of many."""
        own = self.files.get(source) if source else self.newest
        return max([own, *filter(None, map(self.files.get, beside))]) if own and source else own
