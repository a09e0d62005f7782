"""What a folder would hold with one more file, or with another text in one: nothing is written."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.model.record import Record
from generator.reading.problems.nearest import Guesser
from generator.reading.problems.problem import Finding, severity_of
from generator.reading.read import Sides, check_sides, sides_of
from generator.reading.records.files import read_text
from generator.reading.records.folder import Contents, Loaded, load_files
from generator.reading.text.disk import EXAMPLES, record_files


@dataclass
class Tries:
    """The files of a folder, read once, and what they would be with another text in one of them."""

    root: Path
    as_of: date
    raised: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Read the files."""
        self._contents: Contents = {}
        self.sides = self._sides("")

    def _sides(self, path: str) -> Sides:
        real = self._loaded("", path)
        if not (self.root / EXAMPLES).is_dir():
            return Sides(real, None)
        return sides_of(self.root, real, self._loaded(EXAMPLES, path))

    def _loaded(self, below: str, path: str) -> Loaded:
        found = list(record_files(self.root, f"{below}/" if below else ""))
        mine = bool(path) and path.startswith(f"{EXAMPLES}/") == bool(below)
        if mine and path not in found:
            found.append(path)
        return load_files(self.root, found, self._contents, sample=bool(below))

    def record_of(self, path: str) -> Record:
        """The record that a path belongs to: the real one or the samples'."""
        return self._side(self.sides, path)

    def _side(self, sides: Sides, path: str) -> Record:
        sample = sides.sample if path.startswith(f"{EXAMPLES}/") else None
        return (sample or sides.real).record

    def with_text(self, path: str, text: str) -> tuple[Record, list[Finding], list[Finding]]:
        """The record with `text` at `path`; what is wrong there, and the errors that it makes in other files."""
        before = {_known(finding) for finding in check_sides(self.root, self.sides, self.as_of)}
        kept, self._contents[path] = self._contents.get(path), read_text(path, text)
        try:
            sides = self._sides(path)
            found = check_sides(self.root, sides, self.as_of)
        finally:
            del self._contents[path]
            if kept is not None:
                self._contents[path] = kept
        own = [finding for finding in found if finding.path == path]
        new = [finding for finding in found if finding.path != path and _known(finding) not in before]
        return self._side(sides, path), own, [finding for finding in new if self.is_error(finding)]

    def is_error(self, finding: Finding) -> bool:
        """Whether it stops a build here."""
        return finding.code in self.raised or severity_of(finding.code) == "error"


def hint_of(finding: Finding) -> str:
    """What to do about a finding."""
    return (Guesser().hint(finding.near) if finding.near else "") or finding.hint


def _known(finding: Finding) -> tuple[str, str, str]:
    return finding.path, finding.code, finding.message
