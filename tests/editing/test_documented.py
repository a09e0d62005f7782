"""Every command is named, as it is typed, in the README or the docs."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from generator.cli import cli

ROOT = Path(__file__).parents[2]
TEXTS = "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def commands(group: click.Group, before: str = "thidua") -> Iterator[str]:
    context = click.Context(group)
    for name in group.list_commands(context):
        yield f"{before} {name}"
        command = group.get_command(context, name)
        assert command is not None
        assert command.name == name
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")


@pytest.mark.parametrize("command", sorted(commands(cli)))
def test_a_command_is_documented(command: str) -> None:
    assert command in TEXTS
