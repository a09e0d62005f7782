"""The files MkDocs works on: those of the docs folder, the theme's assets, one sentinel page per layout."""

import logging
from collections.abc import Container, Iterable, Iterator
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.pages.linking.addresses import source_address
from generator.pages.linking.menu import sections
from generator.pages.route import Route, file_route
from generator.reading.pictures.opened import SIGNS, suffix_of
from generator.reading.pictures.remade import cleaned
from generator.site.mkdocs.refusals import Refusal
from generator.site.routes import PROSE, Routes
from generator.site.stamping import shells
from generator.site.stamping.stamp import Layout
from generator.theming.files import assets_address, theme_folder
from generator.theming.sheet import SHEET, materials_sheets, one_sheet, own_sheets

MATERIALS_OWN = "assets/stylesheets/"  # its rules are in the one sheet
SECTION_TITLES = {"": "Trang chủ", **{section.slug: section.title for section in sections()}}
log = logging.getLogger("mkdocs.plugins.thidua")


def _of_docs(files: Iterable[File], config: MkDocsConfig) -> list[File]:
    return [file for file in files if file.src_dir == config.docs_dir and file.inclusion is not InclusionLevel.EXCLUDED]


def docs_routes(files: Files, config: MkDocsConfig, sentinels: Container[str], *, drafts: bool) -> Iterator[Route]:
    """What MkDocs writes: prose, the files of docs and theme, the theme's own pages; and the source of each prose page.

    `drafts` says that pages still being written are shown, as while serving.
    """
    docs, written = Path(config.docs_dir).name, set()
    least = InclusionLevel.DRAFT if drafts else InclusionLevel.NOT_IN_NAV
    for file in files:
        if file.inclusion.value >= least.value and file.src_uri not in sentinels:
            own = f"{docs}/{file.src_uri}" if file.src_dir == config.docs_dir else file.src_uri
            kind = PROSE if file.is_documentation_page() else "Tệp"
            written.add(file.dest_uri)
            yield _written(file.dest_uri, config, kind, own, own if kind == PROSE else "")
            if kind == PROSE:
                yield file_route(source_address(own), partial(_content, file), "Tệp nguồn", own)
    for name in sorted(config.theme.static_templates - written):
        yield _written(name, config, "Giao diện", name)


def _written(path: str, config: MkDocsConfig, kind: str, title: str, source: str = "") -> Route:
    make = Path(config.site_dir, path).read_bytes
    return file_route(path.removesuffix("index.html"), make, kind, title, source, ready=True)


def _content(file: File) -> bytes:
    return file.content_bytes


def add_assets(files: Files, config: MkDocsConfig) -> None:
    """The portal's own scripts, fonts, style sheet and sitemap, instead of the theme's last two. Errors: Refusal."""
    assets, address = theme_folder() / "assets", assets_address()
    own = own_sheets(assets)
    for path in (path for path in sorted(assets.rglob("*")) if path.is_file() and path not in own):
        _add(files, config, f"{address}/{path.relative_to(assets).as_posix()}", path)
    _add(files, config, f"{address}/{SHEET}", one_sheet((*materials_sheets(), *own)))
    for file in [file for file in files if file.src_uri == "sitemap.xml" or file.src_uri.startswith(MATERIALS_OWN)]:
        files.remove(file)


def _add(files: Files, config: MkDocsConfig, uri: str, source: Path | bytes) -> None:
    if files.get_file_from_path(uri) is not None:
        raise Refusal(f"{Path(config.docs_dir).name}/{uri} trùng tên một tệp giao diện của cổng; đổi tên tệp")
    given = {"content": source} if isinstance(source, bytes) else {"abs_src_path": str(source)}
    files.append(File.generated(config, uri, **given))


def clean_pictures(files: Files, config: MkDocsConfig) -> None:
    """Pictures of the docs folder are published as made anew of their pixels: without place, camera or comment."""
    for file in _of_docs(files, config):
        suffix = suffix_of(file.src_uri)
        if suffix in SIGNS:
            content = cleaned(file.content_bytes, suffix)
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=content, inclusion=file.inclusion))


def add_sentinels(files: Files, config: MkDocsConfig, routes: Routes) -> dict[str, Layout]:
    """A page for each layout, to be cut into a shell; gives which file is which layout's."""
    rendering = {}
    taken = {file.dest_uri: file for file in _of_docs(files, config)}
    for section, depth in routes.layouts():
        address = shells.sentinel_address(section, depth)
        if (existing := taken.get(f"{address}index.html")) is not None:
            _give_way(files, existing, address, config)
        level = InclusionLevel.NOT_IN_NAV if shells.SENTINEL in address else InclusionLevel.UNDEFINED
        uri = f"{address}index.md"
        files.append(File.generated(config, uri, content=_sentinel(section, address), inclusion=level))
        rendering[uri] = (section, depth)
    return rendering


def _give_way(files: Files, file: File, address: str, config: MkDocsConfig) -> None:
    files.remove(file)
    log.warning(
        f"{Path(config.docs_dir).name}/{file.src_uri} không được công bố: "
        f"ở địa chỉ {address or '(trang chủ)'} cổng tự dựng trang của sổ; đổi tên tệp nếu muốn giữ nội dung ấy"
    )


def _sentinel(section: str, address: str) -> str:
    title = SECTION_TITLES[section] if address == shells.section_index(section) else shells.TITLE
    return f"---\ntitle: {title}\n---\n\n{shells.BODY}\n"
