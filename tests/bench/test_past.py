"""The synthetic history of the benchmark: as many commits as asked, each a change that readers see."""

from datetime import date
from pathlib import Path

from bench.past import write_history
from bench.records import write_project
from generator.history.changelog import changelog
from generator.history.last_changes import last_changes
from generator.reading.read import read_folder


def test_each_commit_changes_one_plan_or_report_and_nothing_is_wrong_then(tmp_path: Path):
    write_project(tmp_path, 30)
    write_history(tmp_path, 6)
    reading = read_folder(tmp_path)
    assert reading.errors == ()
    changes = changelog(tmp_path, last_changes(tmp_path), reading.record, date(2024, 2, 4)).changes
    commits = list(dict.fromkeys(change.commit for change in changes))
    assert len(commits) == 6
    for commit in commits[:-1]:
        (change,) = (change for change in changes if change.commit == commit)
        assert change.what in {"target", "figures"}
        assert change.lines
