"""The newest changes of a record, as its own page shows them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.labels.changes import FILTERS
from generator.model.kinds import EXEMPLARS
from generator.pages.changelog import ChangeEntry
from generator.pages.linking.addresses import CHANGES, SECTIONS, record_address
from generator.pages.linking.exemplars import showable
from generator.pages.page import Alternate
from generator.pages.parts.change_groups import ChangeGroup, grouped
from generator.pages.portal import Portal

MOST_SHOWN = 6
GONE = f"{CHANGES}da-bo/"
FEED, FEED_TYPE = "feed.xml", "application/atom+xml"
WITH_FEEDS = ("organisations", "clusters", "themes")


@dataclass(frozen=True, slots=True)
class PageHistory:
    """`entered` is the change that brought the record, where nothing else is known of it; else `groups` are the newest
    of `count` entries. `rest` is the address of all of them, `feed` that of the feed, "" where there is none; `unsaved`
    says that the files of the page hold what is in no commit.
    """

    groups: list[ChangeGroup]
    count: int
    entered: ChangeEntry | None
    rest: str
    feed: str
    unsaved: bool


def page_history(portal: Portal, kind: str, key: str, files: tuple[str, ...] = ("",)) -> PageHistory | None:
    """What a record's page, made of these files, says of its changes; None where nothing is known of them."""
    log = portal.changelog
    changes = visible(portal, log.of(kind, key)) if log.known else []
    feed = feed_address(kind, key) if has_feeds(portal) and kind in WITH_FEEDS else ""
    if not changes and not feed:
        return None
    unsaved = bool(files[0] and portal.changed.unsaved(files[0], files[1:]))
    entered = _only_entered(changes, kind, key)
    groups = [] if entered else grouped(changes)
    query = f"{CHANGES}index.html?{FILTERS[kind]}={key}" if kind in FILTERS else CHANGES
    return PageHistory(groups[:MOST_SHOWN], len(groups), entered, query, feed, unsaved)


def _only_entered(changes: list[ChangeEntry], kind: str, key: str) -> ChangeEntry | None:
    """The change that brought the record, where all there is came with it."""
    own = next((change for change in changes if (change.kind, change.record) == (kind, key)), None)
    alone = (
        own is not None
        and {change.commit for change in changes} == {own.commit}
        and not any(change.lines or change.was for change in changes)
    )
    return own if alone else None


def visible(portal: Portal, changes: Iterable[ChangeEntry]) -> list[ChangeEntry]:
    """The changes without those of people who did not agree to be shown."""
    return [change for change in changes if change.kind != EXEMPLARS.key or _shown(portal, change.record)]


def _shown(portal: Portal, key: str) -> bool:
    found = portal.record.exemplars.get(key)
    return found is not None and showable(portal, found)


def gone_pages(portal: Portal) -> Iterator[tuple[str, str, ChangeEntry]]:
    """(kind, id, the change by which it went) of each record whose old address is kept; people are left out."""
    for (kind, key), change in sorted(portal.changelog.removed.items()):
        if kind in SECTIONS and kind != EXEMPLARS.key and key not in portal.record.of(kind):
            yield kind, key, change


def renamed_to(portal: Portal, kind: str, key: str) -> str:
    """The id of today of a record that took others, maybe one after the other; "" where it stands no more."""
    seen = set()
    while key not in portal.record.of(kind) and key not in seen:
        seen.add(key)
        change = portal.changelog.removed.get((kind, key))
        key = change.record if change is not None and change.was == key else ""
    return key if key in portal.record.of(kind) else ""


def old_ids(portal: Portal) -> Iterator[tuple[str, str, str]]:
    """(kind, id it had, id of today) of each record that was renamed and stands."""
    for kind, key, _ in gone_pages(portal):
        if now := renamed_to(portal, kind, key):
            yield kind, key, now


def feed_address(kind: str, key: str) -> str:
    """Where the feed of a record stands: beside its page."""
    return f"{record_address(kind, key)}{FEED}"


def has_feeds(portal: Portal) -> bool:
    """Whether there are feeds: only of a site that knows its own address, as their links must be absolute."""
    return portal.changelog.known and bool(portal.site.url)


def alternates(portal: Portal, kind: str = "", key: str = "") -> tuple[Alternate, ...]:
    """The feed of a page, for its head: that of a record, else that of the site."""
    if not has_feeds(portal):
        return ()
    address = feed_address(kind, key) if kind else f"{CHANGES}{FEED}"
    return (Alternate(address, FEED_TYPE, "Thay đổi (Atom)"),)
