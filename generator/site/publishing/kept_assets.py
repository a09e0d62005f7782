"""The assets of earlier releases: a page that was opened before a publication still finds what it was made with."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.proof.manifest import MANIFEST, UNLISTED, FileDigest, manifest_of
from generator.site.publishing.twins import WAYS, taken_over, write_twins

RELEASES = 5
# What a release has under names of its content, in groups of which a release has one.
GROUPS = ("assets/portal-*", "assets/javascripts/bundle.*.min.js")


def keep_assets(site: Path, stage: Path) -> list[Path]:
    """Put into `stage` what the last releases in `site` had and the new one has not; older ones are let go.

    Gives the files it put there, without twins.
    """
    put: list[Path] = []
    for group in GROUPS:
        earlier = [path for path in site.glob(group) if not (stage / path.relative_to(site)).exists()]
        for path in sorted(earlier, key=_written, reverse=True)[:RELEASES]:
            for part in _with_twins(path):
                _take_over(part, stage / part.relative_to(site))
            kept = stage / path.relative_to(site)
            put += (file for file in (kept, *kept.rglob("*")) if file.is_file() and not _is_twin(file))
    return sorted(put)


def list_earlier(stage: Path, kept: list[Path]) -> None:
    """Enter what was kept in the list of the new site's files, where it has one."""
    path = stage / MANIFEST
    if not kept or not path.is_file() or (content := path.read_bytes()) == UNLISTED:
        return
    earlier = {file.relative_to(stage).as_posix(): FileDigest.of(file.read_bytes()) for file in kept}
    content = replace(manifest_of(content), earlier=earlier).written()
    for part in list(_with_twins(path)):
        part.unlink()  # it may stand in the site before, too: that stays as it is
    path.write_bytes(content)
    write_twins(stage, MANIFEST, content, Path())


def _is_twin(path: Path) -> bool:
    return path.suffix in WAYS and path.with_suffix("").exists()


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
