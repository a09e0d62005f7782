"""Where the program keeps, with the user and never in a project, what it need not work out again, and under what."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

DIGEST_SIZE = 16
_PRIVATE = 0o700
_MOST_IN_MEMORY, MOST_FILES = 32, 2_000
_LAST: dict[bytes, list[bytes]] = {}


def user_cache() -> Path | None:
    """The folder, which may not be there yet; None for a user without one."""
    try:
        home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    except RuntimeError:
        return None
    return Path(home, "thidua")


def digest_of(*parts: bytes) -> bytes:
    """`DIGEST_SIZE` bytes that tell these parts, and where each of them ends, from any others."""
    made = blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        made.update(len(part).to_bytes(8))
        made.update(part)
    return made.digest()


def kept(recipe: bytes, data: bytes, make: Callable[[], list[bytes]]) -> list[bytes]:
    """What `make` gives of `data`; made once for a `recipe`, by any process of this user. Errors: what `make` raises.

    What cannot be read or written is made anew.
    """
    key = digest_of(recipe, data)
    found = _LAST.pop(key, None) or _read(key)
    if found is None:
        found = make()
        _write(key, found)
    _LAST[key] = found
    if len(_LAST) > _MOST_IN_MEMORY:
        del _LAST[next(iter(_LAST))]
    return found


def kept_in() -> Path | None:
    """Where that is kept; None for a user without a folder."""
    cache = user_cache()
    return cache / "made" if cache else None


def _read(key: bytes) -> list[bytes] | None:
    if (place := kept_in()) is None:
        return None
    try:
        path = place / key.hex()
        stored = path.read_bytes()
        os.utime(path)  # what was used last stays longest
    except OSError:
        return None
    checksum, packed = stored[:DIGEST_SIZE], stored[DIGEST_SIZE:]
    return _unpacked(packed) if checksum == digest_of(packed) else None


def _write(key: bytes, parts: list[bytes]) -> None:
    """A full disk or a folder that may not be written only means making it again the next time."""
    if (place := kept_in()) is None:
        return
    packed = b"".join(len(part).to_bytes(4) + part for part in parts)
    with suppress(OSError):
        place.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place)
        with os.fdopen(handle, "wb") as file:
            file.write(digest_of(packed) + packed)
        Path(name).replace(place / key.hex())
        _forget_oldest(place)


def _forget_oldest(place: Path) -> None:
    found = list(os.scandir(place))
    if len(found) > MOST_FILES:
        for entry in sorted(found, key=lambda entry: entry.stat().st_mtime)[: len(found) // 2]:
            Path(entry).unlink(missing_ok=True)


def _unpacked(packed: bytes) -> list[bytes] | None:
    parts, at = [], 0
    while at < len(packed):
        end = at + 4 + int.from_bytes(packed[at : at + 4])
        parts.append(packed[at + 4 : end])
        at = end
    return parts if at == len(packed) and parts else None
