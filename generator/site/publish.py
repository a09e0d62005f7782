"""Build aside, then swap in one step: readers see the old site or the new one, never a half."""

import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path

FOLDER_MODE, UMASK = 0o755, 0o022
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_ASIDE = "-old"


class AnotherBuildError(Exception):
    """A second build of the same site was started."""


@contextmanager
def publication(site: Path) -> Iterator[Path]:
    """A fresh folder beside `site`; it takes the place of `site` when the block ends without an error.

    Errors: AnotherBuildError. Whatever is raised inside leaves `site` as it was.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with _only_one(site.parent / f".{site.name}.lock"), _readable():
        _sweep(site)
        stage = Path(tempfile.mkdtemp(prefix=f".{site.name}.stage-", dir=site.parent))
        stage.chmod(FOLDER_MODE)
        try:
            yield stage
            _swap(stage, site)
        finally:
            shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def _only_one(lock: Path) -> Iterator[None]:
    with lock.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AnotherBuildError(f"một lần dựng khác đang chạy (khóa {lock.name})") from error
        yield


def _sweep(site: Path) -> None:
    """Bring back a site that a killed build had moved aside, remove what else it left; the lock says nobody uses it."""
    beside = f".{escape(site.name)}.stage-*"
    for aside in site.parent.glob(f"{beside}{_ASIDE}"):
        if not site.exists():
            aside.rename(site)
    for left in site.parent.glob(beside):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _readable() -> Iterator[None]:
    """Whatever the umask was, what is written is a site that a web server may read."""
    before = os.umask(UMASK)
    try:
        yield
    finally:
        os.umask(before)


def _swap(stage: Path, site: Path) -> None:
    """Afterwards `site` is the new one and `stage` holds the old one, if there was any."""
    if not site.exists():
        stage.rename(site)
        return
    if _exchange(stage, site):
        return
    aside = stage.with_name(f"{stage.name}{_ASIDE}")
    site.rename(aside)
    try:
        stage.rename(site)
    except OSError:
        aside.rename(site)
        raise
    aside.rename(stage)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can (Linux); False where it cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}:
        return False
    raise OSError(number, os.strerror(number), other.name)
