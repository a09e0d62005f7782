"""A page of the docs folder, dressed as record pages are, with a link to its file beside the data."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import escape, unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from generator.errors import UserError
from generator.escaping import safe
from generator.pages.page import Heading
from generator.pages.parts.citation import frozen_notice
from generator.reading.problems.nearest import quoted
from generator.site.build import Build
from generator.site.stamping.head import NOINDEX, open_graph
from generator.site.stamping.prose import Prose, dressed

LEVEL = 2
_FRONT_MATTER = ("title", "description")


def dress_page(html: str, page: Page, config: MkDocsConfig, build: Build) -> str:
    """The body with what record pages have around theirs."""
    path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    _refuse_front_matter(path, page.meta)
    title = _title(page)
    page.title = safe(escape(title))
    description = str(page.meta.get("description") or config.site_description or "")
    notice = frozen_notice(build.site, build.settings.as_of, page.url)
    shown = open_graph(title, description, page.url, build.site.url, build.site.name)
    # else the theme unescapes a heading for <title>
    page.meta = {**_escaped(page.meta), "title": page.title, "head": safe(NOINDEX + shown if notice else shown)}
    prose = Prose(page.url, title, tuple(_headings(page.toc)), path)
    changed = build.settings.changes.of_folders(())
    return notice + dressed(prose, html, build.settings.as_of, changed, build.site.edit_root)


def _refuse_front_matter(path: str, meta: Mapping[str, object]) -> None:
    """Other keys are orders to the theme: a template, an icon to read. Errors: UserError."""
    for key, held in meta.items():
        if key not in _FRONT_MATTER:
            message = (
                f"{path}: không có khóa {quoted(str(key))} ở phần đầu trang; được dùng: {', '.join(_FRONT_MATTER)}"
            )
            raise UserError(f"{message}; xóa dòng ấy")
        if not isinstance(held, str | int | date) or isinstance(held, bool):
            raise UserError(f"{path}: khóa {key} ở phần đầu trang phải là một câu; đặt câu ấy trong dấu nháy")


def _title(page: Page) -> str:
    """As its editor means it: front matter and names of files are text, a heading has become HTML."""
    return str(page.meta["title"] if "title" in page.meta else unescape(str(page.title or "")))


def _escaped(value: Any) -> Any:
    """Front matter as it may stand in a page: the theme puts it into head and menu as it is."""
    if isinstance(value, dict):
        return {key: _escaped(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_escaped(held) for held in value]
    return safe(escape(value)) if isinstance(value, str) else value


def _headings(toc: Iterable[AnchorLink]) -> Iterator[Heading]:
    for entry in toc:
        if entry.level == LEVEL:
            yield Heading(entry.id, unescape(entry.title))
        else:
            yield from _headings(entry.children)
