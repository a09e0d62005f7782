"""A synthetic history: one commit that brings a project's files, then one figure or promise changed by each of many."""

import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

BEGUN = datetime(2024, 2, 1, 5, tzinfo=UTC)  # before the last reports of the synthetic schools are due
BETWEEN = timedelta(hours=8)
_PROMISE = re.compile(r"at_least: (\d+)%")


def write_history(project: Path, commits: int) -> int:
    """Put a project under git; of its commits the first brings all there is. The number of files that it holds.

    Errors: CalledProcessError.
    """
    files = {
        path: path.read_text("utf-8") for top in ("content", "data") for path in sorted((project / top).rglob("*.yml"))
    }
    edited = [path for path in files if "plans" in path.parts or "results" in path.parts]
    names = {path: path.relative_to(project).as_posix() for path in files}
    stream = [_commit(0, ((names[path], text) for path, text in files.items()))]
    for number in range(1, commits):
        path = edited[number % len(edited)]
        files[path] = _changed(files[path])
        stream.append(_commit(number, [(names[path], files[path])]))
    _git(project, "init", "-q", "-b", "main")
    _git(project, "fast-import", "--quiet", given=b"".join(stream))
    _git(project, "reset", "-q", "--hard", "main")
    return len(files)


def _changed(text: str) -> str:
    """The file with its first promise changed, in figure and words; of a report what it says in words."""
    asked = _PROMISE.search(text)
    if asked is None:
        other = "report" if "basis: decision" in text else "decision"
        return re.sub(r"^basis: .*$", f"basis: {other}", text, flags=re.MULTILINE)
    figure = int(asked[1])
    return text.replace(f"{figure}%", f"{figure + (1 if figure % 2 == 0 else -1)}%")


def _commit(number: int, files: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> bytes:
    """A commit as `git fast-import` reads it."""
    seconds = int((BEGUN + number * BETWEEN).timestamp())
    head = f"commit refs/heads/main\ncommitter M <m@example.org> {seconds} +0000\ndata 4\nedit\n"
    return head.encode() + b"".join(_file(name, text.encode()) for name, text in files) + b"\n"


def _file(name: str, content: bytes) -> bytes:
    return b"M 100644 inline %s\ndata %d\n%s\n" % (name.encode(), len(content), content)


def _git(project: Path, *words: str, given: bytes = b"") -> None:
    subprocess.run(["git", "-C", str(project), *words], input=given, check=True, capture_output=True)  # noqa: S603, S607
