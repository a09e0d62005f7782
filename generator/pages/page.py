"""A page before it is stamped into a shell: values only, no disk, no theme."""

from dataclasses import dataclass


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
class Page:
    """A finished page body with all that the shell and the search need.

    `address` is permanent, ends in `/` and is relative to the site's root; `section` names the shell;
    `body` is trusted HTML made by the templates; `source` is the YAML file it comes from.
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

    @property
    def depth(self) -> int:
        """How many folders below the root the page stands."""
        return self.address.count("/")
