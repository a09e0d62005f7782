"""Precompressed twins, `page.html.gz` and `page.html.br` beside `page.html`: which files have them, what they hold."""

import zlib
from pathlib import Path

import brotli

from generator.pages.linking.addresses import OPEN_DATA, SHELF
from generator.proof.manifest import FileDigest
from generator.proof.places import SitePlace

TWINS = (".gz", ".br")
TEXTS = frozenset((".html", ".css", ".js", ".json", ".svg", ".xml", ".yml"))
LEAST = 1024  # bytes; below, the answer's own head is most of what travels
_GZIP = 16 + zlib.MAX_WBITS


def has_twins(path: str, size: int) -> bool:
    """Whether a file of a site, of so many bytes, has twins: the tables of the open data have a zip instead, and
    lasting copies keep none.
    """
    table = path.startswith(OPEN_DATA) and not path.endswith(".html")
    return Path(path).suffix in TEXTS and size >= LEAST and not table and not in_copy(path)


def in_copy(path: str) -> bool:
    """Whether a file of the site stands within a lasting copy."""
    return path.startswith(SHELF) and "/" in path.removeprefix(SHELF)


def is_twin(place: SitePlace, path: str, entry: FileDigest) -> bool:
    """Whether a compressed file holds what the file beside it is to hold; never is more unpacked than that."""
    most = entry.size + 1024  # what does not get smaller gets little larger
    packed = place.read(path, most)
    if packed is None or len(packed) > most:
        return False
    unpacked = _gunzipped if path.endswith(".gz") else _unbrotlied
    try:
        return FileDigest.of(unpacked(packed, entry.size + 1)) == entry
    except (zlib.error, brotli.error):
        return False


def _gunzipped(packed: bytes, most: int) -> bytes:
    """Errors: zlib.error."""
    inflating = zlib.decompressobj(_GZIP)
    content = inflating.decompress(packed, most)
    if not inflating.eof or inflating.unused_data:
        raise zlib.error("cut short, or more than one")
    return content


def _unbrotlied(packed: bytes, most: int) -> bytes:
    """Errors: brotli.error."""
    unpacking, content = brotli.Decompressor(), b""
    part: bytes = unpacking.process(packed, output_buffer_limit=most)
    while part and len(content := content + part) < most and not unpacking.is_finished():
        part = unpacking.process(b"", output_buffer_limit=most)
    return content
