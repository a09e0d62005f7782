"""Asking git. No git at all is fine; a git that fails is an error that says what it said."""

import os
import subprocess
from pathlib import Path

from generator.errors import OUTSIDE, UserError

SECONDS = 120
_REMEDIES = {
    "dubious ownership": "kho thuộc tài khoản khác; chạy: git config --global --add safe.directory {root}",
    "not a git repository": "thư mục .git hỏng hoặc trỏ sai chỗ; lấy lại kho, hoặc xóa .git nếu không dùng git",
}
_REMEDY = "chạy «git -C {root} status» để xem, sửa rồi dựng lại"


class GitFailedError(UserError):
    """Git did not do what it was asked; the message is its own first line, and what to do."""

    exit_code = OUTSIDE


class NoGitError(Exception):
    """There is no git on this machine."""


def is_checkout(root: Path) -> bool:
    """Whether a folder lies in a working copy of git."""
    here = root.resolve()
    return "GIT_DIR" in os.environ or any((folder / ".git").exists() for folder in (here, *here.parents))


def asked(root: Path, *arguments: str) -> str:
    """What git answers about a folder, without writing anything. Errors: GitFailedError, NoGitError."""
    return answered(root, b"", *arguments).decode("utf-8", "surrogateescape")


def answered(root: Path, given: bytes, *arguments: str) -> bytes:
    """What git answers to what it is `given`, as bytes; nothing is fetched for it. Errors: as `asked`."""
    command = ["git", "--no-optional-locks", "--literal-pathspecs", "-C", str(root), *arguments]
    environment = {**os.environ, "LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1"}
    try:
        found = subprocess.run(  # noqa: S603
            command, input=given, capture_output=True, check=False, timeout=SECONDS, env=environment
        )
    except FileNotFoundError as error:
        raise NoGitError from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed(root, str(error)) from error
    if found.returncode:
        raise _failed(root, found.stderr.decode("utf-8", "replace").strip() or f"git {arguments[0]}")
    return found.stdout


def _failed(root: Path, output: str) -> GitFailedError:
    remedy = next((remedy for words, remedy in _REMEDIES.items() if words in output), _REMEDY)
    return GitFailedError(f"git không trả lời được: {output.splitlines()[0]}; {remedy.format(root=root.resolve())}")
