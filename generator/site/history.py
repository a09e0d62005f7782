"""What git knows of the content."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CONTENT = ("content", "data", "examples")
CUT_SHORT = (
    "kho git chỉ lấy về một phần lịch sử (shallow), nên ngày sổ tính đến có thể muộn hơn lần sửa dữ liệu cuối; "
    "chạy: git fetch --unshallow, hoặc đặt fetch-depth: 0"
)


@dataclass(frozen=True, slots=True)
class ContentDay:
    """The day of the newest commit that touches the record's files, and why that day may be wrong.

    `day` is None where no commit holds the record as it stands: outside a checkout, and while records are uncommitted.
    """

    day: date | None = None
    doubt: str = ""


def content_day(root: Path) -> ContentDay:
    """What git says of the day that the record of a folder speaks of."""
    if not _is_checkout(root):
        return ContentDay()
    try:
        return ContentDay() if _uncommitted(root) else _committed(root)
    except GitError as error:
        return ContentDay(
            doubt=f"không hỏi được git nên sổ tính đến hôm nay, không phải ngày sửa dữ liệu cuối: {error}"
        )


def _is_checkout(root: Path) -> bool:
    here = root.resolve()
    return "GIT_DIR" in os.environ or any((folder / ".git").exists() for folder in (here, *here.parents))


def _uncommitted(root: Path) -> bool:
    """Whether a record differs from the newest commit or is not yet in any."""
    asked = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *CONTENT)
    return any(entry.endswith(".yml") for entry in _asked(root, *asked).split("\0"))


def _committed(root: Path) -> ContentDay:
    commit, _, day = _asked(root, "log", "-1", "--format=%H %cs", "--", *CONTENT).strip().partition(" ")
    if not day:
        return ContentDay()
    shallow = root / _asked(root, "rev-parse", "--git-path", "shallow").strip()
    cut = shallow.is_file() and commit in shallow.read_text(encoding="ascii").split()
    return ContentDay(date.fromisoformat(day), CUT_SHORT if cut else "")


class GitError(Exception):
    """Git did not answer; the message is its own first line."""


def _asked(root: Path, *arguments: str) -> str:
    """What git answers, without writing anything. Errors: GitError."""
    command = ["git", "--no-optional-locks", "-C", str(root), *arguments]
    try:
        found = subprocess.run(  # noqa: S603
            command, capture_output=True, check=False, timeout=30, env={**os.environ, "LC_ALL": "C"}
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(str(error)) from error
    if found.returncode and b"does not have any commits yet" not in found.stderr:
        said = found.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(said[0] if said else f"git {arguments[0]}: {found.returncode}")
    return found.stdout.decode("utf-8", "surrogateescape")


class NoSuchBaseError(Exception):
    """Git does not know the version asked for; the message says so in Vietnamese."""


@contextmanager
def as_it_was(root: Path, base: str) -> Iterator[Path]:
    """A folder with the record's files where HEAD left `base` (a branch, tag or commit). Errors: NoSuchBaseError.

    Blobs are written as they are stored: no filter, attribute or link of either version runs or is followed.
    """
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if not commit:
        raise NoSuchBaseError(f"git không có bản «{base}»; lấy về trước, ví dụ: git fetch origin main")
    left = _git(root, "merge-base", commit.decode().strip(), "HEAD").decode().strip() or commit.decode().strip()
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        _unpack(root, left, Path(folder))
        yield Path(folder)


def _unpack(root: Path, commit: str, folder: Path) -> None:
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *CONTENT).decode("utf-8", "surrogateescape")
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
