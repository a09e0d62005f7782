"""The only module that knows MkDocs: prose pages and shells come from it, the portal does the rest.

`mkdocs build`, `mkdocs serve` and `thidua build` all run through this plugin. It reads and checks the data
before anything is written, builds into a folder aside, and swaps that in when the whole site is there.
"""

import errno
import logging
import tempfile
import traceback
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import config_options as option
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.labels import vi_date
from generator.pages.addresses import source_address
from generator.pages.page import Heading
from generator.reading.report import as_text
from generator.site import config_defaults, shells
from generator.site.portal_build import PortalBuild, prepare
from generator.site.prose import Prose, dressed
from generator.site.publish import AnotherBuildError, publication
from generator.site.settings import settings_for
from generator.site.severities import WrongSeverityError, raised_from
from generator.site.slugs import slugify
from generator.site.stage_work import Stamps
from generator.site.theme_files import theme_folder

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.thidua")
ASSETS = "assets/portal"
SHOWN_PROBLEMS = 200
PROSE_LEVEL = 2
OPTIONAL = {"minh-hoa/", "guong/"}
WATCHED = ("content", "data", "examples")


class DataProblems(Abort):
    """The data has errors: the report is the message, nothing was written."""


class BuildRefusedError(Exception):
    """The build stopped before anything was published; the message says why."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a build put in place: how many record pages and warnings, and the folder."""

    pages: int
    warnings: int
    site: Path


class ThiduaConfig(Config):  # type: ignore[no-untyped-call]
    """Options under `plugins: - thidua:` in mkdocs.yml."""

    samples = option.Type(bool, default=True)
    severity = option.Type(dict, default={})


