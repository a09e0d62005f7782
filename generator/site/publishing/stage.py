"""The folder that becomes the site: everything of the table is made into it, and its links are checked."""

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path

from generator.pages.linking.addresses import SECTIONS
from generator.pages.page import Page
from generator.pages.route import LargeFile, Route, file_route
from generator.proof.manifest import MANIFEST, FileDigest, Manifest, Origin
from generator.proof.snapshots import Snapshot, unpack
from generator.proof.twins import in_copy
from generator.search.index import SearchPage
from generator.search.words import plain_text
from generator.site.publishing.gathered import Gathered
from generator.site.publishing.prose_links import ProseLinks
from generator.site.publishing.twins import write_twins
from generator.site.routes import PROSE, Routes
from generator.site.stamping import shells
from generator.site.stamping.stamp import Stamps
from generator.theming.files import assets_address
from generator.workers import processes_for, shared_out

TOGETHER = 32
NARROW = {SECTIONS["organisations"], SECTIONS["plans"], None}
_NOTICE = re.compile('<p class="td-sample td-frozen".*?</p>')  # of a lasting copy: it leads out of the site
_ARTICLE = re.compile(r"<article[^>]*>(.*?)</article>", re.DOTALL)


@dataclass
class Stage:
    """`folder` stands beside the site; MkDocs puts what it makes there too. `before` is the site that it replaces.

    With `twins` every text gets precompressed ones.
    """

    folder: Path
    before: Path = Path()
    twins: bool = False
    gathered: Gathered = field(default_factory=Gathered)
    prose_links: ProseLinks = field(default_factory=ProseLinks)

    def prose_page(self, source: str, address: str, title: str, rendered: str) -> None:
        """A page MkDocs made of Markdown: entered in search and the check of links."""
        found = _ARTICLE.search(rendered)
        body = _NOTICE.sub("", found[1], 1) if found else ""
        self.gathered.search.add(SearchPage(address=address, title=title, kind=PROSE, body=plain_text(body)))
        self.prose_links.page(source, address, body)

    def fill(
        self, routes: Routes, stamps: Stamps, files: int, origin: Origin, snapshots: Sequence[Snapshot] = ()
    ) -> int:
        """Make everything that MkDocs does not; `files` were read for it. The number of record pages.

        Last comes the list of all files with their digests, where there are twins: while serving nobody verifies.

        Errors: SharedAddressError, BrokenLinksError, DeadLinksError.
        """
        self._make(routes, stamps, processes_for(files))
        search = self.gathered.search.files(assets_address())
        routes.claim(file_route(path, partial(search.__getitem__, path), "Tìm kiếm") for path in search)
        for path, content in search.items():
            self._put(path, content, self.gathered)
        self._remove_sentinels(stamps)
        paths = routes.paths()
        self.gathered.check.finish(paths)
        self.prose_links.finish(self.folder, paths)
        if self.twins:
            self._put(MANIFEST, self._listed(origin, snapshots).written(), self.gathered)
        return self.gathered.pages

    def _listed(self, origin: Origin, snapshots: Sequence[Snapshot]) -> Manifest:
        """All files, and the copies, which are put here with that."""
        for one in snapshots:
            unpack(one, self.folder)
        files = {path: entry for path, entry in self.gathered.written.items() if path != MANIFEST and not in_copy(path)}
        return Manifest(origin, files, snapshots={one.name: one.digest for one in snapshots})

    def _make(self, routes: Routes, stamps: Stamps, processes: int) -> None:
        batches = [*_batches(routes), *(_ready(routes) if self.twins else ())]

        def share(turns: Iterator[int]) -> Gathered:
            gathered = Gathered()
            for route in (route for turn in turns for route in batches[turn]):
                self._make_one(route, stamps, gathered)
            return gathered

        for gathered in shared_out(share, len(batches), processes):
            self.gathered.add(gathered)

    def _make_one(self, route: Route, stamps: Stamps, gathered: Gathered) -> None:
        made = route.make()
        if isinstance(made, Page):
            gathered.page(made)
            made = stamps.stamped(made)
        if isinstance(made, LargeFile):
            self._put_large(route.path, made, gathered)
        else:
            self._put(route.path, made, gathered, ready=route.ready)

    def _put(self, path: str, content: bytes, gathered: Gathered, *, ready: bool = False) -> None:
        """Write a file, unless MkDocs did, and its twins; note it."""
        if not ready:
            _write(self.folder / path, content)
        if self.twins:
            write_twins(self.folder, path, content, self.before)
            gathered.written[path] = FileDigest.of(content)

    def _put_large(self, path: str, content: LargeFile, gathered: Gathered) -> None:
        """Write a file piece by piece and note it; it has no twins."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        digest, size = sha256(), 0
        with (self.folder / path).open("wb") as file:
            for piece in content.pieces():
                size += file.write(piece)
                digest.update(piece)
        if self.twins:
            gathered.written[path] = FileDigest(digest.hexdigest(), size)

    def _remove_sentinels(self, stamps: Stamps) -> None:
        for address in {shells.sentinel_address(*layout) for layout in stamps.shells}:
            if shells.SENTINEL in address:
                folder = self.folder / address.partition(shells.SENTINEL)[0] / shells.SENTINEL
                shutil.rmtree(folder, ignore_errors=True)


def _batches(routes: Routes) -> Iterator[list[Route]]:
    """What one process makes in a row: what shares tables or files stays together.

    Pages that look at the whole record come first, and fall to one process: who looks at all comes to hold a copy of
    all.
    """
    waiting = [route for route in routes.values() if not route.ready]
    yield [route for route in waiting if route.section not in NARROW]
    batch: list[Route] = []
    for route in (route for route in waiting if route.section in NARROW):
        if len(batch) >= TOGETHER and route.section != SECTIONS["plans"] and route.title != batch[-1].title:
            yield batch
            batch = []
        batch.append(route)
    yield batch


def _ready(routes: Routes) -> Iterator[list[Route]]:
    """What MkDocs wrote, in batches."""
    written = [route for route in routes.values() if route.ready]
    yield from (written[start : start + TOGETHER] for start in range(0, len(written), TOGETHER))


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
