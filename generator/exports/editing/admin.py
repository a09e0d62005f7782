"""The forms in the browser: admin/ of the site, with the configuration made from the models."""

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from generator.exports.editing.cms import Backend, Known, backend_for, cms_config
from generator.model.ids import year_of
from generator.model.kinds import KINDS
from generator.model.record import Record
from generator.pages.linking.addresses import source_address
from generator.pages.route import Route, file_route
from generator.theming.files import ASSETS, assets_address, theme_folder

FOLDER = "admin"


def admin_routes(
    site_name: str, edit_root: str | None, record: Record, year: int, sources: Iterable[str] = ()
) -> Iterator[Route]:
    """The page, which says whom it may speak to, what it loads, and its config.yml; `sources` are published too."""
    backend = _backend(edit_root)
    folder = theme_folder() / FOLDER
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            address = f"{FOLDER}/{path.relative_to(folder).as_posix()}".removesuffix("index.html")
            yield file_route(address, partial(_file, path, backend), "Biểu mẫu")
    made = partial(_config, backend, record, sources, year, site_name)
    yield file_route(f"{FOLDER}/config.yml", made, "Biểu mẫu")


def _file(path: Path, backend: Backend) -> bytes:
    content = path.read_bytes()
    if path.suffix == ".css":
        return _with_assets(content)
    return content.replace(b"{CONNECT}", backend.api.encode()) if path.name == "index.html" else content


def _with_assets(content: bytes) -> bytes:
    """With letters and mark taken from where this site has them."""
    return content.replace(f"{ASSETS}/".encode(), f"{assets_address()}/".encode())


def _config(backend: Backend, record: Record, sources: Iterable[str], year: int, site_name: str) -> bytes:
    known = Known(_years(record), _names(record), {path: source_address(path) for path in sources})
    config = cms_config(backend, known, year, site_name)
    text = yaml.dump(config, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
    return _with_assets(text.encode())


def _backend(edit_root: str | None) -> Backend:
    """The repository and branch of `…/OWNER/REPO/edit/BRANCH/` or `…/GROUP/REPO/-/edit/BRANCH/`."""
    repository, edit, rest = (edit_root or "").replace("/-/edit/", "/edit/").partition("/edit/")
    if not edit or not urlsplit(repository).hostname:
        return backend_for("")
    return backend_for(repository, rest.strip("/") or "main", os.environ.get("PORTAL_GITLAB_APP", ""))


def _years(record: Record) -> set[int]:
    """The years under which anything is filed."""
    ids = [name for kind in KINDS.values() if kind.yearly for name in record.of(kind.key)]
    return set(map(year_of, ids))


def _names(record: Record) -> dict[str, str]:
    """What organisations, clusters and plans are called, by id: «Trường …, 2023»."""
    names = {key: one.name() for found in (record.organisations, record.clusters) for key, one in found.items()}
    for key, plan in record.plans.items():
        makers = [names.get(maker, maker) for maker in (*plan.organisations, *filter(None, [plan.group]))]
        names[key] = f"{', '.join(makers)}, {year_of(key)}"
    return names
