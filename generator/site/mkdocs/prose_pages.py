"""A page of the docs folder, dressed as record pages are, with a link to its file beside the data."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from generator.pages.page import Heading
from generator.site.build import Build
from generator.site.stamping.prose import Prose, dressed

LEVEL = 2


def dress_page(html: str, page: Page, config: MkDocsConfig, build: Build) -> str:
    """The body with what record pages have around theirs."""
    path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    prose = Prose(page.url, str(page.title or ""), tuple(_headings(page.toc)), path)
    changed = build.settings.changes.days(()).of(path)
    return dressed(prose, html, build.settings.as_of, changed, build.site.edit_root)


def _headings(toc: Iterable[AnchorLink]) -> Iterator[Heading]:
    for entry in toc:
        if entry.level == LEVEL:
            yield Heading(entry.id, entry.title)
        else:
            yield from _headings(entry.children)
