"""A site against a list of its files: what is another, what is missing, what nobody listed."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

import brotli

from generator.pages.linking.addresses import SHELF
from generator.site.proof.manifest import LARGEST, MANIFEST, TWINS, FileDigest, Manifest, manifest_of
from generator.site.proof.places import Folder, SitePlace
from generator.site.publishing.twins import has_twins

_ENDING = 3  # letters of `.gz` and `.br`
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Differences:
    """Paths, sorted. `extra` is None where the place cannot be listed."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...] | None

    def __bool__(self) -> bool:
        return bool(self.changed or self.missing or self.extra)


def differences(place: SitePlace, manifest: Manifest, own: bytes) -> Differences:
    """What differs at a place from a list; `own` is the list that stands there. Errors: UserError."""
    listed = {**manifest.everything(), **_of_copies(place, manifest)}
    found = dict(place.entries((path, entry.size) for path, entry in sorted(listed.items())))
    changed = [path for path, entry in found.items() if entry is not None and entry != listed[path]]
    missing = [path for path, entry in found.items() if entry is None]
    if not isinstance(place, Folder):
        return Differences(tuple(changed), tuple(missing), None)
    known = {**listed, MANIFEST: FileDigest.of(own)}
    unlisted = [path for path in place.paths() if path not in known]
    twins = [path for path in unlisted if path.endswith(TWINS) and path[:-_ENDING] in known]
    changed += (path for path in twins if not _is_twin(place, path, known[path[:-_ENDING]]))
    missing += _twins_gone({**manifest.files, MANIFEST: known[MANIFEST]}, twins)
    return Differences(tuple(sorted(changed)), tuple(sorted(missing)), tuple(sorted({*unlisted} - {*twins})))


def _twins_gone(files: Mapping[str, FileDigest], twins: Iterable[str]) -> list[str]:
    """The twins that are to stand beside some files and do not; none, where a publisher took all of them away."""
    standing = {*twins}
    wanted = (path for path, entry in files.items() if standing and has_twins(path, entry.size))
    return [f"{path}{ending}" for path in wanted for ending in TWINS if f"{path}{ending}" not in standing]


def _of_copies(place: SitePlace, manifest: Manifest) -> dict[str, FileDigest]:
    """The lists of the copies, and what those name where they are as they were made."""
    listed = {}
    for name, digest in manifest.snapshots.items():
        own = place.read(f"{SHELF}{name}/{MANIFEST}", LARGEST)
        listed[f"{SHELF}{name}/{MANIFEST}"] = FileDigest(digest, len(own or b""))
        if own is not None and sha256(own).hexdigest() == digest:
            listed |= {f"{SHELF}{name}/{path}": entry for path, entry in manifest_of(own).files.items()}
    return listed


def _is_twin(place: Folder, path: str, entry: FileDigest) -> bool:
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
