"""The verdict on a folder, with what was found last time: only changed files, and those that looked at them, are read.

Every way in which one file bears on another is noted: `uses` (whose content it looked at) and `facts` (what the checks
over all files see of it). Where a change touches facts, or anything else is unusual, everything is read anew.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator import collector
from generator.model.record import Record
from generator.reading.checks.links import entry_findings
from generator.reading.checks.timing import latest_past_date
from generator.reading.problems.catalogue import CATALOGUE
from generator.reading.problems.placing import place
from generator.reading.problems.problem import Finding, Problem
from generator.reading.read import EXAMPLES, check_sides, load_sides
from generator.reading.records.files import Loaded, load_file
from generator.reading.records.index import Index, index_of
from generator.reading.records.parts import Entry
from generator.reading.records.walk import get, text
from generator.reading.text.disk import read_bytes, record_files

MOST_CHANGED, MOST_GUESSES = 50, 40
_RACY = 2_000_000_000
_SEEN_BY_ALL = ("parent", "part_of", "amends", "corrects", "retracts", "names", "name", "succession", "number", "also")
# Found by checks over all files, or on the file itself: where a file has one, it is not read alone.
_OVER_ALL = frozenset(
    {
        "reference-loop", "correction-of-nothing", "correction-fork", "correction-without-reason", "missing-correction",
        "near-duplicate-name", "duplicate-id", "unregistered-document", "name-collision", "not-regular",
        "unreadable-file", "unexpected-file", "bad-file-name",
    }
)  # fmt: skip
# Guesses cost more than all else and stop when there are too many: then the number of problems bears on the hints.
_GUESSED = frozenset(
    {"dangling-reference", "wrong-kind", "unknown-key", "unknown-value", "unknown-target", "unknown-component"}
)
Stat = list[int]
Fact = list[Any]


@dataclass(slots=True)
class Known:
    """What is remembered of one file."""

    stat: Stat
    digest: str
    facts: list[Fact] = field(default_factory=list)
    numbers: str = ""
    latest: str = ""
    uses: list[list[str]] = field(default_factory=list)
    problems: list[list[Any]] = field(default_factory=list)


@dataclass(slots=True)
class CheckResult:
    """Every problem, sorted, and the number of files; `remembered` says whether most files were not read again."""

    problems: tuple[Problem, ...]
    files: int
    remembered: bool = False


def verdict_on(root: Path, store: Path, *, as_of: date | None = None, raised: Collection[str] = ()) -> CheckResult:
    """What `read_folder` would find, with the help of the file `store`, which is written anew."""
    header = _header(as_of is None, raised)
    stats, odd = _listing(root)
    old = {} if odd else _recall(store, header)
    known = {path: Known(**found) for path, found in old.get("files", {}).items()}
    if old and known.keys() == stats.keys():
        changed = _changed(root, stats, known, old["saved"])
        quick = _quick(root, changed, _newly_past(known, old["day"], str(as_of)), known, as_of, raised)
        if quick is not None:
            _store(store, header, known, old["count"], as_of)
            return CheckResult(quick, old["count"], remembered=True)
    return _full(root, store, header, stats if not odd else {}, as_of, raised)


def _full(
    root: Path, store: Path, header: str, stats: dict[str, Stat], as_of: date | None, raised: Collection[str]
) -> CheckResult:
    known = {path: Known(stat, _digest(root, path)) for path, stat in stats.items()}
    uses: dict[str, set[tuple[str, str]]] = {}
    with collector.at_rest():
        sides = load_sides(root)
        problems = place(root, check_sides(root, sides, as_of, uses), raised)
    if known and _listing(root)[0] == stats:
        for side in filter(None, (sides.real, sides.sample)):
            for entry in side.entries:
                known[entry.path].facts.append(_fact(entry))
                known[entry.path].latest = max(known[entry.path].latest, latest_past_date(entry))
            for path, numbers in side.numbers.items():
                known[path].numbers = _hash(sorted(numbers))
        for path, used in uses.items():
            known[path].uses = sorted(map(list, used))
        for problem in problems:
            if problem.path in known:
                known[problem.path].problems.append(list(asdict(problem).values()))
        if sum(len(found.problems) for found in known.values()) == len(problems):
            _store(store, header, known, sides.files, as_of)
    return CheckResult(problems, sides.files)


def _newly_past(known: dict[str, Known], before: str, day: str) -> set[str]:
    """The files with a date that was ahead of one of two days: whether it is told depends on the day."""
    return {path for path, found in known.items() if found.latest > min(before, day)} if before != day else set()


def _quick(
    root: Path,
    changed: list[str],
    dated: set[str],
    known: dict[str, Known],
    as_of: date | None,
    raised: Collection[str],
) -> tuple[Problem, ...] | None:
    """The problems where only `changed` differ, and `dated` on their day; None where everything must be read.

    Updates `known`.
    """
    if len(changed) + len(dated) > MOST_CHANGED:
        return None
    sides = {below: _Side(root, below, known) for below in ("", EXAMPLES)} if changed or dated else {}
    again = {*changed, *dated}
    for path in changed:
        side = sides[_side_of(path)]
        if side.facts(path) != (known[path].facts, known[path].numbers):
            return None
        again |= side.lookers(known[path].facts)
    if any(problem[3] in _OVER_ALL for path in again for problem in known[path].problems):
        return None
    findings = [finding for path in again for finding in sides[_side_of(path)].findings(path, as_of)]
    for path in again:
        known[path].problems = []
    for problem in place(root, findings, raised):
        known[problem.path].problems.append(list(asdict(problem).values()))
    problems = sorted(Problem(*values) for found in known.values() for values in found.problems)
    return tuple(problems) if sum(problem.code in _GUESSED for problem in problems) <= MOST_GUESSES else None


class _Side:
    """The real record or the samples: an index of all ids whose entries are read only when looked at."""

    def __init__(self, root: Path, below: str, known: dict[str, Known]) -> None:
        self._root, self._below, self._known = root, below, known
        own, other = list(_light(known, below)), list(_light(known, "" if below else EXAMPLES))
        lender = other if below else []
        index = index_of(own, lender, other)
        self._index = _LazyIndex(self)
        self._index.__dict__.update({**index.__dict__})
        self._loaded: dict[str, Loaded] = {}

    def loaded(self, path: str) -> Loaded:
        """The file as it stands now, read once."""
        if path not in self._loaded:
            loaded = Loaded(Record(sample=bool(self._below)))
            load_file(self._root, path, path.removeprefix(f"{EXAMPLES}/") if self._below else path, loaded)
            self._loaded[path] = loaded
        return self._loaded[path]

    def facts(self, path: str) -> tuple[list[Fact], str]:
        """What the checks over all files would see of a file now."""
        loaded = self.loaded(path)
        numbers = loaded.numbers.get(path)
        return [_fact(entry) for entry in loaded.entries], _hash(sorted(numbers)) if numbers else ""

    def lookers(self, facts: Iterable[Fact]) -> set[str]:
        """The files of this side that looked at one of these records, or at all of its kind."""
        looked = {(kind, name) for kind, name, *_ in facts} | {(kind, "") for kind, *_ in facts}
        return {
            path
            for path, found in self._known.items()
            if _side_of(path) == self._below and any((kind, name) in looked for kind, name in found.uses)
        }

    def findings(self, path: str, as_of: date | None) -> Iterator[Finding]:
        """The findings on one file, and a note of what it looked at."""
        loaded = self.loaded(path)
        yield from loaded.findings
        self._index.uses = set()
        self._known[path].latest = max(map(latest_past_date, loaded.entries), default="")
        for entry in loaded.entries:
            yield from entry_findings(entry, self._index, as_of)
        self._known[path].uses = sorted(map(list, self._index.uses))


class _LazyIndex(Index):
    """An index that reads an entry's file when the entry is asked for."""

    def __init__(self, side: _Side) -> None:
        super().__init__()
        self._side = side

    def get(self, kind: str, name: str) -> Entry | None:
        """The entry as it stands in its file."""
        light = super().get(kind, name)
        if light is None:
            return None
        entries = self._side.loaded(light.path).entries
        return next((entry for entry in entries if (entry.kind, entry.id) == (kind, name)), None)

    def of_kind(self, kind: str) -> Iterable[Entry]:
        """The entries of a kind, read one by one."""
        names = [entry.id for entry in super().of_kind(kind)]
        return [entry for name in names if (entry := self.get(kind, name)) is not None]


