"""A kind of record made by following docs/them-loai-ban-ghi.md to the letter, in a copy of the program: all know it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from building import HOUSE, committed, environ

GUIDE = HOUSE / "docs" / "them-loai-ban-ghi.md"
FILES = re.compile(r"^`([\w./]+)`\n\n```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)
LECTURE = "content/lectures/2024/van-hoa.yml"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with the kind that the guide makes."""
    copy = tmp_path_factory.mktemp("program")
    for part in ("generator", "theme"):
        shutil.copytree(HOUSE / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    text = GUIDE.read_text("utf-8")
    for path, content in FILES.findall(text):
        (copy / path).write_text(content, "utf-8")
    imported = re.search(r"```python\n(from generator.model.lectures import Lecture\n)```", text)
    declared = re.search(r"```python\n(LECTURES = Kind\(.*?)```", text, re.DOTALL)
    assert imported
    assert declared
    kinds = copy / "generator/model/kinds.py"
    kinds_text = kinds.read_text("utf-8").replace(
        "from generator.model.plans", f"{imported[1]}from generator.model.plans", 1
    )
    kinds_text = kinds_text.replace("# In the order", f"{declared[1]}\n# In the order", 1)
    kinds.write_text(kinds_text.replace("RECOGNITIONS, EXEMPLARS", "RECOGNITIONS, LECTURES, EXEMPLARS"), "utf-8")
    return copy


@pytest.fixture(scope="module")
def project(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, the command of the guide run in it."""
    folder = committed(HOUSE / "tests/cases/site/one-plan/input", tmp_path_factory.mktemp("one") / "project")
    commands = re.search(r"```sh\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert commands
    new = re.search(r'thidua (new lecture .*) --title "(.*?)" (.*)', commands[1])
    assert new
    made = run(program, folder, *new[1].split(), "--title", new[2], *new[3].split())
    assert made.returncode == 0, made.stderr + made.stdout
    return folder


def run(program: Path, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """One run of the copied program in a project."""
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", *arguments], cwd=folder, capture_output=True, text=True, check=False,
        timeout=120, env=environ({}) | {"PYTHONPATH": str(program)},
    )  # fmt: skip


def test_check_knows_its_fields_and_its_references(program: Path, project: Path):
    file = project / LECTURE
    text = file.read_text("utf-8")
    assert run(program, project, "check", "--no-cache").returncode == 0
    file.write_text(text.replace("organisation: truong-an-binh", "organisation: truong-an-bin"), "utf-8")
    found = run(program, project, "check", "--no-cache")
    file.write_text(text, "utf-8")
    assert found.returncode == 1
    assert "dangling-reference" in found.stdout
    assert "có phải «truong-an-binh»?" in found.stdout


def test_it_has_a_schema_a_form_and_its_changes_are_reported(program: Path, project: Path):
    wrote = run(program, project, "schemas", "--write")
    assert "lecture.json" in wrote.stdout + wrote.stderr
    changes = run(program, project, "diff", "HEAD")
    assert "thêm Bài giảng mẫu: Văn hóa trường Đảng" in changes.stdout


def test_the_site_has_its_pages_in_menu_index_contents_search_and_forms(program: Path, project: Path):
    (project / "mkdocs.yml").write_text("site_name: Mẫu\n", "utf-8")
    built = run(program, project, "build", "--site", "site")
    assert built.returncode == 0, built.stderr
    site = project / "site"
    page = (site / "bai-giang/2024/van-hoa/index.html").read_text("utf-8")
    assert "Văn hóa trường Đảng" in page
    assert "01/05/2024" in page
    home = (site / "index.html").read_text("utf-8")
    assert home.count('href="bai-giang/index.html"') >= 2  # the menu and the card
    assert "../bai-giang/2024/van-hoa/" in (site / "muc-luc/index.html").read_text("utf-8")
    assert "2024/van-hoa/index.html" in (site / "bai-giang/index.html").read_text("utf-8")
    assert "Văn hóa trường Đảng" in (site / "assets/search/titles.js").read_text("utf-8")
    assert "content/lectures/" in (site / "admin/config.yml").read_text("utf-8")
