"""Lighthouse over the real site, from a server that sends the compressed twins: `python -m tools.audit [SITE]`.

Prints a table of scores and weights; 1 where a page is below what is promised. Lighthouse comes from npm.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tools.chromium import find_chromium

ROOT = Path(__file__).resolve().parent.parent
LIGHTHOUSE = "lighthouse@12.8.2"  # the last that runs on Node 20
KINDS = {
    "trang chủ": "", "trường": "truong/*/", "kế hoạch": "ke-hoach/*/*/", "cụm": "cum/*/", "lịch": "lich/",
    "khám phá": "kham-pha/",
}  # fmt: skip
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_KB = 200
RUNS = 3
FLAGS = "--headless --no-sandbox --disable-gpu"


class _Handler(SimpleHTTPRequestHandler):
    """Sends the twin that the browser takes, as deploy/ has it of nginx and Caddy."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.way = ""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if "br" in self.headers.get("Accept-Encoding", "") and (twin := path.with_name(f"{path.name}.br")).is_file():
            self.way, self.kind, self.path = "br", self.guess_type(str(path)), f"/{twin.relative_to(self.directory)}"
        super().do_GET()

    def guess_type(self, path: Any) -> str:
        return self.kind if self.way and str(path).endswith(".br") else super().guess_type(path)

    def end_headers(self) -> None:
        if self.way:
            self.send_header("Content-Encoding", self.way)
            self.send_header("Vary", "Accept-Encoding")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address of `site` on the web, compressed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def addresses(site: Path) -> dict[str, str]:
    """Kind → the address of its largest page, which is the slowest; kinds that the site has no page of are left out."""
    found = {kind: sorted(site.glob(f"{pattern}index.html"), key=_size) for kind, pattern in KINDS.items()}
    return {kind: f"{pages[-1].parent.relative_to(site).as_posix()}/" for kind, pages in found.items() if pages}


def _size(page: Path) -> int:
    return page.stat().st_size


def audited(address: str, folder: Path) -> Mapping[str, Any]:
    """The report of the run in the middle of `RUNS`, by performance. Errors: SystemExit where Lighthouse fails."""
    reports = []
    for number in range(RUNS):
        out = folder / f"{number}.json"
        command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={out}"]
        around = {**os.environ, "CHROME_PATH": find_chromium() or ""}
        done = subprocess.run(
            [*command, f"--chrome-flags={FLAGS}"], env=around, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(done.stderr[-2000:])
        reports.append(json.loads(out.read_text("utf-8")))
    return sorted(reports, key=lambda report: float(report["categories"]["performance"]["score"]))[RUNS // 2]


def row(kind: str, address: str, report: Mapping[str, Any]) -> tuple[str, bool]:
    """A line of the table, and whether it keeps what is promised."""
    scores = {name: round(100 * report["categories"][name]["score"]) for name in LEAST}
    audits = report["audits"]
    weight = round(audits["total-byte-weight"]["numericValue"] / 1024)
    seconds = (audits[name]["numericValue"] / 1000 for name in ("first-contentful-paint", "largest-contentful-paint"))
    shift = audits["cumulative-layout-shift"]["numericValue"]
    kept = all(scores[name] >= least for name, least in LEAST.items()) and weight <= MOST_KB
    cells = (
        kind,
        f"`{address}`",
        *scores.values(),
        *(f"{second:.1f} s" for second in seconds),
        f"{shift:.3f}",
        f"{weight} kB",
    )
    return f"| {' | '.join(map(str, cells))} |", kept


def main() -> int:
    """Build where no site is given, look at the largest page of each kind, print."""
    if not shutil.which("npx"):
        raise SystemExit("cần Node và npm để chạy Lighthouse")
    with tempfile.TemporaryDirectory() as made:
        site = Path(sys.argv[1]) if sys.argv[1:] else Path(made, "site")
        if not sys.argv[1:]:
            subprocess.run([sys.executable, "-m", "generator.start", "-C", ROOT, "build", "--site", site], check=True)
        print("| trang | địa chỉ | tốc độ | tiếp cận | thực hành | tìm thấy | FCP | LCP | CLS | tải về |")
        print("| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |")
        good = True
        with serving(site) as root:
            for kind, address in addresses(site).items():
                line, kept = row(kind, address, audited(root + address, Path(made)))
                print(line if kept else f"{line} ← dưới mức", flush=True)
                good = good and kept
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
