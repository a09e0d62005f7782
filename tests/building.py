"""Small projects in folders of their own, built by the command as an editor would, and what a folder holds."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

import loaded

HOUSE = Path(__file__).parents[1]
DAY = "2024-05-01T12:00:00+07:00"
DAY_IN_SECONDS = "1714539600"
REAL_DAY = date(2026, 11, 30)  # the day of the real site in tests; moved on when the record outgrows it


def noon(day: date) -> str:
    """SOURCE_DATE_EPOCH for a day: its noon in Việt Nam."""
    return str(int(datetime(day.year, day.month, day.day, 5, tzinfo=UTC).timestamp()))


def thidua(
    *arguments: str | Path, module: str = "generator.cli", **environment: str
) -> "subprocess.CompletedProcess[str]":
    """One run of the command line, in the checkout that the tests stand in; `module` is that or mkdocs.

    What Python itself reads from the environment needs a process that begins anew.
    """
    if not any(name.startswith("PYTHON") for name in environment):
        return loaded.run(module, [str(argument) for argument in arguments], environ(environment))
    line = command(*arguments, module=module)
    return subprocess.run(line, capture_output=True, text=True, check=False, timeout=120, env=environ(environment))


def command(*arguments: str | Path, module: str = "generator.cli") -> list[str]:
    """The command line for this checkout's own code."""
    return [sys.executable, "-m", module, *map(str, arguments)]


def environ(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of a run: this checkout's code first, a fixed day, no answers from the machine's own settings.

    Bytecode is kept: hundreds of runs would otherwise compile the same modules again.
    """
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PORTAL_", "GIT_"))}
    return {**kept, "PYTHONPATH": str(HOUSE), "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "",
            "SOURCE_DATE_EPOCH": DAY_IN_SECONDS, **more}  # fmt: skip


def committed(source: Path, folder: Path, more: Mapping[str, str] = MappingProxyType({})) -> Path:
    """A copy of `source` at `folder`, committed on 01/05/2024, the day of its site too.

    `more` are the texts of further files by their paths.
    """
    shutil.copytree(source, folder)
    for path, text in more.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    who = {
        "GIT_AUTHOR_DATE": DAY,
        "GIT_COMMITTER_DATE": DAY,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    git = ["git", "-C", str(folder), "-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for step in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "one"]):
        subprocess.run([*git, *step], check=True, env=environ(who))
    return folder


def holdings(folder: Path) -> dict[str, bytes]:
    """Path → bytes of every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def left_beside(site: Path) -> list[str]:
    """What stands beside a site whose name is made of its own: stages, old sites, locks."""
    return sorted(path.name for path in site.parent.glob(f".{site.name}.*"))
