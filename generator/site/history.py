"""What git knows of the content."""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.errors import WRONG_USAGE, UserError
from generator.reading.text.disk import ALL_FOLDERS


class NoSuchBaseError(UserError):
    """Git does not know the version asked for; the message says so in Vietnamese."""

    exit_code = WRONG_USAGE


@contextmanager
def as_it_was(root: Path, base: str, paths: Sequence[str] = ALL_FOLDERS) -> Iterator[Path]:
    """A folder with the record's files, or those at `paths`, where HEAD left `base` (a branch, tag or commit).

    Blobs are written as they are stored: no filter, attribute or link of either version runs or is followed. Errors:
    NoSuchBaseError.
    """
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if not commit:
        raise NoSuchBaseError(f"git không có bản «{base}»; lấy về trước, ví dụ: git fetch origin main")
    left = _git(root, "merge-base", commit.decode().strip(), "HEAD").decode().strip() or commit.decode().strip()
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        _unpack(root, left, paths, Path(folder))
        yield Path(folder)


def _unpack(root: Path, commit: str, paths: Sequence[str], folder: Path) -> None:
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *paths).decode("utf-8", "surrogateescape")
    blobs = [entry.partition("\t") for entry in listed.split("\0") if entry.startswith("100")]
    asked = "".join(f"{about.split()[2]}\n" for about, _, _ in blobs).encode()
    answer = _git(root, "cat-file", "--batch", given=asked)
    start = 0
    for _, _, path in blobs:
        end = answer.index(b"\n", start)
        size = int(answer[start:end].split()[2])
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(answer[end + 1 : end + 1 + size])
        start = end + size + 2


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints; empty where it fails. Errors: NoSuchBaseError without git."""
    try:
        command = ["git", "-C", str(root), *arguments]
        found = subprocess.run(command, input=given, capture_output=True, check=False, timeout=120)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoSuchBaseError("không chạy được git") from error
    return found.stdout if found.returncode == 0 else b""
