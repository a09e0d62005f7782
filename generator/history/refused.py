"""What an edit may not do to what was published: told by `diff`, and by `check` in a checkout of git."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.evaluation.append_only import append_only_findings
from generator.history.edits import edited_since
from generator.history.past_record import as_it_was
from generator.model.record import Record
from generator.reading.problems.placing import place
from generator.reading.problems.problem import Finding, Problem
from generator.reading.read import LoadedFolder, Sides, read_folder
from generator.reading.text.disk import EXAMPLES, FOLDERS, files_below


def refused(root: Path, before: LoadedFolder, after: LoadedFolder, day: date) -> tuple[Problem, ...]:
    """What is refused of the change from one state of a folder to the one that stands there."""
    return place(root, _findings(root, before, after, day))


def _findings(root: Path, before: LoadedFolder, after: LoadedFolder, day: date) -> Iterator[Finding]:
    folders = [f"{prefix}{folder}" for prefix in ("", f"{EXAMPLES}/") for folder in FOLDERS]
    present = {path for folder in folders for path in files_below(root, folder) if isinstance(path, str)}
    yield from append_only_findings(before.record, after.record, present, day)
    if before.sample_record is not None:
        now = after.sample_record or Record(sample=True)
        yield from append_only_findings(before.sample_record, now, present, now.day(day), before.record)


def refused_here(root: Path, since: str, sides: Sides, day: date) -> tuple[Problem, ...]:
    """The same of what was edited in a checkout `since` that commit; nothing is read again where nothing was."""
    if not since or not edited_since(root, since):
        return ()
    with as_it_was(root, since) as earlier:
        before = read_folder(earlier)
    sample = sides.sample_record
    return refused(root, before, LoadedFolder(sides.real.record, sample, (), sides.files), day)
