"""Writes the precompressed twins of files, for servers that send them as they are."""

import os
from functools import partial
from pathlib import Path

import brotli
import deflate

from generator.proof.twins import has_twins
from generator.theming.files import LASTING
from generator.user_cache import kept

THEMES = (*LASTING, "admin/vendor/")  # the same in every build


def _gzip(content: bytes, level: int) -> bytes:
    """By libdeflate: the same bytes on every machine, where zlib's change with what Python was built with."""
    return bytes(deflate.gzip_compress(content, level))


_MAKERS = f"libdeflate {deflate.__version__} brotli {brotli.__version__}"
# The levels that cost least for what they save: the next ones take up to half as long again and save a twentieth.
WAYS = {".gz": partial(_gzip, level=4), ".br": partial(brotli.compress, quality=3)}
# Of what comes with the theme: made once for a user, and asked for by every new reader.
BEST = {".gz": partial(_gzip, level=12), ".br": partial(brotli.compress, quality=9)}


def write_twins(site: Path, path: str, content: bytes, before: Path) -> None:
    """Write the twins of a file of texts at `path` of a site; those of the very same file of the one before stay."""
    file, old = site / path, before / path
    if not has_twins(path, len(content)):
        return
    known, ways = _holds(old, content), BEST if path.startswith(THEMES) else WAYS
    for ending, compress in ways.items():
        twin = file.with_name(file.name + ending)
        if not (known and taken_over(old.with_name(old.name + ending), twin)):
            twin.write_bytes(_compressed(ending, compress, content, lasting=ways is BEST))


def _compressed(ending: str, compress: "partial[bytes]", content: bytes, *, lasting: bool) -> bytes:
    if not lasting:
        return compress(content)
    return kept(f"{ending} {compress.keywords} {_MAKERS}".encode(), content, lambda: [compress(content)])[0]


def taken_over(old: Path, new: Path) -> bool:
    """Have a file that is never written again at a second place too; False where that cannot be."""
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False
