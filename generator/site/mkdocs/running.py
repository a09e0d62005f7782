"""`thidua build`: MkDocs with what mkdocs.yml need not say."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator import garbage
from generator.config import defaults
from generator.config.shape import CONFIG
from generator.errors import UserError
from generator.history.removals import refuse_removed
from generator.site.mkdocs.plugin import Published, ThiduaPlugin
from generator.site.mkdocs.refusals import refusal_of, refusals

log = logging.getLogger("mkdocs.plugins.thidua")


def build_site(
    root: Path, site: Path | None = None, as_of: date | None = None, drafts: bool = False, allow_removal: bool = False,
    frozen: str = "",
) -> Published:  # fmt: skip
    """Check, build and publish a folder as on a day; `frozen` is the name of a lasting copy. Errors: UserError."""
    with garbage.paused(), refusals(), laid_over(root) as laid:
        config = configured(root, **({"site_dir": str(site.absolute())} if site else {}), **laid)
        target = Path(config.site_dir)
        if not allow_removal:
            refuse_removed(root, target)
        plugin = plugin_of(config)
        plugin.set_out(as_of=as_of, drafts=drafts)
        plugin.frozen = frozen
        with plugin.given_up():
            mkdocs_build.build(config)
    return plugin.published(target)


def configured(root: Path, **laid: Any) -> MkDocsConfig:
    """What mkdocs.yml comes to. Errors: UserError that names every key MkDocs refuses; a doubt is one where strict."""
    path = root / CONFIG
    config = MkDocsConfig(config_file_path=str(path))
    with path.open("rb") as file:
        config.load_file(file)
    config.load_dict(laid)
    refused, doubted = config.validate()
    if refused or (config.strict and doubted):
        raise UserError("\n".join(refusal_of(key, str(why)) for key, why in refused or doubted))
    for key, why in doubted:
        log.warning(refusal_of(key, why))
    return config


def plugin_of(config: MkDocsConfig) -> ThiduaPlugin:
    """The portal's plugin. Errors: UserError."""
    plugin = config.plugins[defaults.PLUGIN]
    if not isinstance(plugin, ThiduaPlugin):
        raise UserError(f"«{defaults.PLUGIN}» không phải phần mở rộng của cổng", place=CONFIG)
    return plugin


@contextmanager
def laid_over(root: Path) -> Iterator[dict[str, Any]]:
    """What to lay over mkdocs.yml so that a folder builds that names no plugin, theme or docs folder."""
    path = root / CONFIG
    with path.open("rb") as file:
        written = yaml_load(file, get_yaml_loader(config=MkDocsConfig(config_file_path=str(path))))
    settings = written if isinstance(written, dict) else {}
    if defaults.docs_folder(settings, root).is_dir():
        yield defaults.overrides(settings)
        return
    with tempfile.TemporaryDirectory(prefix="thidua-") as empty:
        docs = Path(empty, "docs")  # the name that mkdocs.yml's edit_uri ends in
        docs.mkdir()
        yield {**defaults.overrides(settings), "docs_dir": str(docs)}
