"""`thidua build`: MkDocs with what mkdocs.yml need not say."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.errors import UserError
from generator.site import config_defaults
from generator.site.mkdocs.plugin import Published, ThiduaPlugin
from generator.site.mkdocs.refusals import refusals


def build_site(root: Path, site: Path | None = None, as_of: date | None = None) -> Published:
    """Check, build and publish a folder as on a day. Errors: UserError."""
    with refusals(), laid_over(root) as laid:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site.absolute()) if site else None, **laid)
        target = Path(config.site_dir)
        plugin = plugin_of(config)
        plugin.as_of = as_of
        with plugin.given_up():
            mkdocs_build.build(config)
    return plugin.published(target)


def plugin_of(config: MkDocsConfig) -> ThiduaPlugin:
    """The portal's plugin. Errors: UserError."""
    plugin = config.plugins[config_defaults.PLUGIN]
    if not isinstance(plugin, ThiduaPlugin):
        raise UserError(f"«{config_defaults.PLUGIN}» không phải phần mở rộng của cổng", place="mkdocs.yml")
    return plugin


@contextmanager
def laid_over(root: Path) -> Iterator[dict[str, Any]]:
    """What to lay over mkdocs.yml so that a folder builds that names no plugin, theme or docs folder."""
    path = root / "mkdocs.yml"
    with path.open("rb") as file:
        written = yaml_load(file, get_yaml_loader(config=MkDocsConfig(config_file_path=str(path))))
    settings = written if isinstance(written, dict) else {}
    if config_defaults.docs_folder(settings, root).is_dir():
        yield config_defaults.overrides(settings)
        return
    with tempfile.TemporaryDirectory(prefix="thidua-") as empty:
        docs = Path(empty, "docs")  # the name that mkdocs.yml's edit_uri ends in
        docs.mkdir()
        yield {**config_defaults.overrides(settings), "docs_dir": str(docs)}
