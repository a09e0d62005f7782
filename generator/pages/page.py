"""A page before it is stamped into a shell: values only, no disk, no theme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple


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
    `body` is trusted HTML made by the templates, so is `changed`, what last changed it; `source` is the YAML file it
    comes from. For machines there are `alternates`, the `thing` it is of in the words of schema.org, and `picture`, the
    address of one to share it with. What stands at an old address leads on at once to `redirect`.
    `language` is that of the body where it is not Vietnamese; `translations` are (language, address) of all forms.
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
    changed: str = ""
    sample: bool = False
    citation: str = ""
    notice: str = ""
    alternates: tuple[Alternate, ...] = ()
    thing: Mapping[str, Any] = field(default_factory=dict)
    picture: str = ""
    redirect: str = ""
    language: str = ""
    translations: tuple[tuple[str, str], ...] = ()

    @property
    def depth(self) -> int:
        """How many folders below the root the page stands."""
        return self.address.count("/")

    @property
    def framing(self) -> bool:
        """Whether it shows other pages of the site within it."""
        return "<iframe " in self.body


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit; its day in Việt Nam by the clock of the machine that made it; its place among those that were read, and
    the latest time, in seconds since 1970, of it and those before it.
    """

    id: str
    day: date
    place: int = field(default=0, compare=False)
    seconds: int = field(default=0, compare=False)

    @property
    def short(self) -> str:
        """Enough of its id to find it by."""
        return short_id(self.id)


def short_id(commit: str) -> str:
    """Enough of the id of a commit to find it by."""
    return commit[:10]


def newest_of(commits: Iterable[Commit | None]) -> Commit | None:
    """The commit that came last of those that are known."""
    return max(filter(None, commits), key=lambda commit: commit.place, default=None)


class LineOrigin(NamedTuple):
    """A line of a file of the repository, counted from 1, and the commit that wrote it, where that is known.

    `unsaved` says that the file holds what is in no commit.
    """

    path: str
    line: int
    commit: Commit | None
    unsaved: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """What last changed the files of a record, by their paths, and the newest of these; as far as known.

    `head` is the commit that the record is at, "" where it is at none.
    `edited` files hold what is in no commit, or are gone in none; of `cut` ones a shallow clone does not tell, as it
    does not of any change up to the commit `since`. `unknown` says in Vietnamese why nothing is known at all.
    """

    files: Mapping[str, Commit] = field(default_factory=dict)
    newest: Commit | None = None
    head: str = ""
    edited: frozenset[str] = frozenset()
    cut: frozenset[str] = frozenset()
    since: Commit | None = None
    unknown: str = ""

    def of(self, source: str | None, beside: Iterable[str] = ()) -> Commit | None:
        """What last changed a page of the file `source` and of those `beside` it; without `source`, one of many.

        None also where any of it is in no commit.
        """
        if self.unsaved(source, beside):
            return None
        return newest_of(map(self.files.get, (source, *beside))) if source else self.newest

    def unsaved(self, source: str | None, beside: Iterable[str] = ()) -> list[str]:
        """Those of the files of a page that hold what is in no commit; without `source`, of all."""
        if not source:
            return sorted(self.edited)
        known = bool(self.files)
        return [
            path for path in dict.fromkeys((source, *beside))
            if path in self.edited or (known and path not in self.files and path not in self.cut)
        ]  # fmt: skip
