"""The files MkDocs works on: those of the docs folder, the theme's assets, one sentinel page per layout."""

import logging
import os
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.site import shells
from generator.site.mkdocs.dress import ASSETS
from generator.site.mkdocs.refusals import Refusal
from generator.site.portal_build import PortalBuild
from generator.site.stage_work import Layout
from generator.site.theme_files import theme_folder

log = logging.getLogger("mkdocs.plugins.thidua")


def refuse_links(files: Iterable[File], config: MkDocsConfig) -> None:
    """What is published of the docs folder stands in it: no link leads out of it. Errors: Refusal."""
    home = os.path.realpath(config.docs_dir)
    strange = [file.src_uri for file in _of_docs(files, config) if not _regular(file, home)]
    if strange:
        raise Refusal(
            f"{Path(config.docs_dir).name}/ có liên kết hay tệp không thường, có thể đưa tệp ngoài dự án ra trang: "
            f"{'; '.join(sorted(strange))}. Thay bằng bản chép của tệp, hoặc ghi vào exclude_docs trong mkdocs.yml."
        )


def _of_docs(files: Iterable[File], config: MkDocsConfig) -> list[File]:
    return [file for file in files if file.src_dir == config.docs_dir and file.inclusion is not InclusionLevel.EXCLUDED]


def _regular(file: File, home: str) -> bool:
    path = f"{home}/{file.src_uri}"
    return os.path.realpath(path) == os.path.normpath(path) and os.path.isfile(path)  # noqa: PTH113 - as above


def claim(files: Files, config: MkDocsConfig, work: PortalBuild) -> None:
    """Enter what the docs folder publishes, so that no record page takes the same address."""
    for file in _of_docs(files, config):
        work.docs_file(file.dest_uri, f"{Path(config.docs_dir).name}/{file.src_uri}")


def add_assets(files: Files, config: MkDocsConfig) -> None:
    """The portal's own style, scripts and fonts; its own sitemap instead of the theme's. Errors: Refusal."""
    assets = theme_folder() / "assets"
    for path in sorted(assets.rglob("*")):
        if path.is_file():
            uri = f"{ASSETS}/{path.relative_to(assets).as_posix()}"
            if files.get_file_from_path(uri) is not None:
                raise Refusal(f"{Path(config.docs_dir).name}/{uri} trùng tên một tệp giao diện của cổng; đổi tên tệp")
            files.append(File.generated(config, uri, abs_src_path=str(path)))
    if (template := files.get_file_from_path("sitemap.xml")) is not None:
        files.remove(template)


def add_sentinels(files: Files, config: MkDocsConfig, work: PortalBuild) -> dict[str, Layout]:
    """A page for each layout, to be cut into a shell; gives which file is which layout's."""
    rendering = {}
    taken = {file.dest_uri: file for file in _of_docs(files, config)}
    for section, depth in work.layouts():
        address = shells.sentinel_address(section, depth)
        if (existing := taken.get(f"{address}index.html")) is not None:
            _give_way(files, existing, address, config)
        level = InclusionLevel.NOT_IN_NAV if shells.SENTINEL in address else InclusionLevel.UNDEFINED
        uri = f"{address}index.md"
        files.append(File.generated(config, uri, content=_sentinel(work, section, address), inclusion=level))
        rendering[uri] = (section, depth)
    return rendering


def _give_way(files: Files, file: File, address: str, config: MkDocsConfig) -> None:
    files.remove(file)
    log.warning(
        f"{Path(config.docs_dir).name}/{file.src_uri} không được công bố: "
        f"ở địa chỉ {address or '(trang chủ)'} cổng tự dựng trang của sổ; đổi tên tệp nếu muốn giữ nội dung ấy"
    )


def _sentinel(work: PortalBuild, section: str, address: str) -> str:
    title = work.section_title(section) if address == shells.section_index(section) else shells.TITLE
    return f"---\ntitle: {title}\n---\n\n{shells.BODY}\n"
