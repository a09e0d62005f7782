"""`thidua serve`: a project, served while it is edited."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.serving.server import bound, serve
from generator.serving.site import LiveSite
from generator.site.dressing import Dresser

ANY_HOST = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}  # noqa: S104 - what may be asked for, and where that is opened


def serve_project(
    root: Path, address: str, dresser: Callable[[Path, str], Dresser], echo: Callable[[str], None],
    store: Path | None = None,
) -> None:  # fmt: skip
    """Serve a folder at `host:port` until the process is told to stop. Errors: UserError where it cannot begin.

    `store` is where `thidua check` remembers what files hold: the start reads no file that is as it was.
    """
    with bound(address) as at, TemporaryDirectory(prefix="thidua-") as folder:
        host = address.rpartition(":")[0]
        url = f"http://{ANY_HOST.get(host, host)}:{at.getsockname()[1]}/"
        site = LiveSite(root, dresser(root, url), Path(folder), echo, store)
        if site.warnings:
            echo(f"Dữ liệu có {site.warnings} cảnh báo; xem bằng lệnh thidua check")
        echo(f"Mở {url} để xem; sửa tệp rồi lưu thì trang đang mở tự đổi; dừng bằng Ctrl+C")
        serve(site, at)
