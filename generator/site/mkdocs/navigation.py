"""The menu: what is not made falls out of it, what leads nowhere stops the build."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from generator.pages.linking.menu import sections
from generator.site.mkdocs.refusals import Refusal

OPTIONAL = {f"{section.slug}/" for section in sections() if section.optional}


def shown(nav: Any, made: Container[str]) -> Any:
    """The navigation without what this build does not make, such as the samples when they are switched off."""
    if isinstance(nav, list):
        kept = [shown(entry, made) for entry in nav]
        return [entry for entry in kept if entry not in (None, {}, [])]
    if isinstance(nav, dict):
        return {title: entry for title, below in nav.items() if (entry := shown(below, made)) not in (None, [], {})}
    absent = nav.endswith("/index.md") and (index := nav.removesuffix("index.md")) in OPTIONAL and index not in made
    return None if absent else nav


def refuse_dead(nav: Navigation, config: MkDocsConfig) -> None:
    """A menu entry that leads to no page stops the build: MkDocs would publish it dead. Errors: Refusal."""
    dead = [
        f"«{link.title}» dẫn tới {link.url}" if link.title else f"«{link.url}»"
        for link in _links(nav.items)
        if _is_dead(link.url)
    ]
    if dead:
        raise Refusal(
            f"mkdocs.yml: nav có mục không có trang: {'; '.join(dead)}. "
            f"Sửa tên tệp, hoặc thêm tệp ấy vào {Path(config.docs_dir).name}/"
        )


def has_siblings(entry: Page) -> bool:
    """Whether there are other pages to choose from beside this one in the menu."""
    return entry.parent is not None and len(entry.parent.children) > 1


def _links(entries: Iterable[StructureItem]) -> Iterator[Link]:
    for entry in entries:
        if isinstance(entry, Link):
            yield entry
        elif isinstance(entry, Section):
            yield from _links(entry.children)


def _is_dead(url: str) -> bool:
    """A link without a host that names a Markdown file: MkDocs makes one of each entry it finds no file for."""
    return not urlsplit(url).scheme and not url.startswith(("/", "#")) and urlsplit(url).path.endswith(".md")
