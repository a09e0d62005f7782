"""Pages before the checker of the HTML standard (vnu): one of each shape, screens, forms and 404 too, has no error."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from shapes import one_of_each


def errors(node_tools: Path, files: list[Path]) -> list[str]:
    """What vnu says against pages, a line each."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("cần java (apt-get install default-jre-headless) để chạy vnu")
    jar = node_tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [java, "-Xss2m", "-jar", str(jar), "--format", "json", "--errors-only", *map(str, files)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(made.stderr)["messages"]
    return [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in found]


def test_one_page_of_each_shape_is_valid(node_tools: Path, real_site: Path):
    files = one_of_each(real_site)
    assert len(files) > 30
    assert errors(node_tools, [real_site / file for file in files]) == []


def test_a_fault_is_found(node_tools: Path, tmp_path: Path):
    page = tmp_path / "a.html"
    page.write_text('<!doctype html><html lang="vi"><title>A</title><p id="a b">B</p>', "utf-8")
    assert re.search("ID must not contain whitespace", errors(node_tools, [page])[0])
