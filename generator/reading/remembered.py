"""A check that remembers what files held: where neither a file nor this program has changed, it is not read again.

Kept is only what one file gives; what holds between files is checked anew each time.
"""

import io
import os
import pickle
import sqlite3
import sys
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pydantic
import yaml

from generator import garbage
from generator.reading.document.places import are_places
from generator.reading.problems.placing import place
from generator.reading.problems.problem import Finding, Problem
from generator.reading.read import Sides, check_sides, load_sides
from generator.reading.records.files import FileContent
from generator.reading.records.folder import Contents
from generator.reading.records.parts import Entry
from generator.reading.text.disk import EXAMPLES, read_bytes, record_files
from generator.user_cache import digest_of

_PROGRAM = Path(__file__).parents[1]
_SOURCES = ("*.py", "model/**/*.py", "reading/**/*.py")
_WAIT_SECONDS = 2.0
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_TABLE = "CREATE TABLE IF NOT EXISTS files (path BLOB, digest BLOB, checksum BLOB, content BLOB)"
_OWN = ("generator.model.", "generator.reading.")
_PLAIN = {("fractions", "Fraction")}
Row = tuple[bytes, bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Every problem, sorted, the number of files, how many of them had to be read, and what they hold."""

    problems: tuple[Problem, ...]
    files: int
    read: int
    sides: Sides


def check_folder(
    root: Path, store: Path | None, *, as_of: date | None = None, raised: Collection[str] = ()
) -> CheckResult:
    """What `read_folder` finds, with the help of the file `store`, which is brought up to date. None: without help.

    A store with which the check fails, whatever somebody wrote into it, is made anew.
    """
    try:
        return _checked(root, store, as_of, raised)
    except Exception:
        if store is None:
            raise
        with suppress(OSError):
            store.unlink(missing_ok=True)
        return _checked(root, store, as_of, raised)


def _checked(root: Path, store: Path | None, as_of: date | None, raised: Collection[str]) -> CheckResult:
    with garbage.paused(), remembered(root, store) as contents:
        known = len(contents)
        sides = load_sides(root, contents=contents)
        problems = place(root, check_sides(root, sides, as_of), raised)
        read = len(contents) - known
    return CheckResult(problems, sides.files, read, sides)


@contextmanager
def remembered(root: Path, store: Path | None) -> Iterator[Contents]:
    """What `store` holds of the files below `root`; what is added to it is kept. None: nothing, and nothing is kept."""
    digests = _digests(root) if store else {}
    contents = recalled(store, digests) if store else {}
    known = set(contents)
    yield contents
    if store:
        new = {path: content for path, content in contents.items() if path not in known}
        keep(store, _unchanged(root, digests, new), digests)


def recalled(store: Path, digests: dict[str, bytes]) -> Contents:
    """What `store` holds of the files whose digests are still the same; a store that is broken is removed."""
    found: Contents = {}
    with _healed(store), closing(_opened(store)) as opened:
        for name, digest, checksum, packed in opened.execute("SELECT path, digest, checksum, content FROM files"):
            path = os.fsdecode(name) if isinstance(name, bytes) else ""
            if digest == digests.get(path, b"") and isinstance(packed, bytes) and checksum == digest_of(packed):
                content = _unpacked(packed)
                if content is not None and content.path == path:
                    found[path] = content
    return found


def keep(store: Path, new: Contents, digests: dict[str, bytes]) -> None:
    """Bring `store` up to date: the contents of new or changed files come, those of files that are no more go."""
    rows = [_row(content, digests[path]) for path, content in new.items() if not _guesses(content)]
    current = {(os.fsencode(path), digest) for path, digest in digests.items() if path not in new}
    with _healed(store), closing(_opened(store)) as opened, opened:
        listed = opened.execute("SELECT rowid, path, digest FROM files")
        stale = [(number,) for number, *key in listed if tuple(key) not in current]
        opened.executemany("DELETE FROM files WHERE rowid = ?", stale)
        opened.executemany("INSERT INTO files VALUES (?, ?, ?, ?)", rows)


@contextmanager
def _healed(store: Path) -> Iterator[None]:
    """Remove a store that SQLite cannot use, unless another process is using it; then nothing is remembered."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        if getattr(error, "sqlite_errorname", "") not in _BUSY:
            with suppress(OSError):
                store.unlink(missing_ok=True)


def _opened(store: Path) -> sqlite3.Connection:
    store.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    opened = sqlite3.connect(store, timeout=_WAIT_SECONDS)
    opened.execute("PRAGMA synchronous = OFF")  # what a crash of the machine breaks is noticed and made again
    opened.execute(_TABLE)
    return opened


def _row(content: FileContent, digest: bytes) -> Row:
    packed = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    return os.fsencode(content.path), digest, digest_of(packed), packed


def _unpacked(packed: bytes) -> FileContent | None:
    """What was packed; None for anything else, as whoever may write the store may put anything there."""
    try:
        found = _Unpickler(io.BytesIO(packed)).load()
    except Exception:
        return None
    return found if isinstance(found, FileContent) and _is_whole(found) else None


def _is_whole(content: FileContent) -> bool:
    """Whether the parts of a content are what they must be."""
    kinds = ((content.entries, tuple, Entry), (content.findings, tuple, Finding), (content.numbers, frozenset, str))
    plain = all(
        type(whole) is outer and all(isinstance(part, inner) for part in whole) for whole, outer, inner in kinds
    )
    return plain and are_places(content.places)


def _guesses(content: FileContent) -> bool:
    """Whether a hint hangs on words that all files share: guesses are counted over all files, by those words."""
    return any(finding.near is not None for finding in content.findings)


def _digests(root: Path) -> dict[str, bytes]:
    """The digest of every file: of its bytes, its path, this program and its Python."""
    found = {}
    for prefix in ("", f"{EXAMPLES}/"):
        for path in record_files(root, prefix):
            data = read_bytes(root, path) if isinstance(path, str) else None
            if isinstance(path, str) and isinstance(data, bytes):
                found[path] = digest_of(_program(), os.fsencode(path), data)
    return found


def _unchanged(root: Path, digests: dict[str, bytes], contents: Contents) -> Contents:
    """The contents of files that are still what they were before they were read."""
    again = {path: read_bytes(root, path) for path in contents if path in digests}
    return {
        path: contents[path]
        for path, data in again.items()
        if isinstance(data, bytes) and digest_of(_program(), os.fsencode(path), data) == digests[path]
    }


@cache
def _program() -> bytes:
    """The digest of what reads files: our own source, the libraries under it, and Python."""
    sources = (path.read_bytes() for pattern in _SOURCES for path in sorted(_PROGRAM.glob(pattern)))
    return digest_of(sys.version.encode(), pydantic.VERSION.encode(), yaml.__version__.encode(), *sources)


class _Unpickler(pickle.Unpickler):
    """Makes nothing but our own models and the values they hold, whatever somebody put into the store."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name. Errors: UnpicklingError."""
        return _class(module, name)


@cache
def _class(module: str, name: str) -> Any:
    if module.startswith(_OWN) or (module, name) in _PLAIN:
        found = getattr(import_module(module), name)
        if isinstance(found, type):
            return found
    raise pickle.UnpicklingError(f"{module}.{name}")
