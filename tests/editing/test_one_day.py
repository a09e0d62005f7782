"""One day for check, status, diff, new and build: today in Việt Nam, whatever git says, or the day that is given."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.editing.conftest import Run, git

RESULT = Path("content/results/2023/truong-mau-an-binh/final.yml")
PUBLISHED = "2024-01-15"


@pytest.fixture
def dated(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The good project, committed on 01/05/2024."""
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2024-05-01T12:00:00+00:00")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "đầu")
    return project


def at(monkeypatch: pytest.MonkeyPatch, *moment: int) -> None:
    """Freeze the moment, given in UTC."""
    seconds = int(datetime(*moment, tzinfo=UTC).timestamp())  # type: ignore[misc, arg-type]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))


def status_of(run: Run, target: str, *words: str) -> str:
    """The line of `thidua status` on a target."""
    return next(line for line in run("status", *words).stdout.splitlines() if f"  {target} " in line)


def rewrite(folder: Path, old: str, new: str) -> None:
    path = folder / RESULT
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("moment", [(2024, 11, 29, 18, 30), (2024, 11, 30, 16, 59)])
def test_the_day_is_viet_nams_in_every_command(dated: Path, run: Run, monkeypatch: pytest.MonkeyPatch, moment):
    at(monkeypatch, *moment)
    assert "30/11/2024" in run("status").output
    rewrite(dated, PUBLISHED, "2024-12-01")
    assert "30/11/2024" in run("check").output
    made = run("new", "result", "2023/truong-mau-an-binh", "--phase", "year-end", "--evidence", "Báo cáo")
    assert made.exit_code == 0, made.output
    assert "published_on: 2024-11-30" in (dated / RESULT.with_name("year-end.yml")).read_text(encoding="utf-8")


def test_a_report_committed_the_day_before_its_own_date_counts_from_that_date(
    dated: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    rewrite(dated, PUBLISHED, "2024-05-02")
    git(dated, "commit", "-q", "-a", "-m", "báo cáo")
    at(monkeypatch, 2024, 5, 1, 12)
    before = status_of(run, "ldtt")
    at(monkeypatch, 2024, 5, 2, 12)
    assert "final" not in before
    assert "Chính thức" in status_of(run, "ldtt")


def test_a_report_that_comes_by_a_merge_commit_counts(dated: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    git(dated, "checkout", "-q", "-b", "nhanh")
    rewrite(dated, PUBLISHED, "2024-09-01")
    git(dated, "commit", "-q", "-a", "-m", "báo cáo")
    git(dated, "checkout", "-q", "main")
    git(dated, "merge", "-q", "--no-ff", "-m", "nhập", "nhanh")
    at(monkeypatch, 2024, 9, 2, 12)
    assert "Chính thức" in status_of(run, "ldtt")


def test_deadlines_pass_without_commits(dated: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    (dated / RESULT).unlink()
    git(dated, "commit", "-q", "-a", "-m", "chưa có báo cáo")
    at(monkeypatch, 2023, 6, 1, 12)
    assert "Chưa đến kỳ" in status_of(run, "ldtt")
    at(monkeypatch, 2026, 6, 1, 12)
    assert "Chưa có báo cáo công khai" in status_of(run, "ldtt")


@pytest.mark.parametrize("day", ["2023-06-01", "2024-01-14", "15/01/2024", "2031-01-01"])
def test_a_given_day_comes_before_all_and_gives_the_same_twice(dated: Path, run: Run, day: str):
    one, other = run("status", "--as-of", day), run("status", "--as-of", day)
    stated = date.fromisoformat(day) if "-" in day else date(2024, 1, 15)
    assert one.output == other.output
    assert f"{stated:%d/%m/%Y}" in one.output
    assert ("Chính thức" in one.output) == (stated >= date(2024, 1, 15))
