"""The page admin/ in its trial, with the small record that tests of the check call good: a school, a plan, a report."""

import shutil
from pathlib import Path

from generator.exports.editing.admin import admin_routes
from generator.pages.linking.addresses import source_address
from generator.reading.read import read_folder
from generator.theming.files import assets_address, theme_folder

RECORD = Path(__file__).parents[2] / "cases/check/good"
YEAR = 2023


def files_of(record: Path) -> dict[str, str]:
    """Path → text of every file of a record but its samples."""
    files = [path for path in sorted(record.rglob("*.yml")) if "examples" not in path.parts]
    return {path.relative_to(record).as_posix(): path.read_text("utf-8") for path in files}


def office_site(site: Path, record: Path = RECORD, edit_root: str | None = None) -> None:
    """Write into `site` what admin/ needs of a site: the page, the letters, the record as it is published.

    With `edit_root` the forms are those of a repository instead of the trial.
    """
    files = files_of(record)
    for path, text in files.items():
        _write(site / source_address(path), text.encode())
    for route in admin_routes("Cổng", edit_root, read_folder(record, samples=False).record, YEAR, list(files)):
        content = route.make()
        _write(site / route.path, content if isinstance(content, bytes) else b"")
    shutil.copytree(theme_folder() / "assets/fonts", site / assets_address() / "fonts")
    shutil.copy(theme_folder() / "assets/favicon.svg", site / assets_address())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
