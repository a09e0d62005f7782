"""The guides for people: commands, pictures and anchors they name are there; nobody is told a thing that is not."""

import re
from pathlib import Path

import click
import pytest
import yaml

from generator.cli import cli
from generator.pages.linking.menu import sections

ROOT = Path(__file__).parents[1]
GUIDES = sorted((ROOT / "docs").glob("*.md"))
MOST_BYTES = 80_000
ROLES = {"nguoi-nhap-lieu.md", "nguoi-duyet.md", "cum-truong.md"}
MADE_UP = "them-loai-ban-ghi.md"
COMMAND = re.compile(r"(?:^|`|\n)thidua (?P<words>[a-z][^`\n#]*)")


def named(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", GUIDES, ids=named)
def test_every_command_of_a_guide_exists(path):
    for found in COMMAND.finditer(path.read_text("utf-8")):
        name, *words = found["words"].split()
        command = cli.get_command(click.Context(cli), name)
        if isinstance(command, click.Group) and words and not words[0].startswith("-"):
            command = command.get_command(click.Context(command), words[0])
        if command is None and path.name == MADE_UP:  # the command of the kind that this guide makes up
            continue
        assert command is not None, found[0]
        known = {option for one in command.params if isinstance(one, click.Option) for option in one.opts}
        assert {word for word in words if word.startswith("--")} <= known | {"--help"}, found[0]


@pytest.mark.parametrize("path", GUIDES, ids=named)
def test_every_picture_is_there_described_and_light(path):
    for words, target in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", path.read_text("utf-8")):
        picture = path.parent / target
        assert len(words) > 20, target
        assert picture.is_file(), target
        assert picture.stat().st_size <= MOST_BYTES, target


def test_each_way_has_as_many_steps_as_the_table_says():
    text = (ROOT / "docs/nguoi-nhap-lieu.md").read_text("utf-8")
    rows = re.findall(r"^\| \[[^\]]+\]\(#([\w-]+)\) \|.*?((?:\| \d )+)\|$", text, re.MULTILINE)
    assert len(rows) == 4
    for anchor, numbers in rows:
        chapter = re.split(r"^## ", text.partition(f"{{ #{anchor} }}")[2], maxsplit=1, flags=re.MULTILINE)[0]
        steps = re.findall(r"^(\d+)\. ", chapter, re.MULTILINE)
        last = max(map(int, steps))
        assert set(re.findall(r"\d+", numbers)) == {str(last)}, anchor


def test_no_picture_is_left_unused():
    text = "".join(path.read_text("utf-8") for path in GUIDES)
    assert [path.name for path in (ROOT / "docs/hinh").glob("*.png") if f"hinh/{path.name}" not in text] == []


def test_the_projects_own_menu_reaches_every_section_where_it_is_declared():
    text = (ROOT / "mkdocs.yml").read_text("utf-8").partition("nav:")[2].partition("validation:")[0]
    entries = {name: listed for entry in yaml.safe_load(f"nav:{text}")["nav"] for name, listed in entry.items()}
    reached = {name: {listed} if isinstance(listed, str) else set(listed) for name, listed in entries.items()}
    for section in sections():
        assert f"{section.slug}/index.md" in reached[section.menu], section.slug


def test_every_role_has_its_guide_in_the_navigation():
    text = (ROOT / "mkdocs.yml").read_text("utf-8").partition("nav:")[2].partition("validation:")[0]
    (section,) = [
        entry["Hướng dẫn sử dụng"] for entry in yaml.safe_load(f"nav:{text}")["nav"] if "Hướng dẫn sử dụng" in entry
    ]
    assert set(section) >= ROLES


@pytest.mark.parametrize("path", GUIDES, ids=named)
def test_every_link_to_an_anchor_finds_it(path):
    for target, anchor in re.findall(r"\]\(([\w-]*(?:\.md)?)#([\w-]+)\)", path.read_text("utf-8")):
        text = (path.parent / (target or path.name)).read_text("utf-8")
        assert f"#{anchor} " in text or f"### {anchor}\n" in text, f"{target}#{anchor}"


def test_the_guides_name_files_and_variables_that_exist():
    text = "".join((ROOT / "docs" / name).read_text("utf-8") for name in ROLES)
    for path in re.findall(r"`(\.(?:github|gitlab)[\w./-]+)`", text):
        assert (ROOT / path).exists(), path
    code = "".join(path.read_text("utf-8") for path in [*(ROOT / "generator").rglob("*.py"), ROOT / "mkdocs.yml"])
    for variable in set(re.findall(r"`(PORTAL_\w+)`", text)):
        assert variable in code, variable
