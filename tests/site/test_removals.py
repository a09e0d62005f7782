"""A record that shrinks is refused: by `build` beside the site that stands there, by `check` beside its branch."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from building import committed, holdings

from generator.commands.check import checked
from generator.errors import UserError
from generator.history.removals import explained, lost_snapshots, refuse_removed, removal_problems
from generator.site.mkdocs.running import build_site

ONE_PLAN = Path(__file__).parents[1] / "cases" / "site" / "one-plan" / "input"
MOVEMENTS = {f"data/movements/dot-{at}.yml": f"name: Đợt {at}\n" for at in range(6)}
Once = Callable[[str, Callable[[Path], None]], Path]


def paths(folder: str, count: int) -> set[str]:
    return {f"{folder}/x{at}.yml" for at in range(count)}


def places(before: set[str], now: set[str], why: tuple[str, ...] = ()) -> list[str]:
    return [problem.path for problem in removal_problems(before, now, why)]


PLANS, OLD, MANY = "content/plans/2023", "content/plans/2022", paths("data/movements", 20)


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        (MANY, MANY, []),
        (MANY, paths("data/movements", 17), []),
        (MANY, paths("data/movements", 16), ["data/movements"]),
        (MANY, set(), ["data/movements"]),
        (paths("data/movements", 2), set(), []),
        (paths(PLANS, 3) | paths(OLD, 90), paths(OLD, 90), [PLANS]),
        (paths(PLANS, 3) | paths(OLD, 90), paths(OLD, 70), [PLANS, "content/plans"]),
        (paths(PLANS, 3) | paths(OLD, 3), set(), ["content/plans"]),
        (paths(PLANS, 9), paths(OLD, 9), []),
        (paths("content/results/2023/a", 3) | paths("content/results/2023/b", 30), paths("content/results/2023/b", 30),
         ["content/results/2023/a"]),
        ({"data/awards.yml"}, set(), []),
    ],
)  # fmt: skip
def test_a_folder_or_a_fifth_of_a_kind(before: set[str], now: set[str], found: list[str]):
    assert places(before, now) == found


@pytest.mark.parametrize(
    ("why", "found"),
    [
        ((PLANS,), ["content/plans"]),
        (("content/plans",), []),
        ((PLANS, OLD), []),
        (("content/pla",), ["content/plans"]),
    ],
)
def test_what_is_explained_is_no_matter(why: tuple[str, ...], found: list[str]):
    assert places(paths(PLANS, 3) | paths(OLD, 3), set(), why) == found


def test_the_message_counts_names_and_says_what_to_do():
    (problem,) = removal_problems(MANY, set())
    assert (problem.severity, problem.code) == ("error", "records-removed")
    assert "20 trong 20 bản ghi" in problem.message
    assert "x0.yml, x1.yml, x10.yml, …" in problem.message
    assert "--allow-removal" in problem.hint
    assert "{at: data/movements, why: lý do}" in problem.hint


@pytest.fixture
def built(once: Once, tmp_path: Path) -> Path:
    """A project of six more movements with its site."""

    def build(target: Path) -> None:
        build_site(committed(ONE_PLAN, target, MOVEMENTS))

    shutil.copytree(once("movements-built", build), tmp_path / "project", symlinks=True)
    return tmp_path / "project"


def test_a_build_and_a_check_refuse_and_let_pass_what_is_explained(built: Path):
    before = holdings(built / "site")
    for path in MOVEMENTS:
        (built / path).unlink()
    with pytest.raises(UserError, match="records-removed") as refused:
        build_site(built)
    assert refused.value.exit_code == 1
    assert holdings(built / "site") == before
    assert "records-removed" in {problem.code for problem in checked(built, no_cache=True).problems}
    assert "records-removed" not in {p.code for p in checked(built, no_cache=True, allow_removal=True).problems}
    config = (built / "mkdocs.yml").read_text("utf-8")
    removals = "plugins:\n  - thidua:\n      removals:\n        - {at: data/movements, why: Đã hết đợt}\n"
    assert "plugins" not in config
    (built / "mkdocs.yml").write_text(config + removals, "utf-8")
    assert "records-removed" not in {problem.code for problem in checked(built, no_cache=True).problems}
    assert build_site(built).pages


def test_a_build_may_be_asked_to_let_it_pass_once(built: Path):
    for path in MOVEMENTS:
        (built / path).unlink()
    assert build_site(built, allow_removal=True).pages
    assert build_site(built).pages


def test_what_the_common_branch_has_lost_already_is_its_own_state(built: Path):
    for path in MOVEMENTS:
        (built / path).unlink()
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", "-C", str(built), *who, "commit", "-qam", "xóa"], check=True)
    assert "records-removed" not in {problem.code for problem in checked(built, no_cache=True).problems}


def test_an_archive_that_git_had_is_asked_for_until_somebody_says_why(tmp_path: Path):
    """Gone or another, committed or not: check and build say so."""
    project = committed(ONE_PLAN, tmp_path / "project", {"snapshots/dau-nam.tar.xz": "một"})
    archive, found = project / "snapshots/dau-nam.tar.xz", lambda: [problem.path for problem in lost_snapshots(project)]
    assert found() == []
    archive.write_text("hai")
    assert found() == ["snapshots/dau-nam.tar.xz"]
    archive.unlink()
    assert "snapshot-removed" in {problem.code for problem in checked(project, no_cache=True).problems}
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", "-C", str(project), *who, "commit", "-qam", "xóa"], check=True)
    assert found() == ["snapshots/dau-nam.tar.xz"]
    with pytest.raises(UserError, match="snapshot-removed"):
        build_site(project)
    assert list(lost_snapshots(project, ["snapshots/dau-nam.tar.xz"])) == []


def test_without_git_the_site_that_stands_there_tells_what_was_kept(tmp_path: Path):
    copy = tmp_path / "site/luu/dau-nam/manifest.json"
    copy.parent.mkdir(parents=True)
    copy.touch()
    with pytest.raises(UserError, match=r"snapshots/dau-nam\.tar\.xz"):
        refuse_removed(tmp_path, tmp_path / "site")
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots/dau-nam.tar.xz").touch()
    refuse_removed(tmp_path, tmp_path / "site")


@pytest.mark.parametrize("entry", ["x", "{at: data/movements}", "{why: x}"])
def test_an_entry_says_where_and_why(entry: str, tmp_path: Path):
    (tmp_path / "mkdocs.yml").write_text(f"plugins:\n  - thidua:\n      removals: [{entry}]\n", "utf-8")
    with pytest.raises(UserError, match="at: thư mục hay tệp"):
        explained(tmp_path)
