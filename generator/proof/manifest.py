"""`manifest.json`: every published file with its SHA-256 and size, and what the site was made of."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from generator.errors import WRONG_USAGE, UserError

MANIFEST = "manifest.json"
SNAPSHOTS, ARCHIVE = "snapshots", ".tar.xz"  # the folder of a project where lasting copies are kept, and as what
UNLISTED = b"{}\n"  # what stands there while nothing is published, so nothing can be listed
FORM = 1
LARGEST = 64 << 20  # bytes of a list; one of 100,000 files has about 13 MB
_DIGEST = re.compile("[0-9a-f]{64}")
_COMMIT = re.compile("(?:[0-9a-f]{40}|[0-9a-f]{64})?")
_PROGRAM = re.compile(r"[A-Za-z0-9 .+-]{1,80}")


@dataclass(frozen=True, slots=True)
class FileDigest:
    """A file: the SHA-256 of its bytes in hexadecimal digits, and how many there are."""

    sha256: str
    size: int

    @classmethod
    def of(cls, content: bytes) -> "FileDigest":
        """The entry of a content."""
        return cls(sha256(content).hexdigest(), len(content))


@dataclass(frozen=True, slots=True)
class Origin:
    """What a site was made of: the day it speaks of, the commit ("" where it is not one), the program."""

    day: str
    commit: str
    program: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files` are those a build made, the same for the same origin; `earlier` what it kept of the site before it.

    `snapshots` has the SHA-256 of the list of each copy that stands in the site.
    """

    origin: Origin
    files: Mapping[str, FileDigest] = field(default_factory=dict)
    earlier: Mapping[str, FileDigest] = field(default_factory=dict)
    snapshots: Mapping[str, str] = field(default_factory=dict)

    def everything(self) -> Mapping[str, FileDigest]:
        """All files by path."""
        return {**self.earlier, **self.files}

    def written(self) -> bytes:
        """As it is published: a file a line, in order of paths, so that two lists can be compared by lines."""
        origin = {"commit": self.origin.commit or None, "day": self.origin.day, "program": self.origin.program}
        copies = json.dumps({"snapshots": dict(sorted(self.snapshots.items()))})[1:-1]
        head = json.dumps({"manifest": FORM, **origin}, ensure_ascii=False)[:-1]
        return f'{head}, "files": {_lines(self.files)}, "earlier": {_lines(self.earlier)}, {copies}}}\n'.encode()


def _lines(entries: Mapping[str, FileDigest]) -> str:
    lines = (
        f'{json.dumps(path, ensure_ascii=False)}: {{"sha256": "{one.sha256}", "size": {one.size}}}'
        for path, one in sorted(entries.items())
    )
    return "{" + ",".join(f"\n{line}" for line in lines) + "\n}"


def program() -> str:
    """The name and version of this program."""
    try:
        return f"cong-thi-dua {version('cong-thi-dua')}"
    except PackageNotFoundError:
        return "cong-thi-dua"


def manifest_of(content: bytes) -> Manifest:
    """Read a list. Errors: UserError where it is none, or names what no site can hold."""
    try:
        listed = json.loads(content)
        if listed["manifest"] != FORM:
            raise UserError(f"{MANIFEST} thuộc một bản khác; chương trình này đọc bản {FORM}", WRONG_USAGE)
        files, earlier = _entries(listed["files"]), _entries(listed["earlier"])
        return Manifest(_origin(listed), files, earlier, _copies(listed["snapshots"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UserError(f"{MANIFEST} hỏng: không phải danh sách tệp của một trang đã dựng", WRONG_USAGE) from error


def _origin(listed: Mapping[str, Any]) -> Origin:
    day, commit, made_by = listed["day"], listed["commit"] or "", listed["program"]
    if not _COMMIT.fullmatch(commit) or not _PROGRAM.fullmatch(made_by):
        raise ValueError(commit)
    return Origin(date.fromisoformat(day).isoformat(), commit, made_by)


def _entries(listed: Mapping[str, Any]) -> dict[str, FileDigest]:
    found = {}
    for path, one in listed.items():
        digest, size = one["sha256"], one["size"]
        if not is_inside(path) or not _DIGEST.fullmatch(digest) or type(size) is not int or size < 0:
            raise ValueError(path)
        found[path] = FileDigest(digest, size)
    return found


def _copies(listed: Mapping[str, Any]) -> dict[str, str]:
    for name, digest in listed.items():
        if not is_inside(name) or "/" in name or not _DIGEST.fullmatch(digest):
            raise ValueError(name)
    return dict(listed)


def is_inside(path: str) -> bool:
    """Whether a path stays below the folder it is looked up in, on every system."""
    parts = path.split("/")
    return not {"", ".", ".."} & set(parts) and not set(path) & {"\\", ":", "\0"}
