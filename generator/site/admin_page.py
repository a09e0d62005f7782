"""The forms in the browser: admin/ of the site, with the configuration made from the models."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import yaml

from generator.exports.editing.cms import Backend, backend_for, cms_config
from generator.model.kinds import KINDS
from generator.model.record import Record
from generator.site.theme_files import theme_folder

FOLDER = "admin"
_YEARS_BACK = 5


def admin_files(site_name: str, edit_root: str | None, record: Record, year: int) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of the page, which says whom it may speak to, of what it loads, and of its config.yml."""
    backend = _backend(edit_root)
    folder = theme_folder() / FOLDER
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            if path == folder / "index.html":
                content = content.replace(b"{CONNECT}", backend.api.encode())
            yield f"{FOLDER}/{path.relative_to(folder).as_posix()}", content
    config = cms_config(backend, _years(record, year), site_name)
    text = yaml.dump(config, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
    yield f"{FOLDER}/config.yml", text.encode()


def _backend(edit_root: str | None) -> Backend:
    """The repository and branch of `…/OWNER/REPO/edit/BRANCH/` or `…/GROUP/REPO/-/edit/BRANCH/`."""
    repository, edit, rest = (edit_root or "").replace("/-/edit/", "/edit/").partition("/edit/")
    if not edit or not urlsplit(repository).hostname:
        return backend_for("")
    return backend_for(repository, rest.strip("/") or "main", os.environ.get("PORTAL_GITLAB_APP", ""))


def _years(record: Record, year: int) -> set[int]:
    """The years a clerk may write in: those filed lately, this one and the next."""
    ids = [name for kind in KINDS.values() if kind.yearly for name in record.of(kind.key)]
    filed = {int(found) for found in (name.partition("/")[0] for name in ids) if found.isdigit()}
    return {found for found in filed if found >= year - _YEARS_BACK} | {year, year + 1}