class ThiduaPlugin(BasePlugin[ThiduaConfig]):  # type: ignore[no-untyped-call]
    """Turns one MkDocs build into one build of the portal."""

    def __init__(self) -> None:
        self._work: PortalBuild | None = None
        self._closing = ExitStack()
        self._shells: dict[tuple[str, int], shells.Shell] = {}
        self._rendering: dict[str, tuple[str, int]] = {}
        self._canonical: dict[tuple[str, int], str] = {}
        self._lit: list[MkDocsPage] = []
        self._copies: dict[str, Path] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Registering this event keeps one plugin object through all builds of `mkdocs serve`."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the data, then turn the build to a folder aside. Errors: DataProblems."""
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        try:
            raised = raised_from(self.config.severity)
        except WrongSeverityError as error:
            raise Abort(str(error)) from error
        settings = settings_for(root, samples=None if self.config.samples else False, raised=raised)
        self._work = prepare(settings, config.site_name, _edit_root(config))
        if self._work.reading.problems:
            report = as_text(self._work.reading.problems, self._work.reading.files, SHOWN_PROBLEMS)
            if self._work.reading.errors:
                raise DataProblems(report)
            log.info(report)
        config.extra["as_of"] = vi_date(self._work.settings.as_of)
        _dress(config)
        config.nav = _shown(config.nav, {shells.section_index(section) for section, _ in self._work.layouts()})
        self._turn_aside(config)
        self._work.begin(Path(config.site_dir), config.site_url or "")
        return config

    def _turn_aside(self, config: MkDocsConfig) -> None:
        self._drop(BuildRefusedError("một lần dựng trước dừng giữa chừng"))
        try:
            stage = self._closing.enter_context(publication(Path(config.site_dir)))
        except AnotherBuildError as error:
            raise Abort(str(error)) from error
        config.site_dir = str(stage)

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the theme's assets and one sentinel page per layout."""
        assets = theme_folder() / "assets"
        for path in sorted(assets.rglob("*")):
            if path.is_file():
                uri = f"{ASSETS}/{path.relative_to(assets).as_posix()}"
                files.append(File.generated(config, uri, abs_src_path=str(path)))
        if (template := files.get_file_from_path("sitemap.xml")) is not None:
            files.remove(template)
        self._rendering = {}
        self._copies = {}
        for section, depth in self._build().layouts():
            address = shells.sentinel_address(section, depth)
            uri = f"{address}index.md"
            if (existing := files.get_file_from_path(uri)) is not None:
                files.remove(existing)
            level = InclusionLevel.NOT_IN_NAV if shells.SENTINEL in address else InclusionLevel.UNDEFINED
            content = _sentinel(self._build(), section, address)
            files.append(File.generated(config, uri, content=content, inclusion=level))
            self._rendering[uri] = (section, depth)
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """A menu entry that leads to no page stops the build: MkDocs would publish it dead. Errors: Abort."""
        dead = [f"«{link.title}» dẫn tới {link.url}" for link in _links(nav.items) if _is_dead(link.url)]
        if dead:
            raise Abort(
                f"mkdocs.yml: nav có mục không có trang: {'; '.join(dead)}. "
                f"Sửa tên tệp, hoặc thêm tệp ấy vào {Path(config.docs_dir).name}/"
            )
        return nav

    def on_page_content(self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """A sentinel's content is the body slot; prose gets what record pages have around theirs."""
        if page.file.src_uri not in self._rendering:
            return self._prose(html, page, config)
        page.toc = TableOfContents([AnchorLink(shells.TOC_TITLE, shells.TOC_ANCHOR, 2)])
        page.edit_url = None
        page.title = str(page.title)
        page.meta["description"] = shells.DESCRIPTION
        if page.file.src_uri != "index.md":
            page.meta["title"] = shells.TITLE
        return f"<!-- <h1 -->{shells.BODY}"

    def _prose(self, html: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        work = self._build()
        path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
        self._copies[source_address(path)] = Path(str(page.file.abs_src_path))
        made = Prose(page.url, str(page.title or ""), tuple(_headings(page.toc)), path)
        return dressed(made, html, work.settings.as_of, work.edit_root)

    def on_page_context(
        self, context: TemplateContext, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Show the section of a sentinel as the active one; its column only where its pages are chosen."""
        if layout := self._rendering.get(page.file.src_uri):
            self._lit = [entry for entry in nav.pages if entry.url == shells.section_index(layout[0])]
            for entry in self._lit:
                entry.active = True
            if not any(entry.url == page.url and _has_siblings(entry) for entry in self._lit):
                page.meta["hide"] = ["navigation"]  # the column would only say again what the tabs say
        return context

    def on_post_page(self, output: str, /, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep a sentinel as a shell; name files in the links of a prose page."""
        layout = self._rendering.get(page.file.src_uri)
        if layout is None:
            self._build().prose_page(page.url, str(page.title or ""), output)
            return shells.with_file_names(output)
        for entry in self._lit:
            entry.active = False
        self._shells[layout] = shells.compile_shell(output, page.url)
        self._canonical[layout] = page.canonical_url or ""
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Stamp every record page, then put the finished site in place."""
        for address, source in self._copies.items():
            copy = Path(config.site_dir, address)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(source.read_bytes())
        stamps = Stamps(self._shells, self._canonical, config.site_url or "")
        self._build().finish(Path(config.site_dir), stamps)
        self._closing.close()
        log.info("Đã xuất bản %s trang hồ sơ", self._build().gathered.written)

    def on_build_error(self, *, error: Exception) -> None:
        """Drop what was built aside; the last good site stays."""
        self._drop(error)

    def _drop(self, error: Exception) -> None:
        if self._work is not None:
            self._work.end()
        closing, self._closing = self._closing, ExitStack()
        with suppress(type(error)):
            closing.__exit__(type(error), error, error.__traceback__)

    def on_serve(self, server: "LiveReloadServer", /, *, config: MkDocsConfig, builder: Any) -> "LiveReloadServer":
        """Watch the data too, and keep serving the last good site while an editor mends a mistake."""
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        for name in WATCHED:
            if (root / name).is_dir():
                server.watch(str(root / name))
        server.watch(str(theme_folder()))
        server.builder = _patient(builder)
        return server

    def published(self, site: Path) -> Published:
        """What the last build put at `site`."""
        return Published(self._build().gathered.written, len(self._build().reading.problems), site)

    def _build(self) -> PortalBuild:
        if self._work is None:
            raise RuntimeError("on_config has not run")
        return self._work


def _patient(builder: Any) -> Any:
    def rebuild() -> None:
        try:
            builder()
        except Abort as error:
            click.echo(str(error), err=True)
            log.error("Trang vẫn là bản tốt gần nhất; sửa các lỗi trên rồi lưu lại.")
        except Exception:
            traceback.print_exc()
            log.error("Không dựng được bản mới; trang vẫn là bản tốt gần nhất.")

    return rebuild


def _dress(config: MkDocsConfig) -> None:
    """The portal's look on whatever mkdocs.yml says: own overrides first, no font from elsewhere. Errors: Abort."""
    if config.theme.name != config_defaults.THEME_NAME:
        raise Abort(f"cổng chỉ dựng được với giao diện material, mà mkdocs.yml ghi «theme: {config.theme.name}»")
    if config.nav is None:
        config.nav = config_defaults.navigation(path.name for path in Path(config.docs_dir).glob("*.md"))
    contents = config.mdx_configs.setdefault("toc", {})
    contents.setdefault("slugify", slugify)
    contents.setdefault("permalink_title", "Liên kết tới mục này")
    overrides = str(theme_folder() / "overrides")
    if overrides not in config.theme.dirs:
        config.theme.dirs.insert(0, overrides)
    config.theme.static_templates.discard("sitemap.xml")  # the portal writes its own, with the record pages
    config.theme["font"] = False
    if config.theme.get("favicon") == "assets/images/favicon.png":
        config.theme["favicon"] = f"{ASSETS}/favicon.svg"
    if config.theme.get("language") in (None, "en"):
        config.theme["language"] = "vi"
    for listed, path in ((config.extra_css, f"{ASSETS}/portal.css"), (config.extra_javascript, f"{ASSETS}/portal.js")):
        if path not in [str(entry) for entry in listed]:
            listed.append(path)


def _headings(toc: Iterable[AnchorLink]) -> Iterator[Heading]:
    """The second-level headings of a prose page."""
    for entry in toc:
        if entry.level == PROSE_LEVEL:
            yield Heading(entry.id, entry.title)
        else:
            yield from _headings(entry.children)


def _links(entries: Iterable[StructureItem]) -> Iterator[Link]:
    for entry in entries:
        if isinstance(entry, Link):
            yield entry
        elif isinstance(entry, Section):
            yield from _links(entry.children)


def _has_siblings(entry: MkDocsPage) -> bool:
    return entry.parent is not None and len(entry.parent.children) > 1


def _is_dead(url: str) -> bool:
    """A link without a host that names a Markdown file: MkDocs makes one of each entry it finds no file for."""
    return not urlsplit(url).scheme and not url.startswith(("/", "#")) and urlsplit(url).path.endswith(".md")


def _shown(nav: Any, made: set[str]) -> Any:
    """The navigation without what this build does not make, such as the samples when they are switched off."""
    if isinstance(nav, list):
        kept = [_shown(entry, made) for entry in nav]
        return [entry for entry in kept if entry not in (None, {}, [])]
    if isinstance(nav, dict):
        return {title: entry for title, below in nav.items() if (entry := _shown(below, made)) not in (None, [], {})}
    absent = nav.endswith("/index.md") and nav.removesuffix("index.md") in OPTIONAL - made
    return None if absent else nav


def _edit_root(config: MkDocsConfig) -> str | None:
    """Where the repository's files are edited, known from repo_url and edit_uri."""
    if not config.repo_url or not config.edit_uri:
        return None
    docs = f"{Path(config.docs_dir).name}/"
    return urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri).removesuffix(docs)


def _sentinel(work: PortalBuild, section: str, address: str) -> str:
    title = work.section_title(section) if address == shells.section_index(section) else shells.TITLE
    return f"---\ntitle: {title}\n---\n\n{shells.BODY}\n"


@contextmanager
def _laid_over(root: Path) -> Iterator[dict[str, Any]]:
    """What to lay over mkdocs.yml so that a folder builds that names no plugin, theme or docs folder."""
    path = root / "mkdocs.yml"
    with path.open("rb") as file:
        written = yaml_load(file, get_yaml_loader(config=MkDocsConfig(config_file_path=str(path))))
    with tempfile.TemporaryDirectory(prefix="thidua-") as empty:
        docs = Path(empty, "docs")
        docs.mkdir()
        yield config_defaults.overrides(written if isinstance(written, dict) else {}, root, docs)


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except (Abort, ConfigurationError) as error:
        raise BuildRefusedError(error.format_message()) from error


def build_site(root: Path, site: Path | None = None) -> Published:
    """Check, build and publish a folder. Errors: BuildRefusedError."""
    with _refusals(), _laid_over(root) as laid:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site.absolute()) if site else None, **laid)
        target = Path(config.site_dir)
        mkdocs_build.build(config)
    plugin = config.plugins[config_defaults.PLUGIN]
    return plugin.published(target) if isinstance(plugin, ThiduaPlugin) else Published(0, 0, target)


def serve_site(root: Path, address: str) -> None:
    """Serve a folder and rebuild on every change of it. Errors: BuildRefusedError when it cannot start."""
    from mkdocs.commands import serve as mkdocs_serve

    with _refusals(), _laid_over(root) as laid:
        try:
            mkdocs_serve.serve(config_file=str(root / "mkdocs.yml"), dev_addr=address, **laid)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EADDRNOTAVAIL}:
                raise
            raise BuildRefusedError(f"không mở được {address}, chọn cổng khác bằng --address: {error}") from error
