"""The entries of a tree of git, and which of their names must not become paths on a disk."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.errors import UserError
from generator.reading.problems.placing import printable

LONGEST_NAME, LONGEST_PATH, MOST_FILES, SHOWN = 255, 1_000, 100_000, 10
_HERE = "./"  # what git calls the folder of a project below the top of its repository
_FILE, _TREE, _LINK, _MODULE = "100", "040000", "120000", "160000"


class UnfitTreeError(UserError):
    """A version of the record has names that lead out of a folder, or stand twice."""


@dataclass(frozen=True, slots=True)
class PastEntry:
    """What stands at a path in a version: its mode as git writes it, and the id of its content."""

    mode: str
    blob: str
    path: str

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file."""
        return self.mode.startswith(_FILE)

    @property
    def shown(self) -> str:
        """Its path as a message may print it."""
        return f"«{printable(self.path)[:120]}»"


def entries_of(listed: str) -> list[PastEntry]:
    """The entries of `git ls-tree -r -t -z`, folders too."""
    found = [entry.partition("\t") for entry in listed.split("\0") if entry]
    return [PastEntry(about.split()[0], about.split()[2], path) for about, _, path in found if path != _HERE]


def refuse_unfit(commit: str, entries: list[PastEntry]) -> None:
    """Errors: UnfitTreeError that lists the first of what may not be written, each with why."""
    wrong = [f"{entry.shown}: {why}" for entry, why in _wrong(entries)]
    if not wrong:
        return
    more = f"; và {len(wrong) - SHOWN} chỗ khác" if len(wrong) > SHOWN else ""
    raise UnfitTreeError(
        f"bản {commit[:12]} của git chứa mục không dùng được, nên không so: {'; '.join(wrong[:SHOWN])}{more}. "
        "Sửa ở nhánh gốc, hay so với một gốc khác."
    )


def _wrong(entries: list[PastEntry]) -> Iterator[tuple[PastEntry, str]]:
    files = [entry for entry in entries if entry.mode != _TREE]
    if len(files) > MOST_FILES:
        yield entries[0], f"có hơn {MOST_FILES} tệp"
        return
    folders = {entry.path for entry in entries if entry.mode == _TREE}
    times = Counter(entry.path for entry in entries)
    for entry in entries:
        if why := _why_not(entry, folders):
            yield entry, why
        elif times[entry.path] > 1:
            yield entry, "tên đứng hai lần trong một thư mục"


def _why_not(entry: PastEntry, folders: set[str]) -> str:
    """Why a path may not be written, "" where it may."""
    names = entry.path.split("/")
    above = "/".join(names[:-1])
    if any(name in {"", ".", ".."} for name in names):
        return "tên có «..», «.» hay bắt đầu bằng «/»"
    if any(name.lower().rstrip(" .") == ".git" or name.lower().startswith("git~") for name in names):
        return "tên là thư mục riêng của git"
    if any(len(os.fsencode(name)) > LONGEST_NAME for name in names) or len(os.fsencode(entry.path)) > LONGEST_PATH:
        return "tên quá dài"
    if "\\" in entry.path or (above and len(names) > 2 and above not in folders):
        return "tên chứa dấu gạch chéo"
    if entry.mode in {_LINK, _MODULE}:
        return "là liên kết tượng trưng" if entry.mode == _LINK else "là kho con (submodule)"
    return ""
