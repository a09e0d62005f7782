"""Where a site may stand: never over a project's own files, never over a folder that holds something else."""

import os
from collections.abc import Iterator
from pathlib import Path

from generator.errors import WRONG_USAGE, UserError
from generator.reading.text.disk import ALL_FOLDERS

# What every site of ours holds, also those of earlier versions; together they stand nowhere else.
SURE = ("index.html", "404.html", "assets/search/titles.js")
# A folder that holds nothing but these counts as empty; they are carried over.
NOTHING_YET = {".git", ".gitignore", ".gitkeep", ".nojekyll"}


class WrongPlaceError(UserError):
    """A site may not be put there; the message says why and what to do."""

    exit_code = WRONG_USAGE


def place_for(site: Path, root: Path, docs: Path) -> Path:
    """Where the site really is put: the end of all links. Errors: WrongPlaceError; OSError where it cannot be seen.

    `root` is the folder of mkdocs.yml, `docs` its prose.
    """
    place, home = _real(site), _real(root)
    if place == home or place in home.parents:
        raise WrongPlaceError(f"không dựng trang vào {place}: thư mục ấy chứa cả dự án. {_INSTEAD}")
    if ".git" in place.parts:
        raise WrongPlaceError(f"không dựng trang vào {place}: đó là kho của git. {_INSTEAD}")
    for kept in _kept(home, _real(docs)):
        if place == kept or kept in place.parents or place in kept.parents:
            raise WrongPlaceError(f"không dựng trang vào {place}: ở đó là {kept}, tệp của dự án. {_INSTEAD}")
    _refuse_taken(place)
    return place


_INSTEAD = "Chọn một thư mục riêng, như site/, bằng --site hay site_dir trong mkdocs.yml."


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _kept(home: Path, docs: Path) -> Iterator[Path]:
    yield from (home / name for name in ALL_FOLDERS)
    yield from (_real(home / name) for name in ALL_FOLDERS)
    yield docs
    if home not in docs.parents:  # prose from elsewhere, or none: docs/ is where it would be looked for next
        yield home / "docs"


def _refuse_taken(place: Path) -> None:
    """Replace nothing but what a build of ours made."""
    if not os.path.lexists(place):
        return
    if not place.is_dir():
        raise WrongPlaceError(f"không dựng trang vào {place}: đó không phải thư mục. {_INSTEAD}")
    if place.is_mount():
        raise WrongPlaceError(
            f"không dựng trang vào {place}: thư mục ấy là điểm gắn (mount) nên không thay được trong một bước. "
            f"Dựng vào một thư mục bên trong: {place / 'site'}"
        )
    held = {entry.name for entry in os.scandir(place)}
    if held - NOTHING_YET and not all((place / name).is_file() for name in SURE):
        raise WrongPlaceError(
            f"không dựng trang vào {place}: thư mục ấy có tệp mà không phải trang do cổng dựng ra; "
            "dựng vào đó sẽ xóa chúng. Chọn thư mục khác, hay tự dọn thư mục ấy trước."
        )
