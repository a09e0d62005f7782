"""When files were last changed: one look through git's history, shown on pages, deciding nothing."""

import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from building import command, committed, environ, holdings, thidua

from generator.errors import UserError
from generator.history.last_changes import NO_CHECKOUT, NO_GIT, RECORD, LastChanges, last_changes, refuse_ahead
from generator.labels.changes import NO_HISTORY, OUTSIDE_GIT, UNSAVED, WITHOUT_GIT

ONE_PLAN = Path(__file__).parents[1] / "cases" / "site" / "one-plan" / "input"
PLAN = "content/plans/2024/truong-an-binh.yml"
RESULT = "content/results/2024/truong-an-binh/final.yml"
OWN = "content/results/2023/truong-an-binh/final.yml"
FIRST = date(2024, 5, 1)
Git = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project committed on 01/05/2024."""
    return committed(ONE_PLAN, tmp_path / "project")


@pytest.fixture
def git(folder: Path) -> Git:
    """`git(command…, at=moment)` in the project."""

    def run(*words: str, at: str = "2024-06-01T12:00:00+07:00", where: Path = folder) -> str:
        dates = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
        who = {**dates, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        words = ("git", "-C", str(where), "-c", "user.name=Test", "-c", "user.email=test@example.org", *words)
        return subprocess.run(words, check=True, env=environ(who), capture_output=True, text=True).stdout

    return run


def edit(folder: Path, path: str, text: str = "# sửa\n") -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    with (folder / path).open("a", encoding="utf-8") as file:
        file.write(text)


@dataclass(frozen=True)
class Days:
    """When files and the record were last changed."""

    files: dict[str, date]
    newest: date | None


def days(found: LastChanges) -> Days:
    changed = found.of_folders(RECORD)
    return Days({path: commit.day for path, commit in changed.files.items()}, changed.newest and changed.newest.day)


def test_each_file_has_the_day_of_the_newest_commit_that_changed_it(folder: Path, git: Git):
    plans = sorted(path.relative_to(folder).as_posix() for path in (folder / "content").rglob("*.yml"))
    edit(folder, plans[0])
    edit(folder, "docs/them.md", "# Thêm\n")
    git("add", ".")
    git("commit", "-q", "-m", "sửa", at="2024-06-01T12:00:00+07:00")
    edit(folder, "ngoai.txt")
    git("add", ".")
    git("commit", "-q", "-m", "ngoài sổ", at="2024-07-01T12:00:00+07:00")
    found = days(last_changes(folder))
    assert found.files[plans[0]] == found.files["docs/them.md"] == found.newest == date(2024, 6, 1)
    assert {found.files[path] for path in plans[1:]} | {found.files["data/awards.yml"]} == {FIRST}
    assert found.newest == date(2024, 6, 1)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2024-06-01T16:59:59+00:00", date(2024, 6, 1)),
        ("2024-06-01T17:00:00+00:00", date(2024, 6, 2)),
        ("2024-06-01T23:30:00+14:00", date(2024, 6, 1)),
        ("2024-06-01T23:30:00-10:00", date(2024, 6, 2)),
    ],
)
def test_a_commits_time_is_turned_to_viet_nams_before_its_day_is_taken(folder: Path, git: Git, moment: str, day: date):
    edit(folder, RESULT)
    git("add", ".")
    git("commit", "-q", "-m", "sửa", at=moment)
    assert days(last_changes(folder)).files[RESULT] == day


def test_what_a_merge_brings_is_changed_by_the_merge(folder: Path, git: Git):
    git("checkout", "-q", "-b", "nhanh")
    edit(folder, RESULT)
    git("add", ".")
    git("commit", "-q", "-m", "báo cáo", at="2024-06-01T12:00:00+07:00")
    git("checkout", "-q", "-")
    git("merge", "-q", "--no-ff", "-m", "nhập", "nhanh", at="2024-09-01T12:00:00+07:00")
    found = days(last_changes(folder))
    assert found.files[RESULT] == found.newest == date(2024, 9, 1)


def test_a_removal_changes_the_record_and_no_page(folder: Path, git: Git):
    path = next((folder / "content").rglob("*.yml"))
    path.unlink()
    git("commit", "-q", "-a", "-m", "bỏ", at="2024-08-01T12:00:00+07:00")
    found = days(last_changes(folder))
    assert found.newest == date(2024, 8, 1)
    assert path.relative_to(folder).as_posix() not in found.files


def test_of_what_is_not_committed_no_day_is_said(folder: Path, git: Git):
    edit(folder, "data/awards.yml")
    edit(folder, "content/moi.txt")
    edit(folder, "docs/moi.md")
    found = last_changes(folder)
    assert days(found).newest is None
    assert "data/awards.yml" not in found.files
    assert [remark.partition(" (")[0] for remark in found.remarks] == ["có sửa đổi chưa ghi vào git"]
    assert "content/moi.txt và 2 tệp khác" in found.remarks[0]


def test_a_project_in_a_folder_of_a_repository(tmp_path: Path, git: Git, folder: Path):
    below = folder / "du-an"
    edit(below, RESULT)
    git("add", ".")
    git("commit", "-q", "-m", "thêm")
    edit(below, "data/chua.yml")
    found = last_changes(below)
    assert dict(days(found).files) == {RESULT: date(2024, 6, 1)}
    assert "data/chua.yml" in found.remarks[0]


def test_where_there_is_no_git_nothing_is_said(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "rong").mkdir()
    assert last_changes(tmp_path / "rong") == LastChanges(remarks=(NO_CHECKOUT,), unknown=OUTSIDE_GIT)
    monkeypatch.setenv("PATH", str(tmp_path / "rong"))
    assert last_changes(folder) == LastChanges(remarks=(NO_GIT,), unknown=WITHOUT_GIT)


def test_a_checkout_without_a_commit(tmp_path: Path, git: Git):
    edit(tmp_path / "moi", "data/x.yml")
    git("init", "-q", where=tmp_path / "moi")
    assert not last_changes(tmp_path / "moi").files


def test_a_shallow_clone_says_of_how_many_files_it_does_not_know(folder: Path, git: Git, tmp_path: Path):
    edit(folder, RESULT)
    git("add", ".")
    git("commit", "-q", "-m", "báo cáo", at="2024-06-01T12:00:00+07:00")
    edit(folder, "docs/them.md")
    git("add", ".")
    git("commit", "-q", "-m", "tài liệu", at="2024-07-01T12:00:00+07:00")
    shallow = tmp_path / "nong"
    subprocess.run(["git", "clone", "-q", "--depth", "1", folder.as_uri(), str(shallow)], check=True)
    found = last_changes(shallow)
    assert (dict(found.files), days(found).newest) == ({}, None)
    assert "shallow" in found.remarks[0]
    git("fetch", "-q", "--depth", "2", where=shallow)
    assert set(last_changes(shallow).files) == {"docs/them.md"}
    git("fetch", "-q", "--unshallow", where=shallow)
    assert last_changes(shallow).remarks == ()
    assert days(last_changes(shallow)).files[RESULT] == date(2024, 6, 1)


def test_a_commit_ahead_of_the_clock_is_reported_with_its_remedy(folder: Path, git: Git):
    edit(folder, RESULT)
    git("add", ".")
    git("commit", "-q", "-m", "máy sai giờ", at="2035-01-02T12:00:00+07:00")
    found = last_changes(folder)
    with pytest.raises(UserError) as caught:
        refuse_ahead(found, date(2026, 11, 28))
    commit = git("rev-parse", "HEAD")[:10]
    assert re.search(rf"commit {commit} sửa {RESULT} ngày 02/01/2035.* 28/11/2026\..*--as-of", str(caught.value))
    refuse_ahead(found, date(2035, 1, 2))
    edit(folder, RESULT)
    git("commit", "-q", "-a", "-m", "sửa lại", at="2026-11-27T12:00:00+07:00")
    refuse_ahead(last_changes(folder), date(2026, 11, 28))


def test_a_build_by_the_clock_stops_there_and_one_of_a_given_day_does_not(folder: Path, git: Git):
    edit(folder, "data/awards.yml")
    git("commit", "-q", "-a", "-m", "máy sai giờ", at="2095-01-02T12:00:00+07:00")
    for words, code in (((), 74), (("--as-of", "2026-11-28"), 0)):
        wanted = {key: value for key, value in environ({}).items() if key != "SOURCE_DATE_EPOCH"}
        started = command("-C", folder, "build", *words)
        made = subprocess.run(started, env=wanted, capture_output=True, text=True, check=False)
        assert (made.returncode, "02/01/2095" in made.stderr) == (code, code == 74), made.stderr


def test_a_git_that_fails_stops_a_build(folder: Path):
    (folder / ".git/HEAD").write_text("hỏng", encoding="utf-8")
    made = thidua("-C", folder, "build")
    assert made.returncode == 74
    assert re.match(r"git không trả lời được: .*; thư mục \.git hỏng", made.stderr), made.stderr
    assert not (folder / "site").exists()
    assert thidua("-C", folder, "status").returncode == 0


def test_no_git_is_fine_and_said(folder: Path):
    (folder / ".git").rename(folder / "git-cu")
    made = thidua("-C", folder, "build")
    assert made.returncode == 0, made.stderr
    assert f"Lưu ý: {NO_CHECKOUT}" in made.stdout
    assert "sửa lần cuối" not in (folder / "site/index.html").read_text("utf-8")
    plan = folder / "site/ke-hoach/2023/truong-an-binh/index.html"
    assert NO_HISTORY.format(why=OUTSIDE_GIT) in plan.read_text("utf-8")


def test_edits_that_are_in_no_commit_are_told_on_every_page_they_concern(folder: Path):
    edit(folder, OWN)
    made = thidua("-C", folder, "build", "--as-of", "2026-06-01")
    assert made.returncode == 0, made.stderr
    shown = lambda address: (folder / "site" / address / "index.html").read_text("utf-8")  # noqa: E731
    for page in ("ke-hoach/2023/truong-an-binh", "truong/truong-an-binh"):
        assert f"Có sửa đổi chưa ghi vào git: <code>{OWN}</code>" in shown(page)
        assert "từ đó chưa đổi gì" not in shown(page)
        assert "hưa kể ở đây" in shown(page)
    assert f"tệp {UNSAVED}" in shown("ke-hoach/2023/truong-an-binh")
    assert "Sửa lần cuối <time" in shown("huong-dan/2023/hv-12")
    for page in ("", "ke-hoach", "truong/truong-an-binh"):
        assert f"dữ liệu {UNSAVED}" in shown(page)
        assert "dữ liệu sửa lần cuối" not in shown(page).lower()
    assert f"tính đến 01/06/2026, {UNSAVED}." in shown("ke-hoach/2023/truong-an-binh")


def test_pages_and_sitemap_say_when_and_statuses_follow_the_day_alone(folder: Path, git: Git):
    edit(folder, "data/awards.yml")
    edit(folder, "mkdocs.yml", "site_url: https://x.invalid/\n")
    git("commit", "-q", "-a", "-m", "sửa", at="2024-06-01T12:00:00+07:00")
    build = lambda: thidua("-C", folder, "build", "--as-of", "2026-06-01")  # noqa: E731
    assert build().returncode == 0
    made = holdings(folder / "site")
    plan = next(path for path in made if re.fullmatch(r"ke-hoach/\d+/[^/]+/index.html", path))
    assert re.findall(r"(Tính đến|Sửa lần cuối) <time datetime=.([0-9-]+).>", made[plan].decode()) == [
        ("Sửa lần cuối", "2024-05-01"), ("Tính đến", "2026-06-01"),
    ]  # fmt: skip
    pattern = r"<loc>https://x.invalid/(.*?)</loc><lastmod>(.*?)</lastmod>"
    sitemap = dict(re.findall(pattern, made["sitemap.xml"].decode()))
    assert (sitemap[plan.removesuffix("index.html")], sitemap["danh-hieu/"]) == ("2024-05-01", "2024-06-01")
    assert "tính đến 01/06/2026 · dữ liệu sửa lần cuối 01/06/2024" in made[plan].decode()
    assert build().returncode == 0
    assert holdings(folder / "site") == made
