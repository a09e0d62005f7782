"""The newest state of a folder without an error, file by file: a broken file keeps what it last held."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from pathlib import Path

from generator.model.pictures import is_picture
from generator.reading.again import FolderReader
from generator.reading.checks.links import entry_findings
from generator.reading.problems.placing import place
from generator.reading.problems.problem import Finding, Problem, severity_of
from generator.reading.read import Sides, check_sides, sides_of
from generator.reading.records.files import FileContent
from generator.reading.records.folder import Contents, loaded_from
from generator.reading.records.index import index_of
from generator.reading.text.disk import EXAMPLES


class GoodFolder:
    """A folder while it is edited. `sides` is the state to show, `problems` what was found by the last whole check.

    After an edit `read` takes in at once what the changed files themselves allow, and `check` looks at all files.
    Both say whether `sides` is another state than before. `store` is as in `FolderReader`.
    """

    def __init__(
        self, root: Path, *, samples: bool = True, as_of: date | None = None, raised: Collection[str] = (),
        store: Path | None = None,
    ) -> None:  # fmt: skip
        self.root, self.as_of, self.raised = root, as_of, raised
        self.problems: tuple[Problem, ...] = ()
        self._reader = FolderReader(root, samples, store)
        self._now = self.sides = self._reader.read()
        self._shown: Contents = {}
        self._good: Contents = {}
        self._broken: set[str] = set()
        self._unchecked = True

    def read(self, touched: Collection[str] = ()) -> bool:
        """Read what changed. Files with an error of their own, and those broken since earlier, keep what they held."""
        before, found = self._reader.contents, self._findings()
        self._now = self._reader.read(touched)
        changed = [content for path, content in self._reader.contents.items() if before.get(path) is not content]
        same_files = not changed and before.keys() == self._reader.contents.keys()
        self._unchecked |= not same_files or found != self._findings() or self._new_day()
        self._unchecked |= any(map(is_picture, touched))
        broken = self._broken - {content.path for content in changed}
        return self._show(self._without(broken | self._errors(self._own_findings(changed))))

    def check(self, go_on: Callable[[], object] = bool) -> bool:
        """Check all files as they were read last, unless that was done. What `go_on` raises stops the check.

        What has an error keeps what it held; where errors remain even so, because another file went or changed, the
        last state without an error stays as a whole.
        """
        if not self._unchecked:
            return False
        findings = check_sides(self.root, self._now, self.as_of, go_on)
        broken = self._errors(findings)
        mended = self._without(broken)
        if broken and self._errors(check_sides(self.root, self._sides_of(mended), self.as_of, go_on)):
            mended = self._good
        self._unchecked, self._broken = False, broken
        self.problems = place(self.root, findings, self.raised)
        self._good = mended
        return self._show(mended)

    def _show(self, contents: Contents) -> bool:
        before, self._shown = self._shown, contents
        same = before.keys() == contents.keys() and all(before[path] is content for path, content in contents.items())
        if same and not self._new_day():
            return False
        self.sides = self._sides_of(contents)
        return True

    def _findings(self) -> list[list[Finding]]:
        """What is wrong with the files and folders on their own."""
        return [side.findings for side in (self._now.real, self._now.sample) if side is not None]

    def _new_day(self) -> bool:
        """Whether the samples speak of another day than those that are shown."""
        now, shown = self._now.sample, self.sides.sample
        return now is not None and shown is not None and now.record.own_day != shown.record.own_day

    def _without(self, broken: set[str]) -> Contents:
        """The files as they are, the broken ones as they were when all was well; no record left is no state to show."""
        now = self._reader.contents
        if not self._now.real.entries:
            return self._good
        kept = {path: self._good[path] for path in broken if path in self._good}
        found = {path: kept.get(path, content) for path, content in now.items() if path not in broken or path in kept}
        return found | kept

    def _sides_of(self, contents: Contents) -> Sides:
        real = loaded_from(content for content in contents.values() if not _is_sample(content))
        if self._now.sample is None:
            return Sides(real, None)
        samples = (content for content in contents.values() if _is_sample(content))
        return sides_of(self.root, real, loaded_from(samples, sample=True))

    def _own_findings(self, changed: Iterable[FileContent]) -> Iterator[Finding]:
        """What is wrong with the changed files themselves, and with their references."""
        real, other = self._now.real.entries, self._now.sample.entries if self._now.sample else []
        indexes = {False: index_of(real, (), other), True: index_of(other, real, real)}
        day = self.as_of and self._now.sample.record.day(self.as_of) if self._now.sample else None
        for content in changed:
            yield from content.findings
            sample = _is_sample(content)
            for entry in content.entries:
                yield from entry_findings(entry, indexes[sample], day if sample else self.as_of)

    def _errors(self, findings: Iterable[Finding]) -> set[str]:
        """The files with an error."""
        return {found.path for found in findings if found.code in self.raised or severity_of(found.code) == "error"}


def _is_sample(content: FileContent) -> bool:
    return content.path.startswith(f"{EXAMPLES}/")
