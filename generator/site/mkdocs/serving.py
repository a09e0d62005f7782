"""While serving: the data and the theme are watched too, and a mistake takes no page away."""

import logging
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from mkdocs.exceptions import Abort, ConfigurationError

from generator.model.kinds import KINDS
from generator.theming.files import theme_folder

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.thidua")
WATCHED = tuple(sorted({kind.folder.partition("/")[0] for kind in KINDS.values()} | {"examples"}))
Seen = dict[str, tuple[int, int]]


def attend(server: "LiveReloadServer", root: Path, builder: Callable[[], Any]) -> None:
    """Watch the record's folders and the theme; keep serving the last good site while an editor mends a mistake."""
    folders = _Folders(server, root)
    folders.look()
    server.observer.schedule(folders, str(root), recursive=False)  # type: ignore[arg-type]
    server.watch(str(theme_folder()))
    server.builder = _patient(builder)


class _Folders:
    """Watches the record's folders anew whenever one comes: who watches a folder that goes away stops for good."""

    def __init__(self, server: "LiveReloadServer", root: Path) -> None:
        self._server = server
        self._root = root
        self._seen: Seen = {}
        self._bell = _Bell(server)

    def dispatch(self, _: object) -> None:
        """Something of the project's own folder changed: what the observer calls."""
        if self.look():
            self._bell.ring()

    def look(self) -> bool:
        """Watch what is there now; whether a folder came."""
        before, self._seen = self._seen, self._there()
        changed = {name for name in WATCHED if before.get(name) != self._seen.get(name)}
        for name in sorted(changed & before.keys()):
            self._server.unwatch(str(self._root / name))
        for name in sorted(changed & self._seen.keys()):
            self._server.watch(str(self._root / name))
        return bool(changed & self._seen.keys())

    def _there(self) -> Seen:
        found: Seen = {}
        for name in WATCHED:
            if (self._root / name).is_dir():
                stat = (self._root / name).stat()
                found[name] = (stat.st_ino, stat.st_ctime_ns)
        return found


class _Bell:
    """Has MkDocs build anew, which it does by itself only when a file changes: a file of our own, watched for that."""

    def __init__(self, server: "LiveReloadServer") -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="thidua-")
        self._file, self._rung = Path(self._folder.name, "bell"), 0
        self._file.write_text("", encoding="ascii")
        server.watch(self._folder.name)

    def ring(self) -> None:
        """Change the file: by its size, however coarse the clock of the disk."""
        self._rung += 1
        self._file.write_text("x" * self._rung, encoding="ascii")


def _patient(builder: Callable[[], Any]) -> Callable[[], None]:
    def rebuild() -> None:
        try:
            builder()
        except (Abort, ConfigurationError) as error:
            click.echo(error.format_message(), err=True)
            log.error("Trang vẫn là bản tốt gần nhất; sửa các lỗi trên rồi lưu lại.")
        except Exception:
            traceback.print_exc()
            log.error("Không dựng được bản mới; trang vẫn là bản tốt gần nhất.")

    return rebuild
