"""Every script of a kiosk page parses as ECMAScript 5, by the parser that browsers' tools use."""

import re
import subprocess
from pathlib import Path

import pytest

PROGRAM = """
const acorn = require(process.argv[1]);
let source = '';
process.stdin.on('data', part => source += part).on('end', () => acorn.parse(source, {ecmaVersion: 5}));
"""


def parses(tools: Path, source: str) -> bool:
    command = ["node", "-e", PROGRAM, str(tools / "acorn")]
    return subprocess.run(command, input=source, text=True, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def scripts(files: dict[str, bytes]) -> dict[str, str]:
    """What runs in one kiosk page, inline and beside it."""
    page = next(path for path in sorted(files) if path.endswith("/index.html"))
    inline = re.findall(r"<script(?: [^>]*)?>(.*?)</script>", files[page].decode(), re.DOTALL)
    found = {f"inline {number}": source for number, source in enumerate(inline) if not source.lstrip().startswith("{")}
    return found | {"sw.js": files[page.replace("index.html", "sw.js")].decode()}


def test_every_script_is_es5(node_tools: Path, scripts: dict[str, str]) -> None:
    assert any(name.startswith("inline") for name in scripts)
    assert [name for name, source in scripts.items() if not parses(node_tools, source)] == []


def test_a_newer_script_is_refused(node_tools: Path) -> None:
    assert not parses(node_tools, "const five = () => 5;")
