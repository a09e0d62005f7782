"""`thidua build` and `thidua serve`: MkDocs with what mkdocs.yml need not say."""

import errno
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

from generator.errors import WRONG_USAGE, UserError
from generator.site import config_defaults
from generator.site.mkdocs.plugin import Published, ThiduaPlugin
from generator.site.mkdocs.refusals import refusals


def build_site(root: Path, site: Path | None = None, as_of: date | None = None) -> Published:
    """Check, build and publish a folder as on a day. Errors: UserError."""
    with refusals(), _laid_over(root) as laid:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site.absolute()) if site else None, **laid)
        target = Path(config.site_dir)
        plugin = config.plugins[config_defaults.PLUGIN]
        if not isinstance(plugin, ThiduaPlugin):
            raise UserError(f"«{config_defaults.PLUGIN}» không phải phần mở rộng của cổng", place="mkdocs.yml")
        plugin.as_of = as_of
        with plugin.given_up():
            mkdocs_build.build(config)
    return plugin.published(target)


def serve_site(root: Path, address: str) -> None:
    """Serve a folder and rebuild on every change of it. Errors: UserError when it cannot start."""
    from mkdocs.commands import serve as mkdocs_serve

    with refusals(), _laid_over(root) as laid:
        try:
            mkdocs_serve.serve(config_file=str(root / "mkdocs.yml"), dev_addr=address, **laid)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EADDRNOTAVAIL}:
                raise
            said = f"không mở được {address}, chọn cổng khác bằng --address: {error}"
            raise UserError(said, WRONG_USAGE) from error


@contextmanager
def _laid_over(root: Path) -> Iterator[dict[str, Any]]:
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