def _light(known: dict[str, Known], below: str) -> Iterator[Entry]:
    for path in sorted(known):
        if _side_of(path) == below:
            for kind, name, absent, grade, _ in known[path].facts:
                yield Entry(path, kind, name, None if absent else {"kind": "grade"} if grade else {})


def _fact(entry: Entry) -> Fact:
    """What the checks over all files see of an entry."""
    node = entry.node
    values = [get(node, key) for key in _SEEN_BY_ALL]
    seen = ["" if callable(value) else str(value) for value in values]
    seen += [str(get(node, "reason") is None), text(get(node, "document"), "number"), type(node).__name__]
    grade = entry.kind == "awards" and text(node, "kind") == "grade"
    return [entry.kind, entry.id, node is None, grade, _hash(seen)]


def _listing(root: Path) -> tuple[dict[str, Stat], bool]:
    """Every file with its stat, in the order of reading; whether there is anything that is no file."""
    stats: dict[str, Stat] = {}
    for prefix in ("", f"{EXAMPLES}/"):
        for path in record_files(root, prefix):
            if isinstance(path, Finding):
                return {}, True
            stats[path] = _stat(f"{root}/{path}")
    return stats, False


def _stat(path: str) -> Stat:
    try:
        found = os.lstat(path)
    except OSError:
        return []
    return [found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_mode]


