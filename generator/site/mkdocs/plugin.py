"""One MkDocs build is one build of the portal.

The plugin reads and checks the data before anything is written, builds into a folder aside, and swaps that in when
the whole site is there.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from generator.config.prose import docs_problems
from generator.config.severities import raised_from
from generator.history.removals import explained
from generator.pages.route import Route
from generator.pages.site import Site
from generator.site.build import Build
from generator.site.dressing import BuildFor, Dressing
from generator.site.mkdocs.docs_files import add_assets, add_sentinels, clean_pictures, docs_routes
from generator.site.mkdocs.dress import dress, edit_root, root_of
from generator.site.mkdocs.navigation import has_siblings, refuse_dead, shown
from generator.site.mkdocs.prose_pages import dress_page
from generator.site.mkdocs.refusals import Refusal, for_mkdocs, refuse_errors, refuse_warnings
from generator.site.mkdocs.sanitised import sanitised
from generator.site.publishing.destination import place_for
from generator.site.publishing.outside import OutsideError, words_for
from generator.site.publishing.publish import publication
from generator.site.publishing.stage import Stage
from generator.site.settings import settings_for
from generator.site.stamping import shells
from generator.site.stamping.stamp import Layout, Stamps
from generator.theming.bytecode import keep_bytecode

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.thidua")
UNCHANGED = "\nChưa công bố gì; trang cũ còn nguyên."


@dataclass(frozen=True, slots=True)
class Published:
    """What a build put in place: how many record pages and warnings, and the folder; what is to be said about it."""

    pages: int
    warnings: int
    site: Path
    remarks: tuple[str, ...] = ()


class ThiduaConfig(Config):  # type: ignore[no-untyped-call]
    """Options under `plugins: - thidua:` in mkdocs.yml."""

    samples = option.Type(bool, default=True)
    severity = option.Type(dict, default={})
    removals = option.Type(list, default=[])
    redirects = option.Type(dict, default={})


class ThiduaPlugin(BasePlugin[ThiduaConfig]):  # type: ignore[no-untyped-call]
    """Turns one MkDocs build into one build of the portal."""

    frozen = ""  # the name of the lasting copy that the next run is for

    def __init__(self) -> None:
        self.set_out()
        self._work: Build | None = None
        self._stage: Stage | None = None
        self._closing = ExitStack()
        self._published, self._asked_for = 0, ""
        self._shells: dict[Layout, shells.Shell] = {}
        self._written: list[Route] = []
        self._rendering: dict[str, Layout] = {}
        self._canonical: dict[Layout, str] = {}
        self._lit: list[MkDocsPage] = []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Registering this event keeps one plugin object through all builds of `mkdocs serve`."""
        self._serving = command == "serve"

    def set_out(self, *, as_of: date | None = None, drafts: bool = False, build_for: BuildFor | None = None) -> None:
        """Say what the next run of the one plugin is for: with `build_for`, shells and prose, to publish nothing."""
        self.as_of, self.drafts = as_of, drafts
        self._build_for, self._serving = build_for, build_for is not None

    def dressing(self, watched: tuple[Path, ...]) -> Dressing:
        """What was made where nothing is published."""
        build = self._build()
        stamps = Stamps(self._shells, self._canonical, build.site.url, build.site.name)
        return Dressing(build.settings, build.site, stamps, tuple(self._written), watched)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the data, then turn the build to a folder aside. Errors: Refusal."""
        root = root_of(config)
        with for_mkdocs():
            place = place_for(Path(config.site_dir), root, Path(config.docs_dir))
            raised = raised_from(self.config.severity)
            settings = settings_for(root, self.as_of, None if self.config.samples else False, raised, self.drafts)
            settings = replace(settings, docs=os.path.relpath(config.docs_dir, root)).with_changes()
            site = Site(config.site_name, config.site_url or "", edit_root(config), self.frozen, explained(root))
        make = self._build_for or Build
        build = self._work = make(settings, site)
        for remark in settings.changes.remarks:
            log.info(remark)
        refuse_errors(build.reading, docs_problems(root, raised))
        config.extra["spoken"] = build.imprint("")
        with for_mkdocs(UNCHANGED):
            dress(config, build.routes)
        config.nav = shown(config.nav, build.routes)
        self._stage = Stage(Path(config.site_dir)) if self._build_for else self._aside(config, place)
        return config

    def _aside(self, config: MkDocsConfig, place: Path) -> Stage:
        self._drop(Refusal("một lần dựng trước dừng giữa chừng"))
        with for_mkdocs():
            stage = self._closing.enter_context(publication(place))
        self._asked_for, config.site_dir = config.site_dir, str(stage)
        return Stage(stage, place, twins=not self._serving)

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the theme's assets and one sentinel a layout."""
        clean_pictures(files, config)
        add_assets(files, config)
        self._rendering = add_sentinels(files, config, self._build().routes)
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """All files are known: what they publish claims its addresses, a dead menu entry stops the build.

        Errors: Refusal.
        """
        refuse_dead(nav, config)
        with for_mkdocs(UNCHANGED):
            self._written = list(docs_routes(files, config, self._rendering, drafts=self._serving))
            self._build().routes.claim(self._written)
        return nav

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """The theme's templates are compiled once, not in each build."""
        keep_bytecode(env, "theme")
        return env

    def on_page_content(self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """A sentinel's content is the body slot; prose gets what record pages have around theirs."""
        if page.file.src_uri not in self._rendering:
            with for_mkdocs(UNCHANGED):
                return dress_page(sanitised(html), page, config, self._build())
        page.toc = TableOfContents([AnchorLink(shells.TOC_TITLE, shells.TOC_ANCHOR, 2)])
        page.edit_url = None
        page.title = str(page.title)
        page.meta["description"], page.meta["head"] = shells.DESCRIPTION, shells.HEAD
        if page.file.src_uri != "index.md":
            page.meta["title"] = shells.TITLE
        return f"<!-- <h1 -->{shells.BODY}"

    def on_page_context(
        self, context: TemplateContext, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Show the section of a sentinel as the active one; its column only where its pages are chosen."""
        context["spoken"] = self._build().imprint(page.url)  # type: ignore[typeddict-unknown-key]
        if layout := self._rendering.get(page.file.src_uri):
            self._lit = [entry for entry in nav.pages if entry.url == shells.section_index(layout[0])]
            for entry in self._lit:
                entry.active = True
            if not any(entry.url == page.url and has_siblings(entry) for entry in self._lit):
                page.meta["hide"] = ["navigation"]  # the column would only say again what the tabs say
        return context

    def on_post_page(self, output: str, /, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep a sentinel as a shell; name files in the links of a prose page."""
        layout = self._rendering.get(page.file.src_uri)
        if layout is None:
            source = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
            self._staged().prose_page(source, page.url, unescape(str(page.title or "")), output)
            return shells.with_file_names(output)
        for entry in self._lit:
            entry.active = False
        self._shells[layout] = shells.compile_shell(output, page.url)
        self._canonical[layout] = page.canonical_url or ""
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Stamp every record page, then put the finished site in place. Errors: Refusal."""
        if self._build_for is not None:
            return
        stamps = Stamps(self._shells, self._canonical, config.site_url or "", config.site_name)
        with for_mkdocs(UNCHANGED):
            self._published = self._build().publish(self._staged(), stamps)
        refuse_warnings(config)
        self._closing.close()
        config.site_dir = self._asked_for
        log.info("Đã xuất bản %s trang hồ sơ", self._published)

    def on_build_error(self, *, error: Exception) -> None:
        """Drop what was built aside; the last good site stays. Errors: Refusal where the machine stopped it."""
        self._drop(error)
        if (words := words_for(error)) is not None:
            raise Refusal(OutsideError(f"{words}. Trang cũ còn nguyên.")) from error

    @contextmanager
    def given_up(self) -> Iterator[None]:
        """Drop what was built aside also where somebody stops the build, which MkDocs does not call an error."""
        try:
            yield
        except BaseException as end:
            self._drop(end)
            raise

    def _drop(self, error: BaseException) -> None:
        closing, self._closing = self._closing, ExitStack()
        with suppress(type(error)):
            closing.__exit__(type(error), error, error.__traceback__)

    def on_serve(self, server: "LiveReloadServer", /, *, config: MkDocsConfig, builder: Any) -> "LiveReloadServer":
        """Watch the data too, and keep serving the last good site while an editor mends a mistake."""
        from generator.site.mkdocs.serving import attend

        attend(server, root_of(config), builder)
        return server

    def published(self, site: Path) -> Published:
        """What the last build put at `site`."""
        build = self._build()
        return Published(self._published, len(build.reading.problems), site, build.settings.changes.remarks)

    def _build(self) -> Build:
        if self._work is None:
            raise RuntimeError("on_config has not run")
        return self._work

    def _staged(self) -> Stage:
        if self._stage is None:
            raise RuntimeError("on_config has not run")
        return self._stage
