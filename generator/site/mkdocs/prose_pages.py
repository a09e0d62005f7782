"""A page of the docs folder, dressed as record pages are, with its file published beside the data."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from generator.pages.linking.addresses import source_address
from generator.pages.page import Heading
from generator.site.portal_build import PortalBuild
from generator.site.prose import Prose, dressed

LEVEL = 2


def dress_page(html: str, page: Page, config: MkDocsConfig, work: PortalBuild) -> str:
    """The body with what record pages have around theirs; its Markdown file goes into the stage."""
    path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    copy = source_address(path)
    work.docs_file(copy, path)
    target = Path(config.site_dir, copy)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(Path(str(page.file.abs_src_path)).read_bytes())
    prose = Prose(page.url, str(page.title or ""), tuple(_headings(page.toc)), path)
    changed = work.settings.changes.days(()).of(path)
    return dressed(prose, html, work.settings.as_of, changed, work.edit_root)


def _headings(toc: Iterable[AnchorLink]) -> Iterator[Heading]:
    for entry in toc:
        if entry.level == LEVEL:
            yield Heading(entry.id, entry.title)
        else:
            yield from _headings(entry.children)