def _changed(root: Path, stats: dict[str, Stat], known: dict[str, Known], saved: int) -> list[str]:
    """The files whose bytes differ; one written just before the last run is looked into whatever its stat says."""
    changed = []
    for path, stat in stats.items():
        found = known[path]
        if stat == found.stat and stat and max(stat[:2]) < saved - _RACY:
            continue
        digest = _digest(root, path)
        if digest != found.digest or not digest:
            changed.append(path)
        found.stat, found.digest = stat, digest
    return changed


def _digest(root: Path, path: str) -> str:
    data = read_bytes(root, path)
    return hashlib.blake2b(data, digest_size=16).hexdigest() if isinstance(data, bytes) else ""


def _side_of(path: str) -> str:
    return EXAMPLES if path.startswith(f"{EXAMPLES}/") else ""


def _header(dateless: bool, raised: Collection[str]) -> str:
    """What else the verdict rests on: whether days count, the severities, this program and its Python."""
    rooms = (Path(__file__).parent, Path(__file__).parents[1] / "model")
    code = [(path.name, _stat(str(path))) for room in rooms for path in sorted(room.glob("*.py"))]
    return _hash([dateless, sorted(raised), sys.version, code, len(CATALOGUE)])


def _hash(value: Any) -> str:
    return hashlib.blake2b(json.dumps(value, ensure_ascii=False).encode(), digest_size=12).hexdigest()


def _recall(store: Path, header: str) -> dict[str, Any]:
    try:
        found = json.loads(store.read_bytes())
        usable = found["header"] == header and isinstance(found["saved"], int) and isinstance(found["files"], dict)
        usable = usable and isinstance(found["day"], str)
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return found if usable else {}


def _store(store: Path, header: str, known: dict[str, Known], count: int, as_of: date | None) -> None:
    """Written aside and swapped in; where that fails nothing is remembered."""
    files = {path: {key: getattr(found, key) for key in Known.__slots__} for path, found in known.items()}
    saved = {"header": header, "day": str(as_of), "saved": time.time_ns(), "count": count, "files": files}
    aside = store.with_suffix(f".{os.getpid()}")
    try:
        store.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside.write_text(json.dumps(saved, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        aside.replace(store)
    except (OSError, ValueError):
        with suppress(OSError):
            aside.unlink(missing_ok=True)
