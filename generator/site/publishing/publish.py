"""Build aside, then swap in one step: readers see the old site or the new one, never a half."""

import ctypes
import errno
import fcntl
import os
import secrets
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path

from generator.errors import BUSY, UserError
from generator.site.publishing.kept_assets import keep_assets, list_earlier
from generator.site.publishing.outside import refused

FOLDER_MODE, UMASK = 0o755, 0o022
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_STOPPING = (signal.SIGINT, signal.SIGTERM)
_ASIDE, _STAGE = "-old", ".{name}.stage-{own}"


class AnotherBuildError(UserError):
    """A second build of the same site was started; later this one may do."""

    exit_code = BUSY


@contextmanager
def publication(site: Path) -> Iterator[Path]:
    """A fresh folder beside `site`; it takes the place of `site` when the block ends without an error.

    Errors: AnotherBuildError, OutsideError. Whatever is raised inside leaves `site` as it was.
    """
    with _explained():
        site.parent.mkdir(parents=True, exist_ok=True)
    with _only_one(site.parent / f".{site.name}.lock"), _readable():
        stage = site.parent / _STAGE.format(name=site.name, own=secrets.token_hex(4))
        try:
            with _explained():
                _sweep(site)
                stage.mkdir(FOLDER_MODE)
            yield stage
            with _explained():
                _carry_over(site, stage)
                list_earlier(stage, keep_assets(site, stage))
                _keep(stage, site)
                with _undisturbed():
                    _swap(stage, site)
                _keep_folder(site.parent)
        finally:
            with _undisturbed():
                shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise refused(error) from error


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Who asks this process to end waits until what is half done is done. Beside the main thread nobody is heard.

    Handlers are exchanged and no signals blocked: blocked in this thread, they would reach another.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    kept = {number: signal.signal(number, lambda one, _: came.append(one)) for number in _STOPPING}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        for sent in came:
            signal.raise_signal(sent)


@contextmanager
def _only_one(lock: Path) -> Iterator[None]:
    """Hold the lock; its file is gone afterwards."""
    while True:
        with _explained():
            handle = lock.open("w")
        with handle:
            _lock(handle.fileno(), lock.name)
            if not _is(lock, handle.fileno()):  # who had it has removed it meanwhile
                continue
            try:
                yield
            finally:
                lock.unlink(missing_ok=True)
            return


def _lock(handle: int, name: str) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise AnotherBuildError(f"một lần dựng khác đang chạy (khóa {name})") from error
    except OSError as error:
        raise refused(error) from error


def _is(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _sweep(site: Path) -> None:
    """Bring back a site that a killed build had moved aside, remove what else it left; the lock says nobody uses it."""
    beside = f".{escape(site.name)}.stage-*"
    for aside in site.parent.glob(f"{beside}{_ASIDE}"):
        if not site.exists():
            aside.rename(site)
    for left in site.parent.glob(beside):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink()


@contextmanager
def _readable() -> Iterator[None]:
    """Whatever the umask was, what is written is a site that a web server may read."""
    before = os.umask(UMASK)
    try:
        yield
    finally:
        os.umask(before)


def _carry_over(site: Path, stage: Path) -> None:
    """Dot entries of the old site that no build makes, such as .nojekyll or .git: MkDocs keeps them too."""
    if not site.is_dir():
        return
    for entry in site.glob(".*"):
        kept = stage / entry.name
        if os.path.lexists(kept):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, kept, symlinks=True)
        else:
            shutil.copy2(entry, kept, follow_symlinks=False)


def _keep(stage: Path, site: Path) -> None:
    """Have all that was written reach the disk before it replaces a site that readers see.

    A first site replaces nothing: a crash of the machine leaves one to be built again, as it would anyway.
    """
    if site.exists():
        _to_disk(stage)


def _to_disk(stage: Path) -> None:
    """One call for the file system where there is one (Linux); else file by file, ten times as slow."""
    flush = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if flush is None:
        for path in [stage, *stage.rglob("*")]:
            _keep_folder(path)
        return
    handle = os.open(stage, os.O_RDONLY)
    try:
        if flush(handle) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(stage))
    finally:
        os.close(handle)


def _keep_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
