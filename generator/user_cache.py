"""Where the program keeps, with the user and never in a project, what it need not work out again, and under what."""

import os
from hashlib import blake2b
from pathlib import Path

DIGEST_SIZE = 16


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
