"""Changes as Atom feeds, of the site, of a body, a cluster, a theme; only of a site that knows its address."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as Xml

from generator.formats import vi_date
from generator.labels.changes import AS_BEFORE
from generator.labels.changes import CHANGES as WORDS
from generator.pages.changelog import ChangeLine
from generator.pages.linking.addresses import CHANGES, record_address
from generator.pages.parts.change_groups import MOST_LINES_SHOWN, ChangeGroup, grouped, line_words, place_of
from generator.pages.parts.history import FEED, WITH_FEEDS, feed_address, has_feeds, old_ids, visible
from generator.pages.portal import Portal
from generator.pages.route import Route, file_route

MOST_ENTRIES = 50
ATOM = "http://www.w3.org/2005/Atom"
_MIDNIGHT = "T00:00:00+07:00"


def feed_routes(portal: Portal) -> Iterator[Route]:
    """`thay-doi/feed.xml`, and one beside the page of each record that may be followed."""
    if not has_feeds(portal):
        return
    yield file_route(f"{CHANGES}{FEED}", partial(_feed, portal, "", ""), "Thay đổi (Atom)", "mọi thay đổi")
    for kind in WITH_FEEDS:
        for key in sorted(portal.record.of(kind)):
            make = partial(_feed, portal, kind, key)
            yield file_route(feed_address(kind, key), make, "Thay đổi (Atom)", f"thay đổi của {key}")
    for kind, old, now in old_ids(portal):  # who follows the address of before reads on
        if kind in WITH_FEEDS:
            make = partial(_feed, portal, kind, now)
            yield file_route(feed_address(kind, old), make, "Thay đổi (Atom)", f"thay đổi của {old}, nay là {now}")


def _feed(portal: Portal, kind: str, key: str) -> bytes:
    """The feed of a record, or of everything without one; its newest entries first."""
    log, site = portal.changelog, portal.site
    groups = grouped(visible(portal, log.of(kind, key) if kind else log.changes))[:MOST_ENTRIES]
    page = record_address(kind, key) if kind else CHANGES
    name = f"{portal.called(kind, key)[0]} – thay đổi" if kind else "Có gì thay đổi"
    feed = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": "vi"})
    _texts(feed, id=f"{site.url}{page}{FEED}", title=f"{name} – {site.name}")
    _texts(feed, updated=f"{max((group.first.day for group in groups), default=portal.as_of)}{_MIDNIGHT}")
    _texts(Xml.SubElement(feed, "author"), name=site.name)
    Xml.SubElement(feed, "link", rel="self", type="application/atom+xml", href=f"{site.url}{page}{FEED}")
    Xml.SubElement(feed, "link", rel="alternate", type="text/html", href=f"{site.url}{page}")
    feed.extend(_entry(portal, group) for group in groups)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Xml.tostring(feed, encoding="unicode")}\n'.encode()


def _entry(portal: Portal, group: ChangeGroup) -> Xml.Element:
    change, url = group.first, portal.site.url
    name, address = place_of(portal, change)
    entry = Xml.Element("entry")
    title = group.title if group.many else f"{group.title}: {name}"
    moment = f"{change.day.isoformat()}{_MIDNIGHT}"
    _texts(entry, id=_identity(url, group), title=title, updated=moment, published=moment)
    Xml.SubElement(entry, "link", rel="alternate", type="text/html",
                   href=f"{url}{CHANGES if group.many or address is None else address}")  # fmt: skip
    for what in group.what:
        Xml.SubElement(entry, "category", term=what, label=WORDS[what])
    _texts(entry, summary="\n".join(_words(group)) or title)
    return entry


def _identity(url: str, group: ChangeGroup) -> str:
    """An id that lasts (RFC 4151): the commit, or the day, and what it did to which record, never a place in a list."""
    change = group.first
    when = change.commit or f"ngay/{change.day.isoformat()}"
    what = f"{when}/{group.alike}" if group.many else f"{when}/{change.kind}/{change.record}"
    return f"tag:{urlsplit(url).hostname},{change.day.isoformat()}:{quote(what, safe='/.-_')}"


def _words(group: ChangeGroup) -> Iterator[str]:
    change = group.first
    if group.many:
        yield group.kinds
        return
    if change.was:
        yield f"từ {change.was} thành {change.record}"
    if change.remark:
        yield change.remark
    yield from (f"{line_words(line)}{_back(line)}" for line in change.lines[:MOST_LINES_SHOWN])
    if len(change.lines) > MOST_LINES_SHOWN:
        yield f"… và {len(change.lines) - MOST_LINES_SHOWN} chỗ nữa"


def _back(line: ChangeLine) -> str:
    return f" ({AS_BEFORE}, {vi_date(line.until)})" if line.until else ""


def _texts(parent: Xml.Element, **texts: str) -> None:
    for name, text in texts.items():
        Xml.SubElement(parent, name).text = _legal(text)


def _legal(text: str) -> str:
    """A text without the characters that XML has no way to write."""
    return "".join(sign for sign in text if sign in "\t\n" or " " <= sign <= "\ud7ff" or sign >= "\ue000")
