"""What each file of the record held after each commit that changed it, as records.

A version that the program of today cannot read holds what the file held before, or first holds after, and is marked
as unsure: of the time it stood nothing is concluded from it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.history.attribution import FileChange
from generator.history.blobs import blob_contents
from generator.history.last_changes import LastChanges
from generator.model.base import Filed
from generator.model.drafts import missing
from generator.model.kinds import KINDS
from generator.model.plans import Plan
from generator.model.record import Record
from generator.pages.page import Commit
from generator.reading.problems.problem import severity_of
from generator.reading.records.files import read_text

Held = tuple[tuple[str, Filed], ...]  # (kind, record) of each record of a file
_FOLDERS = tuple(f"{top}/" for top in ("content", "data"))
NOTHING: Held = ()


@dataclass(frozen=True, slots=True)
class PastVersion:
    """A file after a commit. `sure` says whether it is what the commit left there."""

    path: str
    held: Held
    sure: bool = True


@dataclass
class Step:
    """A commit with the files that it changed; `whole` where a shallow clone ends: it brought all that was before."""

    commit: Commit
    whole: bool
    versions: list[PastVersion] = field(default_factory=list)


def steps(root: Path, changes: LastChanges, record: Record) -> list[Step]:
    """The commits that changed the record, the oldest first. Errors: GitFailedError, NoGitError.

    What a file holds now is taken from `record`, unless it was edited since; all other blobs are parsed once.
    """
    own = [change for change in changes.log if is_own(change.path)]
    known = _current(own, changes.edited, record)
    wanted = {(change.after, change.path) for change in own if change.after} - known.keys()
    contents = blob_contents(root, sorted({blob for blob, _ in wanted}))
    read = known | {key: _held(key[1], contents.get(key[0])) for key in wanted}
    found: dict[str, Step] = {}
    by_path = _by_path(own)
    versions = {(change.commit.id, path): version
                for path, line in by_path.items()
                for change, version in zip(line, _line(path, line, read), strict=True)}  # fmt: skip
    for change in reversed(own):
        commit = change.commit
        step = found.setdefault(commit.id, Step(commit, commit.id in changes.ends))
        step.versions.append(versions[commit.id, change.path])
    return list(found.values())


def is_own(path: str) -> bool:
    """Whether a file is of the record itself: no sample, no prose."""
    return path.startswith(_FOLDERS) and path.endswith(".yml")


def _by_path(changes: Sequence[FileChange]) -> dict[str, list[FileChange]]:
    """Each file with its changes, the oldest first."""
    found: dict[str, list[FileChange]] = {}
    for change in reversed(changes):
        found.setdefault(change.path, []).append(change)
    return found


def _current(
    changes: Iterable[FileChange], edited: frozenset[str], record: Record
) -> dict[tuple[str, str], Held | None]:
    """What the newest blobs hold, by blob and path: the records that were read already."""
    standing: dict[str, list[tuple[str, Filed]]] = {}
    for kind in KINDS:
        for entry in record.of(kind).values():
            standing.setdefault(entry.path, []).append((kind, entry))
    found: dict[tuple[str, str], Held | None] = {}
    seen: set[str] = set()
    for change in changes:
        if change.path not in seen and change.path in standing and change.path not in edited:
            found[change.after, change.path] = _published(standing[change.path])
        seen.add(change.path)
    return found


def _held(path: str, data: bytes | None) -> Held | None:
    """The records that some bytes hold at a path; None where they cannot be read, or have errors."""
    try:
        text = data.decode("utf-8") if data is not None else None
    except UnicodeDecodeError:
        return None
    if text is None:
        return None
    content = read_text(path, text)
    if any(severity_of(finding.code) == "error" for finding in content.findings):
        return None
    return _published((entry.kind, node) for entry, node in content.records)


def _published(records: Iterable[tuple[str, Filed]]) -> Held:
    """Without drafts: nobody was shown them."""
    return tuple((kind, node) for kind, node in records if not (isinstance(node, Plan) and missing(node)))


def _line(path: str, line: list[FileChange], read: Mapping[tuple[str, str], Held | None]) -> list[PastVersion]:
    """The versions of one file in their order."""
    found = [read.get((change.after, path)) if change.after else NOTHING for change in line]
    last: Held | None = next((held for held in found if held), None)
    versions = []
    for held in found:
        last = held if held is not None else last
        versions.append(PastVersion(path, last or NOTHING, held is not None))
    return versions
