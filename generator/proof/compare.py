"""A site against a list of its files: what is another, what is missing, what nobody listed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from generator.pages.linking.addresses import SHELF
from generator.proof.manifest import LARGEST, MANIFEST, FileDigest, Manifest, manifest_of
from generator.proof.places import Folder, SitePlace
from generator.proof.twins import TWINS, has_twins, is_twin

_ENDING = 3  # letters of `.gz` and `.br`


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
    changed += (path for path in twins if not is_twin(place, path, known[path[:-_ENDING]]))
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
