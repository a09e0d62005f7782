"""Which plans and reports of a checkout were edited since its branch was left."""

from collections.abc import Sequence
from pathlib import Path

from generator.history.git import GitFailedError, NoGitError, asked, is_checkout

_UPSTREAM = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
_FOLDERS = ("content/plans", "content/results", "examples/content/plans", "examples/content/results")


def left_at(root: Path) -> str:
    """The commit to compare with: where the branch left the common one, else the newest; "" without git or commits."""
    if not is_checkout(root):
        return ""
    try:
        refs = asked(root, "for-each-ref", "--format=%(refname:short)").split()
        common = next((name for name in _UPSTREAM if name in refs or name.removesuffix("/HEAD") in refs), "")
        return asked(root, "merge-base", "HEAD", common or "HEAD").strip()
    except (GitFailedError, NoGitError):
        return ""


def edited_since(root: Path, since: str) -> list[str]:
    """The plans and reports whose files are not what they were, or are new."""
    return changed_since(root, since, _FOLDERS)


def changed_since(root: Path, since: str, folders: Sequence[str]) -> list[str]:
    """The paths below some folders whose files are not what they were in a commit, or are new.

    Errors: GitFailedError, NoGitError.
    """
    changed = asked(root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", since, "--",
                    *folders)  # fmt: skip
    new = asked(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *folders)
    return sorted({path for path in (changed + new).split("\0") if path})


def files_at(root: Path, commit: str, folders: Sequence[str]) -> set[str]:
    """The paths of the YAML files below some folders of a project, as they were in a commit."""
    listed = asked(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", *folders)
    return {path for path in listed.split("\0") if path.endswith(".yml")}
