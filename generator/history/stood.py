"""Which values of some records stood before, as the history of their files up to a commit tells."""

from collections.abc import Collection
from pathlib import Path

from generator.exports.changes.differences import differences
from generator.exports.changes.reversals import Reversals
from generator.exports.changes.value_words import Wording
from generator.history.attribution import written
from generator.history.git import NoGitError
from generator.history.last_changes import LastChanges, cut_at, log_of
from generator.history.pairs import pairs_of
from generator.history.state import PastState
from generator.history.versions import is_own, steps
from generator.model.record import Record

MOST_FILES = 200  # of more, each of which would be asked about, nothing is told


def stood_before(root: Path, commit: str, paths: Collection[str]) -> Reversals:
    """What the records in some files held before, up to a commit. Errors: GitFailedError."""
    found, own = Reversals(), tuple(sorted(filter(is_own, paths)))
    if not own or len(own) > MOST_FILES:
        return found
    try:
        log = log_of(written(root, own, commit))
        taken = steps(root, LastChanges(log=log, ends=cut_at(root), edited=frozenset(own)), Record())
    except NoGitError:
        return found
    state = PastState()
    for step in taken:
        for pair in pairs_of(state, step.versions) if not step.whole else ():
            if pair.before and pair.after:
                for one in differences(pair.before, pair.after, Wording(leaving=pair.leaving)):
                    found.enter(pair, one, step.commit.day)
        for version in step.versions:
            state.put(version.path, version.held)
    return found
