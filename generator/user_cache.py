"""Where the program keeps, with the user and never in a project, what it need not work out again."""

import os
from pathlib import Path


def user_cache() -> Path | None:
    """The folder, which may not be there yet; None for a user without one."""
    try:
        home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    except RuntimeError:
        return None
    return Path(home, "thidua")
