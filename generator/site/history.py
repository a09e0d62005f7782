"""What git knows of the content."""

import subprocess
from datetime import date
from pathlib import Path

CONTENT = ("content", "data", "examples")


def content_date(root: Path) -> date | None:
    """The day of the newest commit that touches the record's files; None outside a checkout or without git."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%cs", "--", *CONTENT]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    day = found.stdout.strip()
    return date.fromisoformat(day) if found.returncode == 0 and day else None
