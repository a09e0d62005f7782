"""One build of the portal: read → check → evaluate → render → stamp. MkDocs is not known here."""

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from jinja2 import Environment

from generator import collector
from generator.evaluation.engine import evaluate
from generator.kiosk.files import kiosk_files
from generator.model.record import Record
from generator.pages.addresses import SAMPLE_SECTION, source_address
from generator.pages.all_pages import EXEMPLAR_LAYOUTS, LAYOUTS, SAMPLE_LAYOUTS, Job, page_jobs
from generator.pages.front_pages import data_page, home_page
from generator.pages.index_pages import contents_page
from generator.pages.method_page import method_page
from generator.pages.page import Page
from generator.pages.portal import Portal
from generator.pages.sources import source_paths
from generator.pages.trail import INDEX_TITLES
from generator.reading.read import Reading, read_folder
from generator.shares import in_shares, shares_for
from generator.site import shells
from generator.site.admin_page import write_admin
from generator.site.gathered import Gathered
from generator.site.kiosk_theme import kiosk_template
from generator.site.page_templates import template_environment
from generator.site.search_index import plain_text
from generator.site.settings import Settings
from generator.site.sitemap import sitemap
from generator.site.stamp import stamp

_ARTICLE = re.compile(r"<article[^>]*>(.*?)</article>", re.DOTALL)
SECTION_TITLES = {
    "": "Trang chủ", "truong": INDEX_TITLES["organisations"], "cum": INDEX_TITLES["clusters"],
    "chu-de": INDEX_TITLES["themes"], "ke-hoach": INDEX_TITLES["plans"], "huong-dan": INDEX_TITLES["guidance"],
    "danh-hieu": INDEX_TITLES["awards"], "phong-trao": INDEX_TITLES["movements"], "van-ban": INDEX_TITLES["documents"],
    "guong": INDEX_TITLES["exemplars"], "lich": "Lịch", "du-lieu": "Dữ liệu", "phuong-phap": "Phương pháp",
    "muc-luc": "Mục lục", "bao-cao": "Báo cáo", "kiosk": "Màn hình", SAMPLE_SECTION: "Minh họa",
}  # fmt: skip


@dataclass
class PortalBuild:
    """What was read, and what is written of it."""

    settings: Settings
    reading: Reading
    site_name: str = "Cổng thi đua"
    edit_root: str | None = None
    gathered: Gathered = field(default_factory=Gathered)

    def layouts(self) -> list[tuple[str, int]]:
        """The (section, depth) pairs a shell is needed for."""
        exemplars = EXEMPLAR_LAYOUTS if self.reading.record.exemplars else ()
        samples = SAMPLE_LAYOUTS if self.reading.sample_record is not None else ()
        return [*LAYOUTS, *exemplars, *samples]

    def section_title(self, section: str) -> str:
        """The navigation's name of a section."""
        return SECTION_TITLES[section]

    def prose_page(self, address: str, title: str, rendered: str) -> None:
        """A page MkDocs made of Markdown: entered in search, contents and sitemap."""
        found = _ARTICLE.search(rendered)
        self.gathered.prose(address, title, plain_text(found[1]) if found else "")

    def write(
        self, stage: Path, made: dict[tuple[str, int], shells.Shell], canonical: dict[tuple[str, int], str], site: str
    ) -> None:
        """Stamp all pages into `stage`, with search index, sitemap and the source files."""
        portals = self.portals()
        jobs = [job for portal in portals for job in self.jobs(portal)]
        sources = [path for portal in portals for path in source_paths(portal)]

        def stamped(pages: Iterable[Page], gathered: Gathered) -> None:
            for page in pages:
                layout = (page.section, page.depth)
                rest = (canonical[layout], site) if site and canonical.get(layout) else None
                self._put(stage, f"{page.address}index.html", stamp(made[layout], page, rest))
                gathered.page(page)

        template = kiosk_template()

        def share(*part: int) -> Gathered:
            number, shares = part
            gathered = Gathered()
            stamped(chain.from_iterable(job() for job in jobs[number::shares]), gathered)
            self._copy_sources(stage, sources[number::shares])
            for path, content in (file for portal in portals for file in kiosk_files(portal, template, site, *part)):
                self._put(stage, path, content)
            return gathered

        with collector.seldom():
            for found in in_shares(share, shares_for(self.reading.files)):
                self.gathered.add(found)
        stamped([contents_page(portals[0], sorted(self.gathered.listed))], self.gathered)
        self._write_rest(stage, site)
        for address in {shells.sentinel_address(*layout) for layout in made}:
            if shells.SENTINEL in address:
                shutil.rmtree(stage / address.partition(shells.SENTINEL)[0] / shells.SENTINEL, ignore_errors=True)
        self.gathered.check.finish(stage)

    def _write_rest(self, stage: Path, site: str) -> None:
        """Search index, forms and sitemap."""
        for path, content in self.gathered.search.files().items():
            self._put(stage, path, content)
        write_admin(stage, self.site_name, self.edit_root, self.reading.record, self.settings.as_of.year)
        for name, content in sitemap(site, self.gathered.addresses, self.settings.as_of).items():
            self._put(stage, name, content)

    def portals(self) -> list[Portal]:
        """The record and, where they are shown, the samples, judged and ready for pages."""
        record, sample = self.reading.record, self.reading.sample_record
        templates = template_environment()
        with collector.at_rest():
            found = [self._portal(record, templates)]
            return found if sample is None else [*found, self._portal(sample, templates, record)]

    def _portal(self, record: Record, templates: Environment, base: Record | None = None) -> Portal:
        evaluation = evaluate(record, self.settings.as_of, base=base)
        portal = Portal(record, evaluation, self.settings.as_of, templates, base, self.edit_root)
        portal.get_ready()
        return portal

    def jobs(self, portal: Portal) -> list[Job]:
        """What makes the pages of a portal but the contents page, which lists all the others."""
        return [partial(self._front_pages, portal), *page_jobs(portal)]

    def _front_pages(self, portal: Portal) -> Iterator[Page]:
        yield home_page(portal, self.reading.sample_record is not None, self.site_name)
        if not portal.record.sample:
            yield method_page(portal)
        yield data_page(portal, source_paths(portal))

    def _put(self, stage: Path, path: str, content: bytes) -> None:
        target = stage / path
        with suppress(FileExistsError):  # most pages are alone in their folder
            target.parent.mkdir(parents=True)
        target.write_bytes(content)

    def _copy_sources(self, stage: Path, paths: list[str]) -> None:
        for path in paths:
            self._put(stage, source_address(path), (self.settings.root / path).read_bytes())


def prepare(settings: Settings) -> PortalBuild:
    """Read and check a folder; nothing is written yet."""
    reading = read_folder(settings.root, samples=settings.samples, as_of=settings.as_of, raised=settings.raised)
    return PortalBuild(settings, reading)
