"""The forms in the browser: admin/ of the site, with the configuration made from the models."""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from generator.exports.cms import Backend, backend_for, cms_config
from generator.model.record import Record
from generator.site.theme_files import theme_folder

FOLDER = "admin"
_YEARS_BACK = 5


def write_admin(stage: Path, site_name: str, edit_root: str | None, record: Record, year: int) -> None:
    """Copy the page into the stage, say whom it may speak to, and write its config.yml."""
    target = stage / FOLDER
    shutil.copytree(theme_folder() / FOLDER, target, dirs_exist_ok=True)
    backend = _backend(edit_root)
    page = (target / "index.html").read_text("utf-8").replace("{CONNECT}", backend.api)
    (target / "index.html").write_text(page, "utf-8", newline="\n")
    config = cms_config(backend, _years(record, year), site_name)
    text = yaml.dump(config, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
    (target / "config.yml").write_text(text, "utf-8", newline="\n")


def _backend(edit_root: str | None) -> Backend:
    """The repository and branch of `…/OWNER/REPO/edit/BRANCH/` or `…/GROUP/REPO/-/edit/BRANCH/`."""
    repository, edit, rest = (edit_root or "").replace("/-/edit/", "/edit/").partition("/edit/")
    if not edit or not urlsplit(repository).hostname:
        return backend_for("")
    return backend_for(repository, rest.strip("/") or "main", os.environ.get("PORTAL_GITLAB_APP", ""))


def _years(record: Record, year: int) -> set[int]:
    """The years a clerk may write in: those filed lately, this one and the next."""
    ids = [*record.plans, *record.guidance, *record.results, *record.submissions, *record.exemplars]
    filed = {int(found) for found in (name.partition("/")[0] for name in ids) if found.isdigit()}
    return {found for found in filed if found >= year - _YEARS_BACK} | {year, year + 1}
