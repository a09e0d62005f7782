"""What git knows of the content."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.errors import OUTSIDE, WRONG_USAGE, UserError
from generator.history.edits import changed_since
from generator.history.past_names import PastEntry, entries_of, refuse_unfit
from generator.model.pictures import PICTURES
from generator.reading.problems.placing import printable
from generator.reading.text.disk import ALL_FOLDERS, EXAMPLES
from generator.reading.text.gate import MAX_BYTES

AT_ONCE, MOST_BYTES = 32 << 20, 1 << 30
_REMEDY = "lấy lại kho cho đủ (git fetch --unshallow, git fsck), hay so với một gốc khác"


class NoSuchBaseError(UserError):
    """Git does not know the version asked for; the message says so in Vietnamese."""

    exit_code = WRONG_USAGE


@contextmanager
def as_it_was(root: Path, base: str, paths: Sequence[str] = ALL_FOLDERS) -> Iterator[Path]:
    """A folder with the record's files, or those at `paths`, where HEAD left `base` (a branch, tag or commit).

    Blobs are written as they are stored: no filter, attribute or link of either version runs or is followed; of one
    that is too large for a record only the size. Errors: NoSuchBaseError; UnfitTreeError, UserError where the version
    cannot be put on a disk, or git lacks a part of it.
    """
    left = where_left(root, base)
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        _unpack(root, left, paths, Path(folder))
        yield Path(folder)


def changed_pictures(root: Path, base: str) -> tuple[str, ...]:
    """The paths of records' pictures that are not as they were where HEAD left `base`.

    Errors: NoSuchBaseError, GitFailedError.
    """
    return tuple(map(printable, changed_since(root, where_left(root, base), (PICTURES, f"{EXAMPLES}/{PICTURES}"))))


def where_left(root: Path, base: str) -> str:
    """The commit where HEAD left a branch, tag or commit. Errors: NoSuchBaseError."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}").decode().strip()
    if not commit:
        raise NoSuchBaseError(f"git không có bản «{base}»; lấy về trước, ví dụ: git fetch origin main")
    return _git(root, "merge-base", commit, "HEAD").decode().strip() or commit


def _unpack(root: Path, commit: str, paths: Sequence[str], folder: Path) -> None:
    listed = _needed(root, commit, "ls-tree", "-r", "-t", "-z", commit, "--", *paths)
    entries = entries_of(listed.decode("utf-8", "surrogateescape"))
    refuse_unfit(commit, entries)
    files = [entry for entry in entries if entry.is_file]
    sizes = _sizes(root, commit, files)
    batch: list[PastEntry] = []
    for entry in files:
        size = sizes[entry.blob]
        if size > MAX_BYTES:
            _put_hole(folder / entry.path, size)
            continue
        if sum(sizes[one.blob] for one in batch) + size > AT_ONCE:
            _put(root, commit, batch, folder)
            batch = []
        batch.append(entry)
    _put(root, commit, batch, folder)


def _sizes(root: Path, commit: str, files: list[PastEntry]) -> dict[str, int]:
    """The size of each blob, none of which is read for it. Errors: UserError where one is missing, or all are vast."""
    asked = "".join(f"{entry.blob}\n" for entry in files).encode()
    answers = _needed(root, commit, "cat-file", "--batch-check", given=asked).decode().splitlines()
    found = {}
    for entry, answer in zip(files, answers, strict=True):
        _, kind, *size = answer.split()
        if kind != "blob":
            raise UserError(f"git thiếu nội dung của tệp {entry.shown} ở bản {commit[:12]}; {_REMEDY}", OUTSIDE)
        found[entry.blob] = int(size[0])
    if sum(size for size in found.values() if size <= MAX_BYTES) > MOST_BYTES:
        raise UserError(f"bản {commit[:12]} chứa hơn 1 GiB tệp; so với một gốc khác", OUTSIDE)
    return found


def _put(root: Path, commit: str, files: list[PastEntry], folder: Path) -> None:
    asked = "".join(f"{entry.blob}\n" for entry in files).encode()
    answer = _needed(root, commit, "cat-file", "--batch", given=asked) if files else b""
    start = 0
    for entry in files:
        end = answer.index(b"\n", start)
        size = int(answer[start:end].split()[2])
        with _new(folder / entry.path) as file:
            os.write(file, answer[end + 1 : end + 1 + size])
        start = end + size + 2


def _put_hole(path: Path, size: int) -> None:
    with _new(path) as file:
        os.truncate(file, min(size, MAX_BYTES + 1))


@contextmanager
def _new(path: Path) -> Iterator[int]:
    """A file that was not there, and is nobody's link."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        yield file
    finally:
        os.close(file)


def _needed(root: Path, commit: str, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints. Errors: UserError where it fails: half a version would be compared as if it were the whole."""
    found = _run(root, *arguments, given=given)
    if found.returncode == 0:
        return found.stdout
    why = (found.stderr.decode("utf-8", "replace").strip().splitlines() or [arguments[0]])[0]
    raise UserError(f"git không đọc được bản {commit[:12]}: {why}; {_REMEDY}", OUTSIDE)


def _git(root: Path, *arguments: str) -> bytes:
    """What git prints; empty where it fails. Errors: NoSuchBaseError without git."""
    found = _run(root, *arguments)
    return found.stdout if found.returncode == 0 else b""


def _run(root: Path, *arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    command = ["git", "--no-replace-objects", "--literal-pathspecs", "-C", str(root), *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False, timeout=120)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoSuchBaseError("không chạy được git") from error
