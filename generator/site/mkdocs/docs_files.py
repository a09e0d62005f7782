"""The files MkDocs works on: those of the docs folder, the theme's assets, one sentinel page per layout."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.site import shells
from generator.site.mkdocs.dress import ASSETS
from generator.site.portal_build import PortalBuild
from generator.site.stage_work import Layout
from generator.site.theme_files import theme_folder


def add_assets(files: Files, config: MkDocsConfig) -> None:
    """The portal's own style, scripts and fonts; its own sitemap instead of the theme's."""
    assets = theme_folder() / "assets"
    for path in sorted(assets.rglob("*")):
        if path.is_file():
            uri = f"{ASSETS}/{path.relative_to(assets).as_posix()}"
            files.append(File.generated(config, uri, abs_src_path=str(path)))
    if (template := files.get_file_from_path("sitemap.xml")) is not None:
        files.remove(template)


def add_sentinels(files: Files, config: MkDocsConfig, work: PortalBuild) -> dict[str, Layout]:
    """A page for each layout, to be cut into a shell; gives which file is which layout's."""
    rendering = {}
    for section, depth in work.layouts():
        address = shells.sentinel_address(section, depth)
        uri = f"{address}index.md"
        if (existing := files.get_file_from_path(uri)) is not None:
            files.remove(existing)
        level = InclusionLevel.NOT_IN_NAV if shells.SENTINEL in address else InclusionLevel.UNDEFINED
        files.append(File.generated(config, uri, content=_sentinel(work, section, address), inclusion=level))
        rendering[uri] = (section, depth)
    return rendering


def _sentinel(work: PortalBuild, section: str, address: str) -> str:
    title = work.section_title(section) if address == shells.section_index(section) else shells.TITLE
    return f"---\ntitle: {title}\n---\n\n{shells.BODY}\n"
