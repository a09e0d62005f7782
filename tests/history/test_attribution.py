"""The commit that wrote each line, as `git blame --first-parent` has it, whatever the lines look like."""

import os
import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from building import environ

from generator.history.attribution import written
from generator.history.last_changes import last_changes
from generator.history.origins import Origins

PATH = "content/plans/2024/truong-mau.yml"
# What a patch is made of, as lines of a file: none of it may be taken for the patch itself.
ODD = ["diff --git a/content/x.yml b/content/x.yml", "@@ -1 +1 @@", "++ b/content/x.yml", "-- a/content/x.yml",
       "\\ No newline at end of file", "", "\x01abc 1", "a\rb"]  # fmt: skip
Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """`git(command…)` in an empty checkout; each commit is a minute later."""
    minutes = iter(range(60))

    def run(*words: str) -> str:
        at = f"2024-06-01T12:{next(minutes):02}:00+07:00" if words[0] in ("commit", "merge") else "2024-06-01T12:00:00Z"
        own = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at, "GIT_CONFIG_GLOBAL": os.devnull,
               "GIT_CONFIG_SYSTEM": os.devnull}  # fmt: skip
        who = ("git", "-C", str(tmp_path), "-c", "user.name=Test", "-c", "user.email=test@example.org")
        return subprocess.run((*who, *words), check=True, env=environ(own), capture_output=True, text=True).stdout

    run("init", "-q", "-b", "main")
    return run


def save(folder: Path, git: Git, lines: list[str], ending: str = "\n") -> None:
    (folder / PATH).parent.mkdir(parents=True, exist_ok=True)
    (folder / PATH).write_bytes(("\n".join(lines) + ending).encode())
    git("add", ".")
    git("commit", "-q", "--allow-empty", "-m", "sửa")


def blamed(git: Git) -> list[str]:
    """The commit of each line, as git itself has it."""
    return [row.split()[0].lstrip("^") for row in git("blame", "--first-parent", "-l", "-s", "-p", PATH).splitlines()
            if len(row.split()) > 2 and len(row.split()[0]) == 40 and row.split()[1].isdigit()]  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_every_line_has_the_commit_that_git_blames(seed: int, tmp_path: Path, git: Git):
    chance = random.Random(seed)
    lines = [f"dòng {number}" for number in range(8)]
    for step in range(6):
        at = chance.randrange(len(lines) + 1)
        lines[at : at + chance.randrange(3)] = [
            f"{chance.choice(ODD)}{step}.{n}"[:60] for n in range(chance.randrange(4))
        ]
        save(tmp_path, git, lines, chance.choice(["", "\n"]))
    assert [commit.id for commit in written(tmp_path, ("content",))[PATH].lines] == blamed(git)


def test_lines_that_look_like_a_patch_are_lines(tmp_path: Path, git: Git):
    save(tmp_path, git, ODD)
    save(tmp_path, git, [*ODD, "cuối"], "")
    assert [commit.place for commit in written(tmp_path, ("content",))[PATH].lines] == [1] * len(ODD) + [2]


def test_what_a_merge_brought_was_written_by_the_merge(tmp_path: Path, git: Git):
    save(tmp_path, git, ["một", "hai"])
    git("checkout", "-q", "-b", "nhanh")
    save(tmp_path, git, ["một", "hai", "ba"])
    git("checkout", "-q", "main")
    git("merge", "-q", "--no-ff", "-m", "gộp", "nhanh")
    merge = git("rev-parse", "HEAD").strip()
    assert last_changes(tmp_path).of_line(PATH, 3).id == merge
    assert last_changes(tmp_path).of_line(PATH, 1).id == git("rev-parse", "HEAD^").strip()


def test_a_file_that_is_being_edited_has_no_commits(tmp_path: Path, git: Git):
    save(tmp_path, git, ["một"])
    (tmp_path / PATH).write_text("hai\n", "utf-8")
    assert last_changes(tmp_path).of_line(PATH, 1) is None


def test_lines_from_before_a_shallow_clone_are_unknown(tmp_path: Path, git: Git):
    save(tmp_path, git, ["một", "hai"])
    save(tmp_path, git, ["một", "ba"])
    save(tmp_path, git, ["một", "ba", "bốn"])
    git("clone", "-q", "--depth", "2", f"file://{tmp_path}", str(tmp_path / "nong"))
    found = last_changes(tmp_path / "nong")
    assert [commit and commit.id for commit in found.lines[PATH]] == [None, None, git("rev-parse", "HEAD").strip()]


def test_a_figure_is_of_the_newest_commit_that_wrote_any_of_it(tmp_path: Path, git: Git):
    lines = ["targets:", "  - id: ldtt", "    at_least: 90%", "    # lời", "  - {id: khac, at_least: 1}"]
    save(tmp_path, git, lines)
    first = git("rev-parse", "HEAD").strip()
    save(tmp_path, git, [*lines[:2], "    at_least: 80%", "    # lời khác", lines[4]])
    origins = Origins(tmp_path, last_changes(tmp_path))
    found = {key: origins(PATH, ("targets", key)) for key in ("ldtt", "khac")}
    assert {key: (one.line, one.commit.id) for key, one in found.items()} == {
        "ldtt": (2, git("rev-parse", "HEAD").strip()), "khac": (5, first),
    }  # fmt: skip


def test_a_comment_beside_a_figure_is_none_of_it(tmp_path: Path, git: Git):
    save(tmp_path, git, ["figures:", "  ldtt:", "    # lời", "    reached: 1"])
    first = git("rev-parse", "HEAD").strip()
    save(tmp_path, git, ["figures:", "  ldtt:", "    # lời khác", "    reached: 1"])
    assert Origins(tmp_path, last_changes(tmp_path))(PATH, ("figures", "ldtt")).commit.id == first
