"""The forms in the browser: admin/ of the site, with the configuration made from the models."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from generator.exports.editing.cms import Backend, backend_for, cms_config
from generator.model.ids import year_of
from generator.model.kinds import KINDS
from generator.model.record import Record
from generator.pages.route import Route, file_route
from generator.site.theme.theme_files import theme_folder

FOLDER = "admin"
_YEARS_BACK = 5


def admin_routes(site_name: str, edit_root: str | None, record: Record, year: int) -> Iterator[Route]:
    """The page, which says whom it may speak to, what it loads, and its config.yml."""
    backend = _backend(edit_root)
    folder = theme_folder() / FOLDER
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            address = f"{FOLDER}/{path.relative_to(folder).as_posix()}".removesuffix("index.html")
            yield file_route(address, partial(_file, path, backend), "Biểu mẫu")
    yield file_route(f"{FOLDER}/config.yml", partial(_config, backend, record, year, site_name), "Biểu mẫu")


def _file(path: Path, backend: Backend) -> bytes:
    content = path.read_bytes()
    return content.replace(b"{CONNECT}", backend.api.encode()) if path.name == "index.html" else content


def _config(backend: Backend, record: Record, year: int, site_name: str) -> bytes:
    config = cms_config(backend, _years(record, year), site_name)
    return yaml.dump(config, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120).encode()


def _backend(edit_root: str | None) -> Backend:
    """The repository and branch of `…/OWNER/REPO/edit/BRANCH/` or `…/GROUP/REPO/-/edit/BRANCH/`."""
    repository, edit, rest = (edit_root or "").replace("/-/edit/", "/edit/").partition("/edit/")
    if not edit or not urlsplit(repository).hostname:
        return backend_for("")
    return backend_for(repository, rest.strip("/") or "main", os.environ.get("PORTAL_GITLAB_APP", ""))


def _years(record: Record, year: int) -> set[int]:
    """The years a clerk may write in: those filed lately, this one and the next."""
    ids = [name for kind in KINDS.values() if kind.yearly for name in record.of(kind.key)]
    filed = set(map(year_of, ids))
    return {found for found in filed if found >= year - _YEARS_BACK} | {year, year + 1}
