"""The files of a folder and their bytes. Never follows a link, never opens what is not a regular file."""

import errno
import os
import stat
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

from generator.errors import reason
from generator.reading.problems.problem import Finding
from generator.reading.text.gate import MAX_BYTES, too_large

FOLDERS = ("data", "content")
EXAMPLES = "examples"  # the samples, in the same folders below it
ALL_FOLDERS = (*FOLDERS, EXAMPLES)
IGNORED = frozenset({"README.md", "Thumbs.db", "desktop.ini"})
SPECIAL = "liên kết tượng trưng, ống dẫn hoặc thiết bị"
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def record_files(root: Path, prefix: str = "") -> Iterator[str | Finding]:
    """What stands in data/ and content/ below `root/prefix`, in the order of reading; `prefix` ends in a slash."""
    for folder in FOLDERS:
        for path in files_below(root, prefix + folder):
            if isinstance(path, Finding) or path.rpartition("/")[2] not in IGNORED:
                yield path


def of_a_tool(name: str) -> bool:
    """Whether a name is one that editors and desktops leave behind: hidden, a backup, a swap file."""
    return name.startswith((".", "~$")) or name.endswith(("~", ".swp"))


def files_below(root: Path, folder: str) -> Iterator[str | Finding]:
    """Paths from `root`, with forward slashes, of what stands below `folder`, sorted; findings for odd entries."""
    top = root / folder
    if top.is_symlink():
        yield _odd(folder)
        return
    pending = [folder] if top.is_dir() else []
    while pending:
        below = pending.pop()
        try:
            found = (entry for entry in os.scandir(root / below) if not of_a_tool(entry.name))
            entries = sorted(found, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield _unreadable(below, error)
            continue
        for entry in reversed(entries):
            if entry.is_file(follow_symlinks=False):
                yield f"{below}/{entry.name}"
            elif not entry.is_dir(follow_symlinks=False):
                yield _odd(f"{below}/{entry.name}")
        pending += [f"{below}/{entry.name}" for entry in entries if entry.is_dir(follow_symlinks=False)]


def read_bytes(root: Path, path: str, most: int = MAX_BYTES) -> bytes | Finding:
    """The bytes of a regular file of at most `most` bytes."""
    try:
        handle = os.open(f"{root}/{path}", _FLAGS)
    except OSError as error:
        return _odd(path) if error.errno == errno.ELOOP else _unreadable(path, error)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return _odd(path, "thư mục" if stat.S_ISDIR(status.st_mode) else SPECIAL)
        with FileIO(handle, closefd=False) as file:
            return too_large(path, most) if status.st_size > most else file.readall()
    except OSError as error:
        return _unreadable(path, error)
    finally:
        os.close(handle)


def _odd(path: str, found: str = SPECIAL) -> Finding:
    message = f"đây là {found}, không phải tệp thường"
    return Finding(path, (), "not-regular", message, "chép tệp thật vào chỗ này", mark=(0, 0))


def _unreadable(path: str, error: OSError) -> Finding:
    message = f"không mở được: {reason(error)}"
    return Finding(path, (), "unreadable-file", message, "xem lại quyền đọc của tệp", mark=(0, 0))
