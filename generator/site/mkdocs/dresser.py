"""What MkDocs makes for a site that is served on demand: the shells, prose and the theme's own files."""

from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig

from generator.config import defaults
from generator.config.file import written_config
from generator.config.shape import CONFIG
from generator.site.dressing import BuildFor, Dresser, Dressing
from generator.site.mkdocs.refusals import refusals
from generator.site.mkdocs.running import configured, laid_over, plugin_of
from generator.theming.files import theme_folder


def dresser(root: Path, url: str, drafts: bool = False) -> Dresser:
    """Dresses the project at `root` to be served at `url`, with its drafts or without."""

    def dress(build_for: BuildFor, folder: Path) -> Dressing:
        with refusals(), laid_over(root) as laid:
            config = configured(root, site_dir=str(folder), site_url=url, **laid)
            plugin = plugin_of(config)
            plugin.set_out(drafts=drafts, build_for=build_for)
            mkdocs_build.build(config, serve_url=url)
        return plugin.dressing(_watched(root, config))

    return dress


def _watched(root: Path, config: MkDocsConfig) -> tuple[Path, ...]:
    """The files that the theme's work rests on, whether they are there or not."""
    docs = defaults.docs_folder(written_config(root), root)
    own = (Path(folder) for folder in config.theme.dirs if Path(folder).is_relative_to(root.resolve()))
    return (root / CONFIG, docs, theme_folder(), *own, *(Path(path) for path in config.watch))
