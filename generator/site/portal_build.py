"""One build of the portal: read → check → evaluate → render → stamp. MkDocs is not known here."""

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from jinja2 import Environment

from generator import collector
from generator.evaluation.engine import evaluate
from generator.kiosk.files import kiosk_jobs
from generator.kiosk.template import Template
from generator.labels import vi_date
from generator.model.kinds import sections
from generator.model.record import Record
from generator.pages.all_pages import EXEMPLAR_LAYOUTS, LAYOUTS, SAMPLE_LAYOUTS, Job, narrow_jobs, page_jobs, wide_jobs
from generator.pages.kinds.contents import contents_page
from generator.pages.kinds.data import data_pages
from generator.pages.kinds.front import home_page
from generator.pages.kinds.method import method_page
from generator.pages.linking.addresses import SAMPLES as SAMPLES_ROOT
from generator.pages.linking.addresses import source_address
from generator.pages.page import Page
from generator.pages.parts.sources import source_paths
from generator.pages.portal import Portal
from generator.reading.problems.problem import Finding
from generator.reading.read import LoadedFolder, Sides, check_sides, load_sides, reading_of
from generator.shares import Helpers, meanwhile, shares_for
from generator.site import shells
from generator.site.admin_page import admin_files
from generator.site.gathered import Gathered
from generator.site.kiosk_theme import kiosk_template
from generator.site.last_changes import RECORD, SAMPLES
from generator.site.page_templates import compile_all, compiled, template_environment
from generator.site.prose_links import ProseLinks
from generator.site.search_index import plain_text
from generator.site.settings import Settings
from generator.site.sitemap import sitemap
from generator.site.stage_work import Job as StageJob
from generator.site.stage_work import StageWork, Stamps

PARTS = 8
_ARTICLE = re.compile(r"<article[^>]*>(.*?)</article>", re.DOTALL)
SECTION_TITLES = {"": "Trang chủ", **{section.slug: section.title for section in sections()}}


@dataclass
class PortalBuild:
    """What was read, and what is written of it."""

    settings: Settings
    reading: LoadedFolder
    site_name: str
    edit_root: str | None
    judged: list[Portal] | None = None
    gathered: Gathered = field(default_factory=Gathered)
    prose_links: ProseLinks = field(default_factory=ProseLinks)
    _closing: ExitStack = field(default_factory=ExitStack, init=False)

    def layouts(self) -> list[tuple[str, int]]:
        """The (section, depth) pairs a shell is needed for."""
        exemplars = EXEMPLAR_LAYOUTS if self.reading.record.exemplars else ()
        samples = SAMPLE_LAYOUTS if self.reading.sample_record is not None else ()
        return [*LAYOUTS, *exemplars, *samples]

    def section_title(self, section: str) -> str:
        """The navigation's name of a section."""
        return SECTION_TITLES[section]

    def spoken(self, address: str) -> str:
        """The day a page speaks of, and when the record it is of was last changed, in words."""
        sample = self.reading.sample_record if address.startswith(SAMPLES_ROOT) else None
        day = (sample or self.reading.record).day(self.settings.as_of)
        changed = self.settings.changes.days(SAMPLES if sample else RECORD).newest
        words = f"{'minh họa ' if sample else ''}tính đến {vi_date(day)}"
        return f"{words} · dữ liệu sửa lần cuối {vi_date(changed)}" if changed else words

    def not_shown(self) -> list[str]:
        """Files with a picture: it would have to be checked, cut to size and freed of where it was taken; not done."""
        records = filter(None, (self.reading.record, self.reading.sample_record))
        return sorted(entry.path for record in records for entry in record.exemplars.values() if entry.photo)

    def docs_file(self, path: str, source: str) -> None:
        """A file of the docs folder that is published at `path`."""
        self.gathered.taken.append((path, source))

    def prose_page(self, source: str, address: str, title: str, rendered: str) -> None:
        """A page MkDocs made of Markdown: entered in search, contents, sitemap and the check of links."""
        found = _ARTICLE.search(rendered)
        body = found[1] if found else ""
        self.gathered.prose(address, title, plain_text(body), source)
        self.prose_links.page(source, address, body)

    def begin(self, stage: Path, site: str) -> None:
        """Helpers start on the pages while the theme makes the shells."""
        self.end()
        portals = self.portals()
        self._closing.enter_context(collector.seldom())
        template = kiosk_template()
        files = [self._forms, *(job for portal in portals for job in self._file_jobs(portal, template, site))]
        wide = [job for portal in portals for job in self._wide_jobs(portal)]
        narrow: list[StageJob] = [job for portal in portals for job in narrow_jobs(portal)]
        self._work = StageWork(stage, files, wide, narrow)
        self._helpers = Helpers(self._work.share, shares_for(self.reading.files) - 1)
        self._closing.callback(self._helpers.end)
        self._contents = partial(contents_page, portals[0])

    def finish(self, stage: Path, stamps: Stamps) -> None:
        """All pages into the stage, with search index, forms and sitemap.

        Errors: SharedAddressError, DeadLinksError.
        """
        self._helpers.tell(stamps)
        for found in (self._work.share(lambda _: stamps), *self._helpers.found()):
            self.gathered.add(found)
        self._work.page(self._contents(sorted(self.gathered.listed)), stamps, self.gathered)
        files = {**self.gathered.search.files(), **sitemap(stamps.site, self._dated())}
        for path, content in files.items():
            self._work.put(path, content)
            self.gathered.taken.append((path, ""))
        self.gathered.refuse_shared()
        for address in {shells.sentinel_address(*layout) for layout in stamps.shells}:
            if shells.SENTINEL in address:
                shutil.rmtree(stage / address.partition(shells.SENTINEL)[0] / shells.SENTINEL, ignore_errors=True)
        self.gathered.check.finish(stage)
        self.prose_links.finish(stage)
        self.end()

    def _dated(self) -> Iterator[tuple[str, date | None]]:
        """Each page with the day its own file was last changed, or its record where it is made of many."""
        real, samples = self.settings.changes.days(RECORD), self.settings.changes.days(SAMPLES)
        for address, source in self.gathered.addresses.items():
            yield address, (samples if address.startswith(SAMPLES_ROOT) else real).of(source)

    def end(self) -> None:
        """Stop what `begin` began."""
        self._closing.close()

    def portals(self) -> list[Portal]:
        """The record and, where they are shown, the samples, judged and ready for pages."""
        if self.judged is None:
            reading = self.reading
            self.judged = judge(
                self.settings, reading.record, reading.sample_record, template_environment(), self.edit_root
            )
        return self.judged

    def jobs(self, portal: Portal) -> list[Job]:
        """What makes the pages of a portal but the contents page, which lists all the others."""
        return [partial(self._front_pages, portal), *page_jobs(portal)]

    def _front_pages(self, portal: Portal) -> Iterator[Page]:
        yield home_page(portal, self.reading.sample_record is not None, self.site_name)
        if not portal.record.sample:
            yield method_page(portal)
        yield from data_pages(portal, source_paths(portal))

    def _wide_jobs(self, portal: Portal) -> list[StageJob]:
        return [partial(self._front_pages, portal), *wide_jobs(portal)]

    def _file_jobs(self, portal: Portal, template: Template, site: str) -> list[StageJob]:
        paths = source_paths(portal)
        sources = [partial(self._sources, paths[part::PARTS]) for part in range(PARTS)]
        return [*sources, *kiosk_jobs(portal, template, site)]

    def _sources(self, paths: list[str]) -> Iterator[tuple[str, bytes]]:
        return ((source_address(path), (self.settings.root / path).read_bytes()) for path in paths)

    def _forms(self) -> Iterable[tuple[str, bytes]]:
        return admin_files(self.site_name, self.edit_root, self.reading.record, self.settings.as_of.year)


