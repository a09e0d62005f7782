"""One day for check, status and build: the newest content commit's, today's while records are uncommitted."""

import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from generator.site.history import CUT_SHORT, ContentDay, content_day
from generator.site.settings import settings_for
from tests.editing.conftest import Run, git

RESULT = Path("content/results/2023/truong-mau-an-binh/final.yml")
PAST = date(2024, 5, 1)
TODAY = date(2024, 11, 30)


@pytest.fixture
def dated(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The good project, committed on 01/05/2024."""
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2024-05-01T12:00:00+00:00")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "đầu")
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2024-08-01T12:00:00+00:00")
    return project


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """The day is frozen: 18:30 UTC of the day before is TODAY in Việt Nam."""
    moment = datetime(2024, 11, 29, 18, 30, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    return TODAY


def test_a_clean_checkout_speaks_of_its_newest_content_commit(dated: Path) -> None:
    (dated / "ngoai.txt").write_text("x", encoding="utf-8")
    (dated / "content/.DS_Store").write_text("x", encoding="utf-8")
    assert content_day(dated) == ContentDay(PAST)
    git(dated, "add", "ngoai.txt")
    git(dated, "commit", "-q", "-m", "không phải dữ liệu")
    assert content_day(dated) == ContentDay(PAST)


@pytest.mark.parametrize("staged", [False, True])
@pytest.mark.parametrize("name", ["final.yml", "year-end.yml"])
def test_uncommitted_records_speak_of_today(dated: Path, staged: bool, name: str) -> None:
    path = dated / RESULT.with_name(name)
    text = (dated / RESULT).read_text(encoding="utf-8").replace("phase: final\n", "")
    path.write_text(text + "# sửa\n", encoding="utf-8")
    if staged:
        git(dated, "add", ".")
    assert content_day(dated) == ContentDay()
    assert settings_for(dated).as_of == TODAY


def test_a_removed_record_is_a_change_too(dated: Path) -> None:
    (dated / RESULT).unlink()
    assert content_day(dated) == ContentDay()


def test_check_and_status_speak_of_one_day(dated: Path, run: Run) -> None:
    path = dated / RESULT
    path.write_text(path.read_text(encoding="utf-8").replace("2024-01-15", "2024-06-01"), encoding="utf-8")
    assert "future-date" not in run("check").output
    assert "2024-06-01" in path.read_text(encoding="utf-8")
    assert f"{TODAY:%d/%m/%Y}" in run("status").output
    git(dated, "add", ".")
    git(dated, "-c", "user.name=x", "commit", "-q", "--date=2024-05-02T00:00:00", "-m", "báo cáo")
    later = (TODAY + timedelta(days=9)).isoformat()
    path.write_text(path.read_text(encoding="utf-8").replace("2024-06-01", later), encoding="utf-8")
    assert "future-date" in run("check").output


def test_a_report_that_a_clean_site_hides_is_told(dated: Path, run: Run) -> None:
    path = dated / RESULT
    path.write_text(path.read_text(encoding="utf-8").replace("2024-01-15", "2024-09-01"), encoding="utf-8")
    git(dated, "commit", "-q", "-a", "-m", "báo cáo có ngày sau ngày ghi vào git")
    assert "01/08/2024" in run("check").output


def test_a_shallow_clone_is_told_where_it_cuts_the_history(dated: Path, tmp_path: Path, run: Run) -> None:
    (dated / "README.md").write_text("x", encoding="utf-8")
    git(dated, "add", ".")
    git(dated, "commit", "-q", "-m", "tài liệu")
    clone = tmp_path / "nong"
    subprocess.run(["git", "clone", "-q", "--depth", "1", dated.as_uri(), str(clone)], check=True)
    assert content_day(clone) == ContentDay(date(2024, 8, 1), CUT_SHORT)
    git(clone, "fetch", "-q", "--unshallow")
    assert content_day(clone) == ContentDay(PAST)


def test_a_shallow_clone_that_is_cut_further_back_is_no_doubt(dated: Path, tmp_path: Path) -> None:
    for name in ("x", RESULT, "y"):
        with (dated / name).open("a", encoding="utf-8") as file:
            file.write("# sửa\n")
        git(dated, "add", ".")
        git(dated, "commit", "-q", "-m", "sửa")
    subprocess.run(["git", "clone", "-q", "--depth", "3", dated.as_uri(), str(tmp_path / "nong")], check=True)
    assert (tmp_path / "nong/.git/shallow").is_file()
    assert content_day(tmp_path / "nong") == ContentDay(date(2024, 8, 1))


def test_outside_a_checkout_there_is_nothing_to_doubt(project: Path) -> None:
    assert content_day(project) == ContentDay()


def test_git_that_fails_is_told(dated: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    (dated / ".git/HEAD").write_text("hỏng", encoding="utf-8")
    assert "không hỏi được git" in content_day(dated).doubt
    assert settings_for(dated).as_of == TODAY
    assert "không hỏi được git" in caplog.text
    monkeypatch.setenv("PATH", "")
    assert "không hỏi được git" in content_day(dated).doubt


def test_a_checkout_without_a_commit_speaks_of_today(project: Path) -> None:
    git(project, "init", "-q")
    assert content_day(project) == ContentDay()
