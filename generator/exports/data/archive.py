"""The archive of everything: the same bytes for the same texts on one machine, whatever the hour."""

import io
import zipfile
from collections.abc import Iterable

_WHEN = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name
_MODE = 0o644 << 16
_LEVEL = 4


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of files by name, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.create_system = 3
            entry.external_attr = _MODE
            made.writestr(entry, content, zipfile.ZIP_DEFLATED, _LEVEL)
    return out.getvalue()