def judge(
    settings: Settings, record: Record, sample: Record | None, templates: Environment, edit_root: str | None = None
) -> list[Portal]:
    """The portal of the record, then that of the samples where there are any."""
    with collector.at_rest():
        found = [_portal(settings, edit_root, templates, record)]
        return found if sample is None else [*found, _portal(settings, edit_root, templates, sample, record)]


def _portal(
    settings: Settings, edit_root: str | None, templates: Environment, record: Record, base: Record | None = None
) -> Portal:
    evaluation = evaluate(record, record.day(settings.as_of), base=base)
    changed = settings.changes.days(SAMPLES if record.sample else RECORD)
    portal = Portal(record, evaluation, evaluation.as_of, templates, base, edit_root, settings.as_of, changed)
    portal.get_ready()
    return portal


def prepare(settings: Settings, site_name: str = "Cổng thi đua", edit_root: str | None = None) -> PortalBuild:
    """Read, check and judge a folder; nothing is written yet. Errors: UserError.

    The record is judged while it is checked. One with errors may defeat the judgement, and then nobody asks for it;
    where there are no errors, `portals` judges again and a fault of our own is told.
    """
    judged = None
    settings = settings.with_changes()
    templates = template_environment()
    with collector.at_rest():
        sides = load_sides(settings.root, samples=settings.samples)
        sample = sides.sample.record if sides.sample else None
        with meanwhile(partial(_checked, settings, sides, templates), shares_for(sides.files)) as check:
            with suppress(Exception):
                judged = judge(settings, sides.real.record, sample, templates, edit_root)
            findings, made = check()
            compiled(templates).made.update(made)
            reading = reading_of(settings.root, sides, findings, settings.raised)
    return PortalBuild(settings, reading, site_name, edit_root, judged)


def _checked(settings: Settings, sides: Sides, templates: Environment) -> tuple[list[Finding], dict[str, bytes]]:
    """What is wrong, and the compiled templates: there is time for both while the record is judged."""
    return check_sides(settings.root, sides, settings.as_of), compile_all(templates)
