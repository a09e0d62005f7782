"""The archive of everything: the same bytes for the same texts on one machine, whatever the hour."""

import zipfile
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile

from generator.pages.route import LargeFile

_MODE = 0o644 << 16
_LEVEL = 4
_PIECE = 1 << 20


def archive(files: Iterable[tuple[str, bytes | LargeFile]]) -> Iterator[bytes]:
    """A zip of files by name, in their order, piece by piece."""
    with TemporaryFile() as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as made:
            for name, content in files:
                with made.open(name, "w") as written:  # dated to the first moment that a zip can name
                    for piece in content.pieces() if isinstance(content, LargeFile) else (content,):
                        written.write(piece)
                entry = made.getinfo(name)
                entry.create_system, entry.external_attr = 3, _MODE
        out.seek(0)
        while piece := out.read(_PIECE):
            yield piece
