"""Find a Chromium for the browser tests, or install one: the system's package, else Playwright's own.

The headless shell comes first: without the windows of a desktop a visit costs a quarter of the processor time
(0.19 s for 0.78 s with Chromium 156).
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
SYSTEM = (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", SHELLS[0]])
OTHERS = (
    [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"],
    ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
)
PLAYWRIGHTS = ("chromium_headless_shell-*/*/headless_shell", "chromium_headless_shell-*/*/chrome-headless-shell")
PATIENCE_SECONDS = 900
MISSING = "Không cài được Chromium. Hãy cài gói chromium của hệ điều hành, hoặc đặt CHROMIUM=/đường/dẫn."


def find_chromium() -> str | None:
    """The path of a Chromium: CHROMIUM, a headless shell, Playwright's own, one on the PATH; None if there is none."""
    return os.environ.get("CHROMIUM") or find_shell() or _playwrights() or _on_path(NAMES)


def find_shell() -> str | None:
    """The path of a headless shell, the system's before Playwright's."""
    return _on_path(SHELLS) or _playwrights_shell()


def _playwrights_shell() -> str | None:
    home = Path(_playwrights_place()).parents[2]
    kept = [str(path) for pattern in PLAYWRIGHTS for path in home.glob(pattern)]
    return max(kept, default=None)


def _on_path(names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def _playwrights() -> str | None:
    path = _playwrights_place()
    return path if Path(path).exists() else None


@cache
def _playwrights_place() -> str:
    """Where Playwright would keep a Chromium; asked once, before a browser runs in this process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def main() -> int:
    """Install until one is found; the exit code says whether it is.

    A shell is asked of the system alone where another Chromium stands already: that costs nothing where it may not.
    """
    if not find_shell() and os.geteuid() == 0:
        _install(*SYSTEM)
    for command in OTHERS:
        if not find_chromium():
            _install(command)
    found = find_chromium()
    print(f"Chromium: {found}" if found else MISSING)
    return 0 if found else 1


def _install(*commands: list[str]) -> None:
    for command in filter(lambda one: shutil.which(one[0]), commands):
        print("Chưa thấy Chromium, thử:", " ".join(command[-3:]), flush=True)
        subprocess.run(command, check=False, timeout=PATIENCE_SECONDS, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    raise SystemExit(main())
