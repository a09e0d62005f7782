"""Which commits changed each file, and which wrote each of its lines: one pass of `git log` along the branch itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.config.day import day_at
from generator.history.git import asked
from generator.pages.page import Commit

_HEAD = "\x01"
_RAW, _REGULAR = ":", "100"  # how the rows of `--raw`, and the modes of regular files, begin
_FILE, _A, _B = "diff --git ", "a/", " b/"
_LOG = (
    "-c", "core.quotePath=false", "-c", "log.showRoot=true",
    "log", "--first-parent", "-m", "--reverse", "--raw", "--no-abbrev", "--patch", "--unified=0",
    "--inter-hunk-context=0", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color",
    "--no-indent-heuristic", "--diff-algorithm=myers", f"--src-prefix={_A}", f"--dst-prefix={_B.strip()}",
    "--no-show-signature", "--relative", f"--format={_HEAD}%H %ct",
)  # fmt: skip
_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@")


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that a commit changed: its blobs before and after, "" where there was, or is, no regular file."""

    commit: Commit
    path: str
    before: str
    after: str


@dataclass(slots=True)
class Writing:
    """The newest commit that changed a file, also by removing it; who wrote each line, first line first; every change
    of it, the oldest first.
    """

    newest: Commit
    lines: list[Commit] = field(default_factory=list)
    changes: list[FileChange] = field(default_factory=list)


def written(root: Path, folders: tuple[str, ...], until: str = "HEAD") -> dict[str, Writing]:
    """Every file there ever was below some folders, as the patches of the branch's own line leave it up to a commit,
    oldest first.

    What a merge brought was changed here by the merge. Files that git takes for binary have no lines. Errors:
    GitFailedError, NoGitError.
    """
    found: dict[str, Writing] = {}
    commit, file, moved = Commit("", date.min), Writing(Commit("", date.min)), 0
    output = iter(asked(root, *_LOG, until, "--", *folders).split("\n"))
    for row in output:
        if row.startswith(_HEAD):
            name, _, seconds = row[1:].partition(" ")
            commit = Commit(name, day_at(int(seconds)), commit.place + 1, max(int(seconds), commit.seconds))
        elif row.startswith(_RAW):
            _changed(found, row, commit)
        elif row.startswith(_FILE):
            file, moved = _file(found, row, commit), 0
        elif hunk := _HUNK.match(row):
            start, gone, new = int(hunk[1]), _count(hunk[2]), _count(hunk[3])
            at = start + moved - (1 if gone else 0)
            file.lines[at : at + gone] = [commit] * new
            moved += new - gone
            _pass_over(output, gone + new)
    return found


def _changed(found: dict[str, Writing], row: str, commit: Commit) -> None:
    """Enter a row of `--raw`: `:MODE MODE BLOB BLOB STATUS<tab>PATH`; a quoted name is none of a record."""
    about, _, path = row[1:].partition("\t")
    old, new, before, after, _ = about.split(" ")
    if not path.startswith('"'):
        blobs = before if old.startswith(_REGULAR) else "", after if new.startswith(_REGULAR) else ""
        found.setdefault(path, Writing(commit)).changes.append(FileChange(commit, path, *blobs))


def _file(found: dict[str, Writing], row: str, commit: Commit) -> Writing:
    """The file that a patch is of: `diff --git a/X b/X`, as renames are not followed; a quoted name has no place."""
    names = row.removeprefix(_FILE + _A)
    path = names[: (len(names) - len(_B)) // 2]
    if not row.startswith(_FILE + _A):
        return Writing(commit)
    file = found.setdefault(path, Writing(commit))
    file.newest = commit
    return file


def _count(printed: str | None) -> int:
    return 1 if printed is None else int(printed)


def _pass_over(output: Iterator[str], count: int) -> None:
    """The lines of a hunk. What git remarks on them begins with a backslash and is none: a missing last newline."""
    while count:
        count -= not next(output).startswith("\\")
