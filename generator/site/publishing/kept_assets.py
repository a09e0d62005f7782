"""The assets of earlier releases: a page that was opened before a publication still finds what it was made with."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.site.publishing.twins import WAYS, taken_over

RELEASES = 5
# What a release has under names of its content, in groups of which a release has one.
GROUPS = (
    "assets/portal-*", "assets/javascripts/bundle.*.min.js", "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*.min.css",
)  # fmt: skip


def keep_assets(site: Path, stage: Path) -> None:
    """Put into `stage` what the last releases in `site` had and the new one has not; older ones are let go."""
    for group in GROUPS:
        earlier = [path for path in site.glob(group) if not (stage / path.relative_to(site)).exists()]
        for path in sorted(earlier, key=_written, reverse=True)[:RELEASES]:
            for part in _with_twins(path):
                _take_over(part, stage / part.relative_to(site))


def _written(path: Path) -> int:
    return path.stat().st_mtime_ns


def _with_twins(path: Path) -> Iterator[Path]:
    yield path
    yield from (twin for ending in WAYS if (twin := path.with_name(path.name + ending)).is_file())


def _take_over(old: Path, new: Path) -> None:
    """With its times, which tell the releases apart."""
    if old.is_dir():
        shutil.copytree(old, new, copy_function=_place)
    else:
        new.parent.mkdir(parents=True, exist_ok=True)
        _place(old, new)


def _place(old: str | os.PathLike[str], new: str | os.PathLike[str]) -> None:
    if not taken_over(Path(old), Path(new)):
        shutil.copy2(old, new)
