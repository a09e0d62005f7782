"""Where the theme's own files stand: inside the installed package, else at the top of the checkout; and on the site."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from generator.theming.sheet import materials_sheets

ASSETS = "assets/portal"
LASTING = (f"{ASSETS}-", "assets/javascripts/")  # under names of their content: kept by browsers, and here


def theme_folder() -> Path:
    """The folder that holds overrides/, templates/ and assets/."""
    package = Path(__file__).resolve().parents[1]
    packed = package / "theme"
    return packed if packed.is_dir() else package.parent / "theme"


def assets_address() -> str:
    """Where the site has the theme's styles, scripts and fonts: `assets/portal-`, 8 hex digits of a hash of them all.

    A page names the folder it was made with, so an old page never meets a new script.
    """
    folder = theme_folder() / "assets"
    files = (*(path for path in sorted(folder.rglob("*")) if path.is_file()), *materials_sheets())
    return _address(folder, tuple((path, (stat := path.stat()).st_size, stat.st_mtime_ns) for path in files))


@lru_cache(maxsize=1)
def _address(folder: Path, files: Iterable[tuple[Path, int, int]]) -> str:
    """Of files as they stand, by size and time of change: reading them all takes 7 ms, and a build asks six times."""
    digest = hashlib.blake2b(digest_size=4)
    for path, *_ in files:
        content = path.read_bytes()
        name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return f"{ASSETS}-{digest.hexdigest()}"
