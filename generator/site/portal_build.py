"""One build of the portal: read → check → evaluate → render → stamp. MkDocs is not known here."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment

from generator.evaluation.engine import evaluate
from generator.kiosk.files import kiosk_files
from generator.model.record import Record
from generator.pages.addresses import SAMPLE_SECTION, source_address
from generator.pages.all_pages import EXEMPLAR_LAYOUTS, LAYOUTS, SAMPLE_LAYOUTS, record_pages
from generator.pages.front_pages import data_page, home_page
from generator.pages.index_pages import contents_page
from generator.pages.method_page import method_page
from generator.pages.page import Page
from generator.pages.portal import Portal
from generator.pages.sources import source_paths
from generator.pages.trail import INDEX_TITLES
from generator.reading.read import Reading, read_folder
from generator.site import shells
from generator.site.admin_page import write_admin
from generator.site.kiosk_theme import kiosk_template
from generator.site.links import LinkCheck
from generator.site.search_index import SearchIndex, SearchPage, plain_text
from generator.site.settings import Settings
from generator.site.sitemap import sitemap
from generator.site.stamp import stamp
from generator.site.theme_files import template_environment

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
    written: int = 0
    search: SearchIndex = field(default_factory=SearchIndex)
    check: LinkCheck = field(default_factory=LinkCheck)
    _listed: list[tuple[str, str, str]] = field(default_factory=list)
    _addresses: list[str] = field(default_factory=list)
    _portals: list[Portal] = field(default_factory=list)
    _sources: list[str] = field(default_factory=list)

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
        text = plain_text(found[1]) if found else ""
        self.search.add(SearchPage(address=address, title=title, kind="Hướng dẫn sử dụng", body=text))
        self._addresses.append(address)

    def write(
        self, stage: Path, made: dict[tuple[str, int], shells.Shell], canonical: dict[tuple[str, int], str], site: str
    ) -> None:
        """Stamp all pages into `stage`, with search index, sitemap and the source files."""
        for page in self.pages():
            layout = (page.section, page.depth)
            rest = (canonical[layout], site) if site and canonical.get(layout) else None
            self._put(stage, f"{page.address}index.html", stamp(made[layout], page, rest))
            self._enter(page)
        template = kiosk_template()
        for path, content in (file for portal in self._portals for file in kiosk_files(portal, template, site)):
            self._put(stage, path, content)
        for address in {shells.sentinel_address(*layout) for layout in made}:
            if shells.SENTINEL in address:
                shutil.rmtree(stage / address.partition(shells.SENTINEL)[0] / shells.SENTINEL, ignore_errors=True)
        for path, content in self.search.files().items():
            self._put(stage, path, content)
        self._copy_sources(stage)
        write_admin(stage, self.site_name, self.edit_root, self.reading.record, self.settings.as_of.year)
        for name, content in sitemap(site, self._addresses, self.settings.as_of).items():
            self._put(stage, name, content)
        self.check.finish(stage)

    def pages(self) -> Iterator[Page]:
        """Every page that is stamped, one at a time."""
        record, sample = self.reading.record, self.reading.sample_record
        templates = template_environment()
        portal = self._portal(record, templates)
        yield home_page(portal, sample is not None, self.site_name)
        yield from record_pages(portal)
        if sample is not None:
            shown = self._portal(sample, templates, record)
            yield home_page(shown, True, self.site_name)
            yield from record_pages(shown)
            yield data_page(shown, self._note_sources(shown))
        yield method_page(portal)
        yield data_page(portal, self._note_sources(portal))
        yield contents_page(portal, self._listed)

    def _portal(self, record: Record, templates: Environment, base: Record | None = None) -> Portal:
        evaluation = evaluate(record, self.settings.as_of, base=base)
        self._portals.append(Portal(record, evaluation, self.settings.as_of, templates, base, self.edit_root))
        return self._portals[-1]

    def _enter(self, page: Page) -> None:
        self.written += 1
        self._addresses.append(page.address)
        self.check.page(page)
        if page.kind != "Mục lục":
            self._listed.append((page.address, f"{page.title} – {page.owner}" if page.owner else page.title,
                                 f"Minh họa: {page.kind}" if page.sample else page.kind))  # fmt: skip
        self.search.add(
            SearchPage(
                address=page.address, title=page.title, kind=page.kind, organisation=page.owner,
                description=page.description, also=page.also, body=plain_text(page.body), sample=page.sample,
            )
        )  # fmt: skip

    def _put(self, stage: Path, path: str, content: bytes) -> None:
        target = stage / path
        try:
            target.write_bytes(content)
        except FileNotFoundError:
            target.parent.mkdir(parents=True)
            target.write_bytes(content)

    def _note_sources(self, portal: Portal) -> list[str]:
        paths = source_paths(portal)
        self._sources += paths
        return paths

    def _copy_sources(self, stage: Path) -> None:
        made: set[Path] = set()
        for path in self._sources:
            target = stage / source_address(path)
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            shutil.copyfile(self.settings.root / path, target)


def prepare(settings: Settings) -> PortalBuild:
    """Read and check a folder; nothing is written yet."""
    return PortalBuild(settings, read_folder(settings.root, samples=settings.samples))
