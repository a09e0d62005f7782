"""While serving: the data and the theme are watched too, and a mistake takes no page away."""

import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from mkdocs.exceptions import Abort

from generator.site.theme_files import theme_folder

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.thidua")
WATCHED = ("content", "data", "examples")


def attend(server: "LiveReloadServer", root: Path, builder: Callable[[], Any]) -> None:
    """Watch the record's folders and the theme; keep serving the last good site while an editor mends a mistake."""
    for name in WATCHED:
        if (root / name).is_dir():
            server.watch(str(root / name))
    server.watch(str(theme_folder()))
    server.builder = _patient(builder)


def _patient(builder: Callable[[], Any]) -> Callable[[], None]:
    def rebuild() -> None:
        try:
            builder()
        except Abort as error:
            click.echo(str(error), err=True)
            log.error("Trang vẫn là bản tốt gần nhất; sửa các lỗi trên rồi lưu lại.")
        except Exception:
            traceback.print_exc()
            log.error("Không dựng được bản mới; trang vẫn là bản tốt gần nhất.")

    return rebuild
