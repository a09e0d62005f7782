"""Find a Chromium for the browser tests, or install one: Playwright's own, else the system's package."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
INSTALLERS = (
    [sys.executable, "-m", "playwright", "install", "chromium"],
    ["apt-get", "update"],
    ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
)
PATIENCE_SECONDS = 900


def find_chromium() -> str | None:
    """The path of a Chromium: CHROMIUM, one on the PATH, or Playwright's own; None where there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    return next(filter(None, map(shutil.which, NAMES)), None) or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


def main() -> int:
    """Install until one is found; the exit code says whether it is."""
    for command in ([], *INSTALLERS):
        if command and shutil.which(command[0]):
            print("Chưa thấy Chromium, thử:", " ".join(command[-3:]), flush=True)
            subprocess.run(command, check=False, timeout=PATIENCE_SECONDS, stdout=subprocess.DEVNULL)
        if found := find_chromium():
            print("Chromium:", found)
            return 0
    print("Không cài được Chromium. Hãy cài gói chromium của hệ điều hành, hoặc đặt CHROMIUM=/đường/dẫn.")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
