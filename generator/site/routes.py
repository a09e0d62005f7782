"""The one table of everything that is published: address → Route, listed without making anything."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from generator import garbage
from generator.errors import UserError
from generator.evaluation.engine import evaluate
from generator.exports.data.about import NO_TEXT, About
from generator.exports.data.dictionary import offered
from generator.exports.data.origin import OpenData
from generator.exports.data.routes import open_data_routes
from generator.exports.editing.admin import admin_routes
from generator.exports.embed import embed_routes
from generator.exports.explore.routes import explore_routes
from generator.exports.feed import feed_routes
from generator.exports.share_pictures import share_routes
from generator.history.last_changes import RECORD
from generator.kiosk.files import kiosk_routes
from generator.kiosk.listing import screens_route
from generator.kiosk.template import Template
from generator.model.drafts import without_drafts
from generator.pages.english.pages import english_routes
from generator.pages.kinds.contents import contents_route
from generator.pages.kinds.data import data_routes
from generator.pages.kinds.home import home_route
from generator.pages.kinds.method import method_route
from generator.pages.kinds.removed import KIND as GONE
from generator.pages.linking.addresses import SHELF, source_address
from generator.pages.parts.sources import source_paths
from generator.pages.portal import Portal
from generator.pages.route import Route, file_route
from generator.pages.routes import record_routes
from generator.pages.site import Site
from generator.proof.manifest import MANIFEST, UNLISTED
from generator.proof.shelf import shelf_routes
from generator.proof.snapshots import Snapshot
from generator.site.headers import headers_file
from generator.site.publishing.sitemap import sitemap
from generator.site.redirects import KIND as OLD
from generator.site.redirects import with_redirects
from generator.site.settings import Settings
from generator.site.stamping.stamp import Layout

PROSE = "Hướng dẫn sử dụng"


class SharedAddressError(UserError):
    """Two records would be published at one address: the one written last would hide the other."""


class Routes(dict[str, Route]):
    """Address → what stands there."""

    def claim(self, routes: Iterable[Route]) -> None:
        """Enter routes. Errors: SharedAddressError where an address is taken, with all who claim each."""
        shared: dict[str, list[Route]] = {}
        for route in routes:
            if self.setdefault(route.address, route) is not route:
                shared.setdefault(route.address, [self[route.address]]).append(route)
        if shared:
            shared_by = [f"{address} ({' và '.join(sorted(map(_named, found)))})" for address, found in shared.items()]
            raise SharedAddressError(
                f"hai bản ghi dùng chung một địa chỉ: {'; '.join(sorted(shared_by))}. "
                "Đổi tên tệp, tức mã, của một trong hai."
            )

    def layouts(self) -> list[Layout]:
        """The (section, depth) pairs a shell is needed for."""
        return sorted({(route.section, route.depth) for route in self.values() if route.section is not None})

    def paths(self) -> set[str]:
        """The files of the site."""
        return {route.path for route in self.values()}

    def for_readers(self) -> Iterator[Route]:
        """The pages of the record and of prose."""
        return (route for route in self.values() if route.section is not None or route.kind == PROSE)


def _named(route: Route) -> str:
    return f"{route.kind} «{route.title}»" if route.section is not None else route.title or route.address


def site_routes(
    portals: list[Portal], settings: Settings, site: Site, kiosk: Template, copies: Sequence[Snapshot] = (),
    go_on: Callable[[], object] = bool,
) -> Routes:  # fmt: skip
    """Everything the portal makes but the search index: the record's part first, then the samples'.

    `copies` are the lasting ones that the site carries.

    Errors: SharedAddressError; what `go_on` raises, which is called for each.
    """
    routes = Routes()
    with garbage.paused():
        routes.claim(_heeding(go_on, _open_data(portals[0], settings, site)))  # what takes longest comes first
        listed = (
            *(_portal_routes(portal, settings, site, copies, samples=len(portals) > 1) for portal in portals),
            *(_kiosk_routes(portal, site, kiosk) for portal in portals),
            _around(portals, settings, site, copies, routes),
        )
        routes.claim(_heeding(go_on, with_redirects(portals[0], settings, chain(*listed))))
    return routes


def _heeding(go_on: Callable[[], object], routes: Iterable[Route]) -> Iterator[Route]:
    for route in routes:
        go_on()
        yield route


def _kiosk_routes(portal: Portal, site: Site, kiosk: Template) -> Iterator[Route]:
    yield screens_route(portal, site.url)
    yield from kiosk_routes(portal, kiosk, site.url)


def _around(
    portals: list[Portal], settings: Settings, site: Site, copies: Sequence[Snapshot], routes: Routes
) -> Iterator[Route]:
    """What there is once for record and samples; some of it is made of what was listed before."""
    real = portals[0]
    yield from explore_routes(portals)
    yield from embed_routes(site.name)
    yield from shelf_routes(real, copies)
    yield method_route(real)
    yield from english_routes(real)
    yield contents_route(real, routes.values())
    yield from admin_routes(site.name, site.edit_root, real.record, settings.as_of.year, source_paths(real))
    yield file_route("_headers", partial(headers_file, routes.values()), "Giao diện", "tiêu đề gửi kèm")
    yield file_route(MANIFEST, partial(bytes, UNLISTED), "Bằng chứng", "danh sách tệp và mã băm")
    if site.url and not site.frozen:
        yield from share_routes(real)
    if site.url:
        yield from feed_routes(real)
        yield file_route("sitemap.xml", partial(_sitemap, site, routes, settings), "Sơ đồ trang")


def _portal_routes(
    portal: Portal, settings: Settings, site: Site, copies: Sequence[Snapshot], *, samples: bool
) -> Iterator[Route]:
    sources = source_paths(portal)
    yield home_route(portal, samples, site.name)
    shelf, tables = ("", ()) if portal.record.sample else (SHELF if copies else "", offered())
    yield from data_routes(portal, sources, shelf, tables)
    yield from record_routes(portal)
    for path in sources:
        yield file_route(source_address(path), partial(_source, settings.root, path), "Tệp nguồn", path)


def _open_data(portal: Portal, settings: Settings, site: Site) -> Iterator[Route]:
    record = without_drafts(portal.record)
    if record is not portal.record:  # what is handed out names no draft, whoever builds
        portal = replace(portal, record=record, evaluation=evaluate(record, portal.as_of))
    data = OpenData(portal, site.url)
    return open_data_routes(data, About.of(portal, site.name, site.url), _licence(settings.root))


def _licence(root: Path) -> bytes:
    """The licence that a project puts on its data."""
    own = root / "LICENSE-DATA"
    return own.read_bytes() if own.is_file() else NO_TEXT.encode()


def _source(root: Path, path: str) -> bytes:
    return (root / path).read_bytes()


def _sitemap(site: Site, routes: Routes, settings: Settings) -> bytes:
    """Each page of the record with the day what it shows was last changed, or its record where it is of many."""
    days = settings.changes.of_folders(RECORD)
    pages = (page for page in routes.for_readers() if not page.sample and page.kind not in {OLD, GONE})
    return sitemap(site.url, ((page.address, days.of(page.source, page.beside)) for page in pages))
